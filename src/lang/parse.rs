//! From the text of a rule file to its syntax tree. The only module that sees the grammar engine.

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;

use crate::diagnostic::Diagnostic;
use crate::lang::ast;
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;

mod blocks;
mod build;
mod limits;
mod literals;
mod shared;
pub mod tokens;
mod words;

/// The grammar and its generated parser; private, so that the grammar can change.
mod grammar {
    /// The generated parser.
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/rule.pest"]
    pub(super) struct RuleParser;
}

use grammar::{Rule as Production, RuleParser};

/// The longest rule file read, in bytes.
const LONGEST: usize = 1024 * 1024;
/// The deepest nesting of parentheses in a rule file.
const DEEPEST: usize = 64;

/// Reads the rules of a file. Where one is not well formed the others are read nevertheless: each mistake is one
/// diagnostic, in the order of the file.
pub fn parse(source: SourceId, text: &str) -> (Vec<ast::Rule>, Vec<Diagnostic>) {
    let (file, problems) = whole(source, text);
    (file.rules, problems)
}

/// Reads the rules of a file and what they share, likewise.
pub fn whole(source: SourceId, text: &str) -> (ast::File, Vec<Diagnostic>) {
    if let Ok(file) = file(source, text) {
        return (shared::file(file), Vec::new());
    }
    if let Some(refused) = too_long(source, text) {
        return (ast::File::default(), vec![refused]);
    }
    let blocks = blocks::cut(text, |block| file(source, block).is_ok());
    let (mut wrong, mut problems) = (Vec::new(), Vec::new());
    for block in blocks {
        if let Err(problem) = file(source, &text[block.clone()]) {
            problems.push(problem.shifted(block.start));
            wrong.push(block);
        }
    }
    let left = blocks::blanked(text, &wrong);
    let read = RuleParser::parse(Production::file, &left).ok().and_then(|mut pairs| pairs.next());
    (read.map(shared::file).unwrap_or_default(), problems)
}

/// Reads the tokens of a file, for whoever lays it out anew; a file that is not well formed is every mistake in it.
pub fn tokens(source: SourceId, text: &str) -> Result<Vec<tokens::Token>, Vec<Diagnostic>> {
    match file(source, text) {
        Ok(file) => Ok(tokens::of(file, text)),
        Err(problem) => {
            let (_, problems) = parse(source, text);
            Err(if problems.is_empty() { vec![*problem] } else { problems })
        }
    }
}

fn file(source: SourceId, text: &str) -> Result<Pair<'_, Production>, Box<Diagnostic>> {
    if let Some(refused) = too_long(source, text).or_else(|| too_deep(source, text)) {
        return Err(Box::new(refused));
    }
    let mut pairs = RuleParser::parse(Production::file, text).map_err(|error| {
        Box::new(unclosed_rule(source, text).unwrap_or_else(|| explain(source, text, &error)))
    })?;
    let whole = pairs.next().expect("a parse that succeeds yields the file");
    limits::exceeded(source, &whole).map_or(Ok(whole), |refused| Err(Box::new(refused)))
}

/// The complaint about a rule that is well formed but for its last `}`.
fn unclosed_rule(source: SourceId, text: &str) -> Option<Diagnostic> {
    RuleParser::parse(Production::file, &format!("{text}\n}}")).ok()?;
    let open = blocks::head(text)?;
    let open = open + text[open..].find('{')?;
    Some(
        Diagnostic::error(
            "rule-syntax",
            "dấu `{` mở ở đây không được đóng",
            "the `{` opened here is never closed",
        )
        .at(source, Span::new(open, open + 1))
        .help("viết `}` ở cuối quy tắc", "write `}` at the end of the rule"),
    )
}

/// Reads a search; a text that is not well formed is one diagnostic.
pub fn query(source: SourceId, text: &str) -> Result<ast::Query, Box<Diagnostic>> {
    if let Some(refused) = too_long(source, text).or_else(|| too_deep(source, text)) {
        return Err(Box::new(refused));
    }
    let mut pairs = RuleParser::parse(Production::query, text)
        .map_err(|error| Box::new(explain(source, text, &error)))?;
    let whole = pairs.next().expect("a parse that succeeds yields the search");
    match limits::exceeded(source, &whole) {
        Some(refused) => Err(Box::new(refused)),
        None => Ok(build::query(whole)),
    }
}

/// Reads one value by itself, as it would be written in a rule; none where it is not just that.
pub fn literal(text: &str) -> Option<ast::Literal> {
    let text = text.trim();
    let pair = RuleParser::parse(Production::literal, text).ok()?.next()?;
    (pair.as_str().len() == text.len()).then(|| literals::literal(pair))
}

