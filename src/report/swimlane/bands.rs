//! Paints the bands: lanes, clock, boxes, lines.

use crate::report::swimlane::canvas::{Canvas, Panel};
use crate::report::swimlane::geometry::{Geometry, Words, box_width, edge_words};
use crate::report::swimlane::legend::moment;
use crate::report::swimlane::measure::{width, wrap};
use crate::report::swimlane::route::{Kind, Wire, route};
use crate::report::swimlane::{Flow, LABEL, WIDTH, lane_name};

/// All bands.
pub(super) fn panels(flow: &Flow<'_>) -> Vec<Panel> {
    let routes = route(&flow.grid, &flow.layout, &flow.gone);
    let box_width = box_width(flow, &routes);
    let words: Vec<Words> = (0..flow.procedure.steps.len()).map(|at| words(flow, at, box_width)).collect();
    (0..flow.grid.bands.len())
        .map(|band| {
            let geometry = Geometry::of(flow, &routes, band, box_width, &words);
            let mut canvas = Canvas::default();
            lanes(flow, &geometry, &mut canvas);
            clock(flow, band, &geometry, &mut canvas);
            for wire in routes.wires.iter().filter(|wire| wire.band == band) {
                line(flow, wire, &geometry, &mut canvas);
            }
            for (at, words) in words.iter().enumerate() {
                if flow.grid.cells[at].band == band {
                    step(flow, at, words, &geometry, &mut canvas);
                }
            }
            Panel { height: geometry.height, label: label(flow, band), body: canvas.finish() }
        })
        .collect()
}

fn label(flow: &Flow<'_>, band: usize) -> String {
    let own = (0..flow.procedure.steps.len()).filter(|at| flow.grid.cells[*at].band == band);
    own.map(|at| flow.step_in_words(at)).collect::<Vec<_>>().join("; ")
}

fn words(flow: &Flow<'_>, at: usize, box_width: i32) -> Words {
    let step = &flow.procedure.steps[at];
    let mut tags = flow.marks[at].1.clone();
    if step.with_applicant && step.by != "applicant" {
        tags.push(flow.lang.pick("người nộp có mặt", "applicant present").to_owned());
    }
    let back = step.returns_to.as_ref();
    let target = back.and_then(|back| flow.procedure.steps.iter().position(|there| there.id == back.step));
    if let Some((target, back)) = target.zip(back) {
        let rate = back
            .rate
            .map(|rate| format!(" ({} %)", crate::model::duration::decimal(rate.0 * 100, flow.lang)));
        let rate = rate.unwrap_or_default();
        tags.push(match flow.lang {
            crate::text::Lang::Vi => format!("trả lại bước {}{rate}", target + 1),
            crate::text::Lang::En => format!("back to step {}{rate}", target + 1),
        });
    }
    let room = box_width - 14;
    Words {
        name: wrap(&flow.step_name(at), 12, room, 7),
        tags: tags.iter().flat_map(|tag| wrap(tag, 11, room, 3)).collect(),
    }
}

fn lanes(flow: &Flow<'_>, geometry: &Geometry, canvas: &mut Canvas) {
    for (at, (lane, top, height)) in geometry.lanes.iter().enumerate() {
        let class = if at % 2 == 0 { "fl-lane" } else { "fl-lane fl-lane-odd" };
        canvas.rect(class, (0, *top), (WIDTH, *height), 0);
        let name = lane_name(&flow.grid.lanes[*lane], flow.catalog, flow.lang);
        let lines = wrap(&name, 13, LABEL - 16, 7);
        let count = i32::try_from(lines.len()).unwrap_or(1);
        let first = top + (height - count * 15) / 2 + 12;
        for (line, text) in (0..).zip(&lines) {
            canvas.text("fl-agency", (8, first + line * 15), "start", text);
        }
    }
    if let [(_, top, _), ..] = geometry.lanes.as_slice() {
        canvas.path("fl-rule", &[(LABEL - 4, *top), (LABEL - 4, geometry.height - 12)]);
    }
}

fn clock(flow: &Flow<'_>, band: usize, geometry: &Geometry, canvas: &mut Canvas) {
    let mut last = None;
    for (x, start) in geometry.columns.iter().zip(&flow.grid.bands[band].starts) {
        if last.replace(*start) != Some(*start) {
            canvas.text("fl-clock", (*x, 15), "start", &moment(*start, flow.lang));
        }
    }
}

