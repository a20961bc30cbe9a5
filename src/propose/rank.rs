//! Which of two proposals is better.

use std::cmp::{Ordering, Reverse};

use crate::facts::measures::Measures;
use crate::proposal::{Proposal, Safety};

/// Best first: sketches last; then what several people complained of, the more the earlier; then the official cost saved in a year and for one dossier, the time saved, papers and
/// the other measures; of equal benefit the nearer authority; then the id.
pub fn order(one: &Proposal, two: &Proposal) -> Ordering {
    let key = |proposal: &Proposal| {
        let benefit = Reverse((proposal.complaints, benefit(proposal)));
        (proposal.safety == Safety::Sketch, benefit, proposal.authority)
    };
    key(one).cmp(&key(two)).then_with(|| (&one.procedure, &one.id).cmp(&(&two.procedure, &two.id)))
}

/// Whether the first saves or cuts more, authority and id left aside.
pub(super) fn is_better(one: &Proposal, two: &Proposal) -> bool {
    benefit(one) > benefit(two)
}

fn benefit(proposal: &Proposal) -> ([i64; 4], [i64; 10]) {
    let year = proposal.saved_per_year.map_or(0, |money| money.0);
    let cost = [year, proposal.saved_per_case.0, proposal.saved_deadline, proposal.saved_time];
    (cost, counts(&proposal.before, &proposal.after))
}

fn counts(before: &Measures, after: &Measures) -> [i64; 10] {
    [
        before.documents - after.documents,
        before.copies - after.copies,
        before.certified - after.certified,
        before.visits - after.visits,
        before.forms - after.forms,
        before.conditions - after.conditions,
        before.steps - after.steps,
        before.handovers - after.handovers,
        before.agencies - after.agencies,
        before.official_time - after.official_time,
    ]
}
