//! What a step works with is there when the step begins.

use super::fate::{self, Fate};
use super::flow::comes_before;
use super::{Case, Failures};
use crate::model::procedure::{Action, Procedure, Step};

const NAME: &str = "inputs";

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    for step in &case.after.steps {
        for need in &step.needs {
            if !is_there(case.after, step, need) && !lacked_before(case.before, step, need) {
                let ((vi, en), (need, need_en)) = (case.names().step(&step.id), case.names().evidence(need));
                failures.add(
                    NAME,
                    format!("Bước «{vi}» cần «{need}» khi chưa có."),
                    format!("The step “{en}” needs “{need_en}” before it is there."),
                );
            }
        }
    }
    for step in &case.before.steps {
        kept(case, step, failures);
    }
}

/// A step that works with a paper, and does not only pass the file on, still has it or what took its place.
fn kept(case: Case<'_>, step: &Step, failures: &mut Failures) {
    let now = fate::of_step(case, &step.id);
    let Some(after) = case.after.steps.iter().find(|known| Some(known.id.as_str()) == now) else { return };
    if only_passes_on(step.does) {
        return;
    }
    for need in &step.needs {
        let has = |id: &str| after.needs.iter().any(|known| known == id);
        let still = if case.before.documents.iter().any(|document| document.id == *need) {
            match fate::of_document(case, need) {
                Fate::Document { id, .. } | Fate::Output(id) => {
                    has(id) || after.produces.iter().any(|o| o == id)
                }
                Fate::Register { id, document_type } | Fate::Procedure { id, document_type } => {
                    has(id) || has(document_type)
                }
                Fate::Lost => false,
            }
        } else {
            has(need) || after.produces.contains(need)
        };
        if !still {
            let ((vi, en), (need, need_en)) = (case.names().step(&step.id), case.names().evidence(need));
            failures.add(
                NAME,
                format!("Bước «{vi}» vẫn dùng «{need}», nhưng không có gì thay thế."),
                format!("The step “{en}” still works with “{need_en}”, and nothing takes its place."),
            );
        }
    }
}

/// Whether a step of this kind hands papers on without working with what they say.
fn only_passes_on(action: Action) -> bool {
    matches!(action, Action::File | Action::Receive | Action::Transfer | Action::Check | Action::Return)
}

/// A flaw the procedure had before the change.
fn lacked_before(before: &Procedure, step: &Step, need: &str) -> bool {
    let was = before.steps.iter().find(|known| known.id == step.id);
    was.is_some_and(|was| was.needs.iter().any(|known| known == need) && !is_there(before, was, need))
}

fn is_there(procedure: &Procedure, step: &Step, need: &str) -> bool {
    let looked_up = procedure.look_ups.iter().any(|look_up| {
        look_up.document_type == need
            || look_up.register.as_deref() == Some(need)
            || look_up.procedure.as_deref() == Some(need)
    });
    let makers = || procedure.steps.iter().filter(|other| other.produces.iter().any(|made| made == need));
    procedure.documents.iter().any(|document| document.id == need)
        || looked_up
        || makers().any(|maker| comes_before(procedure, &maker.id, &step.id))
}
