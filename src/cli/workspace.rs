//! Reads the files of a workspace. The only place that touches files for reading; knows nothing of what they say.

mod complaints;

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use ignore::WalkBuilder;

use crate::diagnostic::Diagnostic;
use crate::model::load::SETTINGS_FILE;
use crate::model::load::parse::LARGEST;
use crate::parallel;
use crate::source::Source;
use crate::text::Lang;
pub use complaints::{link, too_large};
use complaints::{not_a_file, not_utf8, unreadable};

/// The files of a workspace.
#[derive(Debug, Default)]
pub struct Read {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Its files, in order of name.
    pub sources: Vec<Source>,
    /// What is wrong with files that could not be read, in order of name.
    pub diagnostics: Vec<Diagnostic>,
    /// The names selected by the path given; `None` when it is the whole workspace.
    pub wanted: Option<Vec<String>>,
}

/// Why a workspace cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The path leads nowhere.
    #[error("there is no file or folder `{0}`")]
    Missing(PathBuf),
    /// The path is there and cannot be looked at.
    #[error("cannot look at `{path}`: {source}")]
    Unreachable {
        /// The path.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Neither the folder nor one above it is a workspace.
    #[error("there is no workspace here: neither `{0}` nor a folder above it has a `rasoat.yaml`")]
    NoWorkspace(PathBuf),
    /// A folder of rules is missing, or lies outside the workspace.
    #[error("the rule folder `{0}` is not a folder inside the workspace")]
    RuleFolder(PathBuf),
    /// A file asked for by name is none that can be read.
    #[error("{}", .0.message.get(crate::text::Lang::En))]
    File(Box<Diagnostic>),
}

impl Refused {
    /// What is wrong, in the reader's language.
    pub fn words(&self, lang: Lang) -> String {
        match (lang, self) {
            (lang, Refused::File(problem)) => problem.message.get(lang).to_owned(),
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Refused::Missing(path)) => format!("không có tệp hoặc thư mục `{}`", path.display()),
            (Lang::Vi, Refused::Unreachable { path, source }) => {
                format!("không đọc được `{}`: {source}", path.display())
            }
            (Lang::Vi, Refused::NoWorkspace(path)) => format!(
                "ở đây không có không gian làm việc: `{}` và các thư mục bên trên đều không có `{SETTINGS_FILE}`",
                path.display()
            ),
            (Lang::Vi, Refused::RuleFolder(path)) => {
                format!(
                    "thư mục quy tắc `{}` không phải là thư mục nằm trong không gian làm việc",
                    path.display()
                )
            }
        }
    }
}

/// The files of a workspace, found and not yet read.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Its files, in order of name: the name, and where it lies.
    pub files: Vec<(String, PathBuf)>,
    /// What is wrong with files that will not be read.
    diagnostics: Vec<Diagnostic>,
    /// The names selected by the path given; `None` when it is the whole workspace.
    wanted: Option<Vec<String>>,
}

/// Reads the workspace a path lies in: a workspace folder, or a folder or file inside one.
pub fn read(path: &Path) -> Result<Read, Refused> {
    Ok(find(path)?.read())
}

/// Finds the files of the workspace a path lies in.
pub fn find(path: &Path) -> Result<Found, Refused> {
    let unreachable = |source| Refused::Unreachable { path: path.to_owned(), source };
    let asked = match path.canonicalize() {
        Ok(asked) => asked,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Refused::Missing(path.to_owned()));
        }
        Err(error) => return Err(unreachable(error)),
    };
    let folder = if asked.is_dir() { asked.as_path() } else { asked.parent().unwrap_or(&asked) };
    let root = folder
        .ancestors()
        .find(|folder| folder.join(SETTINGS_FILE).is_file())
        .ok_or_else(|| Refused::NoWorkspace(path.to_owned()))?
        .to_owned();

    let mut found = Found { root, ..Found::default() };
    let mut files = files_below(&found.root, &mut found.diagnostics);
    if asked.is_file() && !files.iter().any(|(_, file)| *file == asked) {
        // A file asked for by name is read even where a folder walk would pass it over.
        files.push((name_of(&found.root, &asked), asked.clone()));
    }
    files.sort();
    if asked != found.root {
        let selected = files.iter().filter(|(_, file)| file.starts_with(&asked));
        found.wanted = Some(selected.map(|(name, _)| name.clone()).collect());
    }
    found.files = files;
    Ok(found)
}

