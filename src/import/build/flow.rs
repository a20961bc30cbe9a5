//! Steps of a procedure, from the description of its sequence.

use super::Draft;
use crate::import::steps::{self, Part, Who};
use crate::model::procedure::{Action, Step};
use crate::text::Text;

const FIELD: &str = "trinh_tu_thuc_hien";

impl Draft<'_, '_> {
    /// Reads the description. A part is a step where it tells who acts or how long it takes, and what is done.
    pub(super) fn flow(&mut self, field: &str) {
        for part in steps::split(field) {
            let named = (part.who != Who::Applicant).then(|| self.additions.agency_in(&part.text)).flatten();
            let told = part.who == Who::Applicant
                || part.who != Who::Agency
                || named.is_some()
                || part.takes.is_some();
            match part.does.filter(|_| told) {
                Some(does) => self.step(&part, does, named),
                None => self.keep(FIELD, part.text),
            }
        }
        if !self.procedure.steps.is_empty() {
            self.came("steps", FIELD);
        }
    }

    fn step(&mut self, part: &Part, does: Action, named: Option<String>) {
        let (by, assumed) = match (part.who, named) {
            (Who::Applicant, _) => ("applicant".to_owned(), None),
            (Who::Desk, None) => (self.procedure.receives.clone(), None),
            (Who::Agency | Who::Desk, Some(id)) => (id, None),
            (Who::Decider, Some(id)) => (id, None),
            (Who::Decider, None) => (self.procedure.decides.clone(), None),
            (Who::Agency, None) => (
                self.procedure.decides.clone(),
                Some("Nguồn không nêu cơ quan của bước này; ghi cơ quan quyết định".to_owned()),
            ),
        };
        let at = self.procedure.steps.len() + 1;
        self.procedure.steps.push(Step {
            id: format!("buoc-{at}"),
            name: Some(Text::plain(part.text.clone())),
            does,
            by,
            takes: part.takes.filter(|_| part.who != Who::Applicant),
            after: None,
            needs: Vec::new(),
            checks: Vec::new(),
            produces: Vec::new(),
            with_applicant: false,
            carrier: None,
            on_silence: None,
            returns_to: None,
            cases: Vec::new(),
            basis: Vec::new(),
            source: Some(format!("Trình tự thực hiện, mục {at}")),
            assumed,
        });
    }
}
