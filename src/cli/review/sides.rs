//! The files of both versions: a commit's from git, or those of the work tree. Nothing is judged here.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::cli::git::{Entry, Git, Kind, Trouble};
use crate::cli::session::Files;
use crate::cli::{Common, Failed, session, workspace};
use crate::diagnostic::Diagnostic;
use crate::model::load::parse::LARGEST;
use crate::model::load::{self, SETTINGS_FILE};
use crate::model::settings::Settings;
use crate::source::Source;
use crate::text::Lang;

/// Both versions, read.
pub(super) struct Sides {
    /// The version before; without a file where it had no workspace.
    pub(super) before: Files,
    /// The version after.
    pub(super) after: Files,
    /// Files that nobody could read, before and after.
    pub(super) unread: [BTreeSet<String>; 2],
    /// Whether the version before has a workspace.
    pub(super) is_old: bool,
    /// The part of the workspace that is wanted; all when empty.
    pub(super) scope: String,
    /// The folder of the workspace from the top of the repository: empty, or with a `/` at the end.
    pub(super) folder: String,
}

/// The two versions that are asked for.
pub(super) struct Range {
    /// The one before, as written.
    pub(super) base: String,
    /// The one after, as written; none for the work tree.
    pub(super) head: Option<String>,
}

impl Range {
    /// Reads `A`, `A..B` or `A...B`; what is left out is `HEAD`.
    pub(super) fn of(written: &str) -> Range {
        let or_head = |word: &str| if word.is_empty() { "HEAD".to_owned() } else { word.to_owned() };
        match written.split_once("...").or_else(|| written.split_once("..")) {
            Some((base, head)) => Range { base: or_head(base), head: Some(or_head(head)) },
            None => Range { base: or_head(written), head: None },
        }
    }
}

/// Reads both versions. With `direct`, the version before is the one named; otherwise the last commit in common.
pub(super) fn read(range: &Range, common: &Common, direct: bool) -> Result<Sides, Failed> {
    let (folder, below) = existing(&common.path);
    let lang = lang(&folder, common);
    let told = |trouble: Trouble| Failed::Words(trouble.words(lang));
    let git = Git::at(&folder).map_err(told)?;
    let head = git.commit(range.head.as_deref().unwrap_or("HEAD")).map_err(told)?;
    let named = git.commit(&range.base).map_err(told)?;
    let base = if direct { named } else { in_common(&git, range, &named, &head).map_err(told)? };
    let old_tree = git.files(&base).map_err(told)?;
    let head_tree = git.files(&head).map_err(told)?;
    let asked = git.prefix().map_err(told)? + &below;
    let is_bare = git.is_bare().map_err(told)?;

    let mut contents = Contents::default();
    let (new, root, asked) = if range.head.is_some() {
        let home = home(&head_tree, asked.trim_end_matches('/'))
            .ok_or_else(|| Failed::Words(no_workspace(range.head.as_deref().unwrap_or(""), lang)))?;
        let scope = asked.trim_end_matches('/').strip_prefix(&home).unwrap_or("").to_owned();
        (committed(&git, &head_tree, &home, &mut contents).map_err(told)?, home, scope)
    } else if is_bare {
        return Err(Failed::Words(lang.pick(
            format!("kho git này không có cây làm việc; viết hai phiên bản: `{}..HEAD`", range.base),
            format!("this git repository has no work tree; write two revisions: `{}..HEAD`", range.base),
        )));
    } else {
        work_tree(&common.path, &head_tree, lang)?
    };
    let old_home = home(&old_tree, root.trim_end_matches('/'));
    let is_old = old_home.is_some();
    let old = match &old_home {
        Some(home) => committed(&git, &old_tree, home, &mut contents).map_err(told)?,
        None => Version::default(),
    };
    let unread = [old.unread.clone(), new.unread.clone()];
    let (was, now) = load::load_both(old.sources, new.sources);
    let (rules_before, missing_before) = rules(old.rules, &was.corpus.settings, is_old);
    let (rules_now, missing_now) = match new.on_disk {
        true => {
            let folders = now.corpus.settings.rules.iter().flat_map(|rules| &rules.folders);
            let (walked, missing) =
                workspace::rule_files(&new.root, folders).map_err(Failed::refused(lang))?;
            (with_kept(walked, rules(new.rules, &now.corpus.settings, true).0), missing)
        }
        false => rules(new.rules, &now.corpus.settings, true),
    };
    let files = |root: PathBuf, loaded, diagnostics, rules, unread| Files {
        root,
        loaded,
        diagnostics,
        rules,
        unread,
        wanted: None,
    };
    Ok(Sides {
        before: files(new.root.clone(), was, old.diagnostics, rules_before, missing_before),
        after: files(new.root, now, new.diagnostics, rules_now, missing_now),
        unread,
        is_old,
        scope: asked,
        folder: root,
    })
}

/// The files of one version that rasoat reads.
#[derive(Default)]
struct Version {
    root: PathBuf,
    sources: Vec<Source>,
    diagnostics: Vec<Diagnostic>,
    /// Files that are there and could not be read.
    unread: BTreeSet<String>,
    rules: Vec<Source>,
    on_disk: bool,
}