impl Found {
    /// Whether every file found is one that can be read.
    pub fn is_sound(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Reads the files.
    pub fn read(self) -> Read {
        let mut read = Read { root: self.root, diagnostics: self.diagnostics, ..Read::default() };
        let texts = parallel::map(&self.files, |_, (name, file)| {
            text_of(name, file).map(|text| Source::new(name.as_str(), text))
        });
        for text in texts {
            match text {
                Ok(source) => read.sources.push(source),
                Err(problem) => read.diagnostics.push(*problem),
            }
        }
        read.wanted = self.wanted;
        read.diagnostics.sort_by(|a, b| a.message.cmp(&b.message));
        read
    }
}

/// Reads these files below a folder too; what is no file there, or a link, is passed over.
pub fn read_more<'n>(root: &Path, names: impl Iterator<Item = &'n String>) -> (Vec<Source>, Vec<Diagnostic>) {
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    for name in names {
        let path = root.join(name);
        if fs::symlink_metadata(&path).is_ok_and(|about| about.is_file()) {
            match text_of(name, &path) {
                Ok(text) => sources.push(Source::new(name.as_str(), text)),
                Err(problem) => problems.push(*problem),
            }
        }
    }
    (sources, problems)
}

/// Rule files, and the data files beside them.
#[derive(Debug, Default)]
pub struct RuleFiles {
    /// The rule files, in order of name.
    pub rules: Vec<Source>,
    /// The CSV files in the same folders, in order of name.
    pub data: Vec<Source>,
}

/// The rule files of a workspace: those in the folders named, or in `rules/` when none is. A folder outside the
/// workspace is refused; a file that cannot be read is said and left out.
pub fn rule_files<'a>(
    root: &Path,
    folders: impl Iterator<Item = &'a String>,
) -> Result<(RuleFiles, Vec<Diagnostic>), Refused> {
    let mut folders: Vec<PathBuf> = folders.map(|folder| root.join(folder)).collect();
    if folders.is_empty() && root.join("rules").is_dir() {
        folders.push(root.join("rules"));
    }
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for folder in folders {
        let inside = folder.canonicalize().is_ok_and(|real| real.starts_with(root) && real.is_dir());
        if !inside {
            return Err(Refused::RuleFolder(folder));
        }
        for entry in WalkBuilder::new(&folder).follow_links(false).build() {
            let wanted = |path: &Path| path.extension().is_some_and(|kind| kind == "rule" || kind == "csv");
            match entry {
                // What a link leads to may lie anywhere, and what is wrong with a file is shown with its lines.
                Ok(entry) if wanted(entry.path()) && entry.path_is_symlink() => {
                    problems.push(link(&name_of(root, entry.path())));
                }
                Ok(entry) if wanted(entry.path()) && !entry.path().is_dir() => files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => problems.push(not_walked(root, &error)),
            }
        }
    }
    files.sort();
    files.dedup();
    let mut sources = RuleFiles::default();
    for path in files {
        let name = name_of(root, &path);
        match text_of(&name, &path) {
            Ok(text) if path.extension().is_some_and(|kind| kind == "csv") => {
                sources.data.push(Source::new(name, text));
            }
            Ok(text) => sources.rules.push(Source::new(name, text)),
            Err(problem) => problems.push(*problem),
        }
    }
    Ok((sources, problems))
}

/// The templates below a folder, by their names in it: what ends in `.j2`, and the style `report.css`. A link is refused: what
/// it leads to would stand in the report.
pub fn templates(folder: &Path) -> Result<Vec<Source>, Refused> {
    let refused = |path: &Path| {
        let path = path.to_owned();
        move |source| Refused::Unreachable { path, source }
    };
    fs::read_dir(folder).map_err(refused(folder))?;
    let mut sources = Vec::new();
    for entry in WalkBuilder::new(folder).follow_links(false).sort_by_file_path(Path::cmp).build().flatten() {
        let path = entry.path();
        let style = path.file_name().is_some_and(|name| name == "report.css");
        if !path.is_dir() && (style || path.extension().is_some_and(|kind| kind == "j2")) {
            let name = name_of(folder, path);
            if entry.path_is_symlink() {
                return Err(Refused::File(Box::new(link(&name))));
            }
            let text = text_of(&name, path).map_err(Refused::File)?;
            sources.push(Source::new(name, text));
        }
    }
    Ok(sources)
}

