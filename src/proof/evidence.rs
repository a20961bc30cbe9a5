//! Every condition still has its evidence, however the applicant files, and is still checked.

use super::fate::{self, Fate};
use super::look_ups::cannot_answer;
use super::ways::ways;
use super::{Case, Failures, belongs, cases};
use crate::model::edit::names::Name;
use crate::model::procedure::{Condition, Document, LookUp, Mode, Procedure};

const NAME: &str = "evidence";

/// Of every way to file that is left, there must have been a way before whose evidence is all still there, itself or
/// by what took its place; and where some way gave evidence, some way still does.
pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    for condition in &case.before.conditions {
        let Some(now) = fate::of_condition(case, &condition.id) else { continue };
        let (name, name_en) = case.names().condition(&condition.id);
        let Some(after) = case.after.conditions.iter().find(|known| known.id == now) else {
            failures.add(
                NAME,
                format!("Điều kiện «{name}» không còn, dù không được bãi bỏ."),
                format!("The condition “{name_en}” is gone without being abolished."),
            );
            continue;
        };
        for sub_case in cases(case.before) {
            let missing = loss(case, condition, after, sub_case)
                .or_else(|| unchecked(case, condition, after, sub_case));
            if let Some((vi, en)) = missing {
                let (place, place_en) =
                    sub_case.map_or_else(Default::default, |id| case_name(case.before, id));
                failures.add(
                    NAME,
                    format!("Điều kiện «{name}»{place}: {vi}."),
                    format!("The condition “{name_en}”{place_en}: {en}."),
                );
                break;
            }
        }
    }
    // Where a condition's own failure is told already, the same look-up is not told again.
    if failures.0.iter().all(|failure| failure.obligation != NAME) {
        new_look_ups(case, failures);
        fallbacks(case, failures);
    }
}

/// What is missing of a condition's evidence, if anything is.
fn loss(case: Case<'_>, before: &Condition, after: &Condition, sub_case: Option<&str>) -> Option<Name> {
    let (old, new) =
        (ways(case.before, &before.proven_by, sub_case), ways(case.after, &after.proven_by, sub_case));
    let (Some(old), Some(new)) = (old, new) else {
        return Some((
            "có quá nhiều cách lựa chọn giấy tờ để kiểm chứng".into(),
            "there are too many alternatives to look at each".into(),
        ));
    };
    let missing = |old: &Vec<&str>, new: &Vec<&str>| -> Vec<Name> {
        old.iter().filter_map(|id| cannot_show(case, id, new)).collect()
    };
    for way in &new {
        // Of the ways before, the one that lacks least is the witness; of equal ones that of which a paper went.
        let went = |old: &&Vec<&str>| !old.iter().all(|id| document(case.after, id).is_some());
        let nearest = old.iter().min_by_key(|old| (missing(old, way).len(), !went(old)));
        if let Some(first) = nearest.and_then(|old| missing(old, way).into_iter().next()) {
            return Some(first);
        }
    }
    let proving: Vec<&Vec<&str>> = old.iter().filter(|way| !way.is_empty()).collect();
    let still_proven = new.iter().any(|way| proving.iter().any(|old| missing(old, way).is_empty()));
    if proving.is_empty() || still_proven {
        return None;
    }
    proving.first().and_then(|old| new.first().and_then(|way| missing(old, way).into_iter().next()))
}

/// Why a piece of evidence is not among what the agency has after the change; `None` when it is.
fn cannot_show(case: Case<'_>, id: &str, shown: &[&str]) -> Option<Name> {
    let names = case.names();
    let (paper, paper_en) = names.evidence(id);
    let listed = |id: &str| shown.contains(&id);
    let Some(document) = document(case.before, id) else {
        return (!listed(id)).then(|| gone(&paper, &paper_en));
    };
    match fate::of_document(case, &document.id) {
        Fate::Lost => Some((
            format!("không có gì thay thế «{paper}»"),
            format!("nothing takes the place of “{paper_en}”"),
        )),
        Fate::Document { id: now, declared } => {
            let (heir, heir_en) = names.document(now);
            if !listed(now) {
                return Some(gone(&heir, &heir_en));
            }
            weaker(case, document.mode, now, declared, (heir, heir_en))
        }
        Fate::Output(output) => (!listed(output)).then(|| {
            let (output, output_en) = names.output(output);
            gone(&output, &output_en)
        }),
        Fate::Register { id: register, document_type } => {
            look_up(case, listed(register), (Some(register), None), document_type, (paper, paper_en))
        }
        Fate::Procedure { id: procedure, document_type } => {
            look_up(case, listed(document_type), (None, Some(procedure)), document_type, (paper, paper_en))
        }
    }
}

