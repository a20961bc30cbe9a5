//! What the files about logs refer to: procedures and agencies that a mapping names, and steps of those procedures.

use crate::diagnostic::Diagnostic;
use crate::model::load::known::Target;
use crate::model::load::link::Linker;
use crate::model::load::say::{listed, meant, shown};

impl Linker<'_> {
    /// Every mapping of a log. What a log showed may speak of procedures that are no longer there.
    pub(super) fn logs(&mut self) {
        let corpus = self.corpus;
        for (mapping, file) in &corpus.mappings {
            if let Some(id) = &mapping.procedure {
                self.refer(Target::Procedure, id, *file, format_args!("procedure"));
            }
            for (at, naming) in mapping.procedures.iter().enumerate() {
                self.refer(Target::Procedure, &naming.is, *file, format_args!("procedures[{at}].is"));
            }
            for (at, naming) in mapping.agencies.iter().enumerate() {
                if !["applicant", "system"].contains(&naming.is.as_str()) {
                    self.refer(Target::Agency, &naming.is, *file, format_args!("agencies[{at}].is"));
                }
            }
            for (at, naming) in mapping.steps.iter().enumerate() {
                let Some(id) = &naming.procedure else { continue };
                self.refer(Target::Procedure, id, *file, format_args!("steps[{at}].procedure"));
                let Some(procedure) = corpus.procedure(id).map(|at| &corpus.procedures[at]) else { continue };
                let ids = || procedure.steps.iter().map(|step| step.id.as_str());
                if ids().any(|id| id == naming.is) {
                    continue;
                }
                let (written, of) = (shown(&naming.is), shown(id));
                let problem = Diagnostic::error(
                    "unknown-reference",
                    format!("thủ tục `{of}` không có bước `{written}`"),
                    format!("the procedure `{of}` has no step `{written}`"),
                );
                let problem = match meant(&naming.is, ids()) {
                    Some(near) => problem.help(format!("viết `{near}`"), format!("write `{near}`")),
                    None => {
                        let known = listed(ids());
                        problem.help(format!("dùng một trong: {known}"), format!("use one of: {known}"))
                    }
                };
                self.push(problem, *file, format_args!("steps[{at}].is"));
            }
        }
    }
}
