//! Whether a look-up can answer: the register holds the type of paper on the day and is open to an agency that acts;
//! the other procedure is in force and issues it.

use super::Case;
use crate::model::edit::names::Name;
use crate::model::procedure::{LookUp, Procedure, Status};
use crate::text::Lang;

/// Why a look-up of the procedure after the change cannot answer; `None` when it can.
pub(super) fn cannot_answer(case: Case<'_>, look_up: &LookUp) -> Option<Name> {
    match (&look_up.register, &look_up.procedure) {
        (Some(register), _) => register_cannot(case, look_up, register),
        (None, Some(procedure)) => procedure_cannot(case, look_up, procedure),
        (None, None) => {
            Some(("không nêu nguồn để tra cứu".into(), "nothing says where to look it up".into()))
        }
    }
}

fn register_cannot(case: Case<'_>, look_up: &LookUp, id: &str) -> Option<Name> {
    let (catalog, on) = (&case.ground.corpus.catalog, case.ground.as_of);
    let (name, name_en) = case.names().register(id);
    let Some(register) = catalog.registers.get(id) else {
        return Some((
            format!("danh mục không có cơ sở dữ liệu «{id}»"),
            format!("the catalog has no register “{id}”"),
        ));
    };
    let (paper, paper_en) = case.names().document_type(&look_up.document_type);
    let holds = register.holds.iter().any(|holding| {
        holding.document_type == look_up.document_type && on.within(holding.from, holding.until)
    });
    if !holds {
        return Some((
            format!("{name} không có thông tin «{paper}» tại ngày {}", on.show(Lang::Vi)),
            format!("{name_en} does not hold “{paper_en}” on {}", on.show(Lang::En)),
        ));
    }
    if !acting(case.after, look_up).iter().any(|agency| catalog.is_open_to(register, agency, on)) {
        return Some((
            format!("{name} chưa mở cho cơ quan nào thực hiện thủ tục tại ngày {}", on.show(Lang::Vi)),
            format!("{name_en} is open to none of the agencies that act, on {}", on.show(Lang::En)),
        ));
    }
    None
}

fn procedure_cannot(case: Case<'_>, look_up: &LookUp, id: &str) -> Option<Name> {
    let corpus = case.ground.corpus;
    let known = corpus.procedure(id).map(|at| &corpus.procedures[at]);
    let (paper, paper_en) = case.names().document_type(&look_up.document_type);
    match known {
        None => Some((format!("không có thủ tục «{id}»"), format!("there is no procedure “{id}”"))),
        Some(procedure) if procedure.status != Status::InForce => Some((
            format!("thủ tục «{id}» không còn hiệu lực"),
            format!("the procedure “{id}” is no longer in force"),
        )),
        Some(procedure) if !procedure.outputs.iter().any(|o| o.document_type == look_up.document_type) => {
            Some((
                format!("thủ tục «{id}» không cấp «{paper}»"),
                format!("the procedure “{id}” does not issue “{paper_en}”"),
            ))
        }
        Some(_) => None,
    }
}

/// The agencies that may make a look-up: the one it names, or else every one that acts in the procedure.
fn acting<'a>(procedure: &'a Procedure, look_up: &'a LookUp) -> Vec<&'a str> {
    match &look_up.by {
        Some(by) => vec![by],
        None => [&procedure.decides, &procedure.receives]
            .into_iter()
            .chain(procedure.steps.iter().map(|step| &step.by))
            .map(String::as_str)
            .collect(),
    }
}
