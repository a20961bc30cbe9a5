//! One file: what it is, what it holds, and every mistake in it. Knows nothing of other files.

mod catalog;

use std::cell::LazyCell;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::diagnostic::Diagnostic;
use crate::model::catalog::{Agency, DocumentType, Group, Instrument, Level, Rank, Register};
use crate::model::corpus::Place;
use crate::model::decision::Decision;
use crate::model::feedback::{Dialogue, DialogueFile, Feedback, FeedbackFile};
use crate::model::load::SETTINGS_FILE;
use crate::model::load::known::{Claim, Target};
use crate::model::load::parse::parse;
use crate::model::load::plain;
use crate::model::load::say::{listed, meant, shown};
use crate::model::load::shape::{Owner, Refused, Shape, mistakes};
use crate::model::load::tree::{Entry, Node, Value};
use crate::model::load::typed;
use crate::model::load::waivers;
use crate::model::mapping::Mapping;
use crate::model::observed::Observed;
use crate::model::procedure::Procedure;
use crate::model::settings::Settings;
use crate::model::waiver::{BaselineFile, Waiver, WaiverFile, WaiverRow};
use crate::source::{Source, SourceId};
use crate::span::Span;

/// The lists of a catalog file.
const CATALOG_KEYS: [&str; 7] =
    ["levels", "agencies", "registers", "document_types", "ranks", "instruments", "groups"];
/// Files about reviewing.
const OTHER_KEYS: [&str; 7] = ["decision", "waivers", "baseline", "log", "observed", "feedback", "dialogues"];
/// The names a procedure has.
pub(super) const NAMED: [(Target, &str); 2] = [(Target::Procedure, "procedure"), (Target::Code, "code")];
/// The most mistakes listed of one file; a few more are counted.
const MOST_LISTED: usize = 100;

/// What came of one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    /// The procedure it holds.
    pub(super) procedure: Option<Procedure>,
    /// The settings it holds.
    pub(super) settings: Option<Settings>,
    /// The catalog entries it holds.
    pub(super) rows: Rows,
    /// The waivers it holds.
    pub(super) waivers: Vec<Waiver>,
    /// The decision it holds.
    pub(super) decision: Option<Decision>,
    /// How to read a log, if it says that.
    pub(super) mapping: Option<Mapping>,
    /// The feedback it holds, and the dialogues.
    pub(super) feedback: Vec<(Feedback, Place)>,
    pub(super) dialogues: Vec<(Dialogue, Place)>,
    /// What a log showed, if it says that.
    pub(super) observed: Option<Observed>,
    /// The names it defines, of things read or not.
    pub(super) claims: Vec<Claim>,
    /// Whether something in it could not even be told apart.
    pub(super) lost: bool,
    /// What is wrong with it.
    pub(super) problems: Vec<Diagnostic>,
}

/// Catalog entries, each with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) levels: Vec<(Level, Place)>,
    pub(super) agencies: Vec<(Agency, Place)>,
    pub(super) registers: Vec<(Register, Place)>,
    pub(super) document_types: Vec<(DocumentType, Place)>,
    pub(super) ranks: Vec<(Rank, Place)>,
    pub(super) instruments: Vec<(Instrument, Place)>,
    pub(super) groups: Vec<(Group, Place)>,
}

impl Read {
    /// The same, of an equal text at another place in the list of sources.
    pub(super) fn moved(&self, to: SourceId) -> Read {
        fn set<T>(rows: &mut [(T, Place)], to: SourceId) {
            rows.iter_mut().for_each(|(_, place)| place.source = to);
        }
        let mut read = self.clone();
        set(&mut read.rows.levels, to);
        set(&mut read.rows.agencies, to);
        set(&mut read.rows.registers, to);
        set(&mut read.rows.document_types, to);
        set(&mut read.rows.ranks, to);
        set(&mut read.rows.instruments, to);
        set(&mut read.rows.groups, to);
        set(&mut read.feedback, to);
        set(&mut read.dialogues, to);
        read.claims.iter_mut().for_each(|claim| claim.source = to);
        read.problems.iter_mut().flat_map(|problem| &mut problem.labels).for_each(|label| label.source = to);
        read
    }
}

/// Reads one file.
pub(super) fn read(source: &Source, id: SourceId) -> Read {
    plain::read(source, id).unwrap_or_else(|| wholly(source, id))
}

fn wholly(source: &Source, id: SourceId) -> Read {
    let parsed = parse(&source.text, id);
    let refuse =
        |problem: &Diagnostic| Some(Refused { span: problem.labels.first()?.span, code: problem.code });
    let refused = parsed.problems.iter().filter_map(refuse).collect();
    let lost = parsed.tree.is_none() && !parsed.problems.is_empty();
    let mut reader =
        Reader { source, id, refused, read: Read { problems: parsed.problems, lost, ..Read::default() } };
    match &parsed.tree {
        Some(tree) => reader.tree(tree),
        None if !lost && source.name != SETTINGS_FILE => reader.empty(),
        None => {}
    }
    let mut read = reader.read;
    if let Some(tree) = &parsed.tree {
        let written = waivers::written(source, id, tree);
        read.waivers.extend(written.waivers);
        read.problems.extend(written.problems);
    }
    cut(&mut read.problems);
    read
}

