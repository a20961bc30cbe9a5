//! Facts: registers that already hold what is asked for.
//!
//! A register holds a paper for a procedure when it holds the paper's type on the day and the agency that
//! decides, the one that receives, or one that acts in a step may read it.

mod fields;
use std::collections::BTreeMap;

use crate::facts::column::{Column, Relation, Type, Value, World};
use crate::facts::publish::{columns, facts_of, procedure_of, relations, truth};
use crate::model::catalog::{Catalog, Holding};
use crate::model::date::Date;
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::{Extent, Procedure};

/// Facts: registers that already hold what is asked for.
#[derive(Clone, Debug, Default)]
pub struct Holdings {
    /// What is held on the procedure's own day, in order of document, register and holding.
    pub held: Vec<Held>,
}

/// A document whose information a register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The document's place.
    pub document: u32,
    /// The register's place in the catalog.
    pub register: u32,
    /// The place among what the register holds.
    pub holding: u32,
    /// Whether it replaces the paper wholly and in all cases.
    pub fully: bool,
}

const REGISTER: Type = Type::Entity(Kind::Register);

/// Columns on documents.
pub const COLUMNS: &[Column] = columns! {
    Document.held_in: Type::List(&REGISTER),
        "các cơ sở dữ liệu đã có thông tin này và cơ quan giải quyết, tiếp nhận hoặc tham gia được khai thác",
        "the registers that hold its type and that the deciding, receiving or an acting agency may read",
        |world, document| Value::List(registers(&held(world, document)));
    Document.holdings: Type::List(&Type::Entity(Kind::Holding)),
        "các mục thông tin tương ứng trong những cơ sở dữ liệu đó",
        "the entries of those registers that hold its type",
        |world, document| Value::List(held(world, document).iter().map(holding).collect());
    Document.held_fully: Type::Bool, "có cơ sở dữ liệu thay thế toàn bộ giấy tờ này trong mọi trường hợp",
        "whether one of those registers replaces the paper wholly and in all cases",
        |world, document| Value::Bool(held(world, document).iter().any(|held| held.fully));
    Document.known_fields: Type::List(&Type::Text),
        "các trường thông tin về cá nhân (`person.…`, `residence.…`) của giấy tờ đã có trong cơ sở dữ liệu mà cơ quan giải quyết khai thác được",
        "those of its data fields about a person (`person.…`, `residence.…`) that registers open to its agencies already hold",
        fields::known;
};

/// Relations of registers.
pub const RELATIONS: &[Relation] = relations! {
    holds[REGISTER, Type::Entity(Kind::DocumentType), Type::Date]: Type::Bool,
        "cơ sở dữ liệu có loại giấy tờ này vào ngày đó",
        "the register holds this type of paper on the day",
        holds;
    is_open[REGISTER, Type::Entity(Kind::Agency), Type::Date]: Type::Bool,
        "cơ quan được khai thác cơ sở dữ liệu vào ngày đó",
        "the agency may read the register on the day",
        is_open;
};

/// Finds registers that already hold what is asked for, on the procedure's own day.
pub fn analyse(procedure: &Procedure, catalog: &Catalog) -> Holdings {
    let on = procedure.as_of;
    let mut open = BTreeMap::new();
    let mut held = Vec::new();
    for document in 0..procedure.documents.len() {
        find(procedure, catalog, document, on, &mut open, &mut held);
    }
    Holdings { held }
}

/// Finds what is held of one document. Whether a register is open is found out when first asked.
fn find(
    procedure: &Procedure,
    catalog: &Catalog,
    document: usize,
    on: Date,
    open: &mut BTreeMap<usize, bool>,
    held: &mut Vec<Held>,
) {
    let wanted = &procedure.documents[document].document_type;
    for at in catalog.registers.holding(wanted).iter().copied() {
        let register = &catalog.registers.rows()[at];
        let matches =
            |holding: &Holding| holding.document_type == *wanted && on.within(holding.from, holding.until);
        for (place, holding) in register.holds.iter().enumerate().filter(|(_, holding)| matches(holding)) {
            let readable = || readers(procedure).any(|agency| catalog.is_open_to(register, agency, on));
            if *open.entry(at).or_insert_with(readable) {
                let fully = holding.extent == Extent::Full && holding.coverage.is_none();
                held.push(Held {
                    document: document as u32,
                    register: at as u32,
                    holding: place as u32,
                    fully,
                });
            }
        }
    }
}

/// The agencies that could look something up: who decides, who receives, who acts.
fn readers(procedure: &Procedure) -> impl Iterator<Item = &str> {
    let declared = [procedure.decides.as_str(), procedure.receives.as_str()];
    declared.into_iter().chain(procedure.steps.iter().map(|step| step.by.as_str()))
}

/// What is held of a document on the day of the review.
fn held(world: World<'_>, document: Entity) -> Vec<Held> {
    let Some((facts, procedure)) = facts_of(world, document).zip(procedure_of(world, document)) else {
        return Vec::new();
    };
    match world.as_of {
        Some(on) if on != procedure.as_of && document.at() < procedure.documents.len() => {
            let catalog = &world.corpus.catalog;
            let mut held = Vec::new();
            find(procedure, catalog, document.at(), on, &mut BTreeMap::new(), &mut held);
            held
        }
        _ => facts.holdings.held.iter().filter(|held| held.document == document.index).copied().collect(),
    }
}

fn holding<'w>(held: &Held) -> Value<'w> {
    Value::Entity(Entity::part(Kind::Holding, held.register as usize, held.holding as usize))
}

fn registers<'w>(held: &[Held]) -> Vec<Value<'w>> {
    let mut places: Vec<u32> = held.iter().map(|held| held.register).collect();
    places.dedup();
    places.into_iter().map(|at| Value::Entity(Entity::top(Kind::Register, at as usize))).collect()
}

fn holds<'w>(world: World<'w>, values: &[Value<'w>]) -> Value<'w> {
    let [Value::Entity(register), Value::Entity(paper), Value::Date(on)] = values else {
        return Value::Bool(false);
    };
    let catalog = &world.corpus.catalog;
    let pair = catalog.registers.rows().get(register.at()).zip(catalog.document_types.rows().get(paper.at()));
    truth(pair.map(|(register, paper)| {
        let current =
            |holding: &Holding| holding.document_type == paper.id && on.within(holding.from, holding.until);
        register.holds.iter().any(current)
    }))
}

fn is_open<'w>(world: World<'w>, values: &[Value<'w>]) -> Value<'w> {
    let [Value::Entity(register), Value::Entity(agency), Value::Date(on)] = values else {
        return Value::Bool(false);
    };
    let catalog = &world.corpus.catalog;
    let pair = catalog.registers.rows().get(register.at()).zip(catalog.agencies.rows().get(agency.at()));
    truth(pair.map(|(register, agency)| catalog.is_open_to(register, &agency.id, *on)))
}
