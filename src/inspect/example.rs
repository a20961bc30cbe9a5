//! A made-up log of the procedures of a workspace, so that somebody new sees an inspection work. Seeded: equal procedures give
//! equal bytes. It says of itself that it is made up, and nothing in it comes from any real dossier.

use std::fmt::Write as _;

use crate::model::calendar::OfficeTime;
use crate::model::corpus::Corpus;
use crate::model::date::{DAY, Date};
use crate::model::duration::{Clock, Duration, Unit};
use crate::model::procedure::{Action, Procedure, Status};
use crate::model::waits::waits;
use crate::text::Lang;

/// The heading, as the mapping `mot-cua-mau` of the example workspace has it.
const HEADING: &str = "Mã hồ sơ;Mã thủ tục;Bước;Cơ quan xử lý;Bắt đầu;Kết thúc;Hạn trả;Kết quả;Ghi chú";
/// Days from the first dossier to the end of the log.
const LENGTH: i64 = 150;

/// A log in CSV, with semicolons and a byte-order mark as a spreadsheet in Vietnam writes it, in order of time.
pub fn log(corpus: &Corpus, dossiers: u32) -> String {
    let calendar = corpus.settings.calendar.clone().unwrap_or_default();
    let last = corpus.settings.as_of.map_or(20_600, Date::number) - 1;
    let maker = Maker { corpus, office: OfficeTime::of(&calendar), until: last * DAY };
    let mut rows = Vec::new();
    for procedure in
        corpus.procedures.iter().filter(|one| one.status == Status::InForce && one.steps.len() > 2)
    {
        let mut chance = Chance::of(&procedure.id);
        for number in 1..=dossiers {
            maker.dossier(procedure, number, &mut chance, &mut rows);
        }
    }
    rows.sort();
    let mut out = format!("\u{feff}{HEADING}\r\n");
    for (_, row) in rows {
        let _ = write!(out, "{row}\r\n");
    }
    out
}

/// Chance that is the same each time: the generator SplitMix64 (Steele, Lea, Flood 2014).
struct Chance(u64);

impl Chance {
    fn of(seed: &str) -> Chance {
        let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Chance(seed.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `from` up to, not with, `until`.
    fn between(&mut self, from: i64, until: i64) -> i64 {
        from + (self.next() % (until - from).max(1) as u64) as i64
    }

    /// Whether it happens, so many times in a thousand.
    fn happens(&mut self, in_thousand: i64) -> bool {
        self.between(0, 1000) < in_thousand
    }
}

struct Maker<'c> {
    corpus: &'c Corpus,
    office: OfficeTime,
    /// The end of the log, in seconds on the wall.
    until: i64,
}

/// What is the same on every line of a dossier.
struct Head<'p> {
    id: String,
    procedure: &'p Procedure,
    due: String,
}

type Lines = Vec<((i64, String), String)>;

