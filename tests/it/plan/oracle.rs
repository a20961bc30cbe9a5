//! The search against all choices there are, on small problems made at random.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rasoat::plan::problem::{Item, Problem, Weight};
use rasoat::plan::search::{Found, nearest, search};

/// A problem and what makes its savings not add up.
#[derive(Clone, Debug)]
struct World {
    problem: Problem,
    /// What can be saved at all, piece by piece: how much of each target, and the proposals that save it.
    pieces: Vec<(Vec<i64>, BTreeSet<usize>)>,
    /// Sets that are not sound, whether the problem says so or not.
    unsound: Vec<Vec<usize>>,
}

impl World {
    /// What a choice saves together; or the first part of it that is not sound.
    fn together(&self, chosen: &[usize]) -> Result<Vec<i64>, Vec<usize>> {
        let holds = |set: &[usize]| set.iter().all(|at| chosen.contains(at));
        if let Some(part) = self.unsound.iter().find(|set| holds(set)) {
            return Err(part.clone());
        }
        let is_saved = |by: &BTreeSet<usize>| chosen.iter().any(|at| by.contains(at));
        let saved = |target: usize| {
            self.pieces.iter().filter(|(_, by)| is_saved(by)).map(|(amounts, _)| amounts[target]).sum()
        };
        Ok((0..self.problem.needed.len()).map(saved).collect())
    }

    fn is_sound(&self, chosen: &[usize]) -> bool {
        self.together(chosen).is_ok()
    }

    fn choices(&self) -> impl Iterator<Item = Vec<usize>> + '_ {
        let count = self.problem.items.len();
        (0_u32..1 << count).map(move |bits| (0..count).filter(|at| bits & (1 << at) != 0).collect())
    }

    fn best(&self) -> Option<Weight> {
        let reaches =
            |chosen: &Vec<usize>| self.together(chosen).is_ok_and(|saved| self.problem.reaches(&saved));
        self.choices().filter(reaches).map(|chosen| self.problem.weight(&chosen)).min()
    }

    fn search(&self) -> Found {
        search(&self.problem, &mut |chosen: &[usize]| self.together(chosen))
    }
}

/// Proposals that save pieces of their own, or, where they may overlap, the same pieces.
fn any_world(with_overlaps: bool) -> impl Strategy<Value = World> {
    let effort = prop::sample::select(vec![1_i64, 2, 4, 8, 16, 32]);
    let instruments = prop::collection::vec(effort, 0..=6);
    (instruments, 1_usize..=2, 1_usize..=12).prop_flat_map(move |(instruments, targets, count)| {
        let known = instruments.len();
        let item = (0_i64..3, prop::collection::vec(0..known.max(1), 0..=3));
        let set = prop::collection::vec(0..count, 2..=3);
        let sets = prop::collection::vec((set, any::<bool>()), 0..5);
        let amounts = prop::collection::vec(0_i64..50, targets);
        let savers = prop::collection::vec(0..count, if with_overlaps { 1..=3 } else { 1..=1 });
        let pieces = prop::collection::vec((amounts, savers), 0..=16);
        let needed = prop::collection::vec(0_i64..200, targets);
        (prop::collection::vec(item, count), sets, pieces, needed).prop_map(
            move |(items, sets, pieces, needed)| {
                let pieces: Vec<(Vec<i64>, BTreeSet<usize>)> =
                    pieces.into_iter().map(|(amounts, by)| (amounts, by.into_iter().collect())).collect();
                let alone = |at: usize, target: usize| {
                    pieces.iter().filter(|(_, by)| by.contains(&at)).map(|(amounts, _)| amounts[target]).sum()
                };
                let items = items.into_iter().enumerate().map(|(at, (effort, needs))| {
                    let needs: BTreeSet<usize> = needs.into_iter().filter(|at| *at < known).collect();
                    let saves = (0..targets).map(|target| alone(at, target)).collect();
                    Item { effort, instruments: needs.into_iter().collect(), saves }
                });
                let sets: Vec<(Vec<usize>, bool)> = sets
                    .into_iter()
                    .map(|(set, said)| (set.into_iter().collect::<BTreeSet<usize>>(), said))
                    .map(|(set, said)| (set.into_iter().collect::<Vec<usize>>(), said))
                    .filter(|(set, _)| set.len() >= 2)
                    .collect();
                let conflicts = sets.iter().filter(|(_, said)| *said).map(|(set, _)| set.clone()).collect();
                let items = items.collect();
                World {
                    problem: Problem { items, instruments: instruments.clone(), needed, conflicts },
                    pieces,
                    unsound: sets.into_iter().map(|(set, _)| set).collect(),
                }
            },
        )
    })
}

