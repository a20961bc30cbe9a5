//! `report`: what came of a review, in one or more formats, for people or for programs.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::check::Checked;
use crate::cli::selection::Selection;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::finding::Finding;
use crate::lang::rule::Rule;
use crate::proposal::Proposals;
use crate::propose;
use crate::report::templates::{Templates, Unusable};
use crate::report::view::ReportView;
use crate::report::view::rules::RuleInfo;
use crate::report::{self, Format, snippet, terminal, view};
use crate::suggest::nearest;
use crate::text::Lang;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// terminal, or any of html, json, markdown …, separated by commas
    #[arg(long, value_name = "FORMAT", default_value = TERMINAL, value_delimiter = ',')]
    format: Vec<String>,
    /// Write to this file; with several formats or languages, into this folder
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Write each format in Vietnamese and in English
    #[arg(long, requires = "out")]
    bilingual: bool,
    /// A folder of templates that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `report`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let formats = chosen(&args.format)?;
    let templates = match &args.templates {
        Some(folder) => Templates::of_house(session::templates(folder)?),
        None => Ok(Templates::default()),
    };
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    let checked = chosen.check(&session);
    let here = |rule: &Rule| chosen.levels.get(rule).severity.unwrap_or(rule.level);
    let info = |rule: &&Rule| RuleInfo { level: here(rule), ..RuleInfo::of(rule) };
    let rules = chosen.rules.iter().map(info).collect();
    let proposals = propose::propose(&session.corpus, &session.facts, &checked.findings);
    let done = Done { session, checked, proposals, rules };
    let templates = templates.map_err(|unusable| done.refused(&unusable))?;
    match (&args.out, formats.as_slice()) {
        (None, []) => output::print(&done.terminal())?,
        (None, [format]) if !args.bilingual && format.is_office_file() && std::io::stdout().is_terminal() => {
            return Err(Failed::Words(done.say(
                "định dạng này không hiện được trên màn hình; hãy thêm `--out TỆP`",
                "this format cannot be shown on a screen; add `--out FILE`",
            )));
        }
        (None, [format]) if !args.bilingual => {
            let view = done.view(args, done.session.lang, format.pictures);
            output::bytes(&done.rendered(format, &view, &templates)?)?;
        }
        (None, _) => {
            return Err(Failed::Words(done.say(
                "nhiều định dạng cần một thư mục; hãy thêm `--out THƯ_MỤC`",
                "several formats need a folder; add `--out DIR`",
            )));
        }
        (Some(out), []) => {
            save(out, done.terminal().as_bytes())?;
            output::print(&format!("{}\n{}", out.display(), done.summary()))?;
        }
        (Some(out), [format]) if !args.bilingual && !folder(out) => {
            let view = done.view(args, done.session.lang, format.pictures);
            save(out, &done.rendered(format, &view, &templates)?)?;
            output::print(&format!("{}\n{}", out.display(), done.summary()))?;
        }
        (Some(out), formats) => {
            let mut written = String::new();
            for (path, bytes) in done.files(args, out, formats, &templates)? {
                save(&path, &bytes)?;
                written.push_str(&format!("{}\n", path.display()));
            }
            output::print(&(written + &done.summary()))?;
        }
    }
    for problem in done.session.diagnostics.iter().chain(&done.session.rules.problems) {
        let word = problem.severity.name(done.session.lang);
        output::remark(&format!("{word}: {}", problem.message.get(done.session.lang)));
    }
    Ok(Outcome::Clean)
}

/// A review that was carried out.
struct Done {
    session: session::Session,
    checked: Checked,
    proposals: Proposals,
    rules: Vec<RuleInfo>,
}

impl Done {
    fn run(&self) -> terminal::Run<'_> {
        terminal::Run {
            corpus: &self.session.corpus,
            findings: &self.checked.findings,
            proposals: &self.proposals,
        }
    }

    fn everything(&self) -> Vec<usize> {
        (0..self.session.corpus.procedures.len()).collect()
    }

    fn summary(&self) -> String {
        terminal::proposal_summary(&self.run(), &self.everything(), self.session.lang)
    }

    fn terminal(&self) -> String {
        let all: Vec<&Finding> = self.checked.findings.iter().collect();
        let (corpus, lang) = (&self.session.corpus, self.session.lang);
        let mut text = terminal::findings(corpus, &all, self.session.mistakes(), lang);
        for at in self.everything() {
            text.push_str(&terminal::proposals(&self.run(), at, true, lang));
        }
        text + &self.summary()
    }

    fn view(&self, args: &Args, lang: Lang, pictures: bool) -> ReportView {
        let options = view::Options { lang, as_of: args.common.as_of, pictures, ..Default::default() };
        let (corpus, facts) = (&self.session.corpus, &self.session.facts);
        view::view(corpus, facts, &self.checked.findings, &self.proposals, &self.rules, &options)
    }

    fn rendered(&self, format: &Format, view: &ReportView, templates: &Templates) -> Result<Vec<u8>, Failed> {
        (format.render)(view, templates).map_err(|unusable| self.refused(&unusable))
    }

    /// Every file of a run into a folder, all rendered before the first is written.
    fn files(
        &self,
        args: &Args,
        folder: &Path,
        formats: &[&'static Format],
        templates: &Templates,
    ) -> Result<Vec<(PathBuf, Vec<u8>)>, Failed> {
        let failed = |source| Failed::Write { path: folder.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(failed)?;
        let langs: &[Lang] = if args.bilingual { &[Lang::Vi, Lang::En] } else { &[self.session.lang] };
        let pictures = formats.iter().any(|format| format.pictures);
        let mut files = Vec::new();
        for lang in langs {
            let view = self.view(args, *lang, pictures);
            for format in formats {
                let of_lang = if args.bilingual { format!(".{}", lang.code()) } else { String::new() };
                let name = format!("{}{of_lang}.{}", format.file, format.extension);
                files.push((folder.join(name), self.rendered(format, &view, templates)?));
            }
        }
        Ok(files)
    }

    fn say(&self, vi: &str, en: &str) -> String {
        self.session.lang.pick(vi, en).to_owned()
    }

    fn refused(&self, unusable: &Unusable) -> Failed {
        let style = snippet::Style { colour: true, ..snippet::Style::default() };
        Failed::Shown(snippet::render(&unusable.problem, &unusable.sources, self.session.lang, style))
    }
}

/// Whether a path is meant as a folder: it is one, or is written as one.
fn folder(out: &Path) -> bool {
    out.is_dir() || out.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    output::write(path, bytes).map_err(|source| Failed::Write { path: path.to_owned(), source })
}

/// The formats of these names, each once; none for the terminal.
fn chosen(names: &[String]) -> Result<Vec<&'static Format>, Failed> {
    let mut formats: Vec<&'static Format> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        if name == TERMINAL && names.len() == 1 {
            return Ok(formats);
        }
        let format = report::format(name).ok_or_else(|| unknown(name, names.len() > 1))?;
        if formats.iter().all(|known| known.name != format.name) {
            formats.push(format);
        }
    }
    Ok(formats)
}

fn unknown(name: &str, among_others: bool) -> Failed {
    if name == TERMINAL && among_others {
        return Failed::Words(format!("`{TERMINAL}` is for a screen; leave it out where files are written"));
    }
    let names = || report::FORMATS.iter().map(|format| format.name).chain([TERMINAL]);
    let hint = match nearest(name, names()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("choose one of {}", names().collect::<Vec<_>>().join(", ")),
    };
    Failed::Words(format!("there is no format `{name}`; {hint}"))
}

/// The format for a person at a terminal.
const TERMINAL: &str = "terminal";
