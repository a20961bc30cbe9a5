//! What differs between two texts, line by line, in the form programmers know as a unified diff.

use crate::span::Span;

/// How many equal lines are shown around a change.
const CONTEXT: usize = 2;
/// The most pairs of lines compared; beyond that a stretch is shown as replaced whole.
const PAIRS: usize = 4_000_000;

/// A stretch of a text, as bytes, and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What goes; empty where something is only put in.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// The replacements of whole lines that turn one text into the other, in order; no two touch.
pub fn replacements(old: &str, new: &str) -> Vec<Replacement> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut made: Vec<Replacement> = Vec::new();
    let (mut at, mut open) = (0, false);
    for (side, line) in compared(&old, &new) {
        if side == Side::Both {
            (at, open) = (at + line.len(), false);
            continue;
        }
        if !std::mem::replace(&mut open, true) {
            made.push(Replacement { span: Span::new(at, at), text: String::new() });
        }
        let Some(last) = made.last_mut() else { continue };
        match side {
            Side::Old => {
                at += line.len();
                last.span.end = at;
            }
            _ => last.text.push_str(line),
        }
    }
    made
}

/// A line of the old text, of the new one, or of both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Old,
    New,
}

/// The changes of a file from one text to another; nothing when they are equal.
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let lines = compared(&old.split('\n').collect::<Vec<_>>(), &new.split('\n').collect::<Vec<_>>());
    let changed = |at: usize| lines[at].0 != Side::Both;
    let near = |at: usize| (at.saturating_sub(CONTEXT)..lines.len().min(at + CONTEXT + 1)).any(changed);
    let mut out = String::new();
    let (mut old_at, mut new_at) = (1, 1);
    let mut at = 0;
    while at < lines.len() {
        if !near(at) {
            (old_at, new_at, at) = (old_at + 1, new_at + 1, at + 1);
            continue;
        }
        let end = (at..lines.len()).find(|at| !near(*at)).unwrap_or(lines.len());
        let hunk = &lines[at..end];
        let count = |side: Side| hunk.iter().filter(|(own, _)| *own == side || *own == Side::Both).count();
        let (olds, news) = (count(Side::Old), count(Side::New));
        if out.is_empty() {
            out = format!("--- {name}\n+++ {name}\n");
        }
        out.push_str(&format!("@@ -{old_at},{olds} +{new_at},{news} @@\n"));
        for (side, line) in hunk {
            let sign = match side {
                Side::Both => ' ',
                Side::Old => '-',
                Side::New => '+',
            };
            out.push_str(&format!("{sign}{}\n", line.trim_end_matches('\r')));
        }
        (old_at, new_at, at) = (old_at + olds, new_at + news, end);
    }
    out
}

/// The lines of both texts in one order: a longest common subsequence, old lines before new ones.
fn compared<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(Side, &'t str)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut lines: Vec<(Side, &str)> = old[..head].iter().map(|line| (Side::Both, *line)).collect();
    if a.len() * b.len() > PAIRS {
        lines.extend(a.iter().map(|line| (Side::Old, *line)));
        lines.extend(b.iter().map(|line| (Side::New, *line)));
    } else {
        lines.extend(common(a, b));
    }
    lines.extend(old[old.len() - tail..].iter().map(|line| (Side::Both, *line)));
    lines
}

fn common<'t>(a: &[&'t str], b: &[&'t str]) -> Vec<(Side, &'t str)> {
    let width = b.len() + 1;
    let mut longest = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            lines.push((Side::Both, a[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < a.len() && (j == b.len() || longest[(i + 1) * width + j] >= longest[i * width + j + 1])
        {
            lines.push((Side::Old, a[i]));
            i += 1;
        } else {
            lines.push((Side::New, b[j]));
            j += 1;
        }
    }
    lines
}
