//! YAML text into a located tree, within bounds. The one user of the YAML parser; knows nothing of procedures.

use std::collections::HashMap;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle};

use crate::diagnostic::Diagnostic;
use crate::model::load::say::shown;
use crate::model::load::scan::scan;
use crate::model::load::syntax;
use crate::model::load::tree::{Entry, Node, Value};
use crate::source::SourceId;
use crate::span::Span;
use crate::text::composed;

/// The largest text that is read, in bytes.
pub const LARGEST: usize = 16 << 20;
/// The deepest list or mapping that is read.
const DEEPEST: usize = 64;
/// The most values that are read from one text.
pub(super) const MOST_VALUES: usize = 500_000;
/// The most complaints made of one text here; more help nobody.
const MOST_PROBLEMS: usize = 100;

/// What came of one text.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; `None` for an empty text, or where the text is not YAML or beyond the bounds.
    pub tree: Option<Node>,
    /// Everything wrong with the text as YAML. With a tree, each stands at the value that is not to be trusted.
    pub problems: Vec<Diagnostic>,
}

/// Reads one text. `source` is the name the complaints carry.
pub fn parse(text: &str, source: SourceId) -> Parsed {
    match (text.len() <= LARGEST).then(|| scan(text)).flatten() {
        Some(tape) => Parsed { tree: Some(tape.root().node()), problems: Vec::new() },
        None => parse_whole(text, source),
    }
}

/// Reads one text by the whole parser, which knows all of YAML, also where [`parse`] takes the short way.
pub fn parse_whole(text: &str, source: SourceId) -> Parsed {
    if text.len() > LARGEST {
        let problem = syntax::too_large(LARGEST).at(source, Span::new(0, 0));
        return Parsed { tree: None, problems: vec![problem] };
    }
    let mut options = Options::default();
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    let mut builder =
        Builder { text, source, open: Vec::new(), root: None, tag: None, values: 0, problems: Vec::new() };
    for event in Parser::new_from_str_with_options(text, options) {
        let went_on = match event {
            Ok((event, span)) => {
                builder.tag = span.tag_span().map(bytes);
                builder.take(event, bytes(span))
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.len());
                let opened = builder.open.iter().rev().find(|open| open.flow).map(|open| open.span);
                builder.problems.push(syntax::broken(error.kind(), text, at, source, opened));
                Next::Stop
            }
        };
        match went_on {
            Next::Go => {}
            Next::Stop => return Parsed { tree: None, problems: builder.problems },
            Next::Enough => break,
        }
    }
    Parsed { tree: builder.root.filter(|root| root.value != Value::Null), problems: builder.problems }
}

impl Node {
    /// The tree of a text that must be sound; everything wrong with it otherwise.
    pub fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
        let parsed = parse(text, SourceId::default());
        match parsed.tree {
            Some(tree) if parsed.problems.is_empty() => Ok(tree),
            _ => Err(parsed.problems),
        }
    }
}

enum Next {
    Go,
    /// What was read so far stands.
    Enough,
    /// Nothing can be made of the text.
    Stop,
}

struct Builder<'t> {
    text: &'t str,
    source: SourceId,
    open: Vec<Open>,
    root: Option<Node>,
    /// Where the tag of the value at hand stands.
    tag: Option<Span>,
    values: usize,
    problems: Vec<Diagnostic>,
}

/// A list or mapping whose end was not yet seen.
struct Open {
    span: Span,
    flow: bool,
    holds: Holds,
}

enum Holds {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, key: Option<Key> },
}

