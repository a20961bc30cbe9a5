//! What the procedure issued it still issues; and nobody asks for what an abolished procedure issued.

mod successor;

use super::{Case, Failures};
use crate::model::corpus::Corpus;
use crate::model::procedure::{Procedure, Status};

const NAME: &str = "outputs";

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    if case.after.status == Status::Abolished {
        if case.before.status != Status::Abolished {
            abolished(case, failures);
        }
        return;
    }
    if case.after.status == Status::Replaced && case.before.status == Status::InForce {
        return successor::check(case, failures);
    }
    for output in case.before.outputs.iter().filter(|output| !output.internal) {
        let (name, name_en) = case.names().output(&output.id);
        let Some(after) = case.after.outputs.iter().find(|known| known.id == output.id) else {
            failures.add(
                NAME,
                format!("Kết quả «{name}» không còn được cấp."),
                format!("The output “{name_en}” is issued no more."),
            );
            continue;
        };
        if made(case.before, &output.id) && !made(case.after, &output.id) {
            failures.add(
                NAME,
                format!("Không còn bước nào tạo ra kết quả «{name}»."),
                format!("No step makes the output “{name_en}” any more."),
            );
        }
        let shorter = match (output.valid_for, after.valid_for) {
            (Some(was), Some(now)) => now.working_minutes() < was.working_minutes(),
            (None, Some(_)) => true,
            _ => false,
        };
        if shorter {
            failures.add(
                NAME,
                format!("Kết quả «{name}» có thời hạn hiệu lực ngắn hơn trước."),
                format!("The output “{name_en}” is valid for less time than before."),
            );
        }
    }
}

fn made(procedure: &Procedure, output: &str) -> bool {
    procedure.steps.iter().any(|step| step.produces.iter().any(|made| made == output))
}

fn abolished(case: Case<'_>, failures: &mut Failures) {
    let users = consumers(case.ground.corpus, case.before);
    if let Some((first, others)) = users.split_first() {
        let names =
            |procedure: &Procedure| crate::model::edit::names::in_both(&procedure.name, &procedure.id);
        let (vi, en) = names(first);
        let (more, more_en) = match others.len() {
            0 => (String::new(), String::new()),
            n => (format!(" và {n} thủ tục khác"), format!(" and {n} more")),
        };
        failures.add(
            NAME,
            format!("Thủ tục «{vi}»{more} vẫn cần kết quả của thủ tục này."),
            format!("The procedure “{en}”{more_en} still needs the output of this one."),
        );
    }
}

/// The procedures in force that require this one, name it as a source, or ask for a type of paper it issues. That
/// another procedure issues the type as well is no excuse: a person must look at it.
fn consumers<'a>(corpus: &'a Corpus, procedure: &Procedure) -> Vec<&'a Procedure> {
    let issued = |wanted: &String| procedure.outputs.iter().any(|output| output.document_type == *wanted);
    let named = |wanted: &Option<String>| wanted.as_ref() == Some(&procedure.id);
    corpus
        .procedures
        .iter()
        .filter(|other| other.id != procedure.id && other.status == Status::InForce)
        .filter(|other| {
            other.requires.contains(&procedure.id)
                || other.look_ups.iter().any(|look_up| named(&look_up.procedure))
                || other.documents.iter().any(|d| named(&d.from_procedure) || issued(&d.document_type))
        })
        .collect()
}
