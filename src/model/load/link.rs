//! References: every name used is a name defined. What is not is said at the exact value.

mod catalog;
mod inside;
mod logs;
mod outside;
mod sense;
mod shares;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Arguments;

use crate::diagnostic::Diagnostic;
use crate::model::citation::Citation;
use crate::model::corpus::Corpus;
use crate::model::load::known::{Known, Target};
use crate::model::load::say::{meant, shown};
use crate::source::SourceId;
use crate::span::Span;

/// The most comparisons made for did-you-mean in one run: a workspace full of wrong names still ends soon.
const MOST_GUESSES: usize = 200_000;

/// Looks at every reference of a corpus.
pub(super) fn link(corpus: &Corpus, known: &Known, out: &mut Vec<Diagnostic>) {
    let mut linker = Linker {
        corpus,
        known,
        out,
        left_out: BTreeMap::new(),
        guesses: MOST_GUESSES,
        names: BTreeMap::new(),
        guessed: HashMap::new(),
    };
    linker.settings();
    linker.catalog();
    for (at, procedure) in corpus.procedures.iter().enumerate() {
        let source = corpus.places.procedures[at];
        linker.outside(source, procedure);
        linker.inside(source, procedure);
        linker.sense(source, procedure);
    }
    linker.logs();
    linker.tell_left_out();
}

struct Linker<'c> {
    corpus: &'c Corpus,
    known: &'c Known,
    out: &'c mut Vec<Diagnostic>,
    /// What is used but could not be read: one word about each, however often it is used.
    left_out: BTreeMap<LeftOut, Use>,
    guesses: usize,
    names: BTreeMap<Target, Vec<&'c str>>,
    guessed: HashMap<(Target, String), Option<String>>,
}

/// A thing, or a whole file, that is used but could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LeftOut {
    Thing(Target, String),
    File(SourceId),
}

/// The first use, and how many more there are.
struct Use {
    source: SourceId,
    span: Span,
    more: usize,
}

impl<'c> Linker<'c> {
    /// The bytes of a value; `path` is worked out only when something is wrong with it.
    fn span(&self, source: SourceId, path: Arguments<'_>) -> Span {
        self.corpus.tree(source).map_or(Span::default(), |tree| {
            let node = tree.nearest(&path.to_string());
            node.value_span()
        })
    }

    fn push(&mut self, problem: Diagnostic, source: SourceId, path: Arguments<'_>) {
        let span = self.span(source, path);
        self.out.push(problem.at(source, span));
    }

    /// A reference to something of another file.
    fn refer(&mut self, target: Target, name: &str, source: SourceId, path: Arguments<'_>) {
        match self.known.holder(target, name) {
            Some(claim) if claim.readable => {}
            Some(_) => self.leave(LeftOut::Thing(target, name.to_owned()), source, path),
            None => match self.known.lost(name) {
                Some(file) => self.leave(LeftOut::File(file), source, path),
                None => {
                    let span = self.span(source, path);
                    let problem = self.dangling(target, name);
                    self.out.push(problem.at(source, span));
                }
            },
        }
    }

    /// The instruments of a list of provisions.
    fn bases(&mut self, basis: &[Citation], source: SourceId, path: Arguments<'_>) {
        for (at, citation) in basis.iter().enumerate() {
            let name = citation.instrument.as_str();
            if self.corpus.catalog.instruments.position(name).is_some() {
                continue;
            }
            let path = format_args!("{path}[{at}]");
            let by_number = self.known.holder(Target::Number, name).is_some();
            let by_id = self.known.holder(Target::Instrument, name).is_some();
            if by_number || by_id || self.known.lost(name).is_some() {
                let target = if by_number { Target::Number } else { Target::Instrument };
                self.refer(target, name, source, path);
                continue;
            }
            let whole = self.span(source, path);
            let written = self.corpus.sources[source.0 as usize].slice(whole);
            let span = written
                .find(name)
                .map_or(whole, |from| Span::new(whole.start + from, whole.start + from + name.len()));
            let problem = self.unknown_instrument(name);
            self.out.push(problem.at(source, span));
        }
    }