/// One rule file, by the name it was asked for.
pub fn rule_file(path: &Path) -> Result<Source, Refused> {
    let name = path.to_string_lossy();
    Ok(Source::new(name.as_ref(), file(&name, path)?))
}

/// The text of a file asked for by name.
pub fn file(name: &str, path: &Path) -> Result<String, Refused> {
    text_of(name, path).map_err(Refused::File)
}

/// Whether a path leads to a place below a folder, whatever links stand on the way; the file itself need not be there yet.
pub fn lies_below(root: &Path, path: &Path) -> bool {
    let climbs = path.components().any(|part| part == Component::ParentDir);
    let real = path.ancestors().find_map(|above| above.canonicalize().ok());
    !climbs && real.is_some_and(|real| real.starts_with(root))
}

/// The CSV files beside a rule file, by the names the rule file has for them.
pub fn data_beside(path: &Path) -> Result<Vec<Source>, Refused> {
    let refused = |source| Refused::Unreachable { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut data = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)?.flatten() {
        let beside = entry.path();
        let ordinary = entry.file_type().is_ok_and(|kind| kind.is_file());
        if ordinary && beside.extension().is_some_and(|kind| kind == "csv") {
            // One that is not text concerns only a rule that asks for it, which then says that it is missing.
            let name = path.with_file_name(entry.file_name()).to_string_lossy().into_owned();
            data.extend(text_of(&name, &beside).map(|text| Source::new(name, text)));
        }
    }
    data.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(data)
}

/// The YAML files below a folder, with their names. Hidden and ignored files are passed over, links are not followed.
fn files_below(root: &Path, problems: &mut Vec<Diagnostic>) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    let mut walk = WalkBuilder::new(root);
    // What only this machine's git would pass over is read, so that everyone reads the same files.
    walk.follow_links(false).require_git(false).git_global(false).git_exclude(false);
    for entry in walk.build() {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                let yaml = path.extension().is_some_and(|kind| kind == "yaml" || kind == "yml");
                let kind = entry.file_type();
                if yaml && kind.is_some_and(|kind| kind.is_symlink()) {
                    problems.push(link(&name_of(root, path)));
                } else if yaml && !kind.is_some_and(|kind| kind.is_dir()) {
                    files.push((name_of(root, path), path.to_owned()));
                }
            }
            Err(error) => problems.push(not_walked(root, &error)),
        }
    }
    files
}

fn not_walked(root: &Path, error: &ignore::Error) -> Diagnostic {
    let reason = error.io_error().map_or_else(|| "?".to_owned(), |error| error.kind().to_string());
    let name = match error {
        ignore::Error::WithPath { path, .. } => name_of(root, path),
        ignore::Error::WithDepth { err, .. } => match err.as_ref() {
            ignore::Error::WithPath { path, .. } => name_of(root, path),
            _ => String::from("."),
        },
        _ => String::from("."),
    };
    unreadable(&name, &reason)
}

/// The text of a file, or why there is none.
fn text_of(name: &str, path: &Path) -> Result<String, Box<Diagnostic>> {
    let failed = |error: io::Error| Box::new(unreadable(name, &error.kind().to_string()));
    let about = fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(Box::new(not_a_file(name)));
    }
    let mut bytes = Vec::with_capacity(about.len().min(LARGEST as u64) as usize + 1);
    // The bound holds while reading too: the file may grow after it was looked at.
    File::open(path)
        .and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    if bytes.len() > LARGEST {
        return Err(Box::new(too_large(name)));
    }
    text_from(name, bytes)
}

/// The bytes of a file as text, or why they are none.
pub fn text_from(name: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    String::from_utf8(bytes)
        .map_err(|error| Box::new(not_utf8(name, error.as_bytes(), error.utf8_error().valid_up_to())))
}

/// The name of a file from the workspace folder, with `/` between the parts.
fn name_of(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
