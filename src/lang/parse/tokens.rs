//! A rule file as its words, marks and comments, in the order written, each with the statement it begins.

use pest::iterators::Pair;

use super::Production;
use crate::span::Span;

/// The smallest piece of a rule file that is laid out as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What sort of piece it is.
    pub kind: Kind,
    /// Its place.
    pub span: Span,
    /// The statement it is the first piece of.
    pub begins: Option<Part>,
}

/// What sort of piece it is, as far as layout cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word, a path, a literal or a sign.
    Word,
    /// The name of a call: its parenthesis follows at once.
    CallName,
    /// `and` or `or`.
    Joint,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,` or `:`
    Comma,
    /// A remark to the end of its line.
    Comment,
}

/// A statement of a rule, in the order a rule has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A line of documentation.
    Doc,
    /// `rule … {`
    Head,
    /// `criterion`
    Criterion,
    /// `pack`
    Pack,
    /// `level`
    Level,
    /// `basis`
    Basis,
    /// `param`
    Param,
    /// `for each`
    Generator,
    /// `let`
    Let,
    /// `where`
    Where,
    /// `flag` or `note`
    Remark,
    /// `vi` or `en`
    Message,
    /// `propose`
    Propose,
    /// `amends`
    Amends,
    /// `unless`
    Unless,
    /// `flags` or `passes`
    Example,
    /// `}`
    End,
    /// `define`
    Define,
    /// `table`
    Table,
}

/// The tokens of a file that was parsed.
pub(super) fn of(file: Pair<'_, Production>, text: &str) -> Vec<Token> {
    let mut reader = Reader { text, at: 0, begins: None, tokens: Vec::new() };
    reader.read(file, false);
    reader.gap(text.len());
    reader.tokens
}

struct Reader<'t> {
    text: &'t str,
    /// Up to where the text is in tokens.
    at: usize,
    begins: Option<Part>,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn read(&mut self, pair: Pair<'_, Production>, calls: bool) {
        let production = pair.as_rule();
        self.begins = begins(production).or(self.begins);
        if production == Production::EOI {
            return;
        }
        let whole = super::span(&pair);
        let call = production == Production::call;
        let mut inner = pair.into_inner().peekable();
        if is_whole(production) || inner.peek().is_none() {
            let kind = match production {
                Production::kw_and | Production::kw_or => Kind::Joint,
                Production::shared_name => Kind::CallName,
                _ if calls => Kind::CallName,
                _ => Kind::Word,
            };
            self.gap(whole.start);
            self.push(kind, whole);
            return;
        }
        for (at, part) in inner.enumerate() {
            self.read(part, call && at == 0);
        }
    }

    /// What stands between the productions: marks and comments. None of them begins a statement but `}`.
    fn gap(&mut self, end: usize) {
        let begins = self.begins.take();
        while let Some(mark) = self.text[self.at..end].chars().next() {
            let start = self.at;
            let one = Span::new(start, start + mark.len_utf8());
            match mark {
                '#' => {
                    let line = self.text[start..end].find('\n').map_or(end, |at| start + at);
                    let shown = self.text[start..line].trim_end().len();
                    self.push(Kind::Comment, Span::new(start, start + shown));
                    self.at = line;
                }
                '(' => self.push(Kind::Open, one),
                ')' => self.push(Kind::Close, one),
                ',' | ':' => self.push(Kind::Comma, one),
                _ if mark.is_whitespace() => self.at = one.end,
                _ => {
                    self.begins = (mark == '}').then_some(Part::End);
                    self.push(Kind::Word, one);
                }
            }
        }
        self.begins = begins;
    }

    fn push(&mut self, kind: Kind, span: Span) {
        self.tokens.push(Token { kind, span, begins: self.begins.take() });
        self.at = span.end;
    }
}

/// Whether a production is one token although it has an inside.
fn is_whole(production: Production) -> bool {
    matches!(
        production,
        Production::path
            | Production::string
            | Production::block
            | Production::literal
            | Production::rule_id
            | Production::shared_name
    )
}

fn begins(production: Production) -> Option<Part> {
    Some(match production {
        Production::doc_line => Part::Doc,
        Production::kw_rule => Part::Head,
        Production::criterion => Part::Criterion,
        Production::pack => Part::Pack,
        Production::level => Part::Level,
        Production::basis => Part::Basis,
        Production::param => Part::Param,
        Production::generator => Part::Generator,
        Production::binding => Part::Let,
        Production::filter => Part::Where,
        Production::flag | Production::note => Part::Remark,
        Production::kw_vi | Production::kw_en => Part::Message,
        Production::proposal => Part::Propose,
        Production::amends => Part::Amends,
        Production::unless => Part::Unless,
        Production::example => Part::Example,
        Production::kw_define => Part::Define,
        Production::kw_table => Part::Table,
        _ => return None,
    })
}
