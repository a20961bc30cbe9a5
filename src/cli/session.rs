//! One run: from a path to a corpus, its facts, the rules and the findings.

mod rule_files;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::baseline::Baseline;
use crate::check::{self, Checked, beside, levels};
use crate::cli::stopwatch::{Stage, Stopwatch};
use crate::cli::{Common, Failed, files, output, workspace};
use crate::decide;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::column::World;
use crate::facts::{self, Facts};
use crate::finding::Finding;
use crate::lang::eval::Trouble;
use crate::lang::rule::Rule;
use crate::lang::{eval, show, vocabulary};
use crate::lint;
use crate::model::corpus::{Corpus, Place};
use crate::model::entity::Entity;
use crate::model::load;
use crate::model::procedure::Procedure;
use crate::report::snippet;
use crate::rules::{self, RuleSet};
use crate::source::Source;
use crate::suggest::nearest;
use crate::text::Lang;
use crate::waive;
pub use rule_files::{RuleFiles, open_rule_file, rule_files};

/// A workspace that was read and reviewed.
pub struct Session {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// The reader's language.
    pub lang: Lang,
    /// What was read.
    pub corpus: Corpus,
    /// What is wrong with the files.
    pub diagnostics: Vec<Diagnostic>,
    /// What a run left that was interrupted while it wrote.
    pub interrupted: Option<Diagnostic>,
    /// The facts.
    pub facts: Facts,
    /// The rules, built in and own.
    pub rules: RuleSet,
    /// The files the path selects; `None` for all.
    wanted: Option<BTreeSet<String>>,
    /// How long each stage took.
    pub clock: Stopwatch,
}

/// The files of a workspace, read.
pub struct Files {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// What was read.
    pub loaded: load::Loaded,
    /// What is wrong with files that could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// The rule files and their data.
    pub rules: workspace::RuleFiles,
    /// What is wrong with rule files that could not be read.
    pub unread: Vec<Diagnostic>,
    /// The files the path selects; `None` for all.
    pub wanted: Option<BTreeSet<String>>,
}

/// Reads the workspace a path lies in and finds its facts.
pub fn open(common: &Common) -> Result<Session, Failed> {
    open_timed(common, Stopwatch::start(true))
}

/// The same, each stage measured.
pub fn open_timed(common: &Common, clock: Stopwatch) -> Result<Session, Failed> {
    clock.begin(Stage::Read, lang_of(common, None));
    let found = find(common)?;
    open_found(found, common, clock)
}

/// The files of the workspace a path lies in.
pub fn find(common: &Common) -> Result<workspace::Found, Failed> {
    workspace::find(&common.path).map_err(Failed::refused(lang_of(common, None)))
}

/// Reads the workspace of these files and finds its facts.
pub fn open_found(found: workspace::Found, common: &Common, clock: Stopwatch) -> Result<Session, Failed> {
    let lang = lang_of(common, None);
    let read = found.read();
    let count = read.sources.len();
    clock.count(count);
    clock.begin(Stage::Parse, lang);
    let parsed = load::Parsed::of(read.sources);
    clock.count(count);
    clock.begin(Stage::Link, lang);
    let loaded = parsed.link();
    clock.count(loaded.corpus.procedures.len());
    clock.begin(Stage::Compile, lang_of(common, loaded.corpus.settings.language.as_deref()));
    let told = Failed::refused(lang_of(common, loaded.corpus.settings.language.as_deref()));
    let folders = loaded.corpus.settings.rules.iter().flat_map(|rules| &rules.folders);
    let (rules, unread) = workspace::rule_files(&read.root, folders).map_err(told)?;
    let wanted = read.wanted.map(|names| names.into_iter().collect());
    let files = Files { root: read.root, loaded, diagnostics: read.diagnostics, rules, unread, wanted };
    Ok(of_files_timed(files, rules::built_in(), common, clock))
}

