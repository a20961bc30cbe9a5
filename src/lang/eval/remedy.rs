//! From the `propose` lines of a rule to edits of a procedure.

use super::Trouble;
use super::value::{duration, evaluate};
use crate::facts::column::{Value, World};
use crate::lang::ast::EditKind;
use crate::lang::rule::{Expr, Proposal};
use crate::model::edit::datum::{Datum, Item};
use crate::model::edit::{Change, Edit, Substitute};
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::ChannelKind;

/// The edits of a remedy and the provisions it amends. A remedy that cannot be made out, because a reference leads
/// nowhere, has no edits.
pub(super) fn edits<'w>(
    proposals: &'w [Proposal],
    world: World<'w>,
    row: &mut Vec<Value<'w>>,
) -> Result<(Vec<Edit>, Vec<Entity>), Trouble> {
    let mut edits = Vec::new();
    let mut amends = Vec::new();
    for proposal in proposals {
        let mut values = Vec::new();
        for (place, value) in proposal.values.iter().enumerate() {
            // Of a field to be corrected the thing that has it is asked for: the field itself may be missing.
            let value = match (proposal.kind, place, value) {
                (EditKind::Fix, 0, Expr::Column(of, _)) => of,
                _ => value,
            };
            values.push(evaluate(value, world, row)?);
        }
        let made = match (proposal.kind, proposal.values.first()) {
            (EditKind::Fix, Some(Expr::Column(_, field))) => {
                correction(field.0.name, &values, world).map(|edit| vec![edit])
            }
            (EditKind::Merge, _) if is_of_procedures(&values) => merged(&values, world),
            _ => edit(proposal.kind, &values, world).map(|edit| vec![edit]),
        };
        let Some(made) = made else { return Ok((Vec::new(), Vec::new())) };
        edits.extend(made);
        if let Some(provisions) = &proposal.amends {
            match evaluate(provisions, world, row)? {
                Value::List(items) => amends.extend(items.into_iter().filter_map(|item| match item {
                    Value::Entity(entity) => Some(entity),
                    _ => None,
                })),
                Value::Entity(entity) => amends.push(entity),
                _ => {}
            }
        }
    }
    Ok((edits, amends))
}

