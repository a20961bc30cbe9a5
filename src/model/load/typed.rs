//! A located tree into typed data, through serde. Text asked for as text stays as written: `1.004190`, `NO`.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::model::load::tree::{Entry, Node, Value};
use crate::span::Span;

/// The first thing that kept a tree from being read as the type asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What is wrong, for a reader of English; `shape` says it better where it knows.
    pub message: String,
    /// The value it is about.
    pub span: Span,
}

/// Reads a tree as a `T`.
pub fn read<T: DeserializeOwned>(node: &Node) -> Result<T, Mismatch> {
    read_from(node)
}

/// Reads a located value as a `T`.
pub(super) fn read_from<'de, T: DeserializeOwned>(value: impl Located<'de>) -> Result<T, Mismatch> {
    T::deserialize(Reader(value))
        .map_err(|error| Mismatch { message: error.message, span: error.span.unwrap_or(value.span()) })
}

/// A value that knows where it stands.
pub(super) trait Located<'de>: Copy {
    /// The items of a list.
    type Items: Iterator<Item = Self>;
    /// The entries of a mapping: key, its place, value.
    type Entries: Iterator<Item = (&'de str, Span, Self)>;

    /// The bytes of the value.
    fn span(self) -> Span;
    /// The bytes that name it to a reader.
    fn name_span(self) -> Span;
    /// What it is.
    fn view(self) -> View<'de, Self>;
}

/// What a located value is.
pub(super) enum View<'de, L: Located<'de>> {
    Null,
    Scalar { text: &'de str, plain: bool },
    List(L::Items),
    Map(L::Entries),
}

/// An entry taken apart.
type OfEntry<'de> = fn(&'de Entry) -> (&'de str, Span, &'de Node);

impl<'de> Located<'de> for &'de Node {
    type Items = std::slice::Iter<'de, Node>;
    type Entries = std::iter::Map<std::slice::Iter<'de, Entry>, OfEntry<'de>>;

    fn span(self) -> Span {
        self.span
    }

    fn name_span(self) -> Span {
        Node::name_span(self)
    }

    fn view(self) -> View<'de, Self> {
        match &self.value {
            Value::Null => View::Null,
            Value::Scalar { text, plain } => View::Scalar { text, plain: *plain },
            Value::List(items) => View::List(items.iter()),
            Value::Map(entries) => {
                let of_entry: OfEntry<'de> = |one| (one.key.as_str(), one.key_span, &one.value);
                View::Map(entries.iter().map(of_entry))
            }
        }
    }
}

/// A whole number as it may be written: digits with a sign, no leading zero.
pub(super) fn whole(text: &str) -> Option<i128> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let fits = (1..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !fits || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    text.parse().ok()
}

/// A decimal number as it may be written: digits, a point, digits.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (head, tail) = text.split_once('.')?;
    let fits = whole(head).is_some() && tail.len() <= 20 && tail.bytes().all(|byte| byte.is_ascii_digit());
    if !fits || tail.is_empty() {
        return None;
    }
    text.parse().ok()
}

#[derive(Debug)]
struct Error {
    message: String,
    span: Option<Span>,
}

impl Error {
    fn at(self, span: Span) -> Self {
        Error { span: self.span.or(Some(span)), ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Error { message: message.to_string(), span: None }
    }
}

#[derive(Clone, Copy)]
struct Reader<L>(L);

impl<'de, L: Located<'de>> Reader<L> {
    fn wanted<T>(self, what: &str) -> Result<T, Error> {
        Err(Error { message: format!("{what} is wanted here"), span: Some(self.0.span()) })
    }

    /// The text of a scalar without quotes.
    fn plain(self) -> Option<&'de str> {
        match self.0.view() {
            View::Scalar { text, plain: true } => Some(text),
            _ => None,
        }
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.view() {
            View::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            _ => self.wanted("text"),
        }
    }

    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Some(text) = self.plain() else { return self.wanted("a number") };
        match whole(text) {
            Some(number) => match (i64::try_from(number), u64::try_from(number)) {
                (Ok(number), _) => visitor.visit_i64(number),
                (_, Ok(number)) => visitor.visit_u64(number),
                _ => self.wanted("a smaller number"),
            },
            None => match decimal(text) {
                Some(number) => visitor.visit_f64(number),
                None => self.wanted("a number"),
            },
        }
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.number(visitor).map_err(|error| error.at(self.0.span()))
        })*
    };
}

macro_rules! texts {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.text(visitor).map_err(|error| error.at(self.0.span()))
        })*
    };
}

impl<'de, L: Located<'de>> serde::Deserializer<'de> for Reader<L> {
    type Error = Error;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64
    }

    texts! { deserialize_str deserialize_string deserialize_char deserialize_identifier }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.view() {
            View::Null => self.wanted("a value"),
            View::Scalar { .. } => self.deserialize_str(visitor),
            View::List(_) => self.deserialize_seq(visitor),
            View::Map(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.plain() {
            Some("true") => visitor.visit_bool(true),
            Some("false") => visitor.visit_bool(false),
            _ => self.wanted("`true` or `false`"),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.view() {
            // A key without a value is a slip more often than a wish, so it is refused even where the key may be absent.
            View::Null => self.wanted("a value"),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.view() {
            View::List(items) => visitor.visit_seq(Items(items)).map_err(|error| error.at(self.0.span())),
            _ => self.wanted("a list"),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.view() {
            View::Map(entries) => visitor
                .visit_map(Entries { left: entries, value: None })
                .map_err(|error| error.at(self.0.name_span())),
            _ => self.wanted("a mapping"),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0.view() {
            View::Scalar { text: word, .. } => {
                let word: StrDeserializer<'_, Error> = word.into_deserializer();
                visitor.visit_enum(word).map_err(|error| error.at(self.0.span()))
            }
            _ => self.wanted("a word"),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { bytes byte_buf unit unit_struct tuple tuple_struct }
}

struct Items<I>(I);

impl<'de, L: Located<'de>, I: Iterator<Item = L>> SeqAccess<'de> for Items<I> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let one = |value: L| seed.deserialize(Reader(value)).map_err(|error| error.at(value.span()));
        self.0.next().map(one).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint().1
    }
}

struct Entries<L, I> {
    left: I,
    value: Option<L>,
}

impl<'de, L: Located<'de>, I: Iterator<Item = (&'de str, Span, L)>> MapAccess<'de> for Entries<L, I> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, key_span, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        let key: StrDeserializer<'_, Error> = key.into_deserializer();
        seed.deserialize(key).map(Some).map_err(|error| error.at(key_span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().expect("serde asks for a value only after its key");
        seed.deserialize(Reader(value)).map_err(|error| error.at(value.span()))
    }
}