/// Finds the facts of what was read; `rules` are the built-in ones.
pub fn of_files(files: Files, rules: RuleSet, common: &Common) -> Session {
    of_files_timed(files, rules, common, Stopwatch::start(true))
}

fn of_files_timed(files: Files, rules: RuleSet, common: &Common, clock: Stopwatch) -> Session {
    of_all(files, rules, common, None, clock).0
}

/// The same for a version of which another is known; also what the two have in common, where that helps.
pub fn of_files_beside(
    files: Files,
    rules: RuleSet,
    common: &Common,
    other: Option<&Session>,
) -> (Session, Option<beside::Common>) {
    of_all(files, rules, common, other, Stopwatch::start(true))
}

fn of_all(
    files: Files,
    mut rules: RuleSet,
    common: &Common,
    other: Option<&Session>,
    clock: Stopwatch,
) -> (Session, Option<beside::Common>) {
    let mut corpus = files.loaded.corpus;
    if let Some(day) = common.as_of {
        corpus.procedures.iter_mut().for_each(|procedure| procedure.as_of = day);
        corpus.settings.as_of = Some(day);
    }
    rules.add_all(files.rules.rules, files.rules.data);
    rules.problems.extend(files.unread);
    let set = levels::Levels::of(&corpus);
    let odd = lint::lint(&rules, rules.built_in, |rule| set.get(rule).severity.is_some());
    rules.problems.extend(odd);
    let mut diagnostics = files.diagnostics;
    diagnostics.extend(files.loaded.diagnostics);
    diagnostics.extend(levels::problems(&corpus, &rules.rules));
    diagnostics.extend(rules.set_params(&corpus));
    let lang = lang_of(common, corpus.settings.language.as_deref());
    clock.count(rules.rules.len());
    clock.begin(Stage::Facts, lang);
    let shared = other.and_then(|other| Some((beside::Common::of(&corpus, &other.corpus)?, &other.facts)));
    let facts = match &shared {
        Some((shared, known)) => shared.facts(&corpus, known),
        None => facts::of_corpus(&corpus),
    };
    clock.count(corpus.procedures.len());
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    diagnostics.extend(waive::problems(world, &rules.rules));
    diagnostics.extend(decide::problems(&corpus));
    let interrupted = files::unfinished(&files.root);
    clock.end();
    let shared = shared.map(|(shared, _)| shared);
    let (root, wanted) = (files.root, files.wanted);
    let session = Session { interrupted, root, lang, corpus, diagnostics, facts, rules, wanted, clock };
    (session, shared)
}

/// The reader's language: the one asked for, or that of the workspace.
pub fn lang_of(common: &Common, of_workspace: Option<&str>) -> Lang {
    match common.lang {
        Some(lang) => lang.into(),
        None if of_workspace == Some("en") => Lang::En,
        None => Lang::Vi,
    }
}

/// Says that a rule could not be run to its end, and why.
pub fn stopped(rule: &str, trouble: &Trouble, lang: Lang) -> String {
    let why = trouble.text();
    lang.pick(
        format!("quy tắc `{rule}` phải dừng: {}", why.get(Lang::Vi)),
        format!("the rule `{rule}` stopped: {}", why.get(Lang::En)),
    )
}

/// The templates of a house, from a folder.
pub fn templates(folder: &Path, lang: Lang) -> Result<Vec<Source>, Failed> {
    workspace::templates(folder).map_err(Failed::refused(lang))
}

