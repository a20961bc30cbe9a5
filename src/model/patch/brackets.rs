//! Parts of a list or mapping that is written in brackets or braces: which go with their comma, and where new ones come.

use super::places::{
    begins_line, column, comma, line_end, line_start, next_token, own_start, waiver_between,
};
use super::splice::Splices;
use super::walk::{Change, Child};
use crate::model::load::waivers::speaks_of_below;

/// Makes the splices; `false`, and none, where nothing would be left.
pub(super) fn arrange(change: &Change<'_>, splices: &mut Splices) -> bool {
    let Change { children, arrivals, .. } = change;
    if children.iter().all(|child| child.goes) {
        let (Some(first), Some(last)) = (children.first(), children.last()) else { return false };
        let texts: Vec<&str> = arrivals.iter().map(|arrival| arrival.text.as_str()).collect();
        splices.replace(first.lead, last.end, texts.join(", "));
        return !texts.is_empty();
    }
    if is_stacked(change) {
        stacked(change, splices);
    } else {
        in_line(change, splices);
    }
    true
}

/// The stretches of parts that go, first and last.
fn runs(children: &[Child]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in children.iter().enumerate().filter(|(_, child)| child.goes) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => runs.push((at, at)),
        }
    }
    runs
}

/// The nearest parts that stay around a new one.
fn around(children: &[Child], before: usize) -> (Option<usize>, Option<usize>) {
    let above = (0..before).rev().find(|at| !children[*at].goes);
    (above, (before..children.len()).find(|at| !children[*at].goes))
}

fn in_line(change: &Change<'_>, splices: &mut Splices) {
    let Change { text, children, arrivals, .. } = change;
    for arrival in *arrivals {
        match around(children, arrival.before) {
            (Some(at), _) => splices.insert(children[at].end, format!(", {}", arrival.text)),
            (None, Some(at)) => splices.insert(children[at].lead, format!("{}, ", arrival.text)),
            (None, None) => {}
        }
    }
    for (first, last) in runs(children) {
        let Some(next) = children.get(last + 1) else {
            leave_last(change, first, last, splices);
            continue;
        };
        // A waiver above the first that goes goes with it; one above the next stays.
        let above = if first == 0 { line_start(text, children[0].lead) } else { children[first - 1].end };
        let start = waiver_between(text, above, children[first].lead).unwrap_or(children[first].lead);
        let end = comma(text, children[last].end).map_or(children[last].end, |comma| comma + 1);
        match waiver_between(text, end, next.lead) {
            Some(_) => splices.remove(start, own_line_end(change, start, end)),
            None if start < children[first].lead => {
                splices.remove(start, line_start(text, children[first].lead));
                splices.remove(children[first].lead, next.lead);
            }
            None => splices.remove(start, next.lead),
        }
    }
}

/// Takes the last parts out; a waiver on the line of the one before them stays with it.
fn leave_last(change: &Change<'_>, first: usize, last: usize, splices: &mut Splices) {
    let Change { text, children, .. } = change;
    let (end, lead) = (children[first - 1].end, children[first].lead);
    let after = comma(text, end).map_or(end, |comma| comma + 1);
    let line = line_end(text, after);
    if !begins_line(text, lead) || line > lead || !speaks_of_below(&text[after..line]) {
        splices.remove(end, children[last].end);
        return;
    }
    // The closing bracket needs a line of its own behind the comment.
    let own_line = line_start(text, lead);
    splices.remove(end, after);
    splices.remove(waiver_between(text, after, lead).unwrap_or(own_line), own_line);
    splices.remove(lead, children[last].end);
}

/// One past what goes with parts between two bytes on the last line of them: the line break of a line that would be left
/// empty, or a waiver that would be left without a thing.
fn own_line_end(change: &Change<'_>, start: usize, end: usize) -> usize {
    let Change { text, children, .. } = change;
    let (line, next) = (line_start(text, end), line_end(text, end));
    let rest = text[end..next].trim();
    let stays = |child: &Child| !child.goes && (line..next).contains(&child.lead);
    if rest.is_empty() && begins_line(text, start) {
        next
    } else if speaks_of_below(rest) && !children.iter().any(stays) {
        end + text[end..next].trim_end().len()
    } else {
        end
    }
}

/// Whether every part, and the closing bracket, begins a line.
fn is_stacked(change: &Change<'_>) -> bool {
    let Change { text, children, .. } = change;
    let Some(last) = children.last() else { return false };
    let close = next_token(text, comma(text, last.end).map_or(last.end, |comma| comma + 1));
    begins_line(text, close) && children.iter().all(|child| begins_line(text, child.lead))
}

fn stacked(change: &Change<'_>, splices: &mut Splices) {
    let Change { text, ending, children, arrivals, .. } = change;
    let last = children.len() - 1;
    let ends_in_comma = comma(text, children[last].end).is_some();
    let line_after = |at: usize| line_end(text, comma(text, children[at].end).unwrap_or(children[at].end));
    let start = |at: usize| {
        let floor = if at == 0 { change.bounds.0 } else { line_after(at - 1) };
        own_start(text, children[at].lead, floor)
    };
    let indent = " ".repeat(column(text, children[0].lead));
    for (place, arrival) in arrivals.iter().enumerate() {
        let (above, below) = around(children, arrival.before);
        let is_last = below.is_none() && place + 1 == arrivals.len();
        let sign = if is_last && !ends_in_comma { "" } else { "," };
        let line = format!("{indent}{}{sign}{ending}", arrival.text);
        match (above, below) {
            (Some(at), _) => splices.insert(line_after(at), line),
            (None, Some(at)) => splices.insert(start(at), line),
            (None, None) => {}
        }
    }
    for (first, end) in runs(children) {
        splices.remove(start(first), line_after(end));
    }
    // The comma behind the last part that stays comes or goes with what follows it.
    let Some(stays) = (0..=last).rev().find(|at| !children[*at].goes) else { return };
    let something_new = arrivals.iter().any(|arrival| around(children, arrival.before).1.is_none());
    match comma(text, children[stays].end) {
        Some(at) if stays < last && !something_new && !ends_in_comma => splices.remove(at, at + 1),
        None if something_new => splices.insert(children[stays].end, ","),
        _ => {}
    }
}