/// Reads one expression: the inside of a placeholder in a message, `offset` bytes into the file.
pub(crate) fn parse_path(source: SourceId, text: &str, offset: usize) -> Result<ast::Expr, Box<Diagnostic>> {
    let whole = Span::new(offset, offset + text.len());
    RuleParser::parse(Production::expression, text.trim())
        .ok()
        .and_then(|mut pairs| pairs.next())
        .filter(|pair| pair.as_str().len() == text.trim().len())
        .map(|pair| build::placed(pair, whole))
        .ok_or_else(|| {
            let problem = Diagnostic::error(
                "placeholder",
                format!("`{text}` không phải là một giá trị"),
                format!("`{text}` is not a value"),
            )
            .at(source, whole)
            .help(
                "viết một tên và các trường của nó, ví dụ `{d.name}`",
                "write a name and its fields, such as `{d.name}`",
            );
            Box::new(problem)
        })
}

fn too_long(source: SourceId, text: &str) -> Option<Diagnostic> {
    (text.len() > LONGEST).then(|| {
        Diagnostic::error("rule-too-long", "tệp quy tắc dài quá 1 MiB", "the rule file is longer than 1 MiB")
            .at(source, Span::new(0, 0))
            .help("chia tệp thành nhiều tệp nhỏ hơn", "split the file into smaller ones")
    })
}

fn too_deep(source: SourceId, text: &str) -> Option<Diagnostic> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(
                Diagnostic::error(
                    "rule-too-deep",
                    "dấu ngoặc lồng nhau quá 64 lớp",
                    "parentheses are nested more than 64 deep",
                )
                .at(source, Span::new(at, at + 1))
                .help("đặt tên cho phần bên trong bằng `let`", "name the inner part with `let`"),
            );
        }
    }
    limits::sums(source, text)
}

/// Says what was expected, in words, and what the author most likely meant.
fn explain(source: SourceId, text: &str, error: &pest::error::Error<Production>) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let found: String = text[at..].chars().take_while(|c| !c.is_whitespace()).take(40).collect();
    // A character, where nothing is written; nothing, where nothing follows.
    let next = text[at..].chars().next().map_or(0, char::len_utf8);
    let end = at + found.len().max(next);
    let expected: Vec<&'static str> = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => words::expected(positives),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    if let Some(slip) = words::slip(text, at).or_else(|| words::missing(text, at, &expected)) {
        return slip_diagnostic(source, slip);
    }
    let listed = expected.iter().take(5).map(|word| format!("`{word}`")).collect::<Vec<_>>();
    let (vi, en) = if found.is_empty() {
        ("tệp kết thúc giữa chừng".to_owned(), "the file ends in the middle of a rule".to_owned())
    } else {
        (format!("không hiểu `{found}` ở đây"), format!("`{found}` is not understood here"))
    };
    let mut diagnostic = Diagnostic::error("rule-syntax", vi, en).at(source, Span::new(at, end));
    let bare = found.trim_end_matches(|c: char| !c.is_alphanumeric());
    if let Some(meant) = nearest(bare, expected.iter().copied()).filter(|_| !bare.is_empty()) {
        diagnostic = diagnostic.help(format!("viết `{meant}`"), format!("write `{meant}`"));
    } else if !listed.is_empty() {
        let (vi, en) = (listed.join(" hoặc "), listed.join(" or "));
        diagnostic = diagnostic.help(format!("viết tiếp bằng {vi}"), format!("continue with {en}"));
    } else {
        diagnostic = diagnostic.help(
            "xem một quy tắc viết đúng bằng `rasoat explain rule-syntax`",
            "see a rule that is well formed with `rasoat explain rule-syntax`",
        );
    }
    diagnostic
}

fn slip_diagnostic(source: SourceId, slip: words::Slip) -> Diagnostic {
    Diagnostic::error("rule-syntax", slip.vi, slip.en).at(source, slip.span).help(slip.help_vi, slip.help_en)
}

/// The bytes of a pair, without the spaces and comments the grammar passes over at its end.
fn span(pair: &Pair<'_, Production>) -> Span {
    Span::new(pair.as_span().start(), end(pair))
}

/// Where the last word or mark of a pair ends.
fn end(pair: &Pair<'_, Production>) -> usize {
    let whole = pair.as_span();
    let Some(last) = pair.clone().into_inner().next_back() else {
        return whole.start() + pair.as_str().trim_end().len();
    };
    let last = end(&last);
    let mut end = last;
    let mut rest = pair.as_str()[last - whole.start()..].char_indices();
    while let Some((at, mark)) = rest.next() {
        if mark == '#' {
            rest.by_ref().find(|(_, mark)| *mark == '\n');
        } else if !mark.is_whitespace() {
            end = last + at + mark.len_utf8();
        }
    }
    end
}
