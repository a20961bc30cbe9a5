//! The folder procedures are imported into: what is there already, what is new, what differs. Nothing that a person wrote
//! or changed is overwritten unless asked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::files::{self, Folders, Replacement};
use crate::cli::{Failed, output, workspace};
use crate::import::merge;
use crate::model::catalog::{Catalog, CatalogFile};
use crate::model::date::Date;
use crate::model::load::{self, SETTINGS_FILE};
use crate::model::procedure::Procedure;
use crate::text::Lang;

/// The name of the catalog file with what imported procedures refer to, below the folder they are written to.
const CATALOG: &str = "catalog/imported";

/// The folder, and what was found in it.
pub(super) struct Target {
    /// The folder of the workspace.
    root: PathBuf,
    /// The folder procedures are written to.
    out: PathBuf,
    /// The catalog of the workspace, without what earlier imports added.
    catalog: Catalog,
    /// The day of the workspace.
    pub(super) as_of: Option<Date>,
    /// The language of the workspace.
    pub(super) lang: Lang,
    /// The files that hold procedures, by the code of each.
    codes: BTreeMap<String, String>,
    force: bool,
    new_workspace: bool,
    done: Done,
    replacements: Vec<Replacement>,
}

/// What was done, by how many files.
#[derive(Clone, Debug, Default)]
pub(super) struct Done {
    /// Written for the first time.
    pub(super) new: usize,
    /// There already, and the same.
    pub(super) same: usize,
    /// There already, different, and overwritten.
    pub(super) replaced: Vec<String>,
    /// There already, different, and left alone.
    pub(super) differs: Vec<String>,
    /// Procedures that another file of the workspace describes: the code and the file.
    pub(super) elsewhere: Vec<(String, String)>,
}

impl Target {
    /// Looks at the folder; it is made where there is none.
    pub(super) fn open(out: &Path, force: bool, lang: Option<Lang>) -> Result<Target, Failed> {
        let lang = lang.unwrap_or_default();
        let failed = |source| Failed::Write { path: out.to_owned(), lang, source };
        fs::create_dir_all(out).map_err(failed)?;
        let out = out.canonicalize().map_err(failed)?;
        let root = out.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file());
        let new_workspace = root.is_none();
        let root = root.unwrap_or(&out).to_owned();
        let mut target = Target {
            root,
            out,
            catalog: Catalog::default(),
            as_of: None,
            lang,
            codes: BTreeMap::new(),
            force,
            new_workspace,
            done: Done::default(),
            replacements: Vec::new(),
        };
        if new_workspace {
            let settings = target.root.join(SETTINGS_FILE);
            write(&settings, "# Các thủ tục được nhập bằng `rasoat import`.\nlanguage: vi\n", lang)?;
        }
        let read = workspace::read(&target.root).map_err(Failed::refused(lang))?;
        let ours = target.name_of(&target.out.join(CATALOG));
        let mut sources = Vec::new();
        for source in read.sources {
            if let Some(code) = line_of(&source.text, "code: ") {
                target.codes.insert(code, source.name.clone());
            }
            let procedure = line_of(&source.text, "procedure: ").is_some();
            if !procedure && !source.name.starts_with(&ours) {
                sources.push(source);
            }
        }
        let corpus = load::load(sources).corpus;
        target.as_of = corpus.settings.as_of;
        if corpus.settings.language.as_deref() == Some("en") {
            target.lang = Lang::En;
        }
        target.catalog = corpus.catalog;
        Ok(target)
    }

    /// The catalog, which is read while files are written.
    pub(super) fn take_catalog(&mut self) -> Catalog {
        std::mem::take(&mut self.catalog)
    }

    /// The name of a file from the folder of the workspace.
    fn name_of(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.root).unwrap_or(path);
        inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Writes one procedure, unless a file stands in the way.
    pub(super) fn procedure(&mut self, procedure: &Procedure) -> Result<(), Failed> {
        let path = self.out.join(format!("{}.yaml", procedure.id));
        let name = self.name_of(&path);
        if let Some(code) = &procedure.code {
            match self.codes.get(code) {
                Some(other) if *other != name => {
                    self.done.elsewhere.push((code.clone(), other.clone()));
                    return Ok(());
                }
                _ => self.codes.insert(code.clone(), name.clone()),
            };
        }
        let text = merge::text_of(procedure);
        self.file(path, name, text)
    }

    fn file(&mut self, path: PathBuf, name: String, text: String) -> Result<(), Failed> {
        let old = match fs::read_to_string(&path) {
            Ok(old) => old,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.done.new += 1;
                return write(&path, &text, self.lang);
            }
            // What is no text was not written by an import, and is nobody's to overwrite.
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                self.done.differs.push(name);
                return Ok(());
            }
            Err(source) => return Err(Failed::Write { path, lang: self.lang, source }),
        };
        let held = old.strip_prefix('\u{feff}').unwrap_or(&old);
        if held == text {
            self.done.same += 1;
        } else if self.force {
            self.done.replaced.push(name.clone());
            self.replacements.push(Replacement { path, name, old: held.to_owned(), new: text });
        } else {
            self.done.differs.push(name);
        }
        Ok(())
    }

    /// Writes what the procedures refer to, and then what is replaced, all of it or nothing.
    pub(super) fn finish(mut self, added: CatalogFile) -> Result<Done, Failed> {
        let mut held = Vec::new();
        let mut next = 1;
        loop {
            let path = self.catalog_path(next);
            match fs::read_to_string(&path) {
                Ok(text) => held.push((path, text)),
                Err(_) => break,
            }
            next += 1;
        }
        let texts: Vec<&str> = held.iter().map(|(_, text)| text.as_str()).collect();
        match merge::merged(&texts, added) {
            merge::Merged::Nothing => {}
            merge::Merged::Same => self.done.same += 1,
            merge::Merged::Further(text) => {
                let path = self.catalog_path(next);
                self.done.new += 1;
                write(&path, &text, self.lang)?;
            }
            merge::Merged::Grown(text) => {
                // Nothing in it is lost: entries that were there stay as they are.
                if let Some((path, old)) = held.pop() {
                    let name = self.name_of(&path);
                    self.done.replaced.push(name.clone());
                    self.replacements.push(Replacement { path, name, old, new: text });
                }
            }
        }
        if !self.replacements.is_empty() {
            let mut disk = Folders;
            let shown = |stopped: files::Stopped| Failed::Words(stopped.text.get(self.lang).to_owned());
            let replaced = files::replace(&mut disk, &self.root, &self.replacements).map_err(shown)?;
            replaced.keep(&mut disk).map_err(shown)?;
        }
        if self.new_workspace {
            self.done.new += 1;
        }
        Ok(self.done)
    }

    fn catalog_path(&self, number: usize) -> PathBuf {
        let tail = if number == 1 { String::new() } else { format!("-{number}") };
        self.out.join(format!("{CATALOG}{tail}.yaml"))
    }
}

/// The value of a top-level key that stands alone on its line, without quotes.
fn line_of(text: &str, key: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.trim_start_matches('\u{feff}').strip_prefix(key))?;
    let value = value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\'']);
    Some(value.to_owned())
}

fn write(path: &Path, text: &str, lang: Lang) -> Result<(), Failed> {
    output::write_below(path, text).map_err(|source| Failed::Write { path: path.to_owned(), lang, source })
}
