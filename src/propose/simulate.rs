//! Edits tried out: applied to copies of the procedures they touch, measured, and proven.

use std::collections::BTreeMap;

use super::joint::{Joint, joint};
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::facts::of_procedure;
use crate::model::corpus::Corpus;
use crate::model::edit::apply::{apply, apply_beside};
use crate::model::edit::words::words_among;
use crate::model::edit::{Change, Edit};
use crate::model::number::Money;
use crate::model::procedure::{Procedure, Status};
use crate::proof::{Ground, prove};
use crate::proposal::Failure;
use crate::text::{Lang, Text};

/// A procedure with its measures, and the changes that led there from the one as written.
#[derive(Clone)]
pub(super) struct Measured<'a> {
    /// The procedure.
    pub(super) procedure: Procedure,
    /// Its measures.
    pub(super) measures: Measures,
    /// The changes.
    pub(super) changes: Vec<&'a Change>,
}

impl Measured<'_> {
    /// A procedure as written.
    pub(super) fn written(world: World<'_>, at: usize) -> Self {
        let procedure = world.corpus.procedures[at].clone();
        let known = world.facts.procedures.get(at).map(|facts| facts.measures.clone());
        let measures = known.unwrap_or_else(|| measure(world.corpus, &procedure));
        Measured { procedure, measures, changes: Vec::new() }
    }
}

/// The procedures that candidates tie together, by position.
pub(super) type State<'a> = BTreeMap<usize, Measured<'a>>;

/// What edits lead to, with the measures before and after of all procedures they concern.
pub(super) struct Simulated<'a> {
    /// The procedures after them.
    pub(super) state: State<'a>,
    /// What the applicant and the agencies bear before and after, each procedure counted once.
    pub(super) joint: Joint,
}

/// The procedures after edits that belong together, or the obligations that fail.
pub(super) fn simulate<'a>(
    world: World<'_>,
    on: &State<'a>,
    edits: &'a [Edit],
) -> Result<Simulated<'a>, Vec<Failure>> {
    let mut state = on.clone();
    let mut touched: Vec<(usize, Vec<&'a Change>)> = Vec::new();
    for edit in edits {
        let Some(at) = world.corpus.procedure(&edit.procedure) else { continue };
        let other = edit.change.reads().and_then(|id| world.corpus.procedure(id)).map(|other| {
            on.get(&other).map_or(&world.corpus.procedures[other], |measured| &measured.procedure)
        });
        let Some(measured) = state.get_mut(&at) else { continue };
        apply_beside(&mut measured.procedure, &edit.change, &world.corpus.catalog, other)
            .map_err(|no| vec![Failure { obligation: "applies", text: no.text }])?;
        match touched.iter_mut().find(|(known, _)| *known == at) {
            Some((_, changes)) => changes.push(&edit.change),
            None => touched.push((at, vec![&edit.change])),
        }
    }
    for (at, changes) in &touched {
        let Some(measured) = state.get_mut(at) else { continue };
        undoes_none(world.corpus, &measured.procedure, changes, "applies")?;
        undoes_none(world.corpus, &measured.procedure, &measured.changes, "clash")?;
        measured.measures = measure(world.corpus, &measured.procedure);
        if measured.procedure.status == Status::Abolished {
            measured.measures.cost_per_year = on[at].measures.cost_per_year.map(|_| Money(0));
        }
    }
    let joint = joint(world, on, &mut state, &touched);
    let fails = unproven(world, on, &state, &touched, &joint);
    if !fails.is_empty() {
        return Err(fails);
    }
    for (at, changes) in touched {
        if let Some(measured) = state.get_mut(&at) {
            measured.changes.extend(changes);
        }
    }
    Ok(Simulated { state, joint })
}

/// The obligations that fail in any of the procedures. Of several procedures the measures are judged in sum, and once.
fn unproven<'a>(
    world: World<'_>,
    on: &State<'a>,
    state: &State<'a>,
    touched: &[(usize, Vec<&'a Change>)],
    joint: &Joint,
) -> Vec<Failure> {
    let beside: Vec<&Procedure> = state.values().map(|measured| &measured.procedure).collect();
    let mut fails: Vec<Failure> = Vec::new();
    for (place, (at, changes)) in touched.iter().enumerate() {
        let (was, now) = (&on[at], &state[at]);
        let written = &world.corpus.procedures[*at];
        let ground = Ground {
            corpus: world.corpus,
            as_of: world.as_of.unwrap_or(written.as_of),
            beside: &beside,
            earlier: &was.changes,
            changes,
            measures_before: if place == 0 { &joint.before } else { &joint.after },
            measures_after: &joint.after,
        };
        for failure in prove(written, &now.procedure, ground) {
            if !fails.contains(&failure) {
                fails.push(failure);
            }
        }
    }
    fails
}

/// Every change, of these edits and of those accepted earlier, must still stand at the end: were there anything left
/// of one to do, another would have undone it.
fn undoes_none(
    corpus: &Corpus,
    after: &Procedure,
    changes: &[&Change],
    obligation: &'static str,
) -> Result<(), Vec<Failure>> {
    let undone = changes.iter().find(|change| apply(&mut after.clone(), change, &corpus.catalog).is_ok());
    undone.map_or(Ok(()), |change| {
        let words = words_among(change, after, corpus);
        let text = Text::new(
            format!("Phương án này làm mất tác dụng của: {}", words.get(Lang::Vi)),
            format!("This would undo: {}", words.get(Lang::En)),
        );
        Err(vec![Failure { obligation, text }])
    })
}

/// The measures of a procedure. One that is no more asks for nothing and costs nothing.
fn measure(corpus: &Corpus, procedure: &Procedure) -> Measures {
    match procedure.status {
        Status::Abolished => Measures::default(),
        Status::InForce | Status::Replaced => {
            of_procedure(procedure, &corpus.catalog, &corpus.settings).measures
        }
    }
}
