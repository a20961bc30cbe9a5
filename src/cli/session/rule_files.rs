//! Rule files by themselves: read to be tested or laid out, in their workspace or outside any.

use std::path::{Path, PathBuf};

use super::{Session, open};
use crate::cli::stopwatch::Stopwatch;
use crate::cli::{Common, Failed, workspace};
use crate::facts;
use crate::model::corpus::Corpus;
use crate::model::load;
use crate::rules;
use crate::source::{Source, SourceId};
use crate::text::Lang;

/// A rule file with the rules it is tested beside, and which of their sources it is: those of its workspace when it
/// lies in a folder of rules there, otherwise the built-in rules alone. `None` where the path is no rule file.
pub fn open_rule_file(common: &Common) -> Result<Option<(Session, SourceId)>, Failed> {
    let path = &common.path;
    if !path.is_file() || path.extension().is_none_or(|kind| kind != "rule") {
        return Ok(None);
    }
    let real = path.canonicalize()?;
    if let Ok(session) = open(common) {
        let own = |source: &Source| session.root.join(&source.name).canonicalize().is_ok_and(|at| at == real);
        if let Some(at) = session.rules.sources.iter().position(own) {
            return Ok(Some((session, SourceId(at as u32))));
        }
    }
    let mut rules = rules::built_in();
    let at = SourceId(rules.sources.len() as u32);
    let lang = common.lang.map(Into::into).unwrap_or_default();
    let file = workspace::rule_file(path).map_err(Failed::refused(lang))?;
    rules.add_all(vec![file], workspace::data_beside(path).map_err(Failed::refused(lang))?);
    let corpus = Corpus::default();
    let (root, facts) = (PathBuf::new(), facts::of_corpus(&corpus));
    let session = Session {
        root,
        lang,
        corpus,
        diagnostics: Vec::new(),
        interrupted: None,
        facts,
        rules,
        wanted: None,
        clock: Stopwatch::start(true),
    };
    Ok(Some((session, at)))
}

/// Rule files, and the language of their workspace.
pub struct RuleFiles {
    /// The reader's language; none for a file by itself.
    pub lang: Option<Lang>,
    /// The files, with their paths.
    pub files: Vec<(PathBuf, Source)>,
}

/// Reads a rule file, or those below a folder of a workspace.
pub fn rule_files(path: &Path) -> Result<RuleFiles, Failed> {
    if path.is_file() {
        let file = workspace::rule_file(path).map_err(Failed::refused(Lang::default()))?;
        let file = (path.to_owned(), file);
        return Ok(RuleFiles { lang: None, files: vec![file] });
    }
    let read = workspace::read(path).map_err(Failed::refused(Lang::default()))?;
    let settings = load::load(read.sources).corpus.settings;
    let lang = if settings.language.as_deref() == Some("en") { Lang::En } else { Lang::Vi };
    let folders = settings.rules.iter().flat_map(|rules| &rules.folders);
    let asked = path.canonicalize()?;
    let (files, unread) = workspace::rule_files(&read.root, folders).map_err(Failed::refused(lang))?;
    if let Some(problem) = unread.first() {
        return Err(Failed::Words(problem.message.get(lang).to_owned()));
    }
    let files = files.rules.into_iter().map(|source| (read.root.join(&source.name), source));
    Ok(RuleFiles { lang: Some(lang), files: files.filter(|(path, _)| path.starts_with(&asked)).collect() })
}
