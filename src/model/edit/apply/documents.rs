//! Papers asked for no more, and what takes their place in conditions, steps and alternatives.

use super::{Inapplicable, gone, place, repoint, unfit};
use crate::model::edit::Substitute;
use crate::model::procedure::{LookUp, Mode, Procedure};

/// Asks for a document no more. Where a register takes its place, the register proves what the paper proved and steps
/// need the type of paper looked up; what is fetched from another agency is named by its type in both.
pub(super) fn drop(on: &mut Procedure, id: &str, instead: &Substitute) -> Result<(), Inapplicable> {
    let at = place(&on.documents, id, |d| &d.id)?;
    let document_type = on.documents[at].document_type.clone();
    let heir = match instead {
        Substitute::Declaration => {
            declare(on, at);
            return Ok(());
        }
        Substitute::Nothing => Heir::default(),
        Substitute::Register(register) => {
            look_up(on, Some(register), None, &document_type);
            Heir { proof: Some(register), need: Some(&document_type), paper: None }
        }
        Substitute::Procedure(procedure) => {
            look_up(on, None, Some(procedure), &document_type);
            Heir { proof: Some(&document_type), need: Some(&document_type), paper: None }
        }
        Substitute::Output(output) => {
            place(&on.outputs, output, |o| &o.id)?;
            Heir { proof: Some(output), need: Some(output), paper: None }
        }
        Substitute::Document(other) => {
            if other == id {
                return Err(gone(other));
            }
            place(&on.documents, other, |d| &d.id)?;
            if is_alternative(on, id) && !is_alternative(on, other) {
                return Err(unfit(
                    format!(
                        "«{id}» là một trong các giấy tờ được lựa chọn, còn «{other}» bắt buộc trong mọi trường hợp."
                    ),
                    format!("“{id}” is one of several alternatives, but “{other}” is asked for in any case."),
                ));
            }
            Heir { proof: Some(other), need: Some(other), paper: Some(other) }
        }
    };
    on.documents.remove(at);
    replace_references(on, id, heir);
    Ok(())
}

/// Asks for a document only where the register cannot answer.
pub(super) fn make_fallback(on: &mut Procedure, id: &str, register: &str) -> Result<(), Inapplicable> {
    let at = place(&on.documents, id, |d| &d.id)?;
    on.documents[at].fallback = true;
    let document_type = on.documents[at].document_type.clone();
    look_up(on, Some(register), None, &document_type);
    Ok(())
}

/// What takes the place of a document, wherever it was referred to.
#[derive(Clone, Copy, Default)]
pub(super) struct Heir<'a> {
    /// What proves the conditions it proved; nothing when it proved nothing.
    pub(super) proof: Option<&'a str>,
    /// What the steps need that needed it.
    pub(super) need: Option<&'a str>,
    /// The document handed in for it; none when an agency sees to it.
    pub(super) paper: Option<&'a str>,
}

/// Lets everything that referred to a document refer to what takes its place.
pub(super) fn replace_references(on: &mut Procedure, id: &str, heir: Heir<'_>) {
    for condition in &mut on.conditions {
        repoint(&mut condition.proven_by, id, heir.proof);
    }
    for step in &mut on.steps {
        repoint(&mut step.needs, id, heir.need);
    }
    for group in &mut on.any_of {
        if !group.options.iter().flatten().any(|member| member == id) {
            continue;
        }
        let mut options: Vec<Vec<String>> = Vec::new();
        let old_shares = std::mem::take(&mut group.shares);
        for (at, mut option) in std::mem::take(&mut group.options).into_iter().enumerate() {
            let was_asked_for = option.iter().any(|member| member == id);
            repoint(&mut option, id, heir.paper);
            // An alternative of which nothing is left says that nothing has to be handed in. That is so where an agency
            // sees to it; where nothing takes the document's place, the alternative itself is gone.
            let is_gone = was_asked_for && option.is_empty() && heir.proof.is_none();
            if is_gone {
                continue;
            }
            // Whoever chose a list that is now like another one chooses that one.
            let same = options.iter().position(|known| *known == option);
            match (same, old_shares.get(at)) {
                (Some(same), Some(share)) => {
                    group.shares[same].0 = group.shares[same].0.saturating_add(share.0)
                }
                (None, Some(share)) => group.shares.push(*share),
                _ => {}
            }
            if same.is_none() {
                options.push(option);
            }
        }
        group.options = options;
    }
    // A single alternative is no choice: its members are asked for like any other document.
    on.any_of.retain(|group| group.options.len() > 1);
}

/// Whether a document is one of several alternatives.
pub(super) fn is_alternative(on: &Procedure, id: &str) -> bool {
    on.any_of.iter().flat_map(|group| &group.options).flatten().any(|member| member == id)
}

fn declare(on: &mut Procedure, at: usize) {
    let document = &mut on.documents[at];
    document.mode = Mode::Declare;
    (document.originals, document.copies, document.certified) = (0, 0, false);
}

fn look_up(on: &mut Procedure, register: Option<&str>, procedure: Option<&str>, document_type: &str) {
    let there = on.look_ups.iter().any(|known| {
        known.register.as_deref() == register
            && known.procedure.as_deref() == procedure
            && known.document_type == document_type
    });
    if !there {
        on.look_ups.push(LookUp {
            register: register.map(str::to_owned),
            procedure: procedure.map(str::to_owned),
            document_type: document_type.to_owned(),
            by: None,
            basis: Vec::new(),
        });
    }
}
