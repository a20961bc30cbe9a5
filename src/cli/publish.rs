//! The road from a review to its reports, the same for every command that writes them: which formats, which part of the
//! workspace, what is wrong with the files, and where the bytes go.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::baseline::Baseline;
use crate::check::Checked;
use crate::cli::selection::Chosen;
use crate::cli::session::{self, Session};
use crate::cli::stopwatch::Stage;
use crate::cli::{Failed, output};
use crate::diagnostic::Diagnostic;
use crate::finding::Finding;
use crate::lang::eval::Trouble;
use crate::lang::rule::Rule;
use crate::model::date::Date;
use crate::plan::effort::Efforts;
use crate::plan::{self, target};
use crate::proposal::Proposals;
use crate::propose;
use crate::report::templates::{Templates, Unusable};
use crate::report::view::plan::PlanView;
use crate::report::view::problems::problems;
use crate::report::view::rules::RuleInfo;
use crate::report::view::{Options, ReportView, Repository, view};
use crate::report::{self, Format, snippet};
use crate::suggest::nearest;
use crate::text::{Lang, Text};

/// What is to be written, and where.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "What to write")]
pub struct Wanted {
    /// terminal, or any of annex, comment, github, gitlab, html, json, junit, markdown, review-form, sarif, xlsx …,
    /// separated by commas
    #[arg(long, value_name = "FORMAT", default_value = TERMINAL, value_delimiter = ',')]
    format: Vec<String>,
    /// Write to this file; with several formats or languages, into this folder
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Write each format in Vietnamese and in English
    #[arg(long, requires = "out")]
    bilingual: bool,
    /// A folder of templates that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// The folder that file names in comment, github, gitlab, junit and sarif begin at; the git repository when absent
    #[arg(long, value_name = "DIR")]
    paths_from: Option<PathBuf>,
    /// Link the lines named in a comment below this address, such as https://host/group/project/-/blob/main
    #[arg(long, value_name = "URL", value_parser = address)]
    link_base: Option<String>,
}

/// What is to be written, looked up.
pub struct Plan {
    formats: Vec<&'static Format>,
    templates: Result<Templates, Box<Unusable>>,
    wanted: Wanted,
}

impl Wanted {
    /// Looks up the formats and the templates.
    pub fn plan(&self, lang: Lang) -> Result<Plan, Failed> {
        let formats = chosen(&self.format)?;
        let templates = match &self.templates {
            Some(folder) => Templates::of_house(session::templates(folder, lang)?),
            None => Ok(Templates::default()),
        };
        Ok(Plan { formats, templates, wanted: self.clone() })
    }
}

impl Plan {
    /// Whether nothing but text for a person at a terminal is asked for.
    pub fn is_terminal(&self) -> bool {
        self.formats.is_empty()
    }

    /// Whether everything goes to standard output, by the built-in templates.
    pub fn is_said(&self) -> bool {
        self.wanted.out.is_none() && self.wanted.templates.is_none()
    }

    /// Writes the reports of a review, all rendered before the first is written; the paths written, or none when it
    /// went to standard output.
    pub fn write(&self, review: &Review<'_>) -> Result<Vec<PathBuf>, Failed> {
        let lang = review.session.lang;
        let templates = self.templates.as_ref().map_err(|unusable| refused(unusable, lang))?;
        let repository = self.repository(review.session)?;
        let one = self.formats.len() == 1 && !self.wanted.bilingual;
        let Some(out) = &self.wanted.out else {
            let ([format], true) = (self.formats.as_slice(), one) else {
                return Err(Failed::Words(lang.pick(
                    "nhiều định dạng cần một thư mục; hãy thêm `--out THƯ_MỤC`".to_owned(),
                    "several formats need a folder; add `--out DIR`".to_owned(),
                )));
            };
            if format.is_office_file() && std::io::stdout().is_terminal() {
                return Err(Failed::Words(lang.pick(
                    "định dạng này không hiện được trên màn hình; hãy thêm `--out TỆP`".to_owned(),
                    "this format cannot be shown on a screen; add `--out FILE`".to_owned(),
                )));
            }
            let view = review.view(lang, &self.formats, repository);
            output::bytes(&rendered(format, &view, templates)?)?;
            return Ok(Vec::new());
        };
        let in_folder = !one || folder(out);
        let langs: &[Lang] = if self.wanted.bilingual { &[Lang::Vi, Lang::En] } else { &[lang] };
        let mut files = Vec::new();
        for lang in langs {
            let view = review.view(*lang, &self.formats, repository.clone());
            for format in &self.formats {
                let of_lang = if self.wanted.bilingual { format!(".{}", lang.code()) } else { String::new() };
                let name = format!("{}{of_lang}.{}", format.file, format.extension);
                let path = if in_folder { out.join(name) } else { out.clone() };
                files.push((path, rendered(format, &view, templates)?));
            }
        }
        if in_folder {
            let failed = |source| Failed::Write { path: out.clone(), lang, source };
            std::fs::create_dir_all(out).map_err(failed)?;
        }
        for (path, bytes) in &files {
            save(path, bytes, lang)?;
        }
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// Where the workspace stands below the folder that paths begin at.
    fn repository(&self, session: &Session) -> Result<Repository, Failed> {
        let from = match &self.wanted.paths_from {
            Some(folder) => folder.canonicalize().ok(),
            None => session.root.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned),
        };
        let below = from.as_ref().and_then(|from| session.root.strip_prefix(from).ok());
        if let (Some(asked), None) = (&self.wanted.paths_from, below) {
            let asked = asked.display();
            return Err(Failed::Words(session.lang.pick(
                format!("không gian làm việc không nằm trong `{asked}`; hãy nêu một thư mục chứa nó"),
                format!("the workspace does not lie below `{asked}`; name a folder that holds it"),
            )));
        }
        let parts = below.iter().flat_map(|below| below.iter());
        let folder = parts.map(|part| format!("{}/", part.to_string_lossy())).collect();
        Ok(Repository { folder, link_base: self.wanted.link_base.clone() })
    }
}

