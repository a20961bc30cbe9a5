//! Steps of a procedure, from the description of its sequence.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::Draft;
use crate::import::steps::{self, Part, Who};
use crate::import::text::{pattern, without_bullet};
use crate::model::duration::Duration;
use crate::model::procedure::{Action, Step};
use crate::text::{Lang, Text, folded};

const FIELD: &str = "trinh_tu_thuc_hien";

/// Who issued an instrument: in `Nghị định số 38/2018/NĐ-CP ngày 11 tháng 3 năm 2018 của Chính phủ` nobody acts.
static ISSUER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[0-9]/[0-9]{4}/[\p{L}0-9-]+(?:\s+ngày\s[^.;,\n]{0,40}?)?\s+của(?:[ \t]+[^\s.,;:()]+){1,7}")
});

impl Draft<'_, '_> {
    /// Reads the description. A part is a step where it tells who acts or how long it takes, and what is done.
    pub(super) fn flow(&mut self, field: &str) {
        let mut from_receipt = Vec::new();
        for part in steps::split(field) {
            let named = (part.who != Who::Applicant).then(|| self.named(&part.text)).flatten();
            let told = part.who != Who::Agency || named.is_some() || part.takes.is_some();
            match part.does.filter(|_| told) {
                Some(does) => {
                    from_receipt.push(part.from_receipt);
                    self.step(&part, does, named);
                }
                None => self.keep(FIELD, part.text),
            }
        }
        if !self.procedure.steps.is_empty() {
            self.came("steps", FIELD);
        }
        self.settle_times(&from_receipt);
        self.connect();
    }

    /// The agency a sentence names: one of this procedure by the first words of its name or by their initials, or one of
    /// the catalog.
    fn named(&self, text: &str) -> Option<String> {
        let text: &Cow<'_, str> = &ISSUER.replace_all(text, "");
        let mut own: Vec<&String> = vec![&self.procedure.decides, &self.procedure.receives];
        own.extend(&self.procedure.coordinates);
        let plain = folded(text);
        let found = own.into_iter().find(|id| {
            self.additions.name_of(id).is_some_and(|name| {
                let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
                let initials: String = words
                    .iter()
                    .filter_map(|word| word.chars().next())
                    .flat_map(char::to_uppercase)
                    .collect();
                let first = folded(&words[..words.len().min(4)].join(" "));
                let abbreviated = initials.chars().count() > 3
                    && text.split(|c: char| !c.is_alphanumeric()).any(|word| word == initials);
                abbreviated || (words.len() > 2 && plain.contains(&first))
            })
        });
        found.cloned().or_else(|| self.additions.agency_in(text))
    }

    /// Times that would be counted twice. Of two steps whose times both run from the day on which the dossier came in, the
    /// check comes before the clock of the procedure starts; and a time that is the whole deadline is no time of a step.
    fn settle_times(&mut self, from_receipt: &[bool]) {
        let deadline = self.procedure.deadline;
        let steps = &mut self.procedure.steps;
        for at in 0..steps.len() {
            let later = from_receipt.iter().skip(at + 1).any(|from| *from);
            let checks = matches!(steps[at].does, Action::Check | Action::Receive | Action::Confirm);
            if from_receipt[at] && checks && later {
                set_aside(&mut steps[at], "tính trước khi hồ sơ hợp lệ nên không cộng vào thời hạn");
            }
        }
        for at in 1..steps.len() {
            let earlier = steps[..at].iter().any(|step| step.takes.is_some());
            if from_receipt[at]
                && earlier
                && steps[at].takes.is_some()
                && same_count(steps[at].takes, deadline)
            {
                set_aside(&mut steps[at], "tính từ ngày nhận hồ sơ, là thời hạn của cả thủ tục");
            }
        }
    }

    /// What steps say of the dossier and the result: the first that checks or appraises the dossier needs its papers, the
    /// last that decides makes the results.
    pub(super) fn connect(&mut self) {
        let documents: Vec<String> =
            self.procedure.documents.iter().map(|document| document.id.clone()).collect();
        let outputs: Vec<String> = self.procedure.outputs.iter().map(|output| output.id.clone()).collect();
        let steps = &mut self.procedure.steps;
        let of_dossier =
            |step: &Step| step.name.as_ref().is_some_and(|name| folded(name.get(Lang::Vi)).contains("ho so"));
        let by_agency = |step: &Step, does: &[Action]| step.by != "applicant" && does.contains(&step.does);
        let reads = [Action::Check, Action::Appraise, Action::Decide, Action::Receive];
        if let Some(step) = steps.iter_mut().find(|step| by_agency(step, &reads) && of_dossier(step)) {
            step.needs = documents;
        }
        if let Some(step) =
            steps.iter_mut().rev().find(|step| by_agency(step, &[Action::Decide, Action::Issue]))
        {
            step.produces = outputs;
        }
    }

    fn step(&mut self, part: &Part, does: Action, named: Option<String>) {
        let (by, assumed) = match (part.who, named) {
            (Who::Applicant, _) => ("applicant".to_owned(), None),
            (_, Some(id)) => (id, None),
            (Who::Desk, None) => (self.procedure.receives.clone(), None),
            (Who::Decider, None) => (self.procedure.decides.clone(), None),
            (Who::Agency, None) => {
                let assumed = "Nguồn không nêu cơ quan của bước này; ghi cơ quan quyết định";
                (self.procedure.decides.clone(), Some(assumed.to_owned()))
            }
        };
        let at = self.procedure.steps.len() + 1;
        self.procedure.steps.push(Step {
            id: format!("buoc-{at}"),
            name: Some(Text::plain(without_bullet(&part.text))),
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

/// Whether two times count the same, be it in days or working days.
fn same_count(one: Option<Duration>, other: Option<Duration>) -> bool {
    let count = |time: Duration| time.minutes / time.unit.minutes();
    matches!((one, other), (Some(one), Some(other)) if count(one) == count(other))
}

/// Takes the time of a step away and says why; the words of the step still have it.
fn set_aside(step: &mut Step, why: &str) {
    let Some(time) = step.takes.take() else { return };
    let said = format!("Thời gian {} {why}", time.show(Lang::Vi));
    step.assumed = Some(match step.assumed.take() {
        Some(assumed) => format!("{assumed}; {said}"),
        None => said,
    });
}
