//! Two versions of a workspace judged for little more than one: a rule that looks at one procedure says of a procedure that
//! is the same in both what it said of it in the other. Rules that look further are run on the whole of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::levels::Levels;
use crate::check::{Checked, Found, check_at, judge, settled};
use crate::facts::column::World;
use crate::facts::{Facts, ProcedureFacts};
use crate::finding::Finding;
use crate::lang::eval::Indexes;
use crate::lang::rule::{Reach, Rule};
use crate::model::corpus::{Corpus, Place, Places};
use crate::model::entity::{Entity, Kind};
use crate::model::load::bases;
use crate::source::SourceId;

/// What two versions have in common.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// The position of each procedure of this version in the other, where they are the same.
    same: Vec<Option<usize>>,
    /// The files of the other version, each with its place in this one, where that is known.
    files: BTreeMap<SourceId, SourceId>,
}

impl Common {
    /// What a version has in common with another; none when the catalog or the settings differ, on which facts and rules
    /// of every procedure stand.
    pub fn of(corpus: &Corpus, other: &Corpus) -> Option<Common> {
        if corpus.settings != other.settings || corpus.catalog != other.catalog {
            return None;
        }
        let there: BTreeMap<&str, SourceId> =
            (0..).zip(&corpus.sources).map(|(at, one)| (one.name.as_str(), SourceId(at))).collect();
        let text = |at: SourceId| corpus.sources.get(at.0 as usize).map(|source| source.text.as_str());
        let unchanged = (0..).zip(&other.sources).filter_map(|(at, source)| {
            let now = *there.get(source.name.as_str())?;
            (text(now) == Some(source.text.as_str())).then_some((SourceId(at), now))
        });
        let mut common = Common { same: Vec::new(), files: unchanged.collect() };
        for (at, procedure) in corpus.procedures.iter().enumerate() {
            let known = other.procedure(&procedure.id).filter(|known| other.procedures[*known] == *procedure);
            if let Some(known) = known {
                common.files.insert(other.places.procedures[known], corpus.places.procedures[at]);
            }
            common.same.push(known);
        }
        lists(&corpus.places)
            .zip(lists(&other.places))
            .all(|(now, was)| common.is_same_list(now, was))
            .then_some(common)
    }

    /// The facts of this version, from those of the other where they are about the same procedure.
    pub fn facts(&self, corpus: &Corpus, other: &Facts) -> Facts {
        let known =
            |at: usize| self.same.get(at).copied().flatten().and_then(|known| other.procedures.get(known));
        Facts::with(corpus, |at| known(at).cloned())
    }

    /// Runs rules over this version, for which `found` was found in the other with the same rules at the same levels.
    pub fn check<'r>(
        &self,
        world: World<'r>,
        rules: &[&'r Rule],
        levels: &Levels,
        (other, found): (World<'_>, &Checked),
    ) -> Checked {
        if world.as_of != other.as_of {
            return check_at(world, rules.iter().copied(), levels);
        }
        let part = self.part(world);
        let part = World { corpus: &part.0, facts: &part.1, as_of: world.as_of };
        let now: BTreeMap<usize, usize> =
            self.same.iter().enumerate().filter_map(|(now, known)| Some(((*known)?, now))).collect();
        let left: Vec<usize> = (0..self.same.len()).filter(|at| self.same[*at].is_none()).collect();
        let mut by_rule: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &found.findings {
            by_rule.entry(&finding.rule).or_default().push(finding);
        }
        let stopped: BTreeSet<&str> = found.troubles.iter().map(|(rule, _)| rule.as_str()).collect();
        let (mut indexes, mut of_part) = (Indexes::default(), Indexes::default());
        let quick = |rule: &'r Rule, of_part: &mut Indexes| -> Option<Found> {
            if rule.reach != Reach::Procedure || stopped.contains(rule.id.as_str()) {
                return None;
            }
            let (new, trouble) = judge(part, rule, levels, of_part)?;
            let mut all = Vec::new();
            for finding in by_rule.get(rule.id.as_str()).into_iter().flatten() {
                // What is said of an entry of the catalog may come from any procedure.
                if let Some(now) = now.get(&finding.entity.procedure()?) {
                    all.push(self.moved(finding, *now)?);
                }
            }
            for mut finding in new {
                let at = *left.get(finding.entity.procedure()?)?;
                set_owner(&mut finding, at);
                all.push(finding);
            }
            trouble.is_none().then_some((all, None))
        };
        let judged = rules.iter().filter_map(|rule| {
            let found = quick(rule, &mut of_part).or_else(|| judge(world, rule, levels, &mut indexes))?;
            Some((*rule, found))
        });
        settled(world, judged)
    }

    /// The procedures that are not the same in both, with the catalog and all that stands beside them. Places are those of
    /// the whole.
    fn part(&self, world: World<'_>) -> (Corpus, Facts) {
        let whole = world.corpus;
        let left = || (0..whole.procedures.len()).filter(|at| self.same[*at].is_none());
        let corpus = Corpus {
            settings: whole.settings.clone(),
            catalog: whole.catalog.clone(),
            procedures: left().map(|at| whole.procedures[at].clone()).collect(),
            places: Places {
                procedures: left().map(|at| whole.places.procedures[at]).collect(),
                ..whole.places.clone()
            },
            ..Corpus::default()
        };
        let corpus = Corpus { bases: bases::flatten(&corpus.procedures, &corpus.catalog), ..corpus };
        let facts: Vec<ProcedureFacts> = left().map(|at| world.facts.procedures[at].clone()).collect();
        // Who makes and asks for what is for rules that look further.
        (corpus, Facts { procedures: facts, ..Facts::default() })
    }

    /// What was found in the other version, as it is found in this one.
    fn moved(&self, finding: &Finding, now: usize) -> Option<Finding> {
        let place =
            |place: &Place| Some(Place { source: *self.files.get(&place.source)?, path: place.path.clone() });
        let mut moved = Finding { place: place(&finding.place)?, waived: None, ..finding.clone() };
        for note in &mut moved.notes {
            note.place = match &note.place {
                Some(known) => Some(place(known)?),
                None => None,
            };
        }
        set_owner(&mut moved, now);
        Some(moved)
    }

    fn is_same_list(&self, now: &[Place], was: &[Place]) -> bool {
        let is_same = |(now, was): (&Place, &Place)| {
            self.files.get(&was.source) == Some(&now.source) && now.path == was.path
        };
        now.len() == was.len() && now.iter().zip(was).all(is_same)
    }
}

/// The places of each list of the catalog.
fn lists(places: &Places) -> impl Iterator<Item = &[Place]> {
    let Places { procedures: _, levels, agencies, registers, document_types, instruments, groups } = places;
    [levels, agencies, registers, document_types, instruments, groups].into_iter().map(Vec::as_slice)
}

/// Makes a finding one about the procedure at this position.
fn set_owner(finding: &mut Finding, at: usize) {
    finding.entity = match finding.entity {
        Entity { kind: Kind::Procedure, .. } => Entity::top(Kind::Procedure, at),
        Entity { kind, index, .. } => Entity::part(kind, at, index as usize),
    };
}
