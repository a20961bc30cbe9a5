//! Another procedure takes the place of one: it issues what that issued, checks what that checked, and nobody is left
//! asking for what is issued no more.

use super::{NAME, consumers};
use crate::model::edit::names::{Name, Names, in_both};
use crate::model::procedure::{Procedure, Status};
use crate::proof::{Case, Failures};

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    let Some(successor) = successor(case) else {
        failures.add(
            NAME,
            "Không có thủ tục còn hiệu lực nào thay thế thủ tục này.",
            "No procedure in force takes the place of this one.",
        );
        return;
    };
    let (vi, en) = name(successor);
    for output in case.before.outputs.iter().filter(|output| !output.internal) {
        let made = successor.outputs.iter().any(|own| {
            own.document_type == output.document_type
                && successor.steps.iter().any(|step| step.produces.contains(&own.id))
        });
        if !made {
            let (output, output_en) = case.names().output(&output.id);
            failures.add(
                NAME,
                format!("Thủ tục «{vi}» không tạo ra kết quả «{output}»."),
                format!("“{en}” does not make the output “{output_en}”."),
            );
        }
    }
    for condition in &case.before.conditions {
        if !successor.conditions.iter().any(|own| own.text == condition.text) {
            let (condition, condition_en) = case.names().condition(&condition.id);
            failures.add(
                "evidence",
                format!("Thủ tục «{vi}» không kiểm tra điều kiện «{condition}»."),
                format!("“{en}” does not check the condition “{condition_en}”."),
            );
        }
    }
    for other in consumers(case.ground.corpus, case.before) {
        let now = case.ground.beside.iter().find(|beside| beside.id == other.id).copied().unwrap_or(other);
        if let Some((paper, paper_en)) = still_asks(case, now, successor) {
            let (vi, en) = name(now);
            failures.add(
                NAME,
                format!("Thủ tục «{vi}» vẫn yêu cầu «{paper}» của thủ tục này."),
                format!("“{en}” still asks for “{paper_en}” of this procedure."),
            );
        }
    }
}

/// The procedure that takes the place, as it is after the changes.
fn successor<'a>(case: Case<'a>) -> Option<&'a Procedure> {
    let id = case.after.replaced_by.as_ref()?;
    let corpus = case.ground.corpus;
    let beside = case.ground.beside.iter().find(|beside| beside.id == *id).copied();
    beside.or_else(|| Some(&corpus.procedures[corpus.procedure(id)?])).filter(|p| p.status == Status::InForce)
}

/// What a procedure asks for that it cannot get any more: by name, or because the successor keeps it to itself.
fn still_asks(case: Case<'_>, asking: &Procedure, successor: &Procedure) -> Option<Name> {
    let gone = &case.before.id;
    if asking.requires.contains(gone) {
        return Some(name(case.before));
    }
    let named = |from: &Option<String>| from.as_ref() == Some(gone);
    let issued = |paper: &String| case.before.outputs.iter().any(|output| output.document_type == *paper);
    let given = |paper: &String| {
        asking.id != successor.id
            && successor.outputs.iter().any(|output| !output.internal && output.document_type == *paper)
    };
    let lost = |paper: &String, from: &Option<String>| named(from) || issued(paper) && !given(paper);
    let document = asking.documents.iter().find(|d| lost(&d.document_type, &d.from_procedure));
    let look_up =
        asking.look_ups.iter().find(|l| l.register.is_none() && lost(&l.document_type, &l.procedure));
    let names = Names { procedure: asking, catalog: &case.ground.corpus.catalog };
    document
        .map(|document| names.document(&document.id))
        .or_else(|| look_up.map(|look_up| names.document_type(&look_up.document_type)))
}

fn name(procedure: &Procedure) -> Name {
    in_both(&procedure.name, &procedure.id)
}