/// What the names of contents stand for; each is read once, in whichever version and file it is.
#[derive(Default)]
struct Contents(HashMap<String, Vec<u8>>);

impl Contents {
    fn fetch(&mut self, git: &Git, wanted: &[(&str, &Entry)]) -> Result<(), Trouble> {
        let ids: BTreeSet<&str> = wanted.iter().map(|(_, entry)| entry.id.as_str()).collect();
        let new: Vec<&str> = ids.into_iter().filter(|id| !self.0.contains_key(*id)).collect();
        let found = git.contents(&new)?;
        self.0.extend(new.into_iter().map(str::to_owned).zip(found));
        Ok(())
    }

    fn of(&self, entry: &Entry) -> Result<Vec<u8>, Trouble> {
        self.0.get(&entry.id).cloned().ok_or_else(|| Trouble::Missing(entry.id.clone()))
    }
}

/// The commit from which the review starts.
fn in_common(git: &Git, range: &Range, base: &str, head: &str) -> Result<String, Trouble> {
    match git.merge_base(base, head)? {
        Some(commit) => Ok(commit),
        None => Err(Trouble::NothingInCommon {
            one: range.base.clone(),
            other: range.head.clone().unwrap_or_else(|| "HEAD".to_owned()),
            shallow: git.is_shallow()?,
        }),
    }
}

/// The deepest folder of a path that exists, and what of the path lies below it: a folder may be in a commit only.
fn existing(path: &Path) -> (PathBuf, String) {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut below: Vec<String> = Vec::new();
    for folder in whole.ancestors() {
        if let Ok(folder) = folder.canonicalize().and_then(|real| match real.is_dir() {
            true => Ok(real),
            false => Err(std::io::ErrorKind::NotADirectory.into()),
        }) {
            below.reverse();
            return (folder, below.join("/"));
        }
        below.extend(folder.file_name().map(|name| name.to_string_lossy().into_owned()));
    }
    (whole, String::new())
}

/// The reader's language before anything was read: the one asked for, or that of the settings on disk.
fn lang(folder: &Path, common: &Common) -> Lang {
    let settings = folder.ancestors().map(|folder| folder.join(SETTINGS_FILE)).find(|file| file.is_file());
    let text = settings.and_then(|file| workspace::rule_file(&file).ok());
    let read = text.map(|source| load::load(vec![Source::new(SETTINGS_FILE, source.text)]).corpus.settings);
    session::lang_of(common, read.as_ref().and_then(|settings| settings.language.as_deref()))
}

/// The folder of the workspace in a version: at or above the one asked for, or else the only one there is. Empty, or with
/// a `/` at the end.
fn home(tree: &[Entry], asked: &str) -> Option<String> {
    let mut homes = tree.iter().filter(|entry| entry.kind == Kind::File).filter_map(|entry| {
        let folder = entry.name.strip_suffix(SETTINGS_FILE)?;
        (folder.is_empty() || folder.ends_with('/')).then_some(folder)
    });
    let all: BTreeSet<&str> = homes.by_ref().collect();
    let path = format!("{asked}/");
    let above = |home: &&&str| home.is_empty() || path.starts_with(**home);
    let nearest = all.iter().filter(above).max_by_key(|home| home.len());
    nearest.or_else(|| all.first().filter(|_| all.len() == 1)).map(|home| (*home).to_owned())
}

fn no_workspace(revision: &str, lang: Lang) -> String {
    lang.pick(
        format!("phiên bản `{revision}` không có không gian làm việc nào ở đây: thiếu tệp `{SETTINGS_FILE}`; nêu thư mục chứa tệp này"),
        format!("revision `{revision}` has no workspace here: there is no `{SETTINGS_FILE}`; name the folder that has it"),
    )
}

/// The files of the work tree, without those of other repositories inside it.
fn work_tree(path: &Path, head: &[Entry], lang: Lang) -> Result<(Version, String, String), Failed> {
    let read = workspace::read(path).map_err(Failed::refused(lang))?;
    let git = Git::at(&read.root).map_err(|trouble| Failed::Words(trouble.words(lang)))?;
    let folder = git.prefix().map_err(|trouble| Failed::Words(trouble.words(lang)))?;
    let inner: Vec<String> = head
        .iter()
        .filter(|entry| entry.kind == Kind::Submodule)
        .filter_map(|entry| entry.name.strip_prefix(&folder).map(|name| format!("{name}/")))
        .collect();
    let asked = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let below = asked.strip_prefix(&read.root).map(Path::to_owned).unwrap_or_default();
    let scope: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let (mut sources, mut diagnostics) = (read.sources, read.diagnostics);
    sources.retain(|source| !inner.iter().any(|inner| source.name.starts_with(inner.as_str())));
    // What git keeps counts, although `.gitignore` names it: a commit has it too.
    let known: BTreeSet<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let said = unread(&diagnostics);
    let tracked = git.tracked().map_err(|trouble| Failed::Words(trouble.words(lang)))?;
    let passed_over = |name: &&String| {
        is_read(name, &["yaml", "yml"]) && !known.contains(name.as_str()) && !said.contains(*name)
    };
    let (kept, problems) = workspace::read_more(&read.root, tracked.iter().filter(passed_over));
    // What is wrong with a rule file is said where all of them are read.
    let of_rules = tracked.iter().filter(|name| is_read(name, &["rule", "csv"]));
    let (rules, _) = workspace::read_more(&read.root, of_rules);
    sources.extend(kept);
    diagnostics.extend(problems);
    diagnostics.sort_by(|a, b| a.message.cmp(&b.message));
    let unread = unread(&diagnostics);
    let version = Version { unread, root: read.root, sources, diagnostics, rules, on_disk: true };
    Ok((version, folder, scope.join("/")))
}