impl Maker<'_> {
    fn dossier(&self, procedure: &Procedure, number: u32, chance: &mut Chance, rows: &mut Lines) {
        let day = chance.between(-LENGTH, -3);
        let received = self.open_from(self.until + day * DAY + chance.between(8 * 60, 16 * 60) * 60);
        let due = procedure.deadline.map(|deadline| self.after(received, deadline, 1000));
        let code = procedure.code.as_deref().unwrap_or(&procedure.id).replace(['.', '/'], "-");
        let head = Head {
            id: format!("MAU-{code}-{number:05}"),
            procedure,
            due: due.map_or_else(String::new, date),
        };
        let before = waits(&procedure.steps);
        let mut ends = vec![received; procedure.steps.len()];
        for at in 0..procedure.steps.len() {
            let step = &procedure.steps[at];
            let ready = before[at].iter().map(|before| ends[*before]).max().unwrap_or(received);
            ends[at] = ready;
            if step.by == "applicant" && at == 0 {
                continue;
            }
            if step.by == "applicant" {
                let end = self.open_from(ready + chance.between(2, 30) * 3600);
                self.row(&head, at, "Người nộp hồ sơ", (ready, end), "", chance, rows);
                ends[at] = end;
                continue;
            }
            if step.does == Action::Inspect && chance.happens(60) {
                continue;
            }
            let mut ready = ready;
            let back = step.returns_to.as_ref();
            let rate = back.map_or(0, |back| back.rate.map_or(80, |rate| rate.0));
            for again in 0..3 {
                let (start, end) = self.work(&step.by, ready, step.takes, chance);
                let agency = self.agency(&step.by);
                let returned = again < 2 && rate > 0 && chance.happens(rate);
                let outcome = match step.does {
                    _ if returned => "Yêu cầu bổ sung",
                    Action::Consult => "Đồng ý",
                    Action::Decide if chance.happens(40) => "Từ chối",
                    Action::Decide => "Chấp thuận",
                    _ => "",
                };
                self.row(&head, at, &agency, (start, end), outcome, chance, rows);
                ends[at] = end;
                if !returned {
                    break;
                }
                ready = self.open_from(end + chance.between(1, 6) * DAY);
                if let Some(to) =
                    back.and_then(|back| procedure.steps.iter().position(|one| one.id == back.step))
                    && procedure.steps[to].by == "applicant"
                {
                    self.row(&head, to, "Người nộp hồ sơ", (end, ready), "", chance, rows);
                }
            }
            if step.does == Action::Appraise && chance.happens(30) {
                let end = self.after(ends[at], Duration::of(1, Unit::WorkingDay), 700);
                let cells = ["Họp liên ngành", &self.agency(&step.by)];
                self.write(&head, cells, (ends[at], end), "", rows);
                ends[at] = end;
            }
        }
    }

    /// When a step of this agency is begun and done: some agencies are slower than others.
    fn work(&self, by: &str, ready: i64, takes: Option<Duration>, chance: &mut Chance) -> (i64, i64) {
        let pace = match Chance::of(by).next() % 9 {
            0 => 1700,
            1 | 2 => 1100,
            pace => 350 + pace as i64 * 70,
        };
        let takes = takes.unwrap_or(Duration::of(1, Unit::WorkingDay));
        let start = self.after(ready, takes, pace * chance.between(0, 60) / 100);
        let end = self.after(start, takes, pace * chance.between(20, 70) / 100);
        (start, end.max(start + 300))
    }

    fn agency(&self, by: &str) -> String {
        let found = self.corpus.catalog.agencies.get(by);
        found.map_or_else(|| "Hệ thống".to_owned(), |agency| agency.name.get(Lang::Vi).to_owned())
    }

    #[expect(clippy::too_many_arguments, reason = "the cells of one line")]
    fn row(
        &self,
        head: &Head<'_>,
        step: usize,
        agency: &str,
        (start, end): (i64, i64),
        outcome: &str,
        chance: &mut Chance,
        rows: &mut Lines,
    ) {
        let step = &head.procedure.steps[step];
        let name = step.name.as_ref().map_or(step.id.as_str(), |name| name.get(Lang::Vi));
        let times = if chance.happens(2) { (end, start) } else { (start, end) };
        let agency = if chance.happens(3) { "Tổ công tác liên ngành" } else { agency };
        self.write(head, [name, agency], times, outcome, rows);
        if chance.happens(2) {
            self.write(head, [name, agency], times, outcome, rows);
        }
    }

    fn write(
        &self,
        head: &Head<'_>,
        [step, agency]: [&str; 2],
        (start, end): (i64, i64),
        outcome: &str,
        rows: &mut Lines,
    ) {
        if start >= self.until {
            return;
        }
        // What is not done at the end of the log has no end yet.
        let done = end < self.until;
        let (begun, ended) = (moment(start), if done { moment(end) } else { String::new() });
        let cells = [
            head.id.as_str(),
            head.procedure.code.as_deref().unwrap_or(&head.procedure.id),
            step,
            agency,
            &begun,
            &ended,
            &head.due,
            if done { outcome } else { "" },
            "dữ liệu mẫu",
        ];
        let quoted = cells.map(|cell| match cell.contains([';', '"']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.to_owned(),
        });
        rows.push(((start, head.id.clone()), quoted.join(";")));
    }

    /// A moment so many thousandths of a time later.
    fn after(&self, from: i64, time: Duration, thousandths: i64) -> i64 {
        let seconds = time.minutes * 60 * thousandths / 1000;
        match time.clock() {
            Clock::Calendar => self.open_from(from + seconds),
            Clock::Working => {
                let wanted = self.office.until(from) + seconds;
                // Office time never runs faster than the clock, and a week holds forty hours of it but for holidays.
                let (mut low, mut high) = (from, from + seconds * 6 + 30 * DAY);
                while low < high {
                    let middle = low + (high - low) / 2;
                    if self.office.until(middle) < wanted { low = middle + 1 } else { high = middle }
                }
                low
            }
        }
    }

    /// The first moment offices are open from then on.
    fn open_from(&self, from: i64) -> i64 {
        let mut at = from;
        while self.office.until(at + 60) == self.office.until(at) {
            at += 600;
        }
        at
    }
}

fn date(wall: i64) -> String {
    Date::of_number(wall.div_euclid(DAY)).map_or_else(String::new, |day| day.show(Lang::Vi))
}

fn moment(wall: i64) -> String {
    let minutes = wall.rem_euclid(DAY) / 60;
    format!("{} {:02}:{:02}", date(wall), minutes / 60, minutes % 60)
}
