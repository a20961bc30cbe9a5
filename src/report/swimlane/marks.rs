//! What differs between a flow and another version of it, step by step, in words.

use std::collections::BTreeSet;

use crate::model::catalog::Catalog;
use crate::model::procedure::{Procedure, Step};
use crate::model::waits::waits;
use crate::report::swimlane::{Mark, lane_name};
use crate::text::Lang;

/// How a step differs from the other version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// Not at all, or there is no other version.
    None,
    /// It is there no more.
    Removed,
    /// It was not there.
    Added,
    /// It is there, but not the same.
    Changed,
}

impl Difference {
    /// The class of its box.
    pub(super) fn class(self) -> &'static str {
        match self {
            Difference::None => "",
            Difference::Removed => " fl-removed",
            Difference::Added => " fl-added",
            Difference::Changed => " fl-changed",
        }
    }
}

/// How each step differs, with a few words for its box.
pub(super) fn marks(
    procedure: &Procedure,
    catalog: &Catalog,
    lang: Lang,
    mark: Mark<'_>,
) -> Vec<(Difference, Vec<String>)> {
    let (other, is_before) = match mark {
        Mark::Alone => return procedure.steps.iter().map(|_| (Difference::None, Vec::new())).collect(),
        Mark::Before(other) => (other, true),
        Mark::After(other) => (other, false),
    };
    let own_order = order(procedure, other);
    let other_order = order(other, procedure);
    let steps = procedure.steps.iter().enumerate();
    steps
        .map(|(at, step)| {
            let Some(there) = other.steps.iter().position(|there| there.id == step.id) else {
                let gone = lang.pick("bỏ bước này", "step dropped").to_owned();
                let new = lang.pick("bước mới", "new step").to_owned();
                return match is_before {
                    true => (Difference::Removed, vec![gone]),
                    false => (Difference::Added, vec![new]),
                };
            };
            let moved = (own_order[at] != other_order[there])
                .then(|| order_words(at, &own_order, &other_order[there], procedure, lang));
            let (old, new) =
                if is_before { (step, &other.steps[there]) } else { (&other.steps[there], step) };
            let words = changes(old, new, moved, catalog, lang);
            match (words.is_empty(), is_before) {
                (true, _) => (Difference::None, words),
                (false, true) => {
                    (Difference::Changed, vec![lang.pick("sẽ thay đổi", "will change").to_owned()])
                }
                (false, false) => (Difference::Changed, words),
            }
        })
        .collect()
}

/// What changed from one version of a step to the next. The papers it uses are the dossier's matter, not shown here.
fn changes(old: &Step, new: &Step, moved: Option<Vec<String>>, catalog: &Catalog, lang: Lang) -> Vec<String> {
    let mut words = moved.unwrap_or_default();
    let mut say = |vi: String, en: String| words.push(lang.pick(vi, en));
    if old.by != new.by {
        let from = lane_name(&old.by, catalog, lang);
        say(format!("trước do {from}"), format!("was done by {from}"));
    }
    if old.takes != new.takes {
        match old.takes {
            Some(takes) => say(format!("trước là {}", takes.show(lang)), format!("was {}", takes.show(lang))),
            None => say("thêm thời hạn".to_owned(), "time limit set".to_owned()),
        }
    }
    if old.on_silence != new.on_silence {
        say("im lặng là đồng ý".to_owned(), "silence is consent".to_owned());
    }
    if old.returns_to != new.returns_to {
        say("giới hạn trả lại".to_owned(), "returns limited".to_owned());
    }
    if old.carrier != new.carrier {
        say("đổi cách chuyển hồ sơ".to_owned(), "carried another way".to_owned());
    }
    if old.with_applicant != new.with_applicant {
        match new.with_applicant {
            true => say("người nộp phải có mặt".to_owned(), "applicant must come".to_owned()),
            false => say("người nộp không phải đến".to_owned(), "applicant need not come".to_owned()),
        }
    }
    if old.checks != new.checks {
        say("đổi nội dung kiểm tra".to_owned(), "checks changed".to_owned());
    }
    words
}

/// What a step waited for and no longer does, as pairs of positions in the version after: from the step that was waited for
/// to the one that waited. What it still comes after by way of others is left out.
pub(super) fn gone(procedure: &Procedure, mark: Mark<'_>) -> Vec<(usize, usize)> {
    let Mark::After(before) = mark else { return Vec::new() };
    let (own, other) = (order(procedure, before), order(before, procedure));
    let mut pairs = Vec::new();
    for (to, step) in procedure.steps.iter().enumerate() {
        let Some(there) = before.steps.iter().position(|there| there.id == step.id) else { continue };
        pairs.extend(freed(to, &own, &other[there], procedure).into_iter().map(|from| (from, to)));
    }
    pairs
}

/// The positions of the steps that are in the old order of a step and come before it in no way any more.
fn freed(at: usize, own: &[BTreeSet<&str>], old: &BTreeSet<&str>, procedure: &Procedure) -> Vec<usize> {
    let position = |id: &str| procedure.steps.iter().position(|step| step.id == id);
    let mut before = vec![false; own.len()];
    let mut todo = vec![at];
    while let Some(next) = todo.pop() {
        for from in own[next].iter().filter_map(|id| position(id)) {
            if !std::mem::replace(&mut before[from], true) {
                todo.push(from);
            }
        }
    }
    old.iter().filter_map(|id| position(id)).filter(|from| !before[*from]).collect()
}

/// What is new in the order of a step, in words, by the numbers of the version shown.
fn order_words(
    at: usize,
    own: &[BTreeSet<&str>],
    old: &BTreeSet<&str>,
    procedure: &Procedure,
    lang: Lang,
) -> Vec<String> {
    let numbers = |steps: Vec<usize>| {
        let numbers: Vec<String> = steps.into_iter().map(|step| (step + 1).to_string()).collect();
        (!numbers.is_empty()).then(|| numbers.join(", "))
    };
    let position = |id: &&str| procedure.steps.iter().position(|step| step.id == **id);
    let freed = numbers(freed(at, own, old, procedure))
        .map(|them| lang.pick(format!("không còn chờ bước {them}"), format!("no longer waits for {them}")));
    let bound = numbers(own[at].iter().filter(|id| !old.contains(**id)).filter_map(position).collect())
        .map(|them| lang.pick(format!("nay chờ bước {them}"), format!("now waits for {them}")));
    let words: Vec<String> = freed.into_iter().chain(bound).collect();
    match words.is_empty() {
        true => vec![lang.pick("đổi thứ tự", "order changed").to_owned()],
        false => words,
    }
}

/// For each step, the steps it waits for that both versions have: a step that is in one only is looked through.
fn order<'p>(procedure: &'p Procedure, other: &Procedure) -> Vec<BTreeSet<&'p str>> {
    let waits = waits(&procedure.steps);
    let common: Vec<bool> =
        procedure.steps.iter().map(|step| other.steps.iter().any(|there| there.id == step.id)).collect();
    let look_through = |at: usize| {
        let mut found = BTreeSet::new();
        let mut seen = vec![false; waits.len()];
        let mut todo = waits[at].clone();
        while let Some(from) = todo.pop() {
            if std::mem::replace(&mut seen[from], true) {
                continue;
            }
            if common[from] {
                found.insert(procedure.steps[from].id.as_str());
            } else {
                todo.extend(&waits[from]);
            }
        }
        found
    };
    (0..waits.len()).map(look_through).collect()
}