/// Why a document that is still listed proves less than the paper it stands for.
fn weaker(case: Case<'_>, was: Mode, now: &str, declared: bool, (heir, heir_en): Name) -> Option<Name> {
    let after = document(case.after, now)?;
    if after.mode == Mode::Declare && was != Mode::Declare && !declared {
        return Some((
            format!("«{heir}» chỉ còn là lời khai của người nộp hồ sơ"),
            format!("“{heir_en}” is only the applicant's word now"),
        ));
    }
    let sheets = |document: &Document| document.originals.saturating_add(document.copies);
    let had_sheets = document(case.before, now).is_some_and(|before| sheets(before) > 0);
    (after.mode == Mode::Submit && had_sheets && sheets(after) == 0).then(|| {
        (
            format!("không còn nộp bản nào của «{heir}»"),
            format!("no sheet of “{heir_en}” is handed in any more"),
        )
    })
}

fn document<'a>(procedure: &'a Procedure, id: &str) -> Option<&'a Document> {
    procedure.documents.iter().find(|document| document.id == id)
}

fn look_up(
    case: Case<'_>,
    listed: bool,
    (register, procedure): (Option<&str>, Option<&str>),
    document_type: &str,
    (paper, paper_en): Name,
) -> Option<Name> {
    let made = case.after.look_ups.iter().find(|known| {
        known.register.as_deref() == register
            && known.procedure.as_deref() == procedure
            && known.document_type == document_type
    });
    match made {
        Some(made) if listed => cannot_answer(case, made),
        _ => Some((format!("không ai tra cứu «{paper}»"), format!("nobody looks “{paper_en}” up"))),
    }
}

/// What is missing of the checks: a condition that a step checked is checked by a step.
fn unchecked(case: Case<'_>, before: &Condition, after: &Condition, sub_case: Option<&str>) -> Option<Name> {
    let checked = |procedure: &Procedure, id: &str| {
        procedure
            .steps
            .iter()
            .any(|s| belongs(&s.cases, sub_case) && s.checks.iter().any(|check| check == id))
    };
    (checked(case.before, &before.id) && !checked(case.after, &after.id))
        .then(|| ("không còn bước nào kiểm tra".into(), "no step checks it any more".into()))
}

/// A look-up that came with the changes can answer, also where no condition rests on it.
fn new_look_ups(case: Case<'_>, failures: &mut Failures) {
    let source = |look_up: &LookUp| {
        (look_up.register.clone(), look_up.procedure.clone(), look_up.document_type.clone())
    };
    for look_up in &case.after.look_ups {
        if case.before.look_ups.iter().any(|known| source(known) == source(look_up)) {
            continue;
        }
        if let Some((vi, en)) = cannot_answer(case, look_up) {
            let (name, name_en) = case.names().document_type(&look_up.document_type);
            failures.add(
                NAME,
                format!("Không tra cứu được «{name}»: {vi}."),
                format!("“{name_en}” cannot be looked up: {en}."),
            );
        }
    }
}

/// A paper asked for only where the register cannot answer needs a register that can.
fn fallbacks(case: Case<'_>, failures: &mut Failures) {
    for document in case.after.documents.iter().filter(|document| document.fallback) {
        let was = case.before.documents.iter().find(|known| known.id == document.id);
        let told = failures.0.iter().any(|failure| failure.obligation == NAME);
        if told || was.is_none_or(|was| was.fallback) {
            continue;
        }
        let look_ups =
            case.after.look_ups.iter().filter(|known| known.document_type == document.document_type);
        let mut reasons = Vec::new();
        for look_up in look_ups {
            match cannot_answer(case, look_up) {
                None => {
                    reasons.clear();
                    break;
                }
                Some(reason) => reasons.push(reason),
            }
        }
        if let Some((vi, en)) = reasons.into_iter().next() {
            let (name, name_en) = case.names().document(&document.id);
            failures.add(
                NAME,
                format!("Giấy tờ «{name}»: {vi}."),
                format!("The document “{name_en}”: {en}."),
            );
        }
    }
}

fn gone(name: &str, name_en: &str) -> Name {
    (format!("mất căn cứ chứng minh «{name}»"), format!("the evidence “{name_en}” is lost"))
}

fn case_name(procedure: &Procedure, id: &str) -> Name {
    let case = procedure.cases.iter().find(|case| case.id == id);
    let (vi, en) =
        case.map_or_else(Default::default, |case| crate::model::edit::names::in_both(&case.name, id));
    (format!(" (trường hợp {vi})"), format!(" (case {en})"))
}
