//! Inspection of logs of one and ten million lines, by dossier and by time: lines a second and the most memory.
//! `cargo bench --bench inspect`; what came of it is in `docs/performance.md`.

use std::io::Read;
use std::time::Instant;

use rasoat::inspect::pseudonym::Pseudonyms;
use rasoat::inspect::record::Record;
use rasoat::inspect::{Inspector, Wish, csv, input};
use rasoat::model::corpus::Corpus;
use rasoat::model::load;
use rasoat::model::mapping::{Columns, Mapping, Order};
use rasoat::source::Source;

const WORLD: [(&str, &str); 3] = [
    ("rasoat.yaml", "language: en\ncalendar: {holidays: [{date: 2026-04-30}]}\n"),
    (
        "catalog.yaml",
        "levels: [{id: commune, name: Commune, rank: 1}]\n\
         agencies: [{id: desk, name: Desk, level: commune}, {id: office, name: Office, level: commune}, {id: land, name: Registry, level: commune}]\n",
    ),
    (
        "permit.yaml",
        "procedure: permit\nname: Permit\nkind: external\nsector: example\nas_of: 2026-03-01\nreceives: desk\ndecides: office\n\
         deadline: 5 working days\nsteps:\n\
         \x20 - {id: receive, does: receive, by: desk, takes: 4 hours}\n\
         \x20 - {id: appraise, does: appraise, by: office, takes: 2wd}\n\
         \x20 - {id: ask, does: consult, by: land, takes: 2wd, after: [receive]}\n\
         \x20 - {id: decide, does: decide, by: office, takes: 1wd, after: [appraise, ask]}\n\
         \x20 - {id: hand-over, does: return, by: desk, takes: 4 hours}\n",
    ),
];
const STEPS: [(&str, &str); 5] = [
    ("receive", "desk"),
    ("appraise", "office"),
    ("ask", "land"),
    ("decide", "office"),
    ("hand-over", "desk"),
];

/// Lines made up while they are read, so that the log itself takes no memory.
struct Made {
    line: u64,
    lines: u64,
    by_time: bool,
    text: Vec<u8>,
    from: usize,
}

impl Made {
    fn next(&mut self) {
        // In order of time, a thousand dossiers are open side by side.
        let (dossier, step) = match self.by_time {
            false => (self.line / 5, self.line % 5),
            true => (self.line / 5000 * 1000 + self.line % 1000, self.line / 1000 % 5),
        };
        let day = if self.by_time { self.line / 1000 } else { dossier / 1000 * 5 + step };
        let (name, agency) = STEPS[step as usize];
        let minute = if self.by_time { self.line % 1000 * 60 / 1000 } else { dossier % 60 };
        let (year, month, day) = (2000 + day / 336 % 199, day / 28 % 12 + 1, day % 28 + 1);
        self.text.clear();
        self.text.extend_from_slice(
            format!(
                "HS-{dossier:08},permit,{name},{agency},{year}-{month:02}-{day:02} 08:{minute:02},{year}-{month:02}-{day:02} 10:{minute:02}\n"
            )
            .as_bytes(),
        );
        self.from = 0;
        self.line += 1;
    }
}

impl Read for Made {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            if self.from == self.text.len() {
                if self.line == self.lines {
                    break;
                }
                self.next();
            }
            let part = (into.len() - filled).min(self.text.len() - self.from);
            into[filled..filled + part].copy_from_slice(&self.text[self.from..self.from + part]);
            filled += part;
            self.from += part;
        }
        Ok(filled)
    }
}

fn made(lines: u64, by_time: bool) -> Made {
    Made { line: 0, lines, by_time, text: b"dossier,procedure,step,agency,start,end\n".to_vec(), from: 0 }
}

fn look(corpus: &Corpus, lines: u64, by_time: bool) -> (f64, usize) {
    let heads = ["procedure", "agency", "start", "end"].map(str::to_owned);
    let mapping = Mapping { columns: Columns::plain(&heads), ..Mapping::default() };
    let wish =
        Wish { log: "made".into(), order: Order::Auto, pseudonyms: Pseudonyms::of(b"key"), show_ids: false };
    let begun = Instant::now();
    let input = input::open(made(lines, by_time)).expect("a made-up log can be read");
    let mut inspector = Inspector::new(corpus, &mapping, wish).expect("the mapping fits");
    csv::read(input.bytes, &mapping, &mut |record: &Record<'_>| inspector.take(record)).expect("it is sound");
    let open = inspector.most_open();
    let observed = inspector.finish();
    assert_eq!((observed.rows.read, observed.rows.used), (lines, lines));
    (begun.elapsed().as_secs_f64(), open)
}

/// Reading alone, for the share it has.
fn generated(lines: u64, by_time: bool) -> f64 {
    let begun = Instant::now();
    let mut log = made(lines, by_time);
    let mut buffer = vec![0; 1 << 16];
    while log.read(&mut buffer).is_ok_and(|read| read > 0) {}
    begun.elapsed().as_secs_f64()
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("?");
    line.trim().to_owned()
}

fn main() {
    let only_whether_it_runs = std::env::args().any(|word| word == "--test");
    let loaded = load::load(WORLD.map(|(name, text)| Source::new(name, text)).to_vec());
    assert!(loaded.diagnostics.is_empty());
    let sizes: &[u64] = if only_whether_it_runs { &[100_000] } else { &[1_000_000, 10_000_000] };
    for lines in sizes {
        for by_time in [false, true] {
            let making = generated(*lines, by_time);
            let (seconds, open) = look(&loaded.corpus, *lines, by_time);
            let order = if by_time { "by time" } else { "by dossier" };
            say(&format!(
                "{lines} lines {order}: {seconds:.2} s, of which {making:.2} s to make them up; {:.2} million lines a second; \
                 at most {open} dossiers kept; peak memory so far {}",
                *lines as f64 / seconds / 1e6,
                peak()
            ));
        }
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what a measurement is for")]
fn say(line: &str) {
    println!("{line}");
}