/// A key whose value was not yet seen; `None` for one that was refused, whose value is dropped.
type Key = Option<(String, Span)>;

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Next {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                self.complain(syntax::second_document(), span);
                return Next::Enough;
            }
            Event::Anchor(_, name) => self.complain(syntax::anchor(&name), span),
            Event::Alias(_) => self.alias(span),
            Event::UnresolvedAlias(_) => self.alias(span),
            Event::Scalar(text, style, _, tag) => {
                if tag.is_some() {
                    self.complain(syntax::tag(), self.tag.unwrap_or(span));
                }
                let plain = style == ScalarStyle::Plain;
                let nothing = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let span = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    self.block_scalar(span)
                } else {
                    span
                };
                let value = match nothing {
                    true => Value::Null,
                    false => Value::Scalar { text: composed(&text).into_owned(), plain },
                };
                return self.place(Node { span, value });
            }
            Event::SequenceStart(style, _, tag) => {
                return self.begin(span, style, tag.is_some(), Holds::List(Vec::new()));
            }
            Event::MappingStart(style, _, tag) => {
                return self.begin(span, style, tag.is_some(), Holds::Map { entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => return self.end(span),
            _ => {}
        }
        Next::Go
    }

    fn alias(&mut self, span: Span) {
        // The value of a key that was refused is not spoken of again.
        let dropped =
            matches!(self.open.last(), Some(Open { holds: Holds::Map { key: Some(None), .. }, .. }));
        if !dropped {
            self.complain(syntax::alias(span.slice(self.text)), span);
        }
        self.place(Node { span, value: Value::Null });
    }

    fn begin(&mut self, span: Span, style: StructureStyle, tagged: bool, holds: Holds) -> Next {
        if tagged {
            self.complain(syntax::tag(), self.tag.unwrap_or(span));
        }
        if self.open.len() >= DEEPEST {
            let at = Span::new(span.start, span.start);
            self.complain(syntax::too_deep(DEEPEST), at);
            return Next::Stop;
        }
        self.open.push(Open { span, flow: style == StructureStyle::Flow, holds });
        Next::Go
    }

    fn end(&mut self, span: Span) -> Next {
        let Some(open) = self.open.pop() else { return Next::Go };
        let mut whole = open.span;
        if open.flow {
            whole.end = span.end;
        }
        let value = match open.holds {
            Holds::List(items) => {
                if let (false, Some(first)) = (open.flow, items.first()) {
                    let before = self.text[..first.span.start].trim_end();
                    whole.start = if before.ends_with('-') { before.len() - 1 } else { first.span.start };
                }
                whole.end = items.last().map_or(whole.end, |last| whole.end.max(last.span.end));
                Value::List(items)
            }
            Holds::Map { entries, .. } => {
                if let (false, Some(first)) = (open.flow, entries.first()) {
                    whole.start = first.key_span.start;
                }
                let end = entries.last().map(|last| last.key_span.end.max(last.value.span.end));
                whole.end = end.map_or(whole.end, |end| whole.end.max(end));
                self.refuse_repeated(&entries);
                Value::Map(once_each(entries))
            }
        };
        self.place(Node { span: whole, value })
    }

    /// Puts a finished value where it belongs.
    fn place(&mut self, node: Node) -> Next {
        self.values += 1;
        if self.values > MOST_VALUES {
            self.complain(syntax::too_many(MOST_VALUES), node.span);
            return Next::Stop;
        }
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(node);
            return Next::Go;
        };
        match &mut parent.holds {
            Holds::List(items) => items.push(node),
            Holds::Map { entries, key } => match key.take() {
                Some(Some((key, key_span))) => entries.push(Entry { key, key_span, value: node }),
                Some(None) => {}
                None => {
                    let (taken, problem) = read_key(node);
                    *key = Some(taken);
                    if let Some((problem, span)) = problem {
                        self.complain(problem, span);
                    }
                }
            },
        }
        Next::Go
    }

    fn refuse_repeated(&mut self, entries: &[Entry]) {
        if is_small(entries) && !has_repeats(entries) {
            return;
        }
        let mut first: HashMap<&str, Span> = HashMap::new();
        for entry in entries {
            if let Some(before) = first.get(entry.key.as_str()) {
                let problem = syntax::repeated_key(&shown(&entry.key));
                let problem = problem.at_saying(self.source, entry.key_span, "viết lại ở đây", "again here");
                self.push(problem.at_saying(self.source, *before, "đã có ở đây", "first here"));
            } else {
                first.insert(&entry.key, entry.key_span);
            }
        }
    }

    /// A block scalar from its `|` or `>` to its last character.
    fn block_scalar(&self, span: Span) -> Span {
        let before = self.text[..span.start].trim_end();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let header = &before[line..];
        let header = header.split_once(" #").map_or(header, |(header, _)| header);
        let start = header.rfind(['|', '>']).map_or(span.start, |at| line + at);
        Span::new(start, start + self.text[start..span.end].trim_end().len())
    }

    fn complain(&mut self, problem: Diagnostic, span: Span) {
        self.push(problem.at(self.source, span));
    }

    fn push(&mut self, problem: Diagnostic) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }
}

/// A key, or the complaint that it cannot be one.
fn read_key(node: Node) -> (Key, Option<(Diagnostic, Span)>) {
    let span = node.span;
    match node.value {
        Value::Scalar { text, plain: true } if text == "<<" => (None, Some((syntax::merge_key(), span))),
        Value::Scalar { text, .. } => (Some((text, span)), None),
        // An alias was complained of where it stands.
        Value::Null if span.start < span.end => (None, None),
        Value::Null => (None, Some((syntax::missing_key(), span))),
        Value::List(_) | Value::Map(_) => (None, Some((syntax::compound_key(), span))),
    }
}

fn bytes(span: granit_parser::Span) -> Span {
    span.byte_range().map_or(Span::default(), |range| Span::new(range.start, range.end.max(range.start)))
}

fn is_small(entries: &[Entry]) -> bool {
    entries.len() <= 24
}

fn has_repeats(entries: &[Entry]) -> bool {
    entries.iter().enumerate().any(|(at, entry)| entries[..at].iter().any(|before| before.key == entry.key))
}

/// The entries without those whose key came before.
fn once_each(mut entries: Vec<Entry>) -> Vec<Entry> {
    if is_small(&entries) && !has_repeats(&entries) {
        return entries;
    }
    let mut seen = std::collections::HashSet::new();
    entries.retain(|entry| seen.insert(entry.key.clone()));
    entries
}
