//! The report of a thousand generated procedures: how long the page and the SARIF log take to write, how much the page
//! weighs, and how soon a reader who opens it in Chromium has the first filter's result: `cargo bench --bench report`.
//! With `REPORT_OUT=DIR` the page and the workspace are kept; `REPORT_PAGE=FILE` only opens that page. What came of it is in `docs/performance.md`.

use std::path::Path;
use std::time::Instant;

use generate::Workspace;
use rasoat::check::check;
use rasoat::propose::propose_on;
use rasoat::report::templates::Templates;
use rasoat::report::view::rules::RuleInfo;
use rasoat::report::view::{Options, ReportView, view};
use rasoat::report::{html, sarif};
use rasoat::rules;
use rasoat::text::Lang;

#[path = "corpus/generate.rs"]
mod generate;
#[path = "page/opening.rs"]
mod opening;

fn main() {
    // `cargo test` and `cargo bench -- --test` only ask whether it runs.
    let tried = std::env::args().any(|word| word == "--test");
    let (procedures, rounds) = if tried { (20, 1) } else { (1_000, 5) };
    if let Some(page) = std::env::var_os("REPORT_PAGE") {
        let page = std::fs::read_to_string(page).expect("the file of REPORT_PAGE can be read");
        return opened(&page, rounds);
    }
    let workspace = Workspace::of(procedures);
    let pack = rules::built_in().rules;
    let findings = check(workspace.world(), &pack).findings;
    let proposals = propose_on(workspace.world(), &findings);
    let infos: Vec<RuleInfo> = pack.iter().map(RuleInfo::of).collect();
    let (corpus, facts) = (workspace.world().corpus, workspace.world().facts);
    let viewed = |pictures: bool, fixes: bool| -> ReportView {
        let options = Options { lang: Lang::Vi, pictures, fixes, ..Options::default() };
        view(corpus, facts, &findings, &proposals, &infos, &options)
    };
    let (found, made) = (findings.len(), proposals.made.len());
    say(&format!("{procedures} procedures, {found} findings, {made} proposals"));

    let (time, shown) = median(rounds, || viewed(true, false));
    say(&format!("view with pictures: {time:.0} ms"));
    let (time, page) = median(rounds, || html::render(&shown, &Templates::default()).unwrap_or_default());
    let each = page.len() as f64 / procedures as f64 / 1000.0;
    say(&format!(
        "page: {time:.0} ms, {:.1} MB, {each:.1} kB a procedure, {} elements",
        page.len() as f64 / 1e6,
        page.matches("</").count() + page.matches("/>").count(),
    ));
    let (time, shown) = median(rounds, || viewed(false, true));
    say(&format!("view with fixes: {time:.0} ms"));
    let (time, log) = median(rounds, || sarif::render(&shown));
    say(&format!("SARIF: {time:.0} ms, {:.1} MB", log.len() as f64 / 1e6));
    if let Some(folder) = std::env::var_os("REPORT_OUT") {
        keep(Path::new(&folder), &page, &generate::generate(procedures, 1))
            .expect("REPORT_OUT can be written to");
    }
    opened(&page, rounds);
}

/// Opens a page several times and says the median.
fn opened(page: &str, rounds: usize) {
    let Some(browser) = opening::browser() else { return say("(no Chromium: the page was not opened)") };
    let mut all: Vec<opening::Times> = (0..rounds.min(3)).map(|_| opening::open(&browser, page)).collect();
    all.sort_by(|a, b| a.first_result.total_cmp(&b.first_result));
    say(&format!("opened: {}", all[all.len() / 2]));
}

/// Writes the page and the files it was made of.
fn keep(folder: &Path, page: &str, workspace: &generate::Generated) -> std::io::Result<()> {
    for source in &workspace.sources {
        let path = folder.join("workspace").join(&source.name);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, &source.text)?;
    }
    std::fs::write(folder.join("report.html"), page)
}

/// The median time of some rounds in milliseconds, and what the last of them made.
fn median<T>(rounds: usize, mut job: impl FnMut() -> T) -> (f64, T) {
    let mut times = Vec::new();
    let mut made = None;
    for _ in 0..rounds {
        let start = Instant::now();
        made = Some(job());
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], made.expect("there is at least one round"))
}

#[expect(clippy::print_stdout, reason = "a measurement is there to be read")]
fn say(line: &str) {
    println!("{line}");
}
