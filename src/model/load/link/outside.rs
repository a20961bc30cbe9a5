//! What a procedure refers to outside its own file.

use std::fmt::Arguments;

use crate::model::load::known::Target;
use crate::model::load::link::{Linker, dangling};
use crate::model::load::say::meant;
use crate::model::procedure::Procedure;
use crate::source::SourceId;

/// Who may act in a step besides agencies.
const NO_AGENCY: [&str; 2] = ["applicant", "system"];

impl Linker<'_> {
    /// Agencies, types, registers, instruments, groups and procedures named by a procedure.
    pub(super) fn outside(&mut self, file: SourceId, procedure: &Procedure) {
        use Target as T;
        self.refer(T::Agency, &procedure.receives, file, format_args!("receives"));
        self.refer(T::Agency, &procedure.decides, file, format_args!("decides"));
        for (at, agency) in procedure.coordinates.iter().enumerate() {
            self.refer(T::Agency, agency, file, format_args!("coordinates[{at}]"));
        }
        for (at, id) in procedure.replaces.iter().enumerate() {
            self.refer(T::Procedure, id, file, format_args!("replaces[{at}]"));
        }
        if let Some(id) = &procedure.replaced_by {
            self.refer(T::Procedure, id, file, format_args!("replaced_by"));
        }
        for (at, id) in procedure.requires.iter().enumerate() {
            self.refer(T::Procedure, id, file, format_args!("requires[{at}]"));
        }
        if let Some(group) = &procedure.part_of {
            self.refer(T::Group, group, file, format_args!("part_of"));
        }
        self.bases(&procedure.basis, file, format_args!("basis"));
        self.documents(file, procedure);
        self.look_ups(file, procedure);
        self.parts(file, procedure);
    }

    fn documents(&mut self, file: SourceId, procedure: &Procedure) {
        use Target as T;
        for (at, document) in procedure.documents.iter().enumerate() {
            self.refer(T::DocumentType, &document.document_type, file, format_args!("documents[{at}].type"));
            if let Some(agency) = &document.confirmed_by {
                self.refer(T::Agency, agency, file, format_args!("documents[{at}].confirmed_by"));
            }
            if let Some(agency) = &document.issued_by {
                self.refer(T::Agency, agency, file, format_args!("documents[{at}].issued_by"));
            }
            if let Some(id) = &document.from_procedure {
                self.refer(T::Procedure, id, file, format_args!("documents[{at}].from_procedure"));
            }
            self.bases(&document.basis, file, format_args!("documents[{at}].basis"));
        }
    }

    fn look_ups(&mut self, file: SourceId, procedure: &Procedure) {
        use Target as T;
        for (at, look_up) in procedure.look_ups.iter().enumerate() {
            self.refer(T::DocumentType, &look_up.document_type, file, format_args!("look_ups[{at}].type"));
            if let Some(register) = &look_up.register {
                self.refer(T::Register, register, file, format_args!("look_ups[{at}].register"));
            }
            if let Some(id) = &look_up.procedure {
                self.refer(T::Procedure, id, file, format_args!("look_ups[{at}].procedure"));
            }
            if let Some(actor) = &look_up.by {
                self.actor(actor, file, format_args!("look_ups[{at}].by"));
            }
            self.bases(&look_up.basis, file, format_args!("look_ups[{at}].basis"));
        }
    }

    /// Whoever acts: an agency, the applicant or a system.
    fn actor(&mut self, name: &str, file: SourceId, path: Arguments<'_>) {
        if NO_AGENCY.contains(&name) {
            return;
        }
        let unknown = self.known.holder(Target::Agency, name).is_none() && self.known.lost(name).is_none();
        match meant(name, NO_AGENCY) {
            Some(near) if unknown => {
                let problem = dangling(Target::Agency, name);
                let problem = problem.help(format!("viết `{near}`"), format!("write `{near}`"));
                self.push(problem, file, path);
            }
            _ => self.refer(Target::Agency, name, file, path),
        }
    }

    fn parts(&mut self, file: SourceId, procedure: &Procedure) {
        use Target as T;
        for (at, condition) in procedure.conditions.iter().enumerate() {
            self.bases(&condition.basis, file, format_args!("conditions[{at}].basis"));
        }
        for (at, step) in procedure.steps.iter().enumerate() {
            self.actor(&step.by, file, format_args!("steps[{at}].by"));
            self.bases(&step.basis, file, format_args!("steps[{at}].basis"));
        }
        for (at, fee) in procedure.fees.iter().enumerate() {
            self.bases(&fee.basis, file, format_args!("fees[{at}].basis"));
        }
        for (at, output) in procedure.outputs.iter().enumerate() {
            self.refer(T::DocumentType, &output.document_type, file, format_args!("outputs[{at}].type"));
        }
    }
}
