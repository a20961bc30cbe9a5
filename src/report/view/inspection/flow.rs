//! One procedure of an inspection: its steps, in whose hand the time was, how dossiers departed from the declared flow.

use super::{InspectedView, Say, TableView};
use crate::model::observed::{Departure, Deviation, ObservedProcedure, ObservedStep, Ticks};

impl Say<'_> {
    /// One procedure.
    pub(super) fn procedure(&self, one: &ObservedProcedure) -> InspectedView {
        let mut notes = Vec::new();
        let times = one.working + one.waiting + one.with_applicant;
        if times > 0 && !self.observed.ends_only {
            let [work, wait, applicant] =
                [one.working, one.waiting, one.with_applicant].map(|part| self.share_of(part, times));
            notes.push(self.pick(
                format!("Giờ hành chính của hồ sơ đã giải quyết: {work} có người xử lý, {wait} nằm chờ ở cơ quan, {applicant} ở người nộp."),
                format!("Office time of settled dossiers: {work} somebody worked, {wait} waiting with an agency, {applicant} with the applicant."),
            ));
        }
        if one.delay > 0 {
            let delay = self.time(one.delay, one.clock);
            let late = self.things(one.late, "hồ sơ", "late dossier", "late dossiers");
            notes.push(self.pick(
                format!("{late} quá hạn, chậm tổng cộng {delay}."),
                format!("{late}, by {delay} together."),
            ));
        }
        if one.granted + one.refused > 0 {
            let (granted, refused) = (self.count(one.granted), self.count(one.refused));
            notes.push(self.pick(
                format!("Kết quả: {granted} chấp thuận, {refused} từ chối."),
                format!("Outcome: {granted} granted, {refused} refused."),
            ));
        }
        let conforming = self.things(one.conforming, "hồ sơ", "dossier", "dossiers");
        let share = self.share(one.conforming, one.settled);
        notes.push(self.pick(
            format!("{conforming} ({share}) theo đúng quy trình công bố."),
            format!("{conforming} ({share}) kept to the declared flow."),
        ));
        let tables = [self.steps(one), self.hands(one), self.departures(one)];
        let tables = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
        InspectedView { heading: self.procedure_name(&one.procedure), notes, tables }
    }

    fn steps(&self, one: &ObservedProcedure) -> TableView {
        let heads = self.heads(&[
            ("Bước", "Step"),
            ("Lượt", "Times"),
            ("Quy định", "Declared"),
            ("Trung vị", "Median"),
            ("90 %", "90 %"),
            ("Chờ (trung vị)", "Waiting (median)"),
            ("Làm (trung vị)", "Working (median)"),
            ("Quá thời gian", "Over time"),
            ("Trả lại", "Sent back"),
        ]);
        let row = |step: &ObservedStep| {
            vec![
                self.step_name(&one.procedure, &step.step),
                self.count(step.times),
                step.declared.map_or_else(|| "–".to_owned(), |declared| self.time(declared, step.clock)),
                self.time_of(step.held.count, step.held.median, step.clock),
                self.time_of(step.held.count, step.held.p90, step.clock),
                self.time_of(step.waiting.count, step.waiting.median, Ticks::Working),
                self.time_of(step.working.count, step.working.median, Ticks::Working),
                if step.declared.is_some() { self.share(step.late, step.times) } else { "–".to_owned() },
                self.share(step.returns, step.times),
            ]
        };
        let rows = one.steps.iter().map(row).collect();
        TableView { caption: self.pick("Các bước", "Steps"), words: 1, heads, rows }
    }

    fn hands(&self, one: &ObservedProcedure) -> TableView {
        let heads = self.heads(&[
            ("Cơ quan", "Agency"),
            ("Hồ sơ đã giữ", "Dossiers held"),
            ("Thời gian giữ", "Time held"),
            ("Tỷ lệ", "Share"),
            ("Hồ sơ trễ có phần", "Late dossiers with a share"),
            ("Phần chậm", "Delay"),
            ("Tỷ lệ chậm", "Share of delay"),
        ]);
        let all: i64 = one.hands.iter().map(|hand| hand.held).sum();
        let rows = one.hands.iter().map(|hand| {
            vec![
                self.agency(&hand.agency),
                self.count(hand.dossiers),
                self.time(hand.held, Ticks::Working),
                self.share_of(hand.held, all),
                self.count(hand.late),
                self.time(hand.delay, one.clock),
                self.share_of(hand.delay, one.delay),
            ]
        });
        TableView {
            caption: self.pick("Hồ sơ nằm ở cơ quan nào", "In whose hand the time was"),
            words: 1,
            heads,
            rows: rows.collect(),
        }
    }

    fn departures(&self, one: &ObservedProcedure) -> TableView {
        let heads = self.heads(&[
            ("Khác với quy trình công bố", "Departure from the declared flow"),
            ("Ví dụ", "Examples"),
            ("Hồ sơ", "Dossiers"),
            ("Tỷ lệ", "Share"),
        ]);
        let rows = one.deviations.iter().map(|departure| {
            vec![
                self.departure(&one.procedure, departure),
                departure.examples.join(", "),
                self.count(departure.dossiers),
                self.share(departure.dossiers, one.settled),
            ]
        });
        TableView {
            caption: self.pick("Không theo quy trình", "Departures"),
            words: 2,
            heads,
            rows: rows.collect(),
        }
    }

    fn departure(&self, procedure: &str, one: &Departure) -> String {
        let step = one.step.as_ref().map_or_else(
            || self.pick("việc khác", "something else"),
            |step| format!("“{}”", self.step_name(procedure, step)),
        );
        let before = one.before.as_ref().map_or_else(String::new, |step| self.step_name(procedure, step));
        let agency = one.agency.as_ref().map_or_else(String::new, |agency| self.agency(agency));
        match one.kind {
            Deviation::Skipped => self.pick(format!("bỏ qua bước {step}"), format!("step {step} skipped")),
            Deviation::Added => self.pick(
                format!("thêm {step}, không có trong quy trình"),
                format!("{step} added, no step of the procedure"),
            ),
            Deviation::OutOfOrder => self.pick(
                format!("bước {step} làm trước khi xong “{before}”"),
                format!("step {step} begun before “{before}” was done"),
            ),
            Deviation::OtherAgency => {
                self.pick(format!("bước {step} do {agency} làm"), format!("step {step} done by {agency}"))
            }
            Deviation::OutsideAgency => self.pick(
                format!("{agency} tham gia ({step}), không có trong quy trình"),
                format!("{agency} acted ({step}), which is not in the procedure"),
            ),
        }
    }
}