proptest! {
    #![proptest_config(crate::laws::law(60))]

    /// Where savings add up the plan is the lightest of all: effort, then instruments, then proposals; and the solver
    /// proves it.
    #[test]
    fn the_lightest_choice_is_found_where_savings_add_up(world in any_world(false)) {
        let found = world.search();
        let best = world.best();
        prop_assert_eq!(found.reached, best.is_some());
        prop_assert!(world.is_sound(&found.chosen));
        prop_assert_eq!(&Ok(found.saved.clone()), &world.together(&found.chosen));
        if let Some(best) = best {
            prop_assert_eq!(world.problem.weight(&found.chosen), best);
            prop_assert_eq!(found.bound, Some(best.effort));
            // Of the choices as light none saves more in all.
            let value = |saved: &[i64]| -> f64 {
                let parts = saved.iter().zip(&world.problem.needed).filter(|(_, needed)| **needed > 0);
                parts.map(|(saved, needed)| *saved as f64 / *needed as f64).sum()
            };
            for chosen in world.choices() {
                if world.problem.weight(&chosen) == best
                    && let Ok(saved) = world.together(&chosen)
                    && world.problem.reaches(&saved)
                    && found.learnt.is_empty()
                {
                    prop_assert!(value(&saved) <= value(&found.saved) + 1e-9, "{chosen:?} against {found:?}");
                }
            }
        }
    }

    /// Where they do not, what is said to be reached is reached, whatever is chosen is sound, no bound lies above the
    /// truth, and nothing that can be reached is given up.
    #[test]
    fn savings_that_overlap_are_counted_once(world in any_world(true)) {
        let found = world.search();
        let best = world.best();
        prop_assert_eq!(&Ok(found.saved.clone()), &world.together(&found.chosen));
        prop_assert_eq!(found.reached, world.problem.reaches(&found.saved));
        if let Some(best) = best {
            prop_assert!(found.bound.is_none_or(|bound| bound <= best.effort));
            prop_assert!(found.reached, "{best:?} is there but was not found: {found:?}");
            prop_assert!(world.problem.weight(&found.chosen) >= best);
        }
        prop_assert_eq!(&found, &world.search());
    }

    /// Within a level of effort the nearest choice is sound and within it.
    #[test]
    fn a_level_keeps_to_its_effort(world in any_world(true), effort in 0_i64..60) {
        let allowed = vec![true; world.problem.items.len()];
        let mut trial = |chosen: &[usize]| world.together(chosen);
        if let Some((chosen, saved)) = nearest(&world.problem, &mut trial, &allowed, Some(effort)) {
            prop_assert!(world.problem.weight(&chosen).effort <= effort);
            prop_assert_eq!(Ok(saved), world.together(&chosen));
        }
    }
}

fn item(instruments: &[usize], saves: i64) -> Item {
    Item { effort: 1, instruments: instruments.to_vec(), saves: vec![saves] }
}

fn sums(problem: &Problem) -> Found {
    search(problem, &mut |chosen: &[usize]| Ok(problem.sum(chosen)))
}

#[test]
fn an_instrument_amended_once_serves_all_that_need_it() {
    // One decree for three savings of 10 against three circulars for 12 each.
    let mut items = vec![item(&[0], 10), item(&[0], 10), item(&[0], 10)];
    items.extend([item(&[1], 12), item(&[2], 12), item(&[3], 12)]);
    let problem = Problem { items, instruments: vec![16, 8, 8, 8], needed: vec![30], conflicts: Vec::new() };
    let found = sums(&problem);
    assert_eq!(found.chosen, [0, 1, 2]);
    assert_eq!((problem.weight(&found.chosen).effort, found.bound), (19, Some(19)));
}

#[test]
fn the_rival_of_the_best_is_taken_where_it_is_the_lighter_way() {
    // Each for itself, the first saves most; it bars the two others, which together save more for less.
    let problem = Problem {
        items: vec![item(&[0], 10), item(&[1], 7), item(&[1], 7)],
        instruments: vec![32, 2],
        needed: vec![12],
        conflicts: vec![vec![0, 1], vec![0, 2]],
    };
    assert_eq!(sums(&problem).chosen, [1, 2]);
}

#[test]
fn what_cannot_be_reached_is_come_near_to() {
    let items = vec![item(&[], 3), item(&[0], 0), item(&[0], 4)];
    let problem = Problem { items, instruments: vec![8], needed: vec![20], conflicts: Vec::new() };
    let found = sums(&problem);
    assert_eq!(
        (found.reached, &found.chosen[..], &found.saved[..], found.bound),
        (false, &[0, 2][..], &[7][..], None)
    );
}

#[test]
fn nothing_is_chosen_where_nothing_is_needed_or_there_is_nothing() {
    let problem = Problem { items: vec![item(&[], 3)], needed: vec![0], ..Problem::default() };
    assert_eq!((sums(&problem).reached, sums(&problem).chosen.len()), (true, 0));
    let none = Problem { needed: vec![5], ..Problem::default() };
    assert_eq!((sums(&none).reached, sums(&none).chosen.len()), (false, 0));
}

/// Two halves save nothing alone and all together: the sum never gets there, what is simulated does.
#[test]
fn savings_that_come_only_together_are_found() {
    let problem = Problem {
        items: vec![item(&[], 0), item(&[], 0), item(&[], 1)],
        needed: vec![5],
        ..Problem::default()
    };
    let both = |chosen: &[usize]| if chosen.contains(&0) && chosen.contains(&1) { 9 } else { 0 };
    let found = search(&problem, &mut |chosen: &[usize]| Ok(vec![both(chosen)]));
    assert_eq!((found.reached, &found.chosen[..]), (true, &[0, 1][..]));
}
