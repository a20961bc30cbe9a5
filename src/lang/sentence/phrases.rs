//! The phrases of the vocabulary, said of a thing: “the steps that need it” of `d` is “the steps that need d”.

use super::Telling;
use crate::facts::column::{Column, Relation, Type};
use crate::lang::vocabulary::kind_name;
use crate::text::Lang;

impl Telling<'_> {
    /// A field of a thing as a value.
    pub(super) fn of(self, column: &Column, thing: &str) -> String {
        let phrase = core(self.lang.pick(column.vi, column.en));
        match (self.said_of(column, phrase, thing), self.lang) {
            (Some(said), _) => said,
            (None, Lang::Vi) => format!("{phrase} của {thing}"),
            (None, Lang::En) => format!("{} of {thing}", definite(phrase)),
        }
    }

    /// A field that is true or false, of a thing.
    pub(super) fn is(self, column: &Column, thing: &str, holds: bool) -> String {
        match self.lang {
            Lang::Vi => self.is_vi(column, thing, holds),
            Lang::En => self.is_en(column, thing, holds),
        }
    }

    /// A relation of several things.
    pub(super) fn among(self, relation: &Relation, things: &[String]) -> (String, bool) {
        let phrase = core(self.lang.pick(relation.vi, relation.en));
        let phrase = phrase.strip_prefix("whether ").unwrap_or(phrase);
        let mut said = phrase.to_owned();
        let ordinals = self.lang.pick(["thứ nhất", "thứ hai"], ["the first", "the second"]);
        for ((thing, takes), ordinal) in things.iter().zip(relation.takes).zip(ordinals) {
            let kind = match takes {
                Type::Entity(kind) => kind_name(*kind, self.lang),
                _ => continue,
            };
            said = match self.lang {
                Lang::Vi => said.replace(&format!("{kind} {ordinal}"), thing),
                Lang::En => {
                    let said = worded(&said, &format!("{ordinal} {kind}"), thing);
                    worded(&said, ordinal, thing)
                }
            };
        }
        let names_them = said != phrase;
        (said, names_them)
    }

    fn is_vi(self, column: &Column, thing: &str, holds: bool) -> String {
        let phrase = column.vi;
        let kind = kind_name(column.on, Lang::Vi);
        let said = self.said_of(column, phrase, thing);
        let about = phrase.strip_prefix(kind).filter(|rest| rest.starts_with(' '));
        if let Some(rest) = about {
            return if holds { format!("{thing}{rest}") } else { format!("không đúng là {thing}{rest}") };
        }
        if let Some(said) = said {
            return match (holds, said.strip_prefix("có ")) {
                (true, _) => said,
                (false, Some(rest)) => format!("không có {rest}"),
                (false, None) => format!("không đúng là {said}"),
            };
        }
        for (verb, not) in [
            ("là ", "không phải là "),
            ("có ", "không có "),
            ("thuộc ", "không thuộc "),
            ("do ", "không do "),
            ("phải ", "không phải "),
            ("được ", "không được "),
            ("đã ", "chưa "),
            ("chỉ ", "không thuộc diện chỉ "),
        ] {
            if let Some(rest) = phrase.strip_prefix(verb) {
                return format!("{thing} {}{rest}", if holds { verb } else { not });
            }
        }
        if holds {
            format!("với {thing}: {phrase}")
        } else {
            format!("với {thing}, không đúng là {phrase}")
        }
    }

    fn is_en(self, column: &Column, thing: &str, holds: bool) -> String {
        let Some(phrase) = column.en.strip_prefix("whether ") else {
            let phrase = self.said_of(column, column.en, thing).unwrap_or_else(|| column.en.to_owned());
            return format!("{thing} {} {phrase}", if holds { "is" } else { "is not" });
        };
        match (self.said_of(column, phrase, thing), holds) {
            (Some(said), true) => said,
            (Some(said), false) => format!("it is not true that {said}"),
            (None, true) => format!("of {thing}, {phrase}"),
            (None, false) => format!("of {thing}, it is not true that {phrase}"),
        }
    }

    /// The phrase with the thing in the place where it speaks of one.
    fn said_of(self, column: &Column, phrase: &str, thing: &str) -> Option<String> {
        let kind = kind_name(column.on, self.lang);
        let said = match self.lang {
            Lang::Vi => {
                let said = phrase.replace(&format!("{kind} này"), thing);
                match said.strip_suffix(&format!("của {kind}")) {
                    Some(rest) => format!("{rest}của {thing}"),
                    None => said,
                }
            }
            Lang::En => {
                let own = format!("{thing}'s");
                let said = worded(phrase, "its", &own);
                let said = worded(&said, "it", thing);
                if said != phrase {
                    return Some(said);
                }
                let said = worded(&said, &format!("the {kind}"), thing);
                worded(&said, &format!("this {kind}"), thing)
            }
        };
        (said != phrase).then_some(said)
    }
}

/// A phrase without what it adds for the reader of the reference.
fn core(phrase: &str) -> &str {
    let phrase = phrase.split(';').next().unwrap_or(phrase);
    let tails = [
        ", in order",
        ", in the order",
        ", theo thứ tự",
        ", itself counted",
        ", counted",
        ", tính từ",
        " (A→",
    ];
    let end = tails.iter().filter_map(|tail| phrase.find(tail)).min().unwrap_or(phrase.len());
    phrase[..end].trim_end()
}

/// A phrase that begins like a sentence's subject: “first day” is “the first day”.
fn definite(phrase: &str) -> String {
    let begins = ["the ", "what ", "how ", "who ", "a ", "an "].iter().any(|word| phrase.starts_with(word));
    if begins { phrase.to_owned() } else { format!("the {phrase}") }
}

/// A text with some words put in the place of others, where those stand as words of their own.
fn worded(text: &str, words: &str, by: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(words) {
        let end = at + words.len();
        let before = rest[..at].chars().next_back().or_else(|| out.chars().next_back());
        let alone = before.is_none_or(|c| !c.is_alphanumeric())
            && rest[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-')
            // A document type is not a document.
            && !(words.starts_with("the ") && rest[end..].starts_with(" type"));
        out.push_str(&rest[..at]);
        out.push_str(if alone { by } else { words });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
