//! Paints the strip: all steps on one clock, true to scale, the same scale before and after.

use crate::report::swimlane::canvas::{Canvas, Panel};
use crate::report::swimlane::legend::{moment, total};
use crate::report::swimlane::measure::width;
use crate::report::swimlane::{Flow, WIDTH};

const LEFT: i32 = 8;
const RIGHT: i32 = WIDTH - 12;
const TOP: i32 = 26;
const ROW: i32 = 18;

/// The strip of a flow.
pub(super) fn panel(flow: &Flow<'_>) -> Panel {
    let mut canvas = Canvas::default();
    let rows = rows(flow);
    let count = rows.iter().max().map_or(1, |row| row + 1);
    let bottom = TOP + i32::try_from(count).unwrap_or(1) * ROW;
    let words = total(flow.layout.end, flow.lang);
    canvas.text("fl-heading", (LEFT, 15), "start", &words);
    for mark in ticks(flow.scale) {
        let x = at(flow, mark);
        canvas.path("fl-tick", &[(x, TOP - 2), (x, bottom + 3)]);
        let words = moment(mark, flow.lang);
        if x + width(&words, 11) <= WIDTH {
            canvas.text("fl-clock", (x, bottom + 15), "start", &words);
        }
    }
    for (step, row) in rows.iter().enumerate() {
        bar(flow, step, *row, &mut canvas);
    }
    Panel {
        height: bottom + 26,
        label: format!("{}. {words}", super::title(flow.procedure, flow.lang)),
        body: canvas.finish(),
    }
}

fn bar(flow: &Flow<'_>, step: usize, row: usize, canvas: &mut Canvas) {
    let timing = flow.layout.steps[step];
    let y = TOP + i32::try_from(row).unwrap_or(0) * ROW;
    let (x, end) = (at(flow, timing.start), at(flow, timing.end));
    let main = if timing.critical { " fl-critical" } else { "" };
    canvas.open(&format!("fl-step fl-small{main}{}", flow.marks[step].0.class()), &flow.step_in_words(step));
    if timing.end == timing.start {
        canvas.diamond("fl-box", (x, y + 8), 4);
    } else {
        let length = (end - x - 1).max(3);
        canvas.rect("fl-box", (x, y), (length, 15), 3);
        let number = (step + 1).to_string();
        if width(&number, 10) + 4 <= length {
            canvas.text("fl-number", (x + length / 2, y + 11), "middle", &number);
        }
    }
    canvas.close();
}

/// The row of each step: the first in which nothing else is drawn there. Steps of no length at one moment share a mark.
fn rows(flow: &Flow<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..flow.layout.steps.len()).collect();
    order.sort_by_key(|step| {
        let timing = flow.layout.steps[*step];
        (timing.start == timing.end, timing.start, timing.rank, *step)
    });
    let mut ends: Vec<i32> = Vec::new();
    let mut rows = vec![0; order.len()];
    let mut moments: Vec<(i32, usize)> = Vec::new();
    for step in order {
        let timing = flow.layout.steps[step];
        let (x, end) = (at(flow, timing.start), at(flow, timing.end));
        let instant = timing.end == timing.start;
        if let Some((_, row)) = moments.iter().find(|(there, _)| instant && *there == x) {
            rows[step] = *row;
            continue;
        }
        let (from, to) = if instant { (x - 4, x + 5) } else { (x, end.max(x + 4)) };
        let row = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(0);
        }
        ends[row] = to;
        if instant {
            moments.push((x, row));
        }
        rows[step] = row;
    }
    rows
}

fn at(flow: &Flow<'_>, moment: i64) -> i32 {
    let room = i64::from(RIGHT - LEFT);
    LEFT + i32::try_from(moment * room / flow.scale.max(1)).unwrap_or(0)
}

/// The moments to name: at most eleven, at even distances.
fn ticks(scale: i64) -> Vec<i64> {
    let steps = [60, 120, 240, 480, 960, 2400, 4800, 9600, 24_000, 48_000, 96_000, 240_000];
    let step = steps.into_iter().find(|step| scale / step <= 10).unwrap_or(scale / 8 + 1);
    (0..=scale / step).map(|at| at * step).collect()
}
