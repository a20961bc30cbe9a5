//! Parts of a list or mapping that is written over indented lines: which lines go, and where new ones come.

use super::places::{
    after_blank_lines, before_blank_lines, begins_line, column, line_start, own_end, own_start,
};
use super::splice::Splices;
use super::walk::Change;

/// Makes the splices; `false`, and none, where the layout is too tight for it.
pub(super) fn arrange(change: &Change<'_>, splices: &mut Splices) -> bool {
    let lines = Lines { change, column: column(change.text, change.children[0].lead) };
    let kept = change.children.iter().any(|child| !child.goes);
    let first_begins = begins_line(change.text, change.children[0].lead);
    if !kept && (change.arrivals.is_empty() || !first_begins) {
        return false;
    }
    lines.arrive(splices);
    lines.leave(splices);
    true
}

struct Lines<'c> {
    change: &'c Change<'c>,
    column: usize,
}

impl Lines<'_> {
    /// One past the lines of a part.
    fn end(&self, at: usize) -> usize {
        let Change { text, children, bounds, .. } = self.change;
        let next = children.get(at + 1).map_or(bounds.1, |next| line_start(text, next.lead));
        own_end(text, self.column, children[at].end, next)
    }

    /// The first byte of the lines of a part, with the comments that are its own.
    fn start(&self, at: usize) -> usize {
        let floor = if at == 0 { self.change.bounds.0 } else { self.end(at - 1) };
        own_start(self.change.text, self.change.children[at].lead, floor)
    }

    fn arrive(&self, splices: &mut Splices) {
        let Change { text, ending, children, arrivals, bounds, depth } = self.change;
        let indent = " ".repeat(self.column);
        for arrival in *arrivals {
            let before = (0..arrival.before).rev().find(|at| !children[*at].goes);
            let after = (arrival.before..children.len()).find(|at| !children[*at].goes);
            let line = format!("{indent}{}{ending}", arrival.text);
            match (before, after) {
                (Some(at), _) => {
                    let (start, end) = (self.start(at), self.end(at));
                    let room_above = before_blank_lines(text, start) < start;
                    let room_below = end >= bounds.1 || after_blank_lines(text, end) > end;
                    let roomy = room_above && room_below && arrival.text.contains('\n');
                    let lines = if roomy { format!("{ending}{line}") } else { line };
                    splices.append(end, *depth, lines);
                }
                (None, Some(at)) if !begins_line(text, children[at].lead) => {
                    splices.insert(children[at].lead, format!("{}{ending}{indent}", arrival.text));
                }
                (None, at) => splices.insert(self.start(at.unwrap_or_default()), line),
            }
        }
    }

    fn leave(&self, splices: &mut Splices) {
        let Change { text, children, .. } = self.change;
        let mut at = 0;
        while at < children.len() {
            if !children[at].goes {
                at += 1;
                continue;
            }
            let last = (at..children.len()).take_while(|at| children[*at].goes).last().unwrap_or(at);
            let mut end = self.end(last);
            if !begins_line(text, children[at].lead) {
                // It shares its line with the dash, which the next part takes over.
                end += text[end..].len() - text[end..].trim_start().len();
                splices.remove(children[at].lead, end);
            } else {
                let mut start = self.start(at);
                let room_above = before_blank_lines(text, start) < start;
                let is_first_of_more = at == 0 && last + 1 < children.len();
                if last + 1 == children.len() && room_above {
                    start = before_blank_lines(text, start);
                } else if room_above || is_first_of_more {
                    end = after_blank_lines(text, end);
                }
                splices.remove(start, end);
            }
            at = last + 1;
        }
    }
}
