//! When each step of a procedure starts at the earliest, and which steps hold the end up. Total: a circle in the order
//! is broken where it closes, so that every procedure can be drawn.

use crate::model::procedure::Procedure;
use crate::model::waits::waits;

/// The steps of a procedure in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowLayout {
    /// Each step, in the order of the file.
    pub steps: Vec<Timing>,
    /// What leads from step to step, in the order of the file.
    pub edges: Vec<FlowEdge>,
    /// Office minutes until the last step is done.
    pub end: i64,
}

/// One step in time, in office minutes from the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// Its earliest start.
    pub start: i64,
    /// Its end when it starts then.
    pub end: i64,
    /// How many steps of no length come before it at the same moment.
    pub rank: usize,
    /// Whether the whole takes longer when this step does.
    pub critical: bool,
}

/// Something that leads from one step to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowEdge {
    /// The position of the step it leaves.
    pub from: usize,
    /// The position of the step it enters.
    pub to: usize,
    /// Whether it leads back: rework, or the edge that closes a circle.
    pub back: bool,
    /// Whether both ends are critical and nothing waits between them.
    pub critical: bool,
}

/// The layout of a procedure in time.
pub fn layout(procedure: &Procedure) -> FlowLayout {
    let waits = waits(&procedure.steps);
    let order = order(&waits);
    let mut place_of = vec![0; order.len()];
    for (place, step) in order.iter().enumerate() {
        place_of[*step] = place;
    }
    let takes: Vec<i64> = procedure
        .steps
        .iter()
        .map(|step| step.takes.map_or(0, |takes| takes.working_minutes().max(0)))
        .collect();
    let mut steps = vec![Timing::default(); waits.len()];
    for &at in &order {
        let before = waits[at].iter().filter(|from| place_of[**from] < place_of[at]);
        let start = before.clone().map(|from| steps[*from].end).max().unwrap_or(0);
        let rank = before.filter(|from| steps[**from].start == start).map(|from| steps[*from].rank + 1).max();
        let end = start.saturating_add(takes[at]);
        steps[at] = Timing { start, end, rank: rank.unwrap_or(0), critical: false };
    }
    let end = steps.iter().map(|step| step.end).max().unwrap_or(0);
    let mut latest = vec![end; steps.len()];
    for &at in order.iter().rev() {
        steps[at].critical = latest[at] == steps[at].end;
        let start = latest[at] - takes[at];
        for &from in waits[at].iter().filter(|from| place_of[**from] < place_of[at]) {
            latest[from] = latest[from].min(start);
        }
    }
    let mut edges = Vec::new();
    for (to, waits) in waits.iter().enumerate() {
        for &from in waits {
            let back = place_of[from] >= place_of[to];
            let tight = steps[from].critical && steps[to].critical && steps[from].end == steps[to].start;
            edges.push(FlowEdge { from, to, back, critical: tight && !back });
        }
    }
    for (from, step) in procedure.steps.iter().enumerate() {
        let target = step.returns_to.as_ref().and_then(|back| position(procedure, &back.step));
        if let Some(to) = target {
            edges.push(FlowEdge { from, to, back: true, critical: false });
        }
    }
    FlowLayout { steps, edges, end }
}

fn position(procedure: &Procedure, id: &str) -> Option<usize> {
    procedure.steps.iter().position(|step| step.id == id)
}

/// An order in which each step comes after those it waits for; where a circle allows none, the first step of the file
/// that is left goes next.
fn order(waits: &[Vec<usize>]) -> Vec<usize> {
    let mut placed = vec![false; waits.len()];
    let mut order = Vec::with_capacity(waits.len());
    while order.len() < waits.len() {
        let ready = |at: &usize| !placed[*at] && waits[*at].iter().all(|from| placed[*from]);
        let left = |at: &usize| !placed[*at];
        let Some(next) = (0..waits.len()).find(ready).or_else(|| (0..waits.len()).find(left)) else { break };
        placed[next] = true;
        order.push(next);
    }
    order
}
