//! Word and Excel files: what an office reads in them, and that their figures are those of the review.

mod formulas;
mod libreoffice;
mod word;
mod workbook;

use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::OnceLock;

use rasoat::cli::workspace;
use rasoat::facts::column::World;
use rasoat::model::load;
use rasoat::report::view::rules::RuleInfo;
use rasoat::report::view::{Options, ReportView, view};
use rasoat::source::Source;
use rasoat::text::Lang;
use rasoat::{check, facts, propose, rules};

/// A report on the real procedures, with some of their text replaced.
fn report_with(lang: Lang, replace: &[(&str, &str)]) -> ReportView {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let changed = |source: Source| {
        let text = replace.iter().fold(source.text.clone(), |text, (from, to)| text.replace(from, to));
        Source::new(&source.name, text)
    };
    let sources = workspace::read(&folder).unwrap().sources.into_iter().map(changed).collect();
    let corpus = load::load(sources).corpus;
    let facts = facts::of_corpus(&corpus);
    let rules = rules::built_in().rules;
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    let findings = check::check(world, &rules).findings;
    let proposals = propose::propose(&corpus, &facts, &findings);
    let rules: Vec<RuleInfo> = rules.iter().map(RuleInfo::of).collect();
    view(&corpus, &facts, &findings, &proposals, &rules, &Options { lang, ..Options::default() })
}

/// The report on the real procedures, made once.
fn report(lang: Lang) -> &'static ReportView {
    static REPORTS: [OnceLock<ReportView>; 2] = [OnceLock::new(), OnceLock::new()];
    REPORTS[lang.pick(0, 1)].get_or_init(|| report_with(lang, &[]))
}

/// A measure of a procedure before and after.
fn measure(view: &ReportView, procedure: usize, id: &str) -> (Option<i64>, Option<i64>) {
    let row = view.procedures[procedure].measures.iter().find(|row| row.id == id).unwrap();
    (row.before.value, row.after.value)
}

/// One of the files in an office file.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
