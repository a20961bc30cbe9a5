//! The papers that go from one procedure to another: what one gives out, the dossier of the next asks for. As a list and as
//! the places of a picture: who gives, the papers, who uses them.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts::supply::Link;
use crate::report::swimlane::measure::wrap;
use crate::report::view::Input;
use crate::report::view::dossier::type_name;
use crate::report::view::leaf::Words;

/// The papers between procedures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Papers {
    /// Each way of a paper, in order of maker and user.
    pub ways: Vec<Way>,
    /// The picture; none when there are too many procedures to draw.
    pub picture: Option<Picture>,
}

/// A paper that one procedure makes and another uses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Way {
    /// The number in the report of the procedure that makes it.
    pub maker: usize,
    /// Its name.
    pub maker_name: Words,
    /// The number in the report of the procedure that uses it.
    pub user: usize,
    /// Its name.
    pub user_name: Words,
    /// The paper.
    pub paper: Words,
    /// The id of its type.
    pub id: String,
    /// Whether the user fetches it itself; the applicant hands it in otherwise.
    pub fetched: bool,
}

/// The places of a picture, in units of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Picture {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Procedures that give, papers, procedures that use: a box each, column by column.
    pub boxes: Vec<PaperBox>,
    /// The ways between them.
    pub arrows: Vec<Arrow>,
}

/// A procedure or a paper in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PaperBox {
    /// The number of the procedure in the report; none for a paper.
    pub number: Option<usize>,
    /// Left.
    pub x: i32,
    /// Top.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Its name, broken into lines.
    pub lines: Vec<String>,
}

/// A way in the picture, from left to right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Arrow {
    /// Where it starts.
    pub from: (i32, i32),
    /// Where it ends.
    pub to: (i32, i32),
    /// Whether the agency fetches the paper itself.
    pub fetched: bool,
}

/// The most ways that are drawn; a picture of more cannot be followed.
const MOST: usize = 240;
/// Left and width of the three columns.
const COLUMNS: [(i32, i32); 3] = [(0, 250), (326, 208), (610, 250)];
const LINE: i32 = 15;
const SIZE: i32 = 12;

/// The papers of a run; none when no procedure gives another anything.
pub(super) fn papers(input: &Input<'_>) -> Option<Papers> {
    let all = input.corpus.procedures.as_slice();
    let name = |at: u32| Words::of(&all[at as usize].name, input.lang());
    let shown = |link: &&Link| input.shows(link.maker as usize) || input.shows(link.user as usize);
    let way = |link: &Link| {
        let output = all.get(link.maker as usize)?.outputs.get(link.output as usize)?;
        Some(Way {
            maker: link.maker as usize + 1,
            maker_name: name(link.maker),
            user: link.user as usize + 1,
            user_name: name(link.user),
            paper: type_name(&output.document_type, &input.corpus.catalog, input.lang()),
            id: output.document_type.clone(),
            fetched: link.fetched,
        })
    };
    let ways: BTreeSet<Way> = input.facts.supply.links().iter().filter(shown).filter_map(way).collect();
    let ways: Vec<Way> = ways.into_iter().collect();
    (!ways.is_empty()).then(|| Papers { picture: (ways.len() <= MOST).then(|| picture(input, &ways)), ways })
}

fn picture(input: &Input<'_>, ways: &[Way]) -> Picture {
    let given: BTreeSet<(usize, &str)> = ways.iter().map(|way| (way.maker, way.id.as_str())).collect();
    let mut used: BTreeMap<(&str, usize), bool> = BTreeMap::new();
    for way in ways {
        *used.entry((&way.id, way.user)).or_insert(true) &= way.fetched;
    }
    let mut makers: Vec<usize> = distinct(given.iter().map(|(maker, _)| *maker));
    let mut papers: Vec<&str> = distinct(given.iter().map(|(_, paper)| *paper));
    let mut users: Vec<usize> = distinct(used.keys().map(|(_, user)| *user));
    for _ in 0..3 {
        by_neighbours(&mut papers, &makers, |paper, maker| given.contains(&(*maker, *paper)));
        by_neighbours(&mut makers, &papers, |maker, paper| given.contains(&(*maker, *paper)));
        by_neighbours(&mut users, &papers, |user, paper| used.contains_key(&(*paper, *user)));
    }
    let procedure = |number: &usize| {
        let name = input.corpus.procedures[number - 1].name.get(input.lang());
        (Some(*number), format!("{number}. {name}"))
    };
    let name = |id: &str| ways.iter().find(|way| way.id == id).map_or("", |way| way.paper.text.as_str());
    let [left, middle, right] = [
        column(0, makers.iter().map(procedure).collect()),
        column(1, papers.iter().map(|id| (None, name(id).to_owned())).collect()),
        column(2, users.iter().map(procedure).collect()),
    ];
    let height = [&left, &middle, &right].map(|column| bottom(column)).into_iter().max().unwrap_or(0);
    let [left, middle, right] = [left, middle, right].map(|column| centred(column, height));
    let at = |place: Option<usize>, column: &[PaperBox]| place.and_then(|at| column.get(at)).cloned();
    let arrow = |from: Option<PaperBox>, to: Option<PaperBox>, fetched: bool| {
        let (from, to) = from.zip(to)?;
        let middle = |one: &PaperBox| one.y + one.height / 2;
        Some(Arrow { from: (from.x + from.width, middle(&from)), to: (to.x, middle(&to)), fetched })
    };
    let paper = |id: &str| at(papers.iter().position(|known| *known == id), &middle);
    let mut arrows: Vec<Arrow> = Vec::new();
    for (maker, id) in &given {
        arrows.extend(arrow(at(makers.iter().position(|known| known == maker), &left), paper(id), false));
    }
    for ((id, user), fetched) in &used {
        arrows.extend(arrow(paper(id), at(users.iter().position(|known| known == user), &right), *fetched));
    }
    let width = COLUMNS[2].0 + COLUMNS[2].1;
    Picture { width, height, arrows, boxes: [left, middle, right].concat() }
}

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect::<BTreeSet<T>>().into_iter().collect()
}

/// Puts each thing near the height of those it is joined to, so that few ways cross.
fn by_neighbours<T: Ord + Copy, U>(things: &mut [T], others: &[U], joined: impl Fn(&T, &U) -> bool) {
    let height = |thing: &T| {
        let places = others.iter().enumerate().filter(|(_, other)| joined(thing, other)).map(|(at, _)| at);
        let (sum, count) = places.fold((0, 0), |(sum, count), at| (sum + at * 1000, count + 1));
        sum.checked_div(count).unwrap_or(0)
    };
    things.sort_by_key(|thing| (height(thing), *thing));
}

fn column(number: usize, things: Vec<(Option<usize>, String)>) -> Vec<PaperBox> {
    let (x, width) = COLUMNS[number];
    let mut y = 8;
    let mut boxes = Vec::new();
    for (number, name) in things {
        let lines = wrap(&name, SIZE, width - 22, 3);
        let height = lines.len() as i32 * LINE + 12;
        boxes.push(PaperBox { number, x, y, width, height, lines });
        y += height + 12;
    }
    boxes
}

fn bottom(column: &[PaperBox]) -> i32 {
    column.last().map_or(0, |last| last.y + last.height + 8)
}

/// The boxes spread over a height.
fn centred(mut column: Vec<PaperBox>, height: i32) -> Vec<PaperBox> {
    let free = height - bottom(&column);
    let parts = column.len() as i32 + 1;
    for (at, one) in column.iter_mut().enumerate() {
        one.y += free * (at as i32 + 1) / parts;
    }
    column
}
