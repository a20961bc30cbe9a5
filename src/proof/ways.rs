//! The ways an applicant may file: one choice from each list of alternatives. What proves a condition depends on it.

use super::belongs;
use crate::model::procedure::Procedure;

/// More ways than this are not looked at one by one, and nothing is proven of them.
const MOST: usize = 4096;

/// For every way to file in one sub-case: the evidence among `listed` that the agency then has. All that is listed is
/// needed together, except that of alternatives only the chosen one is handed in. `None` when there are too many ways.
pub(super) fn ways<'a>(
    procedure: &'a Procedure,
    listed: &'a [String],
    case: Option<&str>,
) -> Option<Vec<Vec<&'a str>>> {
    let in_any = |options: &[Vec<String>], id: &String| options.iter().any(|option| option.contains(id));
    let groups: Vec<&[Vec<String>]> = procedure
        .any_of
        .iter()
        .map(|group| group.options.as_slice())
        .filter(|options| listed.iter().any(|id| in_any(options, id)))
        .collect();
    let always = listed.iter().filter(|id| !groups.iter().any(|options| in_any(options, id)));
    let mut ways: Vec<Vec<&str>> = vec![always.map(String::as_str).collect()];
    for options in groups {
        if ways.len().saturating_mul(options.len()) > MOST {
            return None;
        }
        let chosen = |way: &Vec<&'a str>, option: &Vec<String>| {
            let mut way = way.clone();
            let shown = listed.iter().filter(|id| option.contains(id)).map(String::as_str);
            way.extend(shown.filter(|id| !way.contains(id)).collect::<Vec<_>>());
            way
        };
        ways = ways.iter().flat_map(|way| options.iter().map(|option| chosen(way, option))).collect();
    }
    for way in &mut ways {
        way.retain(|id| is_there(procedure, id, case));
    }
    ways.sort_unstable();
    ways.dedup();
    Some(ways)
}

/// Whether a piece of evidence is there: a document asked for in the sub-case, an output some step makes, or what is
/// looked up.
fn is_there(procedure: &Procedure, id: &str, case: Option<&str>) -> bool {
    if let Some(document) = procedure.documents.iter().find(|document| document.id == id) {
        return belongs(&document.cases, case);
    }
    if procedure.outputs.iter().any(|output| output.id == id) {
        return procedure.steps.iter().any(|step| step.produces.iter().any(|made| made == id));
    }
    true
}
