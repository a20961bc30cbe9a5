//! Channels, deadlines and fees of a procedure, from the table of ways to file.

use super::Draft;
use crate::import::channels::{self, Fee as Said, Row, Time};
use crate::import::ids::{Ids, slug};
use crate::import::money::in_dong;
use crate::import::steps::time_in;
use crate::import::text::shortened;
use crate::model::duration::Duration;
use crate::model::number::{Money, grouped};
use crate::model::procedure::{Case, Channel, Fee};
use crate::text::{Lang, Text, folded};

const FIELD: &str = "cach_thuc_thuc_hien";

impl Draft<'_, '_> {
    /// Reads the table.
    pub(super) fn ways(&mut self, field: &str) {
        let table = channels::split(field);
        for text in table.rest {
            self.keep(FIELD, text);
        }
        let mut cases = Ids::default();
        for (at, row) in table.rows.iter().enumerate() {
            let source = Some(format!("Cách thức thực hiện, dòng {}", at + 1));
            let deadline = self.time(row);
            let fee = self.fee(row, source.as_deref());
            if !row.remark.is_empty() {
                self.note(FIELD, row.remark.clone());
            }
            let known = self.procedure.channels.iter().position(|channel| channel.kind == row.kind);
            let Some(known) = known else {
                self.procedure.channels.push(Channel {
                    kind: row.kind,
                    extent: None,
                    deadline,
                    fee,
                    source,
                    assumed: None,
                });
                self.came("channels", FIELD);
                continue;
            };
            self.again(known, row, deadline, fee, &mut cases);
        }
        self.deadline();
    }

    /// The time of a row: of its column, or of the remark where the column gives none and the remark one only.
    fn time(&mut self, row: &Row) -> Option<Duration> {
        if let Time::Length(time) = row.time
            && time.minutes > 0
        {
            return Some(time);
        }
        let remark = folded(&row.remark);
        let mut said: Vec<Duration> = remark.split(['\n', ';', '.', '+', '*']).filter_map(time_in).collect();
        said.dedup();
        if let [time] = said.as_slice() {
            return Some(*time);
        }
        if row.time != Time::Unsaid {
            self.keep(FIELD, row.whole.clone());
        }
        None
    }

    /// A further row of a channel: a case of its own where the remark names one, a stage or a variant otherwise.
    fn again(
        &mut self,
        known: usize,
        row: &Row,
        deadline: Option<Duration>,
        fee: Option<String>,
        cases: &mut Ids,
    ) {
        let remark = folded(&row.remark);
        let channel = &mut self.procedure.channels[known];
        if channel.fee.is_none() {
            channel.fee = fee;
        }
        let named = remark.trim_start_matches(|c: char| !c.is_alphanumeric());
        if let Some(time) = deadline.filter(|_| names_case(named)) {
            let name = shortened(row.remark.lines().next().unwrap_or(""), 200);
            let same = self.procedure.cases.iter().any(|case| case.name == Text::plain(&name));
            if !same {
                let id = cases.take(&slug(&name, 40));
                self.procedure.cases.push(Case { id, name: Text::plain(name), deadline: Some(time) });
                self.came("cases", FIELD);
            }
        } else if deadline != self.procedure.channels[known].deadline {
            self.keep(FIELD, row.whole.clone());
        }
        let channel = &mut self.procedure.channels[known];
        if let Some(time) = deadline.filter(|time| channel.deadline.is_none_or(|held| longer(*time, held))) {
            channel.deadline = Some(time);
            channel.assumed =
                Some("Nguồn ghi nhiều thời hạn cho cách thức này; lấy thời hạn dài nhất".to_owned());
        }
    }

    /// The deadline of the procedure: the one of all channels, or the longest of them.
    fn deadline(&mut self) {
        let times: Vec<Duration> =
            self.procedure.channels.iter().filter_map(|channel| channel.deadline).collect();
        let longest = times.iter().copied().reduce(|a, b| if longer(b, a) { b } else { a });
        self.procedure.deadline = longest;
        if longest.is_some() {
            self.came("deadline", FIELD);
        }
        if times.iter().any(|time| Some(*time) != longest) {
            self.assume("Thời hạn khác nhau theo cách thức nộp; thời hạn chung lấy thời hạn dài nhất");
        }
    }