struct Reader<'s> {
    source: &'s Source,
    id: SourceId,
    /// Places already complained of.
    refused: Vec<Refused>,
    read: Read,
}

impl Reader<'_> {
    fn tree(&mut self, tree: &Node) {
        let Value::Map(entries) = &tree.value else {
            self.read.lost = true;
            let problem = Diagnostic::error(
                "unknown-file",
                "tệp phải gồm các dòng `khóa: giá trị`",
                "a file must be made of lines `key: value`",
            );
            let problem = problem.help(
                "bắt đầu tệp bằng `procedure: …` hoặc một danh mục như `agencies:`",
                "begin the file with `procedure: …` or a catalog such as `agencies:`",
            );
            self.read.problems.push(problem.at(self.id, first_line(tree, self.source)));
            return;
        };
        let has = |keys: &[&str]| keys.iter().any(|key| tree.get(key).is_some());
        if self.source.name == SETTINGS_FILE {
            self.settings(tree);
        } else if has(&["log"]) {
            // It may name a procedure, agencies and steps as well, so that it is looked at before those.
            self.read.mapping = self.whole(tree, ("ánh xạ nhật ký", "a mapping of a log"));
        } else if has(&["observed"]) {
            self.read.observed = self.whole(tree, ("số liệu quan sát", "observed figures"));
        } else if has(&["procedure"]) {
            self.procedure(tree);
        } else if has(&CATALOG_KEYS) {
            self.catalog(entries);
        } else if has(&["waivers"]) {
            let row: LazyCell<Shape> = LazyCell::new(Shape::of::<WaiverRow>);
            for node in tree.get("waivers").map(Node::items).unwrap_or_default() {
                let read = self.typed::<WaiverRow>(node, Owner::Item("waivers"), &row);
                self.read.waivers.extend(read.map(|read| waivers::row(read, node, self.id)));
            }
            self.whole::<WaiverFile>(tree, ("sổ miễn trừ", "a register of waivers"));
        } else if has(&["decision"]) && !has(&["steps", "documents"]) {
            self.read.decision = self.whole(tree, ("quyết định", "a decision"));
        } else if has(&["feedback"]) {
            self.read.feedback = self.entries(tree, "feedback");
            self.whole::<FeedbackFile>(tree, ("tệp phản ánh, kiến nghị", "a file of feedback"));
        } else if has(&["dialogues"]) {
            self.read.dialogues = self.entries(tree, "dialogues");
            self.whole::<DialogueFile>(tree, ("tệp đối thoại", "a file of dialogues"));
        } else if has(&["baseline"]) {
            self.whole::<BaselineFile>(tree, ("danh sách phát hiện đã biết", "a baseline"));
        } else if !has(&OTHER_KEYS) {
            self.unknown(tree, entries);
        }
    }

    fn empty(&mut self) {
        let problem = Diagnostic::warning("empty-file", "tệp không có nội dung", "the file holds nothing")
            .help(
                "viết một thủ tục hoặc danh mục vào tệp, hoặc xóa tệp",
                "write a procedure or a catalog, or delete it",
            );
        self.read.problems.push(problem.at(self.id, Span::new(0, 0)));
    }

    /// The entries of the one list of a file, each with its place; one with a mistake is left out.
    fn entries<T: DeserializeOwned + JsonSchema>(&mut self, tree: &Node, key: &str) -> Vec<(T, Place)> {
        let shape: LazyCell<Shape> = LazyCell::new(Shape::of::<T>);
        let mut found = Vec::new();
        for (at, node) in tree.get(key).map(Node::items).unwrap_or_default().iter().enumerate() {
            let place = Place { source: self.id, path: format!("{key}[{at}]") };
            found.extend(self.typed::<T>(node, Owner::Item(key), &shape).map(|read| (read, place)));
        }
        found
    }

    /// A whole file; each mistake of it once.
    fn whole<T: DeserializeOwned + JsonSchema>(&mut self, tree: &Node, owner: (&str, &str)) -> Option<T> {
        let known = self.read.problems.len();
        let read = self.typed(tree, Owner::Whole(owner.0, owner.1), &LazyCell::new(Shape::of::<T>));
        let more = self.read.problems.split_off(known);
        let new =
            more.into_iter().filter(|one| self.read.problems.iter().all(|said| said.labels != one.labels));
        let new: Vec<Diagnostic> = new.collect();
        self.read.problems.extend(new);
        read
    }

    fn settings(&mut self, tree: &Node) {
        let before = self.read.problems.len();
        self.read.settings = self.typed::<Settings>(
            tree,
            Owner::Whole("`rasoat.yaml`", "`rasoat.yaml`"),
            &LazyCell::new(Shape::of::<Settings>),
        );
        if self.read.settings.is_none() {
            // One wrong setting does not lose the others: the language of the messages is among them.
            let wrong: Vec<Span> = self.read.problems[before..]
                .iter()
                .flat_map(|p| p.labels.first())
                .map(|label| label.span)
                .collect();
            let Value::Map(entries) = &tree.value else { return };
            let sound = |entry: &&Entry| {
                let whole = entry.key_span.to(entry.value.span);
                !wrong.iter().any(|span| whole.holds(*span)) && !self.refused_in(whole)
            };
            let rest =
                Node { span: tree.span, value: Value::Map(entries.iter().filter(sound).cloned().collect()) };
            self.read.settings = typed::read(&rest).ok();
        }
    }

    fn procedure(&mut self, tree: &Node) {
        let refused = !self.read.problems.is_empty();
        let procedure = self.typed::<Procedure>(
            tree,
            Owner::Whole("thủ tục", "a procedure"),
            &LazyCell::new(Shape::of::<Procedure>),
        );
        let procedure = procedure.filter(|_| !refused);
        for (target, key) in NAMED {
            if let Some(node) = tree.get(key) {
                self.claim(target, node, procedure.is_some());
            }
        }
        // Without its id nobody can tell which procedure this was.
        self.read.lost |= tree.get("procedure").and_then(Node::text).is_none();
        self.read.procedure = procedure;
    }

    fn unknown(&mut self, tree: &Node, entries: &[Entry]) {
        self.read.lost = true;
        let Some(first) = entries.first() else { return self.empty() };
        let known: Vec<&str> = ["procedure"].into_iter().chain(CATALOG_KEYS).chain(OTHER_KEYS).collect();
        let near = entries.iter().find_map(|entry| Some((entry, meant(&entry.key, known.iter().copied())?)));
        let at = near.map_or(first, |(entry, _)| entry);
        let written = shown(&at.key);
        let problem = Diagnostic::error(
            "unknown-file",
            format!("khóa `{written}` không cho biết tệp này là gì"),
            format!("the key `{written}` does not say what this file is"),
        );
        let below = self.source.name.ends_with(&format!("/{SETTINGS_FILE}"));
        let problem = if let Some((_, word)) = near {
            problem.help(format!("viết `{word}`"), format!("write `{word}`"))
        } else if below {
            problem.help(
                format!("chuyển các cài đặt vào `{SETTINGS_FILE}` ở thư mục gốc"),
                format!("move the settings into `{SETTINGS_FILE}` of the workspace folder"),
            )
        } else if tree.get("steps").is_some() || tree.get("documents").is_some() {
            problem.help("thêm `procedure: …` ở đầu tệp", "add `procedure: …` at the top of the file")
        } else {
            let known = listed(known.iter().copied().take(1 + CATALOG_KEYS.len()));
            problem.help(format!("bắt đầu bằng một trong: {known}"), format!("begin with one of: {known}"))
        };
        self.read.problems.push(problem.at(self.id, at.key_span));
    }

    fn refused_in(&self, span: Span) -> bool {
        self.refused.iter().any(|refused| span.holds(refused.span))
    }

    fn claim(&mut self, target: Target, node: &Node, readable: bool) {
        if let Some(name) = node.text() {
            let claim = Claim { target, name: name.to_owned(), source: self.id, span: node.span, readable };
            self.read.claims.push(claim);
        }
    }

    /// The value of a tree; `None` with every mistake listed. The shape is worked out only when there is one.
    fn typed<T: DeserializeOwned>(
        &mut self,
        node: &Node,
        owner: Owner<'_>,
        shape: &LazyCell<Shape>,
    ) -> Option<T> {
        let mismatch = match typed::read(node) {
            Ok(value) => return Some(value),
            Err(mismatch) => mismatch,
        };
        if self.read.problems.len() > 10 * MOST_LISTED {
            return None;
        }
        let found = mistakes(node, shape, owner, self.id, &self.refused);
        let refused = self.refused_in(node.span);
        if found.is_empty() && !refused {
            let problem = Diagnostic::error(
                "wrong-type",
                "giá trị này không dùng được ở đây",
                format!("this value cannot be used here: {}", mismatch.message.replace('`', "'")),
            );
            let problem = problem.help("sửa theo mẫu của khóa này", "correct it to what its key asks for");
            self.read.problems.push(problem.at(self.id, mismatch.span));
        }
        self.read.problems.extend(found);
        None
    }
}

fn first_line(tree: &Node, source: &Source) -> Span {
    let length = source.slice(tree.span).lines().next().map_or(0, str::len);
    Span::new(tree.span.start, tree.span.start + length)
}

/// Keeps a file full of mistakes from drowning the others.
fn cut(problems: &mut Vec<Diagnostic>) {
    if problems.len() <= MOST_LISTED {
        return;
    }
    let more = problems.len() - MOST_LISTED;
    problems.sort_by_key(|problem| problem.labels.first().map(|label| label.span));
    problems.truncate(MOST_LISTED);
    if let Some(last) = problems.last().and_then(|problem| problem.labels.first()).cloned() {
        let problem = Diagnostic::error(
            "more-mistakes",
            format!("còn ít nhất {more} lỗi khác trong tệp này"),
            format!("at least {more} more mistakes in this file"),
        );
        let problem = problem.help("sửa các lỗi trên rồi chạy lại", "correct those above and run again");
        problems.push(problem.at(last.source, last.span));
    }
}
