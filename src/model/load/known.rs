//! Which names a workspace defines: of things read, of things left out for their mistakes, and of files nobody can read.

use std::collections::{BTreeMap, HashMap};

use crate::source::{Source, SourceId};
use crate::span::Span;
use crate::text::composed;

/// What a reference can be to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Target {
    /// A level of government.
    Level,
    /// An agency.
    Agency,
    /// A register.
    Register,
    /// A type of paper.
    DocumentType,
    /// A rank of instrument.
    Rank,
    /// An instrument, by its id.
    Instrument,
    /// An instrument, by its official number.
    Number,
    /// A group of procedures.
    Group,
    /// A procedure, by its id.
    Procedure,
    /// A procedure, by its code in the national database.
    Code,
}

impl Target {
    /// What it is called, in Vietnamese and English.
    pub(super) fn noun(self) -> (&'static str, &'static str) {
        match self {
            Target::Level => ("cấp chính quyền", "level"),
            Target::Agency => ("cơ quan", "agency"),
            Target::Register => ("cơ sở dữ liệu", "register"),
            Target::DocumentType => ("loại giấy tờ", "document type"),
            Target::Rank => ("bậc văn bản", "rank"),
            Target::Instrument => ("văn bản", "instrument"),
            Target::Number => ("số hiệu văn bản", "number of an instrument"),
            Target::Group => ("nhóm thủ tục", "group"),
            Target::Procedure => ("thủ tục", "procedure"),
            Target::Code => ("mã thủ tục", "code of a procedure"),
        }
    }

    /// The list of the catalog that defines it, if it is one.
    pub(super) fn list(self) -> Option<&'static str> {
        Some(match self {
            Target::Level => "levels",
            Target::Agency => "agencies",
            Target::Register => "registers",
            Target::DocumentType => "document_types",
            Target::Rank => "ranks",
            Target::Instrument | Target::Number => "instruments",
            Target::Group => "groups",
            Target::Procedure | Target::Code => return None,
        })
    }
}

/// A name that a file defines.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// What it names.
    pub(super) target: Target,
    /// The name.
    pub(super) name: String,
    /// The file.
    pub(super) source: SourceId,
    /// Where the name is written.
    pub(super) span: Span,
    /// Whether the thing was read.
    pub(super) readable: bool,
}

/// All names of a workspace. The first claim to a name holds it.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: BTreeMap<Target, HashMap<String, Claim>>,
    /// Names that seem to be defined in files that cannot be read.
    lost: HashMap<String, SourceId>,
    /// Those files.
    pub(super) lost_files: Vec<SourceId>,
}

impl Known {
    /// Takes a claim; gives back the one that holds the name already. What was read wins over what was not.
    pub(super) fn claim(&mut self, claim: &Claim) -> Option<Claim> {
        let held = self.names.entry(claim.target).or_default();
        let before = held.get(&claim.name).cloned();
        if before.as_ref().is_none_or(|before| claim.readable && !before.readable) {
            held.insert(claim.name.clone(), claim.clone());
        }
        before
    }

    /// Notes a file that cannot be read, with the names that seem to stand in it.
    pub(super) fn lose(&mut self, source: &Source, id: SourceId) {
        self.lost_files.push(id);
        for line in source.text.lines() {
            for key in ["id:", "procedure:", "number:"] {
                for (at, _) in line.match_indices(key) {
                    if line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                        continue;
                    }
                    let rest = line[at + key.len()..].split([',', '}', '#']).next().unwrap_or("");
                    let name = rest.trim().trim_matches(['"', '\'']);
                    if !name.is_empty() {
                        self.lost.entry(composed(name).into_owned()).or_insert(id);
                    }
                }
            }
        }
    }

    /// Who defines a name.
    pub(super) fn holder(&self, target: Target, name: &str) -> Option<&Claim> {
        self.names.get(&target)?.get(name)
    }

    /// The unreadable file in which a name seems to be defined.
    pub(super) fn lost(&self, name: &str) -> Option<SourceId> {
        self.lost.get(name).copied()
    }

    /// All names of a kind, in order.
    pub(super) fn names(&self, target: Target) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.names.get(&target).into_iter().flat_map(HashMap::keys).map(String::as_str).collect();
        names.sort_unstable();
        names
    }
}
