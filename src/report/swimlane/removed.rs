//! The steps that are no more: shown struck through under the flow after, so that what goes can be seen beside what stays.

use crate::model::procedure::{Procedure, Step};
use crate::report::swimlane::canvas::{Canvas, Panel};
use crate::report::swimlane::measure::wrap;
use crate::report::swimlane::{Flow, Mark, WIDTH, lane_name, step_name};

const BOX: i32 = 264;
const GAP: i32 = 16;
const TOP: i32 = 26;
const LINE: i32 = 15;

/// The steps of the version before that are not in this one; none when there are none.
pub(super) fn panel(flow: &Flow<'_>, mark: Mark<'_>) -> Option<Panel> {
    let Mark::After(before) = mark else { return None };
    let gone = gone(before, flow.procedure);
    if gone.is_empty() {
        return None;
    }
    let label = flow.lang.pick("Các bước được bỏ", "Steps dropped");
    let mut canvas = Canvas::default();
    canvas.text("fl-heading", (8, 16), "start", label);
    let columns = (WIDTH / (BOX + GAP)) as usize;
    let mut top = TOP;
    let mut words = Vec::new();
    for row in gone.chunks(columns.max(1)) {
        let boxes: Vec<(String, Vec<String>)> = row.iter().map(|(at, step)| text(flow, *at, step)).collect();
        let height = boxes.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0) as i32 * LINE + 16;
        for (column, (said, lines)) in boxes.into_iter().enumerate() {
            let x = 8 + column as i32 * (BOX + GAP);
            canvas.open("fl-step fl-removed", &said);
            canvas.rect("fl-box", (x, top), (BOX, height), 4);
            for (number, line) in lines.iter().enumerate() {
                canvas.text("fl-name", (x + 10, top + 19 + number as i32 * LINE), "start", line);
            }
            canvas.close();
            words.push(said);
        }
        top += height + 10;
    }
    Some(Panel { height: top, label: format!("{label}: {}", words.join("; ")), body: canvas.finish() })
}

fn gone<'p>(before: &'p Procedure, after: &Procedure) -> Vec<(usize, &'p Step)> {
    let kept = |step: &Step| after.steps.iter().any(|other| other.id == step.id);
    before.steps.iter().enumerate().filter(|(_, step)| !kept(step)).collect()
}

/// A step in words and in lines, under the number it had.
fn text(flow: &Flow<'_>, at: usize, step: &Step) -> (String, Vec<String>) {
    let lane = lane_name(&step.by, flow.catalog, flow.lang);
    let said = format!("{}. {} – {lane}", at + 1, step_name(step, flow.lang));
    let lines = wrap(&said, 12, BOX - 20, 4);
    (said, lines)
}