    fn unknown_instrument(&mut self, name: &str) -> Diagnostic {
        // `175/2024/NĐ-CP Article 46`: the instrument is known, only the mark before the article is not.
        if let Some((number, article)) = name.split_once(char::is_whitespace)
            && self.corpus.catalog.instruments.position(number).is_some()
        {
            let article = article.trim_start_matches(|c: char| !c.is_ascii_digit());
            let article = if article.is_empty() { "…" } else { article };
            let whole = format!("{number} art {article}");
            return dangling(Target::Instrument, name)
                .help(format!("viết `{}`", shown(&whole)), format!("write `{}`", shown(&whole)));
        }
        match self.guess(Target::Number, name).or_else(|| self.guess(Target::Instrument, name)) {
            Some(near) => {
                dangling(Target::Instrument, name).help(format!("viết `{near}`"), format!("write `{near}`"))
            }
            None => self.defined_nowhere(Target::Instrument, dangling(Target::Instrument, name)),
        }
    }

    fn dangling(&mut self, target: Target, name: &str) -> Diagnostic {
        let problem = dangling(target, name);
        match self.guess(target, name) {
            Some(near) => problem.help(format!("viết `{near}`"), format!("write `{near}`")),
            None => self.defined_nowhere(target, problem),
        }
    }

    fn defined_nowhere(&self, target: Target, problem: Diagnostic) -> Diagnostic {
        let broken =
            self.known.lost_files.first().map(|file| shown(&self.corpus.sources[file.0 as usize].name));
        match (broken, target.list()) {
            (Some(file), _) => problem.help(
                format!("sửa `{file}`, tệp chưa đọc được và có thể định nghĩa mục này, hoặc sửa tên ở đây"),
                format!(
                    "correct `{file}`, which could not be read and may define it, or correct the name here"
                ),
            ),
            (None, Some(list)) => problem.help(
                format!("thêm mục này vào `{list}` của danh mục, hoặc sửa tên ở đây"),
                format!("add it to `{list}` in the catalog, or correct the name here"),
            ),
            (None, None) => problem.help(
                "thêm tệp của thủ tục này, hoặc sửa tên ở đây",
                "add a file for that procedure, or correct the name here",
            ),
        }
    }

    /// The name most likely meant, while there is patience left.
    fn guess(&mut self, target: Target, name: &str) -> Option<String> {
        let question = (target, name.to_owned());
        if let Some(known) = self.guessed.get(&question) {
            return known.clone();
        }
        let known = self.known;
        let names = self.names.entry(target).or_insert_with(|| known.names(target));
        if names.len() > self.guesses {
            return None;
        }
        self.guesses -= names.len();
        let near = meant(name, names.iter().copied()).map(str::to_owned);
        self.guessed.insert(question, near.clone());
        near
    }

    fn leave(&mut self, what: LeftOut, source: SourceId, path: Arguments<'_>) {
        let span = self.span(source, path);
        self.left_out.entry(what).and_modify(|used| used.more += 1).or_insert(Use { source, span, more: 0 });
    }

    /// One word about each thing that is used and could not be read.
    fn tell_left_out(&mut self) {
        for (what, used) in std::mem::take(&mut self.left_out) {
            let (more_vi, more_en) = match used.more {
                0 => (String::new(), String::new()),
                more => (format!(" (và {more} nơi khác)"), format!(" (and {more} more)")),
            };
            let problem = match &what {
                LeftOut::Thing(target, name) => {
                    let (vi, en) = target.noun();
                    let name = shown(name);
                    Diagnostic::warning(
                        "left-out",
                        format!("{vi} `{name}` được dùng ở đây{more_vi} nhưng đã bị bỏ qua vì có lỗi"),
                        format!("the {en} `{name}` is used here{more_en} but was left out for its mistakes"),
                    )
                    .help("sửa các lỗi của mục đó", "correct the mistakes in it")
                }
                LeftOut::File(file) => {
                    let file = shown(&self.corpus.sources[file.0 as usize].name);
                    Diagnostic::warning(
                        "left-out",
                        format!("`{file}` không đọc được nên không kiểm tra được tham chiếu này{more_vi}"),
                        format!("`{file}` could not be read, so this reference{more_en} is not checked"),
                    )
                    .help(format!("sửa `{file}`"), format!("correct `{file}`"))
                }
            };
            let problem = problem.at(used.source, used.span);
            let problem = match &what {
                LeftOut::Thing(target, name) => match self.known.holder(*target, name) {
                    Some(claim) => problem.at_saying(claim.source, claim.span, "bị bỏ qua", "left out"),
                    None => problem,
                },
                LeftOut::File(_) => problem,
            };
            self.out.push(problem);
        }
    }
}

fn dangling(target: Target, name: &str) -> Diagnostic {
    let (vi, en) = target.noun();
    let name = shown(name);
    Diagnostic::error(
        "unknown-reference",
        format!("không có {vi} `{name}`"),
        format!("there is no {en} `{name}`"),
    )
}
