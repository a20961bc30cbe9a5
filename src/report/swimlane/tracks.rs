//! Side by side in a channel: which line runs on which track, so that no two lines seem to be one.

use crate::report::swimlane::grid::Grid;
use crate::report::swimlane::route::{Along, Kind, Routes, Wire};

/// Lines that share a track because they share an end.
struct Bundle {
    key: (bool, Kind, Option<usize>),
    wires: Vec<(usize, bool)>,
    /// Rows at whose height it comes in from the left.
    leaves: Vec<(usize, Kind)>,
    /// Rows at whose height it goes out to the right.
    enters: Vec<(usize, Kind)>,
}

/// Gives every line that turns in this channel its track.
pub(super) fn assign(grid: &Grid, routes: &mut Routes, band: usize, channel: usize) {
    let mut bundles: Vec<Bundle> = Vec::new();
    for (at, wire) in routes.wires.iter().enumerate().filter(|(_, wire)| wire.band == band) {
        for turn in turns(grid, wire, channel) {
            add(&mut bundles, at, turn);
        }
    }
    let ordered = in_order(bundles);
    routes.tracks[band][channel] = ordered.len();
    for (track, bundle) in ordered.iter().enumerate() {
        for (at, leaving) in &bundle.wires {
            let wire = &mut routes.wires[*at];
            if *leaving {
                wire.out_track = track;
            } else {
                wire.into_track = track;
            }
        }
    }
}

/// A line that turns in a channel.
struct Turn {
    /// Whether it is the channel the line leaves into.
    leaving: bool,
    key: (bool, Kind, Option<usize>),
    leaves: Option<(usize, Kind)>,
    enters: Option<(usize, Kind)>,
}

fn turns(grid: &Grid, wire: &Wire, channel: usize) -> Vec<Turn> {
    let row = |step: Option<usize>| step.map(|step| (grid.cells[step].row, wire.kind));
    let (from, to) = (row(wire.from), row(wire.to));
    let mut turns = Vec::new();
    let leaving = (true, wire.kind, wire.from);
    let coming = (false, wire.kind, wire.to);
    match wire.along {
        Along::Channel if wire.out == channel && from != to => {
            turns.push(Turn { leaving: true, key: leaving, leaves: from, enters: to });
        }
        Along::Channel => {}
        Along::Row(along) => {
            let along = Some((along, wire.kind));
            if wire.out == channel && from.is_some() && from != along {
                turns.push(Turn { leaving: true, key: leaving, leaves: from, enters: along });
            }
            if wire.into == channel && to.is_some() && to != along {
                turns.push(Turn { leaving: false, key: coming, leaves: along, enters: to });
            }
        }
        Along::Gutter(..) => {
            if wire.out == channel && from.is_some() {
                turns.push(Turn { leaving: true, key: leaving, leaves: from, enters: None });
            }
            if wire.into == channel && to.is_some() {
                turns.push(Turn { leaving: false, key: coming, leaves: None, enters: to });
            }
        }
    }
    turns
}

fn add(bundles: &mut Vec<Bundle>, wire: usize, turn: Turn) {
    let at = match bundles.iter().position(|bundle| bundle.key == turn.key) {
        Some(at) => at,
        None => {
            bundles.push(Bundle { key: turn.key, wires: Vec::new(), leaves: Vec::new(), enters: Vec::new() });
            bundles.len() - 1
        }
    };
    bundles[at].wires.push((wire, turn.leaving));
    bundles[at].leaves.extend(turn.leaves);
    bundles[at].enters.extend(turn.enters);
}

/// A line that leaves at the height of a row stands left of any other that enters at that height, as far as possible.
fn in_order(mut bundles: Vec<Bundle>) -> Vec<Bundle> {
    let mut ordered = Vec::with_capacity(bundles.len());
    while !bundles.is_empty() {
        let blocked = |at: usize| {
            let others = bundles.iter().enumerate().filter(|(other, _)| *other != at);
            others.flat_map(|(_, other)| &other.leaves).any(|row| bundles[at].enters.contains(row))
        };
        let next = (0..bundles.len()).find(|at| !blocked(*at)).unwrap_or(0);
        ordered.push(bundles.remove(next));
    }
    ordered
}
