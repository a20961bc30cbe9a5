//! Facts: what ended and is still named in words: agencies and types of paper that a name, a step or a condition mentions.
//!
//! A name counts where it stands as whole words, by its entry in the catalog or one of its aliases. It does not count
//! where it only says who issued or laid down something in the past: what a district once certified stays valid, and
//! a circular keeps the name of the ministry that issued it.

use crate::facts::Facts;
use crate::facts::column::{Column, Type, Value, World};
use crate::facts::publish::{columns, procedure_of};
use crate::model::catalog::Catalog;
use crate::model::date::Date;
use crate::model::entity::{Entity, Kind};
use crate::text::{Text, alike};

/// Facts: the names of what has a last day, in whole words.
#[derive(Clone, Debug, Default)]
pub struct Ended {
    agencies: Vec<Name>,
    papers: Vec<Name>,
}

#[derive(Clone, Debug)]
struct Name {
    place: u32,
    until: Date,
    words: String,
}

const AGENCIES: Type = Type::List(&Type::Entity(Kind::Agency));
const PAPERS: Type = Type::List(&Type::Entity(Kind::DocumentType));

/// Columns on documents, conditions and steps.
pub const COLUMNS: &[Column] = columns! {
    Document.ended_agencies: AGENCIES, "các cơ quan không còn hoạt động mà tên giấy tờ nhắc tới",
        "agencies that ended and that its name mentions", |world, document| agencies(world, document);
    Condition.ended_agencies: AGENCIES, "các cơ quan không còn hoạt động mà nội dung điều kiện nhắc tới",
        "agencies that ended and that its text mentions", |world, condition| agencies(world, condition);
    Step.ended_agencies: AGENCIES, "các cơ quan không còn hoạt động mà tên bước nhắc tới",
        "agencies that ended and that its name mentions", |world, step| agencies(world, step);
    Document.ended_papers: PAPERS, "các loại giấy tờ đã bãi bỏ mà tên giấy tờ nhắc tới",
        "abolished types of paper that its name mentions", |world, document| papers(world, document);
    Condition.ended_papers: PAPERS, "các loại giấy tờ đã bãi bỏ mà nội dung điều kiện nhắc tới",
        "abolished types of paper that its text mentions", |world, condition| papers(world, condition);
    Step.ended_papers: PAPERS, "các loại giấy tờ đã bãi bỏ mà tên bước nhắc tới",
        "abolished types of paper that its name mentions", |world, step| papers(world, step);
};

/// What directly before a name tells that it is only the origin of something.
const ORIGIN: &[&str] = &["do", "bộ trưởng", "mẫu của", "quy định của", "hướng dẫn của"];

/// What not far before a name tells that it belongs to the title of an instrument, or issued one.
const TITLES: &[&str] = &["liên quan đến việc"];
/// What not far before `của` and a name tells that it issued an instrument.
const INSTRUMENTS: &[&str] =
    &["nghị định", "thông tư", "quyết định số", "quy chuẩn", "tiêu chuẩn", "quy định về"];
/// How far, in bytes: some forty words.
const FAR: usize = 240;

/// Collects the names of what has a last day.
pub fn analyse(catalog: &Catalog) -> Ended {
    let mut ended = Ended::default();
    for (place, agency) in catalog.agencies.rows().iter().enumerate() {
        add(&mut ended.agencies, place, agency.until, &agency.name, &agency.aliases);
    }
    for (place, paper) in catalog.document_types.rows().iter().enumerate() {
        add(&mut ended.papers, place, paper.until, &paper.name, &paper.aliases);
    }
    ended
}

fn add(names: &mut Vec<Name>, place: usize, until: Option<Date>, name: &Text, aliases: &[String]) {
    let Some(until) = until else { return };
    let full: Vec<String> = name.vi.iter().chain(&name.en).map(|name| plain(name)).collect();
    for words in full.iter().cloned().chain(aliases.iter().map(|alias| plain(alias))) {
        // One word alone, or a part of the name, is too little to tell what is meant.
        let part = full.iter().any(|name| name.len() > words.len() && name.contains(&words));
        if words.trim().contains(' ') && !part {
            names.push(Name { place: place as u32, until, words });
        }
    }
}

fn agencies<'w>(world: World<'w>, thing: Entity) -> Value<'w> {
    named(world, thing, Kind::Agency, |facts| &facts.ended.agencies)
}

fn papers<'w>(world: World<'w>, thing: Entity) -> Value<'w> {
    named(world, thing, Kind::DocumentType, |facts| &facts.ended.papers)
}

fn named<'w>(world: World<'w>, thing: Entity, kind: Kind, names: fn(&Facts) -> &Vec<Name>) -> Value<'w> {
    let names = names(world.facts);
    let (Some(day), false) = (world.as_of(thing), names.is_empty()) else { return Value::List(Vec::new()) };
    let mut places: Vec<u32> = Vec::new();
    for text in text(world, thing) {
        let text = plain(text);
        let over = names.iter().filter(|name| name.until < day);
        places.extend(over.filter(|name| mentions(&text, &name.words)).map(|name| name.place));
    }
    places.sort_unstable();
    places.dedup();
    Value::List(places.into_iter().map(|at| Value::Entity(Entity::top(kind, at as usize))).collect())
}

/// What is written of a thing itself; a name taken from the catalog is none of its own.
fn text<'w>(world: World<'w>, thing: Entity) -> impl Iterator<Item = &'w str> {
    let procedure = procedure_of(world, thing);
    let text: Option<&Text> = procedure.and_then(|procedure| match thing.kind {
        Kind::Document => procedure.documents.get(thing.at())?.name.as_ref(),
        Kind::Condition => procedure.conditions.get(thing.at()).map(|condition| &condition.text),
        Kind::Step => procedure.steps.get(thing.at())?.name.as_ref(),
        _ => None,
    });
    text.into_iter().flat_map(|text| text.vi.as_deref().into_iter().chain(text.en.as_deref()))
}

/// Whether a text names something, and not only as the origin of something else.
fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].trim_end();
        let ends = |word: &str| before.strip_suffix(word).is_some_and(|rest| rest.ends_with(' '));
        let near = |word: &&str| before.rfind(*word).is_some_and(|start| before.len() - start < FAR);
        let issuer = ends("của") && INSTRUMENTS.iter().any(near);
        !issuer && !TITLES.iter().any(near) && !ORIGIN.iter().any(|word| ends(word))
    })
}

/// Words parted and surrounded by one space, in small letters.
fn plain(text: &str) -> String {
    let text = alike(text);
    let mut out = String::with_capacity(text.len() + 2);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.push(' ');
        out.push_str(word);
    }
    out.push(' ');
    out
}
