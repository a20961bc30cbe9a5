//! The statements of a rule file, each with the comments before, inside and behind it.

use crate::lang::parse::tokens::{Kind, Part, Token};
use crate::span::Span;

/// A statement and its comments.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) part: Part,
    /// Comments on lines of their own before it.
    pub(super) lead: Vec<Comment>,
    /// Its tokens, and the comments between them.
    pub(super) pieces: Vec<Piece>,
    /// The comment at the end of its last line.
    pub(super) trail: Option<Comment>,
    /// Whether another statement may continue the line before it.
    pub(super) joins: bool,
}

/// A comment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comment {
    pub(super) span: Span,
    /// Whether it stands behind something on its line.
    behind: bool,
    /// Whether an empty line follows.
    pub(super) blank_after: bool,
}

/// A token, or a comment between two.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    Token(Kind, Span),
    /// Three spaces: another fact on the same line.
    Apart,
    Comment(Span, bool),
}

impl Statement {
    /// Another statement on the same line; comments that would cut the line in two go before it.
    pub(super) fn beside(mut self, mut other: Statement) -> Statement {
        let own = std::mem::take(&mut self.pieces);
        self.lead.extend(self.trail.take());
        self.lead.append(&mut other.lead);
        for piece in own.into_iter().chain([Piece::Apart]).chain(other.pieces) {
            match piece {
                Piece::Comment(span, behind) => {
                    self.lead.push(Comment { span, behind, blank_after: false });
                }
                token => self.pieces.push(token),
            }
        }
        self.trail = other.trail;
        self
    }
}

/// The statements of a file, and the comments after the last.
pub(super) fn of(text: &str, tokens: &[Token]) -> (Vec<Statement>, Vec<Comment>) {
    let mut statements: Vec<Statement> = Vec::new();
    let mut waiting: Vec<Comment> = Vec::new();
    let mut end = 0;
    for token in tokens {
        if token.kind == Kind::Comment {
            waiting.push(comment(text, end, token.span));
            continue;
        }
        match token.begins {
            Some(part) => {
                let trail = settle(&mut statements, &mut waiting);
                statements.push(Statement {
                    part,
                    lead: std::mem::take(&mut waiting),
                    pieces: Vec::new(),
                    trail: None,
                    joins: !trail,
                });
            }
            None => {
                let inside = waiting.drain(..).map(|comment| Piece::Comment(comment.span, comment.behind));
                if let Some(statement) = statements.last_mut() {
                    statement.pieces.extend(inside);
                }
            }
        }
        if let Some(statement) = statements.last_mut() {
            statement.pieces.push(Piece::Token(token.kind, token.span));
        }
        end = token.span.end;
    }
    settle(&mut statements, &mut waiting);
    (statements, waiting)
}

/// Gives the last statement the comment behind it, if there is one.
fn settle(statements: &mut [Statement], waiting: &mut Vec<Comment>) -> bool {
    match statements.last_mut() {
        Some(last) if waiting.first().is_some_and(|comment| comment.behind) => {
            last.trail = Some(waiting.remove(0));
            true
        }
        _ => false,
    }
}

fn comment(text: &str, before: usize, span: Span) -> Comment {
    let between = &text[before..span.start];
    let behind = before > 0 && !between.contains('\n');
    let after = &text[span.end..];
    let spaces = &after[..after.len() - after.trim_start().len()];
    Comment { span, behind, blank_after: spaces.matches('\n').count() > 1 }
}
