//! No task goes to an agency that does not exist on the day.

use super::{Case, Failures};

const NAME: &str = "actors";

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    let (before, after) = (case.before, case.after);
    let mut given: Vec<&str> = Vec::new();
    for step in &after.steps {
        let was = before.steps.iter().find(|known| known.id == step.id);
        if was.is_none_or(|was| was.by != step.by) {
            given.push(&step.by);
        }
    }
    for (was, now) in [(&before.receives, &after.receives), (&before.decides, &after.decides)] {
        if was != now {
            given.push(now);
        }
    }
    given.extend(
        after.coordinates.iter().filter(|agency| !before.coordinates.contains(agency)).map(String::as_str),
    );
    given.sort_unstable();
    given.dedup();
    for agency in given.into_iter().filter(|agency| !exists(case, agency)) {
        let (vi, en) = case.names().agency(agency);
        failures.add(
            NAME,
            format!("{vi} không tồn tại tại ngày {}.", case.ground.as_of.show(crate::text::Lang::Vi)),
            format!("{en} does not exist on {}.", case.ground.as_of.show(crate::text::Lang::En)),
        );
    }
}

/// Whether an agency, and its level, exist on the day. The applicant and a system always do.
fn exists(case: Case<'_>, id: &str) -> bool {
    let (catalog, on) = (&case.ground.corpus.catalog, case.ground.as_of);
    if matches!(id, "applicant" | "system") {
        return true;
    }
    catalog.agencies.get(id).is_some_and(|agency| {
        on.within(agency.from, agency.until)
            && catalog.levels.get(&agency.level).is_none_or(|level| on.within(level.from, level.until))
    })
}