/// A review that was carried out.
pub struct Review<'s> {
    /// What was read.
    pub session: &'s Session,
    /// What was found.
    pub checked: Checked,
    /// What is proposed.
    pub proposals: Proposals,
    /// The rules that were run.
    rules: Vec<RuleInfo>,
    /// The procedures it is about; all when absent.
    only: Option<Vec<usize>>,
    as_of: Option<Date>,
    /// How many findings are left out because a baseline knows them.
    pub known: usize,
    /// The entries of the baseline that no finding matches any more.
    pub stale: Vec<String>,
}

impl<'s> Review<'s> {
    /// The review of a whole workspace.
    pub fn of_all(session: &'s Session, chosen: &Chosen<'_>, as_of: Option<Date>) -> Review<'s> {
        let checked = chosen.check(session);
        let proposals = propose::propose(&session.corpus, &session.facts, &checked.findings);
        Review {
            session,
            checked,
            proposals,
            rules: rules(chosen),
            only: None,
            as_of,
            known: 0,
            stale: Vec::new(),
        }
    }

    /// The findings in the files that the path selects, in the light of the whole workspace; proposals only where they
    /// will be shown, for they take longer than all the rest.
    pub fn of_selected(
        session: &'s Session,
        chosen: &Chosen<'_>,
        plan: &Plan,
        as_of: Option<Date>,
        baseline: Option<&Baseline>,
    ) -> Review<'s> {
        let mut checked = chosen.check(session);
        let runs = |rule: &&&Rule| chosen.levels.get(rule).severity.is_some();
        let ran: BTreeSet<&str> = chosen.rules.iter().filter(runs).map(|rule| rule.id.as_str()).collect();
        // A rule that is no more finds nothing more either.
        let counts = |rule: &str| ran.contains(rule) || session.rules.get(rule).is_none();
        let stale = baseline.map(|baseline| baseline.stale(&checked.findings, counts)).unwrap_or_default();
        let stale = stale.into_iter().map(str::to_owned).collect();
        checked.findings.retain(|finding| session.shows(finding));
        let all = checked.findings.len();
        let is_known = |finding: &Finding| baseline.is_some_and(|baseline| baseline.knows(finding));
        checked.findings.retain(|finding| finding.waived.is_some() || !is_known(finding));
        let known = all - checked.findings.len();
        let only = Some(session.selected_procedures());
        let proposals = match plan.is_terminal() {
            true => Proposals::default(),
            false => {
                session.clock.begin(Stage::Propose, session.lang);
                let made = propose::propose(&session.corpus, &session.facts, &checked.findings);
                session.clock.count(made.made.len());
                made
            }
        };
        session.clock.begin(Stage::Report, session.lang);
        session.clock.count(checked.findings.len());
        Review { session, checked, proposals, rules: rules(chosen), only, as_of, known, stale }
    }

    fn view(&self, lang: Lang, formats: &[&Format], repository: Repository) -> ReportView {
        let options = Options {
            lang,
            as_of: self.as_of,
            title: None,
            pictures: formats.iter().any(|format| format.pictures),
            // The one format that can say them.
            fixes: formats.iter().any(|format| format.name == "sarif"),
            only: self.only.clone(),
            repository,
        };
        let (session, found) = (self.session, &self.checked.findings);
        let made = view(&session.corpus, &session.facts, found, &self.proposals, &self.rules, &options);
        let mut wrong = problems(&session.diagnostics, &session.corpus.sources, false, lang);
        wrong.extend(problems(&session.rules.problems, &session.rules.sources, true, lang));
        wrong.extend(problems(&self.checked.idle_waivers, &session.corpus.sources, false, lang));
        let stopped: Vec<Diagnostic> = self.stopped();
        wrong.extend(problems(&stopped, &session.rules.sources, true, lang));
        let plan = formats.iter().any(|format| format.plan).then(|| self.plan(lang)).flatten();
        made.with_problems(wrong).with_plan(plan)
    }

    /// How the targets of the workspace are best reached; none where it has none, or one that cannot be planned for, which
    /// `plan` explains.
    fn plan(&self, lang: Lang) -> Option<PlanView> {
        let settings = &self.session.corpus.settings;
        let targets = target::of_settings(&settings.targets).ok().filter(|targets| !targets.is_empty())?;
        let efforts = Efforts::with(settings.efforts.clone(), &self.session.corpus.catalog).ok()?;
        let procedures = self.session.selected_procedures();
        let wanted = plan::Wanted { targets, sketches: false, efforts, procedures };
        let made = plan::plan(self.session.world(), &self.proposals, &wanted);
        Some(report::view::plan::view(&self.session.corpus, &made, lang))
    }

    /// The rules that could not be run to their end.
    pub fn stopped(&self) -> Vec<Diagnostic> {
        let stopped = |(id, trouble): &(String, Trouble)| {
            let Text { vi, en } = why(trouble);
            let (vi, en) = (vi.unwrap_or_default(), en.unwrap_or_default());
            let problem = Diagnostic::error(
                "rule-stopped",
                format!("quy tắc `{id}` phải dừng: {vi}"),
                format!("the rule `{id}` stopped: {en}"),
            )
            .help(
                "thu hẹp quy tắc, hoặc tắt quy tắc bằng `--except`",
                "narrow the rule, or leave it out with `--except`",
            );
            match self.session.rules.get(id) {
                Some(rule) => problem.at(rule.source, rule.span),
                None => problem,
            }
        };
        self.checked.troubles.iter().map(stopped).collect()
    }
}