fn edit(kind: EditKind, values: &[Value<'_>], world: World<'_>) -> Option<Edit> {
    let corpus = world.corpus;
    let entity = |at: usize| match values.get(at) {
        Some(Value::Entity(entity)) => Some(*entity),
        _ => None,
    };
    let number = |at: usize| match values.get(at) {
        Some(Value::Int(number)) => u32::try_from(*number).ok(),
        _ => None,
    };
    let named = |at: usize| entity(at).map(|entity| own_id(world, entity));
    let register = |at: usize| Some(corpus.catalog.registers.rows()[entity(at)?.at()].id.clone());
    let agency = |at: usize| Some(corpus.catalog.agencies.rows()[entity(at)?.at()].id.clone());
    // The first thing of the change that is part of a procedure says which procedure is changed.
    let procedure = (0..values.len()).filter_map(entity).find_map(Entity::procedure)?;
    let drop = |instead: Substitute| Some(Change::DropDocument { document: named(0)?, instead });
    let change = match kind {
        EditKind::Remove => match entity(0)?.kind {
            Kind::Document => drop(Substitute::Nothing)?,
            Kind::Condition => Change::DropCondition { condition: named(0)? },
            Kind::Step => Change::DropStep { step: named(0)? },
            Kind::Fee => Change::DropFee { fee: named(0)? },
            _ => return None,
        },
        EditKind::LookUp => drop(Substitute::Register(register(1)?))?,
        EditKind::Declaration => drop(Substitute::Declaration)?,
        EditKind::Replace => {
            let by = entity(1)?;
            match by.kind {
                Kind::Output if by.owner as usize == procedure => drop(Substitute::Output(named(1)?))?,
                Kind::Output => drop(Substitute::Procedure(corpus.procedures[by.owner as usize].id.clone()))?,
                Kind::Document if by.owner as usize == procedure => drop(Substitute::Document(named(1)?))?,
                _ => return None,
            }
        }
        EditKind::ReplaceBasis => Change::ReplaceBasis {
            from: corpus.bases[entity(0)?.owner as usize][entity(0)?.at()].citation.clone(),
            to: corpus.catalog.instruments.rows()[entity(1)?.at()].number.clone(),
        },
        EditKind::ReplaceAgency => Change::ReplaceAgency { from: agency(0)?, to: agency(1)? },
        EditKind::Fallback => Change::MakeFallback { document: named(0)?, register: register(1)? },
        EditKind::Copies => {
            Change::SetCopies { document: named(2)?, originals: number(0)?, copies: number(1)? }
        }
        EditKind::PlainCopy => Change::AcceptPlainCopy { document: named(0)? },
        EditKind::Merge => match entity(0)?.kind {
            Kind::Document => Change::MergeForms { into: named(1)?, from: named(0)? },
            Kind::Condition => Change::MergeConditions { into: named(1)?, from: named(0)? },
            Kind::Step => Change::MergeSteps { into: named(1)?, from: named(0)? },
            Kind::Fee => Change::MergeFees { into: named(1)?, from: named(0)? },
            _ => return None,
        },
        EditKind::Confirmation => Change::DropConfirmation { document: named(0)? },
        EditKind::Field => match values.first() {
            Some(Value::Text(field)) => Change::DropField { document: named(1)?, field: (*field).to_owned() },
            _ => return None,
        },
        EditKind::Check => Change::DropCheck { condition: named(0)?, step: named(1)? },
        EditKind::Beside => Change::RunBeside { step: named(0)?, beside: named(1)? },
        EditKind::Reassign => Change::Reassign { step: named(0)?, to: agency(1)? },
        EditKind::Deadline => Change::SetDeadline { to: duration(values.get(1)?)? },
        EditKind::Time => Change::SetTime { step: named(0)?, to: duration(values.get(1)?)? },
        EditKind::Validity => Change::SetValidity { output: named(0)?, to: duration(values.get(1)?)? },
        EditKind::Silence => Change::AgreeOnSilence { step: named(0)? },
        EditKind::Returns => Change::CapReturns { step: named(0)?, at_most: number(1)? },
        EditKind::Online => Change::OpenOnline,
        EditKind::System => Change::CarryBySystem { step: named(0)? },
        EditKind::Coordinator => Change::DeclareCoordinator { agency: agency(0)? },
        EditKind::Abolish => Change::Abolish,
        EditKind::View => Change::AcceptView { document: named(0)? },
        EditKind::After => Change::SetAfter { step: named(0)?, after: vec![named(1)?] },
        EditKind::Counter => Change::OpenChannel { kind: ChannelKind::Counter },
        EditKind::Post => Change::OpenChannel { kind: ChannelKind::Post },
        EditKind::Interlink => Change::Interlink { with: named(1)? },
        // A correction names a field and is made out elsewhere.
        EditKind::Fix => return None,
    };
    Some(Edit { procedure: corpus.procedures[procedure].id.clone(), change })
}

/// `merge p into q` of two procedures: both are changed.
fn merged(values: &[Value<'_>], world: World<'_>) -> Option<Vec<Edit>> {
    let [Value::Entity(from), Value::Entity(into)] = values else { return None };
    let (from, into) = (own_id(world, *from), own_id(world, *into));
    let successor = Change::Replaces { procedure: from.clone() };
    Some(vec![
        Edit { procedure: into.clone(), change: successor },
        Edit { procedure: from, change: Change::ReplacedBy { by: into } },
    ])
}

fn is_of_procedures(values: &[Value<'_>]) -> bool {
    matches!(values.first(), Some(Value::Entity(thing)) if thing.kind == Kind::Procedure)
}

/// `fix x.field to value`.
fn correction(field: &str, values: &[Value<'_>], world: World<'_>) -> Option<Edit> {
    let [Value::Entity(thing), to] = values else { return None };
    let procedure = &world.corpus.procedures[thing.procedure()?];
    let id = || own_id(world, *thing);
    let item = match thing.kind {
        Kind::Procedure => Item::Procedure,
        Kind::Case => Item::Case(id()),
        Kind::Channel => Item::Channel(procedure.channels[thing.at()].kind),
        Kind::Fee => Item::Fee(id()),
        Kind::Document => Item::Document(id()),
        Kind::Step => Item::Step(id()),
        Kind::Output => Item::Output(id()),
        _ => return None,
    };
    let to = match to {
        Value::Int(number) => Datum::Number(*number),
        Value::Money(money) => Datum::Number(money.0),
        Value::Bool(truth) => Datum::Truth(*truth),
        Value::Date(day) => Datum::Day(*day),
        time => Datum::Time(duration(time)?),
    };
    let change = Change::FixData { item, field: field.to_owned(), to };
    Some(Edit { procedure: procedure.id.clone(), change })
}

/// The id of a part inside its procedure.
fn own_id(world: World<'_>, entity: Entity) -> String {
    let procedure = &world.corpus.procedures[entity.owner as usize];
    match entity.kind {
        Kind::Document => procedure.documents[entity.at()].id.clone(),
        Kind::Condition => procedure.conditions[entity.at()].id.clone(),
        Kind::Step => procedure.steps[entity.at()].id.clone(),
        Kind::Output => procedure.outputs[entity.at()].id.clone(),
        Kind::Fee => procedure.fees[entity.at()].id.clone(),
        Kind::Case => procedure.cases[entity.at()].id.clone(),
        _ => world.corpus.procedures[entity.at()].id.clone(),
    }
}