    fn fee(&mut self, row: &Row, source: Option<&str>) -> Option<String> {
        let (amount, name, assumed) = match &row.fee {
            Said::Unsaid => return None,
            Said::Free(note) => {
                let named: Vec<i64> = in_dong(note).into_iter().filter(|amount| *amount > 0).collect();
                match named.first() {
                    None => (Some(0), note.clone(), None),
                    Some(first) => {
                        self.keep(FIELD, row.whole.clone());
                        let amount = grouped(*first, Lang::Vi);
                        (
                            None,
                            note.clone(),
                            Some(format!(
                                "Nguồn ghi «Miễn phí» cạnh mức thu {amount} đồng; chưa rõ mức nào đúng"
                            )),
                        )
                    }
                }
            }
            Said::Amounts(amounts) => match amounts.as_slice() {
                [one] if one.dong => {
                    let (amount, assumed) = self.settled(one.figure, &one.note, row);
                    (amount, one.note.clone(), assumed)
                }
                several => {
                    self.keep(FIELD, row.whole.clone());
                    let names = several.iter().map(|one| match one.note.is_empty() {
                        true => one.written.clone(),
                        false => format!("{} ({})", one.written, one.note),
                    });
                    (None, names.collect::<Vec<_>>().join("; "), None)
                }
            },
        };
        let name = Some(name).filter(|name| !name.trim_matches(|c: char| !c.is_alphanumeric()).is_empty());
        let name = name.map(|name| Text::plain(name.split_whitespace().collect::<Vec<_>>().join(" ")));
        let amount = amount.map(Money);
        let same = self.procedure.fees.iter().find(|fee| fee.amount == amount && fee.name == name);
        if let Some(same) = same {
            return Some(same.id.clone());
        }
        let base = if amount == Some(Money(0)) { "mien-phi" } else { "phi" };
        let mut ids = Ids::default();
        self.procedure.fees.iter().for_each(|fee| drop(ids.take(&fee.id)));
        let id = ids.take(base);
        let fee = Fee {
            id: id.clone(),
            name,
            amount,
            case: None,
            basis: Vec::new(),
            source: source.map(str::to_owned),
            assumed,
        };
        self.procedure.fees.push(fee);
        self.came("fees", FIELD);
        Some(id)
    }

    /// The amount of a cell, unless the brackets beside it name another.
    fn settled(&mut self, figure: Option<i64>, note: &str, row: &Row) -> (Option<i64>, Option<String>) {
        let named = in_dong(note);
        let Some(figure) = figure else {
            self.keep(FIELD, row.whole.clone());
            return (None, None);
        };
        let thousands = figure.checked_mul(1000);
        let of = |amount: i64| grouped(amount, Lang::Vi);
        match named.as_slice() {
            // Nothing costs 25 đồng: three noughts are missing, or something else is meant.
            [] if (1..1000).contains(&figure) => {
                self.keep(FIELD, row.whole.clone());
                (
                    None,
                    Some(format!("Ô mức thu ghi {figure} đồng, có thể thiếu ba chữ số 0; chưa rõ mức đúng")),
                )
            }
            [] => (Some(figure), None),
            amounts if amounts.contains(&figure) => (Some(figure), None),
            amounts if figure > 0 && thousands.is_some_and(|amount| amounts.contains(&amount)) => {
                let amount = figure * 1000;
                let said = format!(
                    "Ô mức thu ghi {}, phần mô tả ghi {} đồng; lấy theo phần mô tả",
                    of(figure),
                    of(amount)
                );
                (Some(amount), Some(said))
            }
            [other, ..] => {
                self.keep(FIELD, row.whole.clone());
                let said = format!(
                    "Ô mức thu ghi {} đồng, phần mô tả ghi {} đồng; chưa rõ mức nào đúng",
                    of(figure),
                    of(*other)
                );
                (None, Some(said))
            }
        }
    }
}

/// Whether a folded remark begins by naming a case, or is short and names one.
fn names_case(remark: &str) -> bool {
    remark.starts_with("truong hop")
        || remark.starts_with("doi voi")
        || (remark.contains("truong hop") && remark.chars().count() <= 300)
}

fn longer(a: Duration, b: Duration) -> bool {
    a.working_minutes() > b.working_minutes()
}
