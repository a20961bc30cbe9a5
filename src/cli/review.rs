//! `review`: what a branch introduces, settles and keeps, in findings, measures, proposals, catalog and rules.

mod formats;
mod sides;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::check::Checked;
use crate::check::levels::Levels;
use crate::cli::selection::{Chosen, Selection};
use crate::cli::session::{self, Session};
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::measures::ROWS;
use crate::report::{json, markdown, snippet, terminal};
use crate::review::procedures::Verdict;
use crate::review::{ReviewView, Scope, Side, compare};
use crate::rules;
use crate::source::Source;

/// Arguments of `review`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The version before, and after it `..` and the version after; the work tree when that is left out. The review starts
    /// at the last commit both have in common: `A..B` and `A...B` mean the same
    #[arg(value_name = "BASE[..HEAD]", allow_hyphen_values = true)]
    range: String,
    #[command(flatten)]
    common: Common,
    /// Compare with BASE itself, not with the last commit in common
    #[arg(long)]
    direct: bool,
    /// Exit with 1 when a finding of this level or above is introduced; when any measure (`worse`) or one of those named
    /// gets worse; several with commas
    #[arg(long, value_name = "LEVEL|MEASURE", value_delimiter = ',', default_value = "error", value_parser = fail_on())]
    fail_on: Vec<FailOn>,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    /// Write to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
}

/// The forms a review can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text, with the lines of what is new
    Terminal,
    /// A comment for a merge request
    Markdown,
    /// Raw numbers, texts in both languages
    Json,
    /// What is introduced, as annotations of a GitHub workflow
    Github,
    /// What is introduced, as a GitLab code quality report
    Gitlab,
    /// What is introduced, as SARIF 2.1.0
    Sarif,
}

/// What makes a review fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FailOn {
    Never,
    Level(Severity),
    AnyWorse,
    Measure(&'static str),
}

/// Reads one word of `--fail-on`.
fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    let levels = Severity::ALL.iter().map(|level| (level.word(), FailOn::Level(*level)));
    let measures = ROWS.iter().filter(|row| row.judged).map(|row| (row.key, FailOn::Measure(row.key)));
    let all: Vec<(&'static str, FailOn)> = [("none", FailOn::Never)]
        .into_iter()
        .chain(levels)
        .chain([("worse", FailOn::AnyWorse)])
        .chain(measures)
        .collect();
    PossibleValuesParser::new(all.iter().map(|(word, _)| *word).collect::<Vec<_>>()).try_map(move |written| {
        all.iter().find(|(word, _)| *word == written).map(|(_, one)| *one).ok_or("not one of the words")
    })
}

