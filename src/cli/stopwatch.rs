//! How long each stage of a run takes: shown while it lasts to whoever watches, and as a table when asked for.

use std::cell::RefCell;
use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use crate::check::Cost;
use crate::model::number::grouped;
use crate::text::Lang;

/// A stage of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files into texts.
    Read,
    /// Texts into procedures and entries of the catalog.
    Parse,
    /// References to what they name.
    Link,
    /// Rule files into rules that can be run.
    Compile,
    /// What is known of each procedure.
    Facts,
    /// Rules over facts.
    Evaluate,
    /// Findings into proposals.
    Propose,
    /// What people and programs read.
    Report,
}

impl Stage {
    fn words(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Stage::Read => ("đọc tệp", "read files"),
            Stage::Parse => ("phân tích tệp", "parse"),
            Stage::Link => ("liên kết", "link"),
            Stage::Compile => ("biên dịch quy tắc", "compile rules"),
            Stage::Facts => ("tính dữ kiện", "facts"),
            Stage::Evaluate => ("chạy quy tắc", "evaluate rules"),
            Stage::Propose => ("lập đề xuất", "propose"),
            Stage::Report => ("trình bày", "report"),
        };
        lang.pick(vi, en)
    }
}

/// Nobody is told of a run that is over before this.
const SOON: Duration = Duration::from_millis(400);

/// Measures the stages of a run. A stage ends where the next one begins.
#[derive(Debug)]
pub struct Stopwatch {
    started: Instant,
    stages: RefCell<Vec<Lap>>,
    /// Whether somebody watches.
    shows: bool,
}

#[derive(Debug)]
struct Lap {
    stage: Stage,
    began: Instant,
    took: Option<Duration>,
    rows: usize,
}

impl Stopwatch {
    /// Starts now. The stages are shown on standard error where it is a terminal, unless quiet is wanted.
    pub fn start(quiet: bool) -> Stopwatch {
        let shows = !quiet && std::io::stderr().is_terminal();
        Stopwatch { started: Instant::now(), stages: RefCell::default(), shows }
    }

    /// Begins a stage.
    pub fn begin(&self, stage: Stage, lang: Lang) {
        self.end();
        if self.shows && stage != Stage::Report && self.started.elapsed() > SOON {
            // The line is written over by the next and is gone at the end.
            let _ = write!(std::io::stderr(), "\r\x1b[K{}…", stage.words(lang));
        }
        self.stages.borrow_mut().push(Lap { stage, began: Instant::now(), took: None, rows: 0 });
    }

    /// Says how many things the stage at hand went through.
    pub fn count(&self, rows: usize) {
        if let Some(last) = self.stages.borrow_mut().last_mut() {
            last.rows += rows;
        }
    }

    /// Ends the stage at hand, and takes away what was shown of it.
    pub fn end(&self) {
        if self.shows && self.started.elapsed() > SOON {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
        if let Some(last) = self.stages.borrow_mut().last_mut() {
            last.took.get_or_insert_with(|| last.began.elapsed());
        }
    }

    /// Two tables: the stages, then the rules, the longest first.
    pub fn table(&self, costs: &[Cost], lang: Lang) -> String {
        self.end();
        let stages = self.stages.borrow();
        let mut rows: Vec<(&str, Duration, u64)> = stages
            .iter()
            .map(|lap| (lap.stage.words(lang), lap.took.unwrap_or_default(), lap.rows as u64))
            .collect();
        let all = self.started.elapsed();
        rows.push((lang.pick("tổng cộng", "all"), all, 0));
        let mut costs: Vec<&Cost> = costs.iter().collect();
        costs.sort_by(|a, b| b.time.cmp(&a.time).then_with(|| a.rule.cmp(&b.rule)));
        let rules: Vec<_> = costs.iter().map(|cost| (cost.rule.as_str(), cost.time, cost.rows)).collect();
        let head = |first| [first, lang.pick("thời gian", "time"), lang.pick("số dòng", "rows")];
        let stages = drawn(head(lang.pick("giai đoạn", "stage")), &rows, lang);
        format!("{stages}\n{}", drawn(head(lang.pick("quy tắc", "rule")), &rules, lang))
    }
}

fn drawn(head: [&str; 3], rows: &[(&str, Duration, u64)], lang: Lang) -> String {
    let cells = rows.iter().map(|(name, time, count)| {
        let count = if *count == 0 { String::new() } else { grouped(*count as i64, lang) };
        [(*name).to_owned(), format!("{:.1} ms", time.as_secs_f64() * 1e3), count]
    });
    let cells: Vec<[String; 3]> = [head.map(str::to_owned)].into_iter().chain(cells).collect();
    let width = |at: usize| cells.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let (first, second, third) = (width(0), width(1), width(2));
    let line = |[name, time, count]: &[String; 3]| {
        format!("{}\n", format!("{name:first$}  {time:>second$}  {count:>third$}").trim_end())
    };
    cells.iter().map(line).collect()
}
