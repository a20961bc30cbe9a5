//! Channels, fees, legal bases, conditions, results and steps of the tables.

use super::values::{action, channel, day};
use super::{CHANNEL, DAY, Reader, TIME};
use crate::import::bases::Cited;
use crate::import::ids::{Ids, slug};
use crate::import::numbers;
use crate::import::problem::workbook as say;
use crate::import::tables::Row;
use crate::model::citation::Citation;
use crate::model::duration::Duration;
use crate::model::number::Money;
use crate::model::procedure::{Action, Channel, Condition, Extent, Fee, Output, Step};
use crate::text::{Text, folded};

impl Reader<'_, '_, '_> {
    pub(super) fn channels(&mut self, rows: &[Row]) {
        for row in rows {
            let wanted = CHANNEL;
            let Some(kind) = self.value(row, "kind", wanted, channel) else { continue };
            let extent = |written: &str| match folded(written) {
                text if text.contains("toan trinh") => Some(Extent::Full),
                text if text.contains("mot phan") => Some(Extent::Part),
                _ => None,
            };
            let extent = self.value(
                row,
                "extent",
                ("`toàn trình` hoặc `một phần`", "`toàn trình` or `một phần`"),
                extent,
            );
            let deadline = self.value(row, "deadline", TIME, Duration::parse);
            let source = Some(self.source(row));
            self.draft.procedure.channels.push(Channel {
                kind,
                extent,
                deadline,
                fee: None,
                source,
                assumed: None,
            });
        }
        if self.draft.procedure.deadline.is_none() {
            let times = self.draft.procedure.channels.iter().filter_map(|channel| channel.deadline);
            self.draft.procedure.deadline = times.max_by_key(|time| time.working_minutes());
        }
    }

    pub(super) fn fees(&mut self, rows: &[Row]) {
        let mut ids = Ids::default();
        for row in rows {
            let amount = |written: &str| {
                let digits: String = written.chars().filter(char::is_ascii_digit).collect();
                let plain = folded(written);
                let bare = plain.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
                let sound = bare.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
                if plain == "mien phi" { Some(0) } else { digits.parse::<i64>().ok().filter(|_| sound) }
            };
            let amount =
                self.value(row, "amount", ("số tiền bằng đồng", "an amount in đồng"), amount).map(Money);
            let id = ids.take(&slug(row.get("name"), 40));
            let basis = self.basis(row);
            let kind = self.value(row, "kind", CHANNEL, channel);
            if let Some(kind) = kind {
                let channel = self
                    .draft
                    .procedure
                    .channels
                    .iter_mut()
                    .find(|channel| channel.kind == kind && channel.fee.is_none());
                if let Some(channel) = channel {
                    channel.fee = Some(id.clone());
                }
            }
            let source = Some(self.source(row));
            self.draft.procedure.fees.push(Fee {
                id,
                name: Some(Text::plain(row.get("name"))),
                amount,
                case: None,
                basis,
                source,
                assumed: None,
            });
        }
    }

    pub(super) fn bases(&mut self, rows: &[Row]) {
        for row in rows {
            let found = numbers::find(row.get("number")).into_iter().next();
            let number = found.map_or_else(|| row.get("number").to_owned(), |found| found.number);
            let signed = self.value(row, "signed", DAY, day);
            let from = self.value(row, "from", DAY, day);
            let title = row.get("title").to_owned();
            match self.draft.additions.instrument(&Cited { number: number.clone(), title }) {
                Some(instrument) => {
                    self.draft.additions.dates(&instrument, signed, from);
                    self.draft.procedure.basis.push(Citation { instrument, article: None });
                }
                None => {
                    let wanted = (
                        "số ký hiệu như trên văn bản, chẳng hạn `175/2024/NĐ-CP`",
                        "the number as it stands on the instrument, for example `175/2024/NĐ-CP`",
                    );
                    self.problems.push(say::wrong(
                        self.at,
                        &row.sheet,
                        &row.cell("number"),
                        row.get("number"),
                        wanted.0,
                        wanted.1,
                    ));
                    self.draft
                        .keep("can_cu_phap_ly", format!("{} {}", row.get("title"), row.get("number")).trim());
                }
            }
        }
    }

    pub(super) fn conditions(&mut self, rows: &[Row]) {
        for (at, row) in rows.iter().enumerate() {
            let basis = self.basis(row);
            self.draft.procedure.conditions.push(Condition {
                id: format!("dk-{}", at + 1),
                text: Text::plain(row.get("text")),
                proven_by: Vec::new(),
                basis,
                source: Some(self.source(row)),
                assumed: None,
            });
        }
    }

    pub(super) fn outputs(&mut self, rows: &[Row]) {
        let mut ids = Ids::default();
        self.draft.procedure.documents.iter().for_each(|document| drop(ids.take(&document.id)));
        for row in rows {
            let name = row.get("name");
            let known = self.draft.additions.recognise.paper(name);
            let code = Some(row.get("number").to_owned()).filter(|code| !code.is_empty());
            let kind = match known.document_type.filter(|_| known.alternatives.is_empty() && !known.or_other)
            {
                Some(kind) => kind,
                None => self.draft.additions.result(name, code.as_deref()),
            };
            let valid_for = self.value(row, "valid_for", TIME, Duration::parse);
            let id = ids.take(&format!("kq-{}", slug(name, 36)));
            self.draft.procedure.outputs.push(Output {
                id,
                document_type: kind,
                code,
                valid_for,
                internal: false,
            });
            if !row.get("issuer").is_empty() {
                self.draft.note("kqth.co_quan_ban_hanh", row.get("issuer"));
            }
        }
    }

    pub(super) fn steps(&mut self, rows: &[Row]) {
        for (at, row) in rows.iter().enumerate() {
            let wanted =
                ("tên loại việc như trong trang Hướng dẫn", "a kind of work as in the sheet Hướng dẫn");
            let does = self.value(row, "does", wanted, action);
            let does = does.or_else(|| {
                let parts = crate::import::steps::split(row.get("name"));
                parts.into_iter().find_map(|part| part.does)
            });
            let takes = self.value(row, "takes", TIME, Duration::parse);
            let by = match folded(row.get("by")).as_str() {
                "" => self.draft.procedure.decides.clone(),
                "nguoi nop ho so" | "nguoi nop" | "nguoi yeu cau" | "to chuc, ca nhan"
                | "ca nhan, to chuc" | "nguoi dan" => "applicant".to_owned(),
                "he thong" | "phan mem" => "system".to_owned(),
                _ => self.agency(row.get("by")),
            };
            let basis = self.basis(row);
            let assumed = does.is_none().then(|| "Bảng không nêu loại việc; ghi là kiểm tra".to_owned());
            self.draft.procedure.steps.push(Step {
                id: format!("buoc-{}", at + 1),
                name: Some(Text::plain(row.get("name"))),
                does: does.unwrap_or(Action::Check),
                by,
                takes,
                after: None,
                needs: Vec::new(),
                checks: Vec::new(),
                produces: Vec::new(),
                with_applicant: false,
                carrier: None,
                on_silence: None,
                returns_to: None,
                cases: Vec::new(),
                basis,
                source: Some(self.source(row)),
                assumed,
            });
        }
        self.draft.connect();
    }
}
