//! The sums of an inspection: the lines of the log, every procedure, every agency, who handed over to whom.

use super::{InspectedView, Say, TableView};
use crate::model::observed::{Named, ObservedAgency, ObservedProcedure, Ticks};

impl Say<'_> {
    pub(super) fn headline(&self) -> String {
        let all = &self.observed.procedures;
        let sum = |of: fn(&ObservedProcedure) -> u64| all.iter().map(of).sum::<u64>();
        let (dossiers, settled, late) =
            (sum(|one| one.dossiers), sum(|one| one.settled), sum(|one| one.late));
        let judged = settled - sum(|one| one.unjudged);
        let (dossiers, settled) =
            (self.things(dossiers, "hồ sơ", "dossier", "dossiers"), self.count(settled));
        let in_time = self.share(judged - late, judged);
        let (late, procedures) =
            (self.count(late), self.things(all.len() as u64, "thủ tục", "procedure", "procedures"));
        self.pick(
            format!("{dossiers} của {procedures}; {settled} đã giải quyết, {in_time} đúng hạn hoặc trước hạn, {late} quá hạn."),
            format!("{dossiers} of {procedures}; {settled} settled, {in_time} of them in time, {late} late."),
        )
    }

    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.observed.generated {
            notes.push(self.pick(
                "Nhật ký này là dữ liệu mẫu do máy tạo, không phải số liệu thật của cơ quan nào.",
                "This log is made up for trying things out; it says nothing about any real agency.",
            ));
        }
        if let (Some(from), Some(until)) = (self.observed.from, self.observed.until) {
            let (log, from, until) = (&self.observed.log, from.show(self.lang), until.show(self.lang));
            notes.push(self.pick(
                format!("Nhật ký `{log}`, từ {from} đến {until}."),
                format!("The log `{log}`, from {from} to {until}."),
            ));
        }
        notes.extend(
            self.observed
                .source
                .as_ref()
                .map(|source| self.pick(format!("Nguồn: {source}"), format!("Source: {source}"))),
        );
        if self.observed.without_calendar {
            notes.push(self.pick(
                "Giờ làm việc tính theo thứ Hai đến thứ Sáu, 08:00–12:00 và 13:00–17:00, chưa trừ ngày lễ: `rasoat.yaml` chưa có `calendar`.",
                "Office time is Monday to Friday, 08:00–12:00 and 13:00–17:00, holidays not taken off: `rasoat.yaml` has no `calendar`.",
            ));
        }
        if self.observed.ends_only {
            notes.push(self.pick(
                "Nhật ký chỉ có một thời điểm cho mỗi bước, nên không tách được thời gian chờ và thời gian làm.",
                "The log has one moment a step, so that waiting and working cannot be told apart.",
            ));
        }
        notes
    }

    /// The lines: used and set apart.
    pub(super) fn rows(&self) -> InspectedView {
        let rows = &self.observed.rows;
        let read = self.things(rows.read, "dòng", "line", "lines");
        let (used, apart) = (self.count(rows.used), self.count(rows.set_apart()));
        let mut notes = vec![self.pick(
            format!("Đọc {read}: dùng {used}, để riêng {apart}."),
            format!("{read} read: {used} used, {apart} set apart."),
        )];
        for (count, vi, en) in [
            (
                rows.odd_hours,
                "thời điểm rơi vào giờ đổi đồng hồ",
                "moments in an hour in which clocks were changed",
            ),
            (
                rows.unknown_outcomes,
                "kết quả không có trong ánh xạ, không dùng",
                "outcomes the mapping does not know, not used",
            ),
            (
                rows.unreadable_dues,
                "hạn trả không đọc được, không dùng",
                "due dates that cannot be read, not used",
            ),
        ] {
            if count > 0 {
                let count = self.count(count);
                notes.push(self.pick(format!("{count} {vi}."), format!("{count} {en}.")));
            }
        }
        let mut tables = Vec::new();
        if !rows.apart.is_empty() {
            let first = |first: u64| if first == 0 { "–".to_owned() } else { self.count(first) };
            tables.push(TableView {
                caption: self.pick("Dòng để riêng", "Lines set apart"),
                words: 1,
                heads: self.heads(&[
                    ("Lý do", "Reason"),
                    ("Số dòng", "Lines"),
                    ("Dòng đầu tiên", "First line"),
                ]),
                rows: rows
                    .apart
                    .iter()
                    .map(|apart| vec![self.reason(apart.reason), self.count(apart.rows), first(apart.first)])
                    .collect(),
            });
        }
        if !self.observed.unknown.is_empty() {
            let kind = |kind: Named| match kind {
                Named::Procedure => self.pick("thủ tục", "procedure"),
                Named::Agency => self.pick("cơ quan", "agency"),
                Named::Step => self.pick("bước", "step"),
            };
            let name = |name: &Option<String>, names: u64| match name {
                Some(name) => name.clone(),
                None => {
                    let names = self.things(names, "tên khác", "other name", "other names");
                    self.pick(format!("({names}, không hiển thị)"), format!("({names}, not shown)"))
                }
            };
            tables.push(TableView {
                caption: self
                    .pick("Tên không có trong không gian làm việc", "Names the workspace does not have"),
                words: 2,
                heads: self.heads(&[("Loại", "Kind"), ("Tên", "Name"), ("Số dòng", "Lines")]),
                rows: self
                    .observed
                    .unknown
                    .iter()
                    .map(|one| vec![kind(one.kind), name(&one.name, one.names), self.count(one.rows)])
                    .collect(),
            });
        }
        InspectedView {
            heading: self.pick("Các dòng của nhật ký", "The lines of the log"), notes, tables
        }
    }

    /// All procedures.
    pub(super) fn procedures(&self) -> Option<InspectedView> {
        let heads = self.heads(&[
            ("Thủ tục", "Procedure"),
            ("Hồ sơ", "Dossiers"),
            ("Đã giải quyết", "Settled"),
            ("Trước hạn", "Early"),
            ("Đúng hạn", "On time"),
            ("Quá hạn", "Late"),
            ("Đang quá hạn", "Overdue"),
            ("Thời hạn", "Deadline"),
            ("Trung vị", "Median"),
            ("90 %", "90 %"),
            ("Phải bổ sung", "Supplemented"),
            ("Quay lại", "Went back"),
        ]);
        let row = |one: &ObservedProcedure| {
            vec![
                self.procedure_name(&one.procedure),
                self.count(one.dossiers),
                self.count(one.settled),
                self.count(one.early),
                self.count(one.on_time),
                self.count(one.late),
                self.count(one.overdue),
                one.deadline.map_or_else(|| "–".to_owned(), |deadline| self.time(deadline, one.clock)),
                self.time_of(one.took.count, one.took.median, one.clock),
                self.time_of(one.took.count, one.took.p90, one.clock),
                self.share(one.supplemented, one.settled),
                self.share(one.returned, one.settled),
            ]
        };
        let rows: Vec<Vec<String>> = self.observed.procedures.iter().map(row).collect();
        let table = TableView { words: 1, heads, rows, ..TableView::default() };
        (!table.rows.is_empty()).then(|| InspectedView {
            heading: self.pick("Các thủ tục", "The procedures"),
            notes: vec![self.pick(
                "Ngày là ngày làm việc tám giờ; ngày theo lịch thì ghi rõ. Thời gian hồ sơ ở người nộp không tính vào thời hạn.",
                "A day (d) is a working day of eight hours; calendar days say so. Time with the applicant does not count against a deadline.",
            )],
            tables: vec![table],
        })
    }

    pub(super) fn time_of(&self, count: u64, minutes: i64, clock: Ticks) -> String {
        if count == 0 { "–".to_owned() } else { self.time(minutes, clock) }
    }

    /// All agencies.
    pub(super) fn agencies(&self) -> Option<InspectedView> {
        let heads = self.heads(&[
            ("Cơ quan", "Agency"),
            ("Hồ sơ", "Dossiers"),
            ("Lượt xử lý", "Steps done"),
            ("Bước quá thời gian", "Steps over time"),
            ("Cơ quan khác", "Other agencies"),
            ("Giữ hồ sơ", "Held dossiers"),
            ("Hồ sơ trễ có phần", "Late dossiers with a share"),
            ("Phần chậm", "Share of delay"),
        ]);
        let delay = |one: &ObservedAgency| match (one.delay, one.calendar_delay) {
            (0, 0) => "–".to_owned(),
            (working, 0) => self.time(working, Ticks::Working),
            (0, calendar) => self.time(calendar, Ticks::Calendar),
            (working, calendar) => {
                format!("{} + {}", self.time(working, Ticks::Working), self.time(calendar, Ticks::Calendar))
            }
        };
        let rows: Vec<Vec<String>> = self
            .observed
            .agencies
            .iter()
            .filter(|one| one.agency != "applicant")
            .map(|one| {
                vec![
                    self.agency(&one.agency),
                    self.count(one.dossiers),
                    self.count(one.times),
                    self.share(one.late, one.judged),
                    self.share(one.peers_late, one.peers_judged),
                    self.time(one.held, Ticks::Working),
                    self.count(one.late_dossiers),
                    delay(one),
                ]
            })
            .collect();
        (!rows.is_empty()).then(|| InspectedView {
            heading: self.pick("Các cơ quan", "The agencies"),
            notes: vec![self.pick(
                "Bước quá thời gian: tỷ lệ bước kéo dài hơn thời gian quy định; cột bên cạnh là tỷ lệ của các cơ quan khác trong cùng thủ tục.",
                "Steps over time: the share of steps that took longer than declared; beside it that of the other agencies in the same procedures.",
            )],
            tables: vec![TableView { words: 1, heads, rows, ..TableView::default() }],
        })
    }

    /// Who handed over to whom, beside what is declared.
    pub(super) fn handovers(&self) -> Option<InspectedView> {
        let heads = self.heads(&[
            ("Bên giao", "From"),
            ("Bên nhận", "To"),
            ("Thực tế", "Actual"),
            ("Theo quy trình", "As declared"),
            ("Chênh lệch", "Difference"),
        ]);
        let difference = |actual: u64, declared: u64| match actual.cmp(&declared) {
            std::cmp::Ordering::Greater => format!("+{}", self.count(actual - declared)),
            std::cmp::Ordering::Less => format!("−{}", self.count(declared - actual)),
            std::cmp::Ordering::Equal => "0".to_owned(),
        };
        let rows: Vec<Vec<String>> = self
            .observed
            .handovers
            .iter()
            .map(|one| {
                vec![
                    self.agency(&one.from),
                    self.agency(&one.to),
                    self.count(one.actual),
                    self.count(one.declared),
                    difference(one.actual, one.declared),
                ]
            })
            .collect();
        (!rows.is_empty()).then(|| InspectedView {
            heading: self.pick("Chuyển giao hồ sơ", "Handovers"),
            notes: vec![self.pick(
                "Theo quy trình: số lần chuyển giao nếu mọi hồ sơ đã giải quyết đều theo đúng quy trình công bố.",
                "As declared: how often it would have happened, had every settled dossier kept to the declared flow.",
            )],
            tables: vec![TableView { words: 2, heads, rows, ..TableView::default() }],
        })
    }
}
