//! The lines of one statement: spaces between its words, and breaks where it is too long.

use super::WIDTH;
use super::statements::{Piece, Statement};
use crate::lang::parse::tokens::{Kind, Part};

/// The lines of a statement, without the comments before it.
pub(super) fn lines(text: &str, statement: &Statement, indent: usize) -> Vec<String> {
    if statement.part == Part::Doc {
        return vec![doc(text, statement)];
    }
    let pieces = &statement.pieces;
    let commented = pieces.iter().any(|piece| matches!(piece, Piece::Comment(..)));
    let breaks = matches!(statement.part, Part::Where | Part::Unless | Part::Define);
    let mut lines = if breaks {
        broken(text, pieces, indent, indent + 2, commented)
    } else {
        written(text, pieces, indent, indent + 2)
    };
    if let (Some(trail), Some(last)) = (statement.trail, lines.last_mut()) {
        last.push_str("  ");
        last.push_str(trail.span.slice(text));
    }
    lines
}

fn doc(text: &str, statement: &Statement) -> String {
    let Some(Piece::Token(_, span)) = statement.pieces.first() else { return String::new() };
    let said = span.slice(text).trim_start_matches("///").trim();
    if said.is_empty() { "///".to_owned() } else { format!("/// {said}") }
}

/// Conditions on one line if they fit; else each `and` or `or` of the outermost level begins a line of its own.
fn broken(text: &str, pieces: &[Piece], first: usize, rest: usize, always: bool) -> Vec<String> {
    let whole = written(text, pieces, first, rest);
    let fits = whole.iter().all(|line| line.chars().count() <= WIDTH);
    let mut depth = 0usize;
    let mut joints: Vec<(usize, usize)> = Vec::new();
    // Comments on lines of their own before a joint go with it.
    let mut cut = 0;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Token(Kind::Open, _) => depth += 1,
            // A part of a broken line may close what an earlier one opened.
            Piece::Token(Kind::Close, _) if depth > 0 => depth -= 1,
            Piece::Token(Kind::Joint, _) if cut > 0 => joints.push((depth, cut)),
            _ => {}
        }
        if !matches!(piece, Piece::Comment(_, false)) {
            cut = at + 1;
        }
    }
    let outermost = joints.iter().map(|(depth, _)| *depth).min();
    let Some(outermost) = outermost.filter(|_| always || !fits) else { return whole };
    let mut cuts: Vec<usize> =
        joints.iter().filter(|(depth, _)| *depth == outermost).map(|(_, at)| *at).collect();
    cuts.push(pieces.len());
    let mut lines = Vec::new();
    let mut from = 0;
    for to in cuts {
        let start = if from == 0 { first } else { rest };
        lines.extend(broken(text, &pieces[from..to], start, rest + 2, false));
        from = to;
    }
    lines
}

/// The pieces one after the other; only a comment breaks the line.
fn written(text: &str, pieces: &[Piece], first: usize, rest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = " ".repeat(first);
    let mut before: Option<Kind> = None;
    let mut written = false;
    for piece in pieces {
        match *piece {
            Piece::Apart => line.push_str("  "),
            Piece::Comment(span, behind) => {
                let margin = " ".repeat(if written { rest } else { first });
                if before.is_some() {
                    if behind {
                        line.push_str("  ");
                    } else {
                        lines.push(std::mem::replace(&mut line, margin.clone()));
                    }
                }
                line.push_str(span.slice(text));
                lines.push(std::mem::replace(&mut line, margin));
                before = None;
            }
            Piece::Token(kind, span) => {
                let tight = matches!(
                    (before, kind),
                    (None, _)
                        | (_, Kind::Close | Kind::Comma)
                        | (Some(Kind::Open), _)
                        | (Some(Kind::CallName), Kind::Open)
                );
                if !tight {
                    line.push(' ');
                }
                line.push_str(span.slice(text));
                (before, written) = (Some(kind), true);
            }
        }
    }
    if before.is_some() {
        lines.push(line);
    }
    lines
}
