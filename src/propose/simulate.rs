//! Edits tried out: applied to a copy of the procedure, measured, and proven.

use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::facts::of_procedure;
use crate::model::corpus::Corpus;
use crate::model::edit::apply::apply;
use crate::model::edit::words::words;
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

/// The procedure after edits that belong together, or the obligations that fail.
pub(super) fn simulate<'a>(
    world: World<'_>,
    written: &Procedure,
    on: &Measured<'a>,
    edits: &'a [Edit],
) -> Result<Measured<'a>, Vec<Failure>> {
    let mut procedure = on.procedure.clone();
    for edit in edits {
        apply(&mut procedure, &edit.change, &world.corpus.catalog)
            .map_err(|no| vec![Failure { obligation: "applies", text: no.text }])?;
    }
    let changes: Vec<&Change> = edits.iter().map(|edit| &edit.change).collect();
    undoes_none(world.corpus, &procedure, &changes, "applies")?;
    undoes_none(world.corpus, &procedure, &on.changes, "clash")?;
    let mut measures = measure(world.corpus, &procedure);
    if procedure.status == Status::Abolished {
        measures.cost_per_year = on.measures.cost_per_year.map(|_| Money(0));
    }
    let ground = Ground {
        corpus: world.corpus,
        as_of: world.as_of.unwrap_or(written.as_of),
        earlier: &on.changes,
        changes: &changes,
        measures_before: &on.measures,
        measures_after: &measures,
    };
    let fails = prove(written, &procedure, ground);
    if fails.is_empty() {
        let changes = on.changes.iter().copied().chain(changes).collect();
        Ok(Measured { procedure, measures, changes })
    } else {
        Err(fails)
    }
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
        let words = words(change, after, &corpus.catalog);
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