impl Session {
    /// What rules see.
    pub fn world(&self) -> World<'_> {
        World { corpus: &self.corpus, facts: &self.facts, as_of: None }
    }

    /// The findings of all rules on the whole workspace.
    pub fn check(&self) -> Checked {
        check::check(self.world(), &self.rules.rules)
    }

    /// Whether a place lies in the files the path selects.
    pub fn selects(&self, place: &Place) -> bool {
        let name = self.corpus.sources.get(place.source.0 as usize).map(|source| source.name.as_str());
        self.wanted.as_ref().is_none_or(|wanted| name.is_some_and(|name| wanted.contains(name)))
    }

    /// Whether a file is among those the path selects.
    pub fn selects_file(&self, name: &str) -> bool {
        self.wanted.as_ref().is_none_or(|wanted| wanted.contains(name))
    }

    /// The path of a file the workspace itself names, which must lie in it: what somebody else wrote chooses no other place
    /// to read from or write to.
    pub fn inside(&self, name: &str) -> Result<PathBuf, Failed> {
        let path = self.root.join(name);
        if workspace::lies_below(&self.root, &path) {
            return Ok(path);
        }
        Err(Failed::Words(self.lang.pick(
            format!("`{name}` nằm ngoài thư mục làm việc nên không được đọc hay ghi; hãy nêu một tệp trong thư mục đó"),
            format!("`{name}` lies outside the workspace and is neither read nor written; name a file inside it"),
        )))
    }

    /// The baseline of this file, or of the settings, with the name it was asked for by.
    pub fn baseline(&self, asked: Option<&Path>) -> Result<Option<(PathBuf, Baseline)>, Failed> {
        let path = match asked {
            Some(asked) => Some(asked.to_owned()),
            None => self.corpus.settings.baseline.as_deref().map(|name| self.inside(name)).transpose()?,
        };
        let Some(path) = path else { return Ok(None) };
        let name = path.strip_prefix(&self.root).unwrap_or(&path).display().to_string();
        let words = |vi: String, en: String| Failed::Words(self.lang.pick(vi, en));
        let text = match workspace::file(&name, &path) {
            Ok(text) => text,
            Err(workspace::Refused::File(problem)) => {
                let why = problem.message.get(self.lang);
                return Err(words(
                    format!("{why}; chạy `rasoat baseline write` để tạo"),
                    format!("{why}; run `rasoat baseline write` to make it"),
                ));
            }
            Err(refused) => return Err(Failed::refused(self.lang)(refused)),
        };
        let baseline = Baseline::read(&text).ok_or_else(|| {
            words(
                format!("`{name}` không phải danh sách phát hiện đã biết; chạy `rasoat baseline write`"),
                format!("`{name}` is not a baseline; run `rasoat baseline write`"),
            )
        })?;
        Ok(Some((PathBuf::from(name), baseline)))
    }

    /// Whether a rule is run at the levels of the settings.
    pub fn is_on(&self, id: &str) -> bool {
        let levels = levels::Levels::of(&self.corpus);
        self.rules.get(id).is_some_and(|rule| levels.get(rule).severity.is_some())
    }

    /// The positions of the procedures the path selects.
    pub fn selected_procedures(&self) -> Vec<usize> {
        let places = self.corpus.places.procedures.iter().enumerate();
        let selected =
            places.filter(|(_, source)| self.selects(&Place { source: **source, path: String::new() }));
        selected.map(|(at, _)| at).collect()
    }

    /// Whether a finding is to be shown.
    pub fn shows(&self, finding: &Finding) -> bool {
        self.selects(&finding.place)
    }

    /// Refuses a rule that does not exist, with the one that was likely meant.
    pub fn knows_rule(&self, id: &str) -> Result<(), Failed> {
        if self.rules.get(id).is_some() {
            return Ok(());
        }
        let ids = self.rules.rules.iter().map(|rule| rule.id.as_str());
        Err(self.no_rule(id, nearest(id, ids)))
    }

    /// Says that there is no such rule, with the one that was likely meant.
    pub fn no_rule(&self, id: &str, meant: Option<&str>) -> Failed {
        Failed::Words(match (meant, self.lang) {
            (Some(meant), Lang::Vi) => format!("không có quy tắc `{id}`; có phải là `{meant}`?"),
            (Some(meant), Lang::En) => format!("there is no rule `{id}`; did you mean `{meant}`?"),
            (None, Lang::Vi) => format!("không có quy tắc `{id}`; chạy `rasoat rules` để xem danh sách"),
            (None, Lang::En) => format!("there is no rule `{id}`; run `rasoat rules` for the list"),
        })
    }

    /// The rule of this id, or the one that was likely meant.
    pub fn rule(&self, id: &str) -> Result<&Rule, Failed> {
        self.knows_rule(id)?;
        self.rules.get(id).ok_or_else(|| self.no_rule(id, None))
    }

    /// The position of the procedure of this id or national code, or the one that was likely meant.
    pub fn procedure(&self, wanted: &str) -> Result<usize, Failed> {
        let all = &self.corpus.procedures;
        let is = |p: &Procedure| p.id == wanted || p.code.as_deref() == Some(wanted);
        all.iter().position(is).ok_or_else(|| {
            let names = all.iter().flat_map(|p| std::iter::once(p.id.as_str()).chain(p.code.as_deref()));
            Failed::Words(match (nearest(wanted, names), self.lang) {
                (Some(meant), Lang::Vi) => format!("không có thủ tục `{wanted}`; có phải là `{meant}`?"),
                (Some(meant), Lang::En) => {
                    format!("there is no procedure `{wanted}`; did you mean `{meant}`?")
                }
                (None, Lang::Vi) => format!("không có thủ tục `{wanted}`; ghi tên định danh hoặc mã thủ tục"),
                (None, Lang::En) => format!("there is no procedure `{wanted}`; name one by its id or code"),
            })
        })
    }

    /// The thing of this stable id, or the one that was likely meant.
    pub fn thing(&self, id: &str) -> Result<Entity, Failed> {
        let all = || {
            let kinds = vocabulary::LISTS.iter().flat_map(|(_, kind)| eval::things(self.world(), *kind));
            kinds.map(|thing| (show::id(self.world(), thing), thing))
        };
        if let Some((_, thing)) = all().find(|(known, _)| known == id) {
            return Ok(thing);
        }
        let ids: Vec<String> = all().map(|(id, _)| id).collect();
        Err(Failed::Words(match (nearest(id, ids.iter().map(String::as_str)), self.lang) {
            (Some(meant), Lang::Vi) => format!("không có đối tượng `{id}`; có phải là `{meant}`?"),
            (Some(meant), Lang::En) => format!("there is no `{id}` here; did you mean `{meant}`?"),
            (None, Lang::Vi) => format!(
                "không có đối tượng `{id}`; `rasoat query 'for each d in documents'` liệt kê tên định danh"
            ),
            (None, Lang::En) => {
                format!("there is no `{id}` here; `rasoat query 'for each d in documents'` lists ids")
            }
        }))
    }

    /// Prints what is wrong with the files, and with the rules; says whether any of it is an error. What is wrong is
    /// always said in full: a broken catalog concerns whoever refers to it.
    pub fn print_problems(&self) -> Result<bool, Failed> {
        self.print_all(self.interrupted.as_slice(), &self.corpus.sources)?;
        for (problems, sources) in
            [(&self.diagnostics, &self.corpus.sources), (&self.rules.problems, &self.rules.sources)]
        {
            self.print_all(problems, sources)?;
        }
        Ok(self.mistakes() > 0)
    }

    /// Prints complaints about the files, beside those of [`Session::print_problems`].
    pub fn print_more(&self, problems: &[Diagnostic]) -> Result<(), Failed> {
        self.print_all(problems, &self.corpus.sources)
    }

    fn print_all(&self, problems: &[Diagnostic], sources: &[Source]) -> Result<(), Failed> {
        let style = snippet::Style { colour: true, ..snippet::Style::default() };
        let mut text = String::new();
        for problem in problems {
            text.push_str(&snippet::render(problem, sources, self.lang, style));
            text.push('\n');
        }
        output::print(&text)?;
        Ok(())
    }

    /// How many mistakes the files and the rules have.
    pub fn mistakes(&self) -> usize {
        let all = self.diagnostics.iter().chain(&self.interrupted).chain(&self.rules.problems);
        all.filter(|problem| problem.severity == Severity::Error).count()
    }
}
