//! Conditions in running text: a list with or without marks. Splits it; judges nothing.

use super::text::{says_nothing, without_bullet};

/// The conditions of a field, and the sentences that only lead to a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Each condition in words, with what stands below it in the list.
    pub items: Vec<String>,
    /// Sentences that end in a colon.
    pub leads: Vec<String>,
}

/// How a line is marked in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    None,
    Dash,
    Plus,
    Letter,
    Number,
    Bracket,
}

/// Splits a field. The mark of the first marked line is that of the list; what is marked otherwise, or not at all, goes
/// with the line above it.
pub fn split(field: &str) -> Conditions {
    let mut out = Conditions::default();
    let lines: Vec<&str> = field.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let list = lines.iter().map(|line| mark(line)).find(|mark| *mark != Mark::None);
    let mut open = false;
    for line in lines {
        let own = mark(line);
        let text = without_bullet(line).trim_end_matches([';', ' ']);
        if says_nothing(text) {
            continue;
        }
        let lead = text.ends_with(':') && (list.is_none() || own == Mark::None) && list != Some(own);
        if lead && !(open && own != Mark::None) {
            out.leads.push(text.to_owned());
            open = false;
        } else if open && list.is_some() && Some(own) != list {
            if let Some(last) = out.items.last_mut() {
                last.push('\n');
                last.push_str(line);
            }
        } else {
            out.items.push(text.to_owned());
            open = true;
        }
    }
    out
}

fn mark(line: &str) -> Mark {
    let rest = without_bullet(line);
    if rest.len() == line.len() {
        return Mark::None;
    }
    match line.chars().next() {
        Some('-' | '–' | '—' | '•' | '*' | '●') => Mark::Dash,
        Some('+' | '○') => Mark::Plus,
        Some('(') => Mark::Bracket,
        Some(c) if c.is_ascii_digit() => Mark::Number,
        Some(_) => Mark::Letter,
        None => Mark::None,
    }
}
