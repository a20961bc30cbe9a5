//! A file in which something is wrong, cut into its rules and what they share, so that one rule's mistake hides no other rule.

use std::ops::Range;

/// Cuts a text before the line that begins each rule: its first line of documentation, or `rule` and a name. A
/// triple quote that is not closed within a rule is taken to be open by mistake, unless `whole` says that the rule
/// together with what follows is well formed.
pub(super) fn cut(text: &str, whole: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut starts = starts(text);
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts.push(text.len());
    let mut blocks = Vec::new();
    let mut at = 0;
    while at + 1 < starts.len() {
        let next = closed_at(text, &starts, at).filter(|to| whole(&text[starts[at]..starts[*to]]));
        let to = next.unwrap_or(at + 1);
        blocks.push(starts[at]..starts[to]);
        at = to;
    }
    blocks
}

/// Where a rule that leaves a triple quote open would end if what looks like further rules belonged to its example.
fn closed_at(text: &str, starts: &[usize], at: usize) -> Option<usize> {
    let quotes = |to: usize| text[starts[to - 1]..starts[to]].matches("\"\"\"").count();
    let mut open = quotes(at + 1) % 2 == 1;
    if !open {
        return None;
    }
    (at + 2..starts.len()).find(|to| {
        open ^= quotes(*to) % 2 == 1;
        !open
    })
}

/// The places where a line begins a rule.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut documented = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let documentation = words.starts_with("///");
        let head = is_head(words) || is_shared(line);
        if (documentation || head) && !documented {
            starts.push(at);
        }
        // Remarks and empty lines may stand between the documentation and the rule.
        documented = documentation || documented && !head && (words.is_empty() || words.starts_with('#'));
        at += line.len();
    }
    starts
}

/// The place of the first line that begins with `rule`.
pub(super) fn head(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_head(line.trim_start()) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn is_head(words: &str) -> bool {
    words.strip_prefix("rule").is_some_and(|rest| rest.starts_with([' ', '\t']))
}

/// Whether a line begins what rules share; within a rule these words stand further in.
fn is_shared(line: &str) -> bool {
    ["define", "table"]
        .iter()
        .any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '\t'])))
}

/// The text with some parts of it blank: every other byte stays where it is.
pub(super) fn blanked(text: &str, parts: &[Range<usize>]) -> String {
    let mut left = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        left.push_str(&text[at..part.start]);
        left.extend(std::iter::repeat_n(' ', part.len()));
        at = part.end;
    }
    left.push_str(&text[at..]);
    left
}