fn line(flow: &Flow<'_>, wire: &Wire, geometry: &Geometry, canvas: &mut Canvas) {
    let middle = |step: usize| geometry.middle(flow.grid.cells[step].row, wire.kind);
    let mut points = Vec::new();
    let along = geometry.along(wire.along, wire.kind);
    let out = geometry.track(wire.out, wire.out_track);
    let into = geometry.track(wire.into, wire.into_track);
    let right = |step: usize| geometry.columns[flow.grid.cells[step].column] + geometry.box_width;
    let left = |step: usize| geometry.columns[flow.grid.cells[step].column];
    match (wire.from, along) {
        (Some(from), Some(y)) => {
            points.extend([(right(from), middle(from)), (out, middle(from)), (out, y)]);
        }
        (Some(from), None) => points.extend([(right(from), middle(from)), (out, middle(from))]),
        (None, y) => points.push((LABEL, y.unwrap_or_default())),
    }
    let end = match (wire.to, along) {
        (Some(to), Some(y)) => {
            points.extend([(into, y), (into, middle(to))]);
            (left(to), middle(to))
        }
        (Some(to), None) => {
            points.push((out, middle(to)));
            (left(to), middle(to))
        }
        (None, y) => (WIDTH - 2, y.unwrap_or_default()),
    };
    points.push((end.0 - 4, end.1));
    let (line, head) = match (wire.kind, wire.critical) {
        (Kind::Gone, _) => ("fl-line fl-gone", "fl-head fl-gone-head"),
        (Kind::Back, _) => ("fl-line fl-back", "fl-head"),
        (Kind::Waits, true) => ("fl-line fl-main", "fl-head fl-main-head"),
        (Kind::Waits, false) => ("fl-line", "fl-head"),
    };
    canvas.path(line, &points);
    canvas.head(head, end);
    if wire.kind == Kind::Gone {
        canvas.cross("fl-line fl-gone-cross", longest_middle(&points));
    }
    if wire.from.is_none() || wire.to.is_none() {
        let words = edge_words(flow, &wire.elsewhere);
        match wire.from {
            None => canvas.text("fl-clock", (LABEL + 2, points[0].1 - 4), "start", &words),
            Some(_) => canvas.text("fl-clock", (WIDTH - 3, end.1 - 7), "end", &words),
        }
    }
}

/// The middle of the longest straight part of a line.
fn longest_middle(points: &[(i32, i32)]) -> (i32, i32) {
    let parts = points.windows(2).map(|pair| (pair[0], pair[1]));
    let longest = parts.max_by_key(|(a, b)| (a.0 - b.0).abs() + (a.1 - b.1).abs());
    longest.map_or((0, 0), |(a, b)| ((a.0 + b.0) / 2, (a.1 + b.1) / 2))
}

fn step(flow: &Flow<'_>, at: usize, words: &Words, geometry: &Geometry, canvas: &mut Canvas) {
    let cell = flow.grid.cells[at];
    let timing = flow.layout.steps[at];
    let (x, (top, height)) = (geometry.columns[cell.column], geometry.rows[cell.row]);
    let main = if timing.critical { " fl-critical" } else { "" };
    // The box says all that a tooltip would, unless its name was cut short; the label of the band holds it in any case.
    let cut = words.name.last().is_some_and(|line| line.ends_with('…'));
    let tooltip = if cut { flow.step_in_words(at) } else { String::new() };
    canvas.open(&format!("fl-step{main}{}", flow.marks[at].0.class()), &tooltip);
    canvas.rect("fl-box", (x, top), (geometry.box_width, height), 6);
    let number = (at + 1).to_string();
    canvas.disc("fl-disc", (x + 15, top + 15), 9);
    canvas.text("fl-number", (x + 15, top + 19), "middle", &number);
    if let Some(time) = flow.step_time(at) {
        let short = if width(&time, 11) > geometry.box_width - 34 { short_time(flow, at) } else { time };
        canvas.text("fl-time", (x + geometry.box_width - 7, top + 19), "end", &short);
    }
    let mut y = top + 40;
    for text in &words.name {
        canvas.text("fl-name", (x + 7, y), "start", text);
        y += 15;
    }
    for text in &words.tags {
        canvas.text("fl-tag", (x + 7, y), "start", text);
        y += 14;
    }
    share(flow, at, (x + 7, top + height - 8), geometry.box_width - 14, canvas);
    canvas.close();
}

/// The bar at the foot of a box: how much of the longest step's time this one takes.
fn share(flow: &Flow<'_>, at: usize, corner: (i32, i32), room: i32, canvas: &mut Canvas) {
    let longest = flow.layout.steps.iter().map(|step| step.end - step.start).max().unwrap_or(0);
    let own = flow.layout.steps[at].end - flow.layout.steps[at].start;
    canvas.rect("fl-track", corner, (room, 3), 1);
    if longest > 0 && own > 0 {
        let length = i64::from(room) * own / longest;
        canvas.rect("fl-bar", corner, (i32::try_from(length).unwrap_or(room).max(2), 3), 1);
    }
}

/// A time in few letters, for a narrow box.
fn short_time(flow: &Flow<'_>, at: usize) -> String {
    let time = flow.step_time(at).unwrap_or_default();
    time.replace("giờ làm việc", "giờ")
        .replace("làm việc", "LV")
        .replace("working days", "wd")
        .replace("working day", "wd")
}
