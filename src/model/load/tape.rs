//! The values of a plain text as places in it, one after the other: what was scanned and not copied.

use crate::model::load::tree::{Entry, Node, Value};
use crate::model::load::typed::{Located, View};
use crate::span::Span;

/// A text and its values. The first is the outermost; what a list or mapping holds follows it.
#[derive(Debug)]
pub(super) struct Tape<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// Whether there is a comment anywhere.
    pub(super) has_comments: bool,
}

/// A value, or the key before one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where the next value is, past all that this one holds.
    pub(super) next: u32,
    /// How many items or entries it has.
    pub(super) count: u32,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Plain,
    Quoted,
    Key,
    List,
    Map,
}

/// A value of a tape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    tape: &'a Tape<'a>,
    at: usize,
}

impl Tape<'_> {
    /// The outermost value.
    pub(super) fn root(&self) -> Cursor<'_> {
        Cursor { tape: self, at: 0 }
    }
}

impl<'a> Cursor<'a> {
    fn token(self) -> &'a Token {
        &self.tape.tokens[self.at]
    }

    /// The same as a tree.
    pub(super) fn node(self) -> Node {
        let value = match self.view() {
            View::Null => Value::Null,
            View::Scalar { text, plain } => Value::Scalar { text: text.to_owned(), plain },
            View::List(items) => Value::List(items.map(Cursor::node).collect()),
            View::Map(entries) => {
                let entry = |(key, key_span, value): (&str, Span, Cursor<'_>)| Entry {
                    key: key.to_owned(),
                    key_span,
                    value: value.node(),
                };
                Value::Map(entries.map(entry).collect())
            }
        };
        Node { span: self.span(), value }
    }

    /// The value under a key of a mapping.
    pub(super) fn get(self, key: &str) -> Option<Cursor<'a>> {
        match self.view() {
            View::Map(mut entries) => entries.find(|(name, ..)| *name == key).map(|(.., value)| value),
            _ => None,
        }
    }

    /// The text of a scalar.
    pub(super) fn text(self) -> Option<&'a str> {
        match self.view() {
            View::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

impl<'a> Located<'a> for Cursor<'a> {
    type Items = Items<'a>;
    type Entries = Entries<'a>;

    fn span(self) -> Span {
        Span::new(self.token().start as usize, self.token().end as usize)
    }

    fn name_span(self) -> Span {
        self.span()
    }

    fn view(self) -> View<'a, Self> {
        let (token, span) = (self.token(), self.span());
        let next = Cursor { tape: self.tape, at: self.at + 1 };
        let left = token.count as usize;
        match token.kind {
            Kind::Null => View::Null,
            Kind::Plain | Kind::Key => {
                View::Scalar { text: &self.tape.text[span.start..span.end], plain: true }
            }
            Kind::Quoted => {
                View::Scalar { text: &self.tape.text[span.start + 1..span.end - 1], plain: false }
            }
            Kind::List => View::List(Items { next, left }),
            Kind::Map => View::Map(Entries { next, left }),
        }
    }
}

/// The items of a list.
pub(super) struct Items<'a> {
    next: Cursor<'a>,
    left: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Cursor<'a>;

    fn next(&mut self) -> Option<Cursor<'a>> {
        self.left = self.left.checked_sub(1)?;
        let item = self.next;
        self.next.at = item.token().next as usize;
        Some(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

/// The entries of a mapping.
pub(super) struct Entries<'a> {
    next: Cursor<'a>,
    left: usize,
}

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Span, Cursor<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let (key, value) = (self.next, Cursor { at: self.next.at + 1, ..self.next });
        self.next.at = value.token().next as usize;
        let span = key.span();
        Some((&key.tape.text[span.start..span.end], span, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}
