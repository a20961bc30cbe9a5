//! The mandatory parts of a procedure (Decree 63/2010/NĐ-CP art. 8(2) a to h): what was there may not go missing.

use super::{Case, Failures};
use crate::model::procedure::{Kind, Procedure};

/// A mandatory part: its name, and whether a procedure has it.
type Part = (&'static str, &'static str, fn(&Procedure) -> bool);

/// Name, sequence, manner, dossier, deadline, applicants, agency, result.
const PARTS: [Part; 8] = [
    ("tên thủ tục", "name", |p| !p.name.is_empty()),
    ("trình tự thực hiện", "sequence of steps", |p| !p.steps.is_empty()),
    ("cách thức thực hiện", "manner of filing", |p| !p.channels.is_empty()),
    ("thành phần hồ sơ", "dossier", has_dossier),
    ("thời hạn giải quyết", "deadline", |p| p.deadline.is_some()),
    ("đối tượng thực hiện", "applicants", |p| !p.applicants.is_empty()),
    ("cơ quan thực hiện", "agency", |p| !p.decides.is_empty()),
    ("kết quả thực hiện", "result", |p| !p.outputs.is_empty()),
];

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    for (vi, en, has) in PARTS {
        if has(case.before) && !has(case.after) {
            failures.add(
                "parts",
                format!("Thủ tục không còn bộ phận bắt buộc «{vi}» (Điều 8 Nghị định 63/2010/NĐ-CP)."),
                format!("The procedure lacks a mandatory part, “{en}” (Decree 63/2010/NĐ-CP art. 8)."),
            );
        }
    }
}

/// A dossier has at least a paper or a declaration. It may be empty where the agency fetches all it needs, or where an
/// agency itself opens the file.
fn has_dossier(procedure: &Procedure) -> bool {
    !procedure.documents.is_empty() || !procedure.look_ups.is_empty() || procedure.kind == Kind::Internal
}