/// Whether a file of this name is looked at: one with such an ending that is not hidden.
fn is_read(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.contains(&ending))
        && !name.split('/').any(|part| part.starts_with('.'))
}

/// The rule files that a walk found, with those that git keeps although the walk passed them over.
fn with_kept(mut walked: workspace::RuleFiles, kept: workspace::RuleFiles) -> workspace::RuleFiles {
    for (files, more) in [(&mut walked.rules, kept.rules), (&mut walked.data, kept.data)] {
        let known: BTreeSet<String> = files.iter().map(|file| file.name.clone()).collect();
        files.extend(more.into_iter().filter(|file| !known.contains(&file.name)));
        files.sort_by(|one, other| one.name.cmp(&other.name));
    }
    walked
}

/// The files that complaints without a place are about: their messages begin with the name.
fn unread(problems: &[Diagnostic]) -> BTreeSet<String> {
    let name = |problem: &Diagnostic| {
        let message = problem.message.get(Lang::En);
        message.split('`').nth(1).map(str::to_owned)
    };
    problems.iter().filter(|problem| problem.labels.is_empty()).filter_map(name).collect()
}

/// The files of a commit below the folder of its workspace. Hidden files are passed over, links are not followed.
fn committed(git: &Git, tree: &[Entry], home: &str, contents: &mut Contents) -> Result<Version, Trouble> {
    let mut version = Version { root: PathBuf::from(home), ..Version::default() };
    let mut wanted: Vec<(&str, &Entry)> = Vec::new();
    for entry in tree {
        let Some(name) = entry.name.strip_prefix(home) else { continue };
        match entry.kind {
            _ if !is_read(name, &["yaml", "yml", "rule", "csv"]) => {}
            Kind::Submodule => {}
            Kind::Link if is_read(name, &["yaml", "yml"]) => version.diagnostics.push(workspace::link(name)),
            Kind::Link => {}
            Kind::File if entry.size > LARGEST => {
                version.unread.insert(name.to_owned());
                version.diagnostics.push(workspace::too_large(name));
            }
            Kind::File => wanted.push((name, entry)),
        }
    }
    contents.fetch(git, &wanted)?;
    for (name, entry) in &wanted {
        match workspace::text_from(name, contents.of(entry)?) {
            Ok(text) if name.ends_with(".yaml") || name.ends_with(".yml") => {
                version.sources.push(Source::new(*name, text));
            }
            Ok(text) => version.rules.push(Source::new(*name, text)),
            Err(problem) => {
                version.unread.insert((*name).to_owned());
                version.diagnostics.push(*problem);
            }
        }
    }
    version.diagnostics.sort_by(|a, b| a.message.cmp(&b.message));
    Ok(version)
}

/// The rule files of a commit: those in the folders its settings name, or in `rules/` when none is.
fn rules(files: Vec<Source>, settings: &Settings, exists: bool) -> (workspace::RuleFiles, Vec<Diagnostic>) {
    let named: Vec<String> = settings.rules.iter().flat_map(|rules| rules.folders.clone()).collect();
    let folders = if named.is_empty() { vec!["rules".to_owned()] } else { named.clone() };
    let mut by_name: BTreeMap<String, Source> = BTreeMap::new();
    let mut problems = Vec::new();
    for folder in &folders {
        let plain: Vec<&str> = folder.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
        let below = format!("{}/", plain.join("/"));
        let inside: Vec<&Source> = files.iter().filter(|file| file.name.starts_with(&below)).collect();
        if inside.is_empty() && exists && !named.is_empty() {
            problems.push(
                Diagnostic::warning(
                    "unreadable",
                    format!("thư mục quy tắc `{folder}` không có tệp quy tắc nào"),
                    format!("the rule folder `{folder}` holds no rule file"),
                )
                .help(
                    "sửa `rules: folders:` trong phần cài đặt",
                    "correct `rules: folders:` in the settings",
                ),
            );
        }
        by_name.extend(inside.into_iter().map(|file| (file.name.clone(), file.clone())));
    }
    let (rules, data) = by_name.into_values().partition(|file| file.name.ends_with(".rule"));
    (workspace::RuleFiles { rules, data }, problems)
}