/// Runs `review`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let range = sides::Range::of(&args.range);
    let read = sides::read(&range, &args.common, args.direct)?;
    let built_in = rules::built_in();
    let after = session::of_files(read.after, built_in.clone(), &args.common);
    let before_common = Common { lang: Some(spoken(&after)), ..args.common.clone() };
    let (before, shared) = session::of_files_beside(read.before, built_in, &before_common, Some(&after));
    let chosen = args.selection.choose(&after)?;
    let chosen_before = match args.selection.choose(&before) {
        Ok(chosen) => chosen,
        // A rule that is named and did not exist then.
        Err(_) => as_now(&before, &chosen),
    };
    let found = chosen.check(&after);
    let found_before = match shared.filter(|_| is_same_choice((&before, &chosen_before), (&after, &chosen))) {
        _ if !read.is_old => Checked::default(),
        Some(shared) => {
            let known = (after.world(), &found);
            shared.check(before.world(), &chosen_before.rules, &chosen_before.levels, known)
        }
        None => chosen_before.check(&before),
    };
    let mut view = compare(
        &side(&before, &chosen_before, &found_before, &read.unread[0], read.is_old),
        &side(&after, &chosen, &found, &read.unread[1], true),
        &Scope(read.scope),
    );
    view.base = range.base;
    view.head = range.head;
    let programs = |format| {
        let judged = (&after, &chosen);
        formats::introduced(format, &view, judged, &found.findings, &read.folder, &args.common)
    };
    let text = match args.format {
        Format::Terminal => drawn(&view, &after, &found) + &terminal::review(&view, after.lang),
        Format::Markdown => markdown::review(&view, &read.folder, after.lang),
        Format::Json => json::review(&view),
        Format::Github => written(programs("github")?),
        Format::Gitlab => written(programs("gitlab")?),
        Format::Sarif => written(programs("sarif")?),
    };
    match &args.out {
        // What programs read goes out as it is.
        None if args.format != Format::Terminal => output::bytes(text.as_bytes())?,
        None => output::print(&text)?,
        Some(path) => {
            output::write_below(path, &text).map_err(|source| Failed::Write {
                path: path.clone(),
                lang: after.lang,
                source,
            })?;
            output::remark(&path.display().to_string());
        }
    }
    for (rule, _) in &found.troubles {
        output::remark(&after.lang.pick(
            format!("cảnh báo: quy tắc `{rule}` phải dừng trước khi xét hết"),
            format!("warning: the rule `{rule}` stopped before its end"),
        ));
    }
    let fails = args.fail_on.iter().any(|one| fails(&view, *one));
    let never = args.fail_on.contains(&FailOn::Never);
    let broken =
        view.mistakes.iter().any(|mistake| mistake.introduced && mistake.severity == Severity::Error);
    Ok(if !never && (fails || broken || !found.troubles.is_empty()) {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

fn written(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

fn spoken(session: &Session) -> crate::cli::Language {
    session.lang.pick(crate::cli::Language::Vi, crate::cli::Language::En)
}

/// The rules of the version before that are chosen now.
fn as_now<'s>(before: &'s Session, now: &Chosen<'_>) -> Chosen<'s> {
    let wanted: BTreeSet<&str> = now.rules.iter().map(|rule| rule.id.as_str()).collect();
    let rules = before.rules.rules.iter().filter(|rule| wanted.contains(rule.id.as_str())).collect();
    Chosen { rules, levels: Levels::of(&before.corpus) }
}

/// Whether the same rules are run, at the same levels. Settings, from which their parameters come, are told apart before.
fn is_same_choice(before: (&Session, &Chosen<'_>), after: (&Session, &Chosen<'_>)) -> bool {
    fn levels<'c>(chosen: &'c Chosen<'_>) -> Vec<(&'c str, Option<Severity>)> {
        chosen.rules.iter().map(|rule| (rule.id.as_str(), chosen.levels.get(rule).severity)).collect()
    }
    before.0.rules.sources == after.0.rules.sources && levels(before.1) == levels(after.1)
}

fn side<'s>(
    session: &'s Session,
    chosen: &'s Chosen<'_>,
    checked: &'s Checked,
    unread: &'s BTreeSet<String>,
    exists: bool,
) -> Side<'s> {
    Side {
        corpus: &session.corpus,
        facts: &session.facts,
        diagnostics: &session.diagnostics,
        rule_sources: &session.rules.sources,
        built_in: rules::BUILT_IN.len(),
        rule_problems: &session.rules.problems,
        rules: &chosen.rules,
        levels: &chosen.levels,
        findings: &checked.findings,
        unread,
        exists,
    }
}

fn fails(view: &ReviewView, on: FailOn) -> bool {
    let worse = |key: Option<&str>| {
        let mut measures = view.procedures.iter().flat_map(|procedure| &procedure.measures);
        measures
            .any(|measure| measure.verdict == Verdict::Worse && key.is_none_or(|key| measure.row.key == key))
    };
    match on {
        FailOn::Never => false,
        FailOn::Level(level) => view.answerable().any(|finding| finding.severity >= level),
        FailOn::AnyWorse => worse(None),
        FailOn::Measure(key) => worse(Some(key)),
    }
}

/// What is new, each with its lines: mistakes first.
fn drawn(view: &ReviewView, after: &Session, found: &Checked) -> String {
    let mut text = String::new();
    let files = after.diagnostics.len();
    for mistake in view.mistakes.iter().filter(|mistake| mistake.introduced) {
        let (problem, sources): (Option<&Diagnostic>, &[Source]) = match mistake.position.checked_sub(files) {
            None => (after.diagnostics.get(mistake.position), &after.corpus.sources),
            Some(at) => (after.rules.problems.get(at), &after.rules.sources),
        };
        let style = snippet::Style { colour: true, ..snippet::Style::default() };
        text.extend(problem.map(|problem| snippet::render(problem, sources, after.lang, style) + "\n"));
    }
    let new = view.answerable().filter_map(|change| found.findings.get(change.now?));
    for finding in new {
        text.push_str(&terminal::finding(&after.corpus, finding, after.lang));
        text.push('\n');
    }
    text
}
