//! Proposals carried into the texts of a workspace: chosen, proven once more together, lowered to text, and repeated to
//! quiet. Pure: texts come in and go out; nothing is written here.

mod judge;
mod round;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::facts::measures::Measures;
use crate::lang::rule::Rule;
use crate::model::date::Date;
use crate::proposal::Safety;
use crate::source::Source;
use crate::text::Text;

pub use judge::{Seen, see, worse};

/// The most rounds of `enact`; a few are enough, since every proposal takes something away.
pub const MOST_ROUNDS: usize = 10;

/// Which proposals to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Those with these ids, once.
    Ids(Vec<String>),
    /// All that may be trusted this far, again and again until none is left. Sketches never.
    All {
        /// Only those of this procedure.
        procedure: Option<String>,
        /// The least they may be trusted.
        least: Safety,
    },
}

/// What a review of the texts stands on.
pub struct Review<'r> {
    /// The rules.
    pub rules: &'r [Rule],
    /// The day of the review; each procedure's own when absent.
    pub as_of: Option<Date>,
    /// Whether the file of this name may be changed.
    pub selects: &'r dyn Fn(&str) -> bool,
}

/// What came of carrying proposals out.
#[derive(Clone, Debug, Default)]
pub struct Enacted {
    /// All texts, in order of name.
    pub sources: Vec<Source>,
    /// The files that changed.
    pub files: Vec<Changed>,
    /// The proposals carried out, in order.
    pub applied: Vec<Applied>,
    /// The proposals that were asked for and not carried out.
    pub left: Vec<Left>,
    /// How many rounds had something to do.
    pub rounds: usize,
    /// Whether nothing that was asked for is left to do.
    pub quiet: bool,
    /// How many proposals of the chosen files are trusted less than was asked for, and how many are sketches.
    pub passed_over: (usize, usize),
}

/// A file that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its name.
    pub name: String,
    /// The text before.
    pub old: String,
    /// The text after.
    pub new: String,
    /// Its procedure.
    pub procedure: String,
    /// The measures before.
    pub before: Measures,
    /// The measures after.
    pub after: Measures,
}

/// A proposal that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Its id.
    pub id: String,
    /// The procedures it changed.
    pub procedures: BTreeSet<String>,
    /// The change in words.
    pub changes: Vec<Text>,
    /// How far it may be trusted.
    pub safety: Safety,
}

/// A proposal that was asked for and not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its id.
    pub id: String,
    /// The change in words; empty where it is not known.
    pub changes: Vec<Text>,
    /// Why not.
    pub reasons: Vec<Text>,
    /// What is wrong with its file, with the place.
    pub problems: Vec<Diagnostic>,
}

/// Carries proposals out on these texts.
pub fn enact(sources: &[Source], choice: &Choice, review: &Review<'_>) -> Enacted {
    let start = see(sources.to_vec(), review);
    let mut enacted = Enacted { quiet: true, ..Enacted::default() };
    let mut touched: BTreeSet<String> = BTreeSet::new();
    let mut seen: Option<Seen> = None;
    loop {
        let now = seen.as_ref().unwrap_or(&start);
        let round = round::round(now, choice, review, &enacted);
        if enacted.rounds == 0 {
            enacted.passed_over = round.passed_over;
        }
        for left in round.left {
            if !enacted.left.iter().any(|known| known.id == left.id) {
                enacted.left.push(left);
            }
        }
        let Some(next) = round.next else { break };
        if enacted.rounds == MOST_ROUNDS {
            enacted.quiet = false;
            break;
        }
        touched.extend(round.applied.iter().flat_map(|applied| applied.procedures.clone()));
        enacted.applied.extend(round.applied);
        enacted.rounds += 1;
        seen = Some(next);
        if matches!(choice, Choice::Ids(_)) {
            break;
        }
    }
    // What a later round could do after all is not left.
    let done: BTreeSet<&String> = enacted.applied.iter().map(|applied| &applied.id).collect();
    enacted.left.retain(|left| !done.contains(&left.id));
    let end = seen.as_ref().unwrap_or(&start);
    enacted.files = files(&start, end, &touched);
    enacted.sources = end.corpus.sources.clone();
    enacted
}

/// The files whose text changed, with the measures of their procedures.
fn files(start: &Seen, end: &Seen, touched: &BTreeSet<String>) -> Vec<Changed> {
    let mut files: BTreeMap<String, Changed> = BTreeMap::new();
    for procedure in touched {
        let (Some(was), Some(is)) = (start.of(procedure), end.of(procedure)) else { continue };
        if was.source.text != is.source.text {
            files.insert(
                was.source.name.clone(),
                Changed {
                    name: was.source.name.clone(),
                    old: was.source.text.clone(),
                    new: is.source.text.clone(),
                    procedure: procedure.clone(),
                    before: was.measures,
                    after: is.measures,
                },
            );
        }
    }
    files.into_values().collect()
}
