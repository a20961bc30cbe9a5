//! A YAML document with the bytes of every key and value. Knows nothing of procedures.

use crate::span::Span;

/// A value of a document and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value, from its first to its last character.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing was written.
    Null,
    /// A scalar.
    Scalar {
        /// The text after quotes and escapes were resolved, composed (NFC).
        text: String,
        /// Whether it was written without quotes, so that it may also be a number or a truth value.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key of a mapping.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value at a path such as `steps[3].needs[1]`, or the nearest one above it that exists.
    pub fn nearest(&self, path: &str) -> &Node {
        let mut node = self;
        for part in path.split(['.', '[']).filter(|part| !part.is_empty()) {
            let next = match part.strip_suffix(']') {
                Some(index) => index.parse::<usize>().ok().and_then(|index| node.items().get(index)),
                None => node.get(part),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// The bytes to underline for a fault of this value: a scalar whole, a list or mapping by its name.
    pub fn value_span(&self) -> Span {
        match self.value {
            Value::Map(_) => self.name_span(),
            _ => self.span,
        }
    }

    /// The bytes that name this value to a reader: for a mapping its `id`, or its first value that is an id; for
    /// anything else the value itself.
    pub fn name_span(&self) -> Span {
        for key in ["id", "procedure", "type", "register", "kind"] {
            if let Some(named) = self.get(key) {
                return named.span;
            }
        }
        self.span
    }
}