/// What reports need of the chosen rules, at the level of this run.
pub fn rules(chosen: &Chosen<'_>) -> Vec<RuleInfo> {
    let info =
        |rule: &Rule| Some(RuleInfo { level: chosen.levels.get(rule).severity?, ..RuleInfo::of(rule) });
    chosen.rules.iter().filter_map(|rule| info(rule)).collect()
}

/// Writes a file whole or not at all.
pub fn save(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failed> {
    output::write(path, bytes).map_err(|source| Failed::Write { path: path.to_owned(), lang, source })
}

fn why(trouble: &Trouble) -> Text {
    match trouble {
        Trouble::DivisionByZero => Text::new("có phép chia cho 0", "it divides by zero"),
        Trouble::TooLarge => Text::new("có số quá lớn", "a number is too large"),
        Trouble::TooManyRows(loops) => Text::new(
            format!("các vòng lặp {loops} cho quá nhiều dòng"),
            format!("the loops over {loops} give too many rows"),
        ),
    }
}

fn rendered(format: &Format, view: &ReportView, templates: &Templates) -> Result<Vec<u8>, Failed> {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    (format.render)(view, templates).map_err(|unusable| refused(&unusable, lang))
}

fn refused(unusable: &Unusable, lang: Lang) -> Failed {
    let style = snippet::Style { colour: true, ..snippet::Style::default() };
    Failed::Shown(snippet::render(&unusable.problem, &unusable.sources, lang, style))
}

/// Whether a path is meant as a folder: it is one, or is written as one.
fn folder(out: &Path) -> bool {
    out.is_dir() || out.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// An address that can stand in a link as it is.
fn address(written: &str) -> Result<String, String> {
    let known = written.starts_with("https://") || written.starts_with("http://");
    let plain = written.chars().all(|c| c.is_ascii_graphic() && !"()<>[]\"`\\".contains(c));
    match known && plain {
        true => Ok(written.trim_end_matches('/').to_owned()),
        false => Err("write an address such as https://host/group/project/-/blob/main".to_owned()),
    }
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
