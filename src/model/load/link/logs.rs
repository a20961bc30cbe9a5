//! What the files about logs, feedback and dialogues refer to: procedures, their steps and documents, and agencies.

use std::fmt::Arguments;

use crate::diagnostic::Diagnostic;
use crate::model::load::known::Target;
use crate::model::load::link::Linker;
use crate::model::load::say::{listed, meant, shown};
use crate::source::SourceId;

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
                let ids = procedure.steps.iter().map(|step| step.id.as_str()).collect();
                self.part_of(("bước", "step"), &naming.is, id, ids, *file, format_args!("steps[{at}].is"));
            }
        }
        for (_, file) in corpus.observed.iter().filter(|(observed, _)| observed.generated) {
            let problem = Diagnostic::warning(
                "made-up",
                "số liệu quan sát này lấy từ nhật ký mẫu, không phải của hồ sơ có thật",
                "these figures come from a made-up log, not from real dossiers",
            );
            let problem = problem.help(
                "thay bằng số liệu của nhật ký thật: `rasoat inspect NHẬT_KÝ --out TỆP`",
                "put those of a real log in their place: `rasoat inspect LOG --out FILE`",
            );
            self.push(problem, *file, format_args!("generated"));
        }
        for (one, place) in &corpus.feedback {
            let (file, path) = (place.source, &place.path);
            self.refer(Target::Procedure, &one.procedure, file, format_args!("{path}.procedure"));
            self.refer(Target::Agency, &one.agency, file, format_args!("{path}.agency"));
            let Some(at) = corpus.procedure(&one.procedure) else { continue };
            let procedure = &corpus.procedures[at];
            if let Some(id) = &one.document {
                let ids = procedure.documents.iter().map(|document| document.id.as_str()).collect();
                self.part_of(
                    ("giấy tờ", "document"),
                    id,
                    &procedure.id,
                    ids,
                    file,
                    format_args!("{path}.document"),
                );
            }
            if let Some(id) = &one.step {
                let ids = procedure.steps.iter().map(|step| step.id.as_str()).collect();
                self.part_of(("bước", "step"), id, &procedure.id, ids, file, format_args!("{path}.step"));
            }
        }
        for (one, place) in &corpus.dialogues {
            self.refer(Target::Agency, &one.agency, place.source, format_args!("{}.agency", place.path));
        }
    }

    /// A reference to a part of a procedure.
    fn part_of(
        &mut self,
        (vi, en): (&str, &str),
        id: &str,
        procedure: &str,
        ids: Vec<&str>,
        file: SourceId,
        path: Arguments<'_>,
    ) {
        if ids.contains(&id) {
            return;
        }
        let (written, of) = (shown(id), shown(procedure));
        let problem = Diagnostic::error(
            "unknown-reference",
            format!("thủ tục `{of}` không có {vi} `{written}`"),
            format!("the procedure `{of}` has no {en} `{written}`"),
        );
        let problem = match meant(id, ids.iter().copied()) {
            Some(near) => problem.help(format!("viết `{near}`"), format!("write `{near}`")),
            None => {
                let known = listed(ids);
                problem.help(format!("dùng một trong: {known}"), format!("use one of: {known}"))
            }
        };
        self.push(problem, file, path);
    }
}
