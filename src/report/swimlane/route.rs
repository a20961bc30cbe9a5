//! How lines run between the boxes of a band: out of the right side, along channels between columns and gutters below
//! agencies, into the left side. No line crosses a box.

use crate::report::flow_layout::{FlowEdge, FlowLayout};
use crate::report::swimlane::grid::Grid;

/// One line within one band.
pub(super) struct Wire {
    /// The band.
    pub(super) band: usize,
    /// The step it leaves; none where it comes in from the band above.
    pub(super) from: Option<usize>,
    /// The step it enters; none where it goes on in a band below.
    pub(super) to: Option<usize>,
    /// The steps of other bands it stands for.
    pub(super) elsewhere: Vec<usize>,
    /// What it stands for.
    pub(super) kind: Kind,
    /// Whether it lies on the critical path.
    pub(super) critical: bool,
    /// The channel it leaves into: channel `c` lies left of column `c`.
    pub(super) out: usize,
    /// The channel it enters from.
    pub(super) into: usize,
    /// What it runs along between the two channels.
    pub(super) along: Along,
    /// Its track in the channel it leaves into.
    pub(super) out_track: usize,
    /// Its track in the channel it enters from.
    pub(super) into_track: usize,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One step waits for another.
    Waits,
    /// A file goes back.
    Back,
    /// One step waited for another and no longer does.
    Gone,
}

/// What a line runs along between two channels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Along {
    /// Nothing: both ends share a channel.
    Channel,
    /// The middle of a row that is free.
    Row(usize),
    /// A track of the gutter below a row.
    Gutter(usize, usize),
}

/// All lines, and how much room they need.
pub(super) struct Routes {
    /// The lines.
    pub(super) wires: Vec<Wire>,
    /// Tracks in each channel of each band.
    pub(super) tracks: Vec<Vec<usize>>,
    /// Tracks in the gutter below each row of each band.
    pub(super) gutters: Vec<Vec<usize>>,
}

/// Routes every edge of a flow, and those that are gone. Rework between two bands gets no line, nor does what is gone
/// between two: the boxes say it.
pub(super) fn route(grid: &Grid, flow: &FlowLayout, gone: &[(usize, usize)]) -> Routes {
    let mut wires: Vec<Wire> = Vec::new();
    for edge in &flow.edges {
        if grid.cells[edge.from].band == grid.cells[edge.to].band {
            wires.push(inside(grid, edge));
        } else if !edge.back {
            across(grid, edge, &mut wires);
        }
    }
    for &(from, to) in gone {
        if grid.cells[from].band == grid.cells[to].band {
            let edge = FlowEdge { from, to, back: false, critical: false };
            wires.push(Wire { kind: Kind::Gone, ..inside(grid, &edge) });
        }
    }
    let mut routes = Routes {
        wires,
        tracks: grid.bands.iter().map(|_| vec![0; grid.columns + 1]).collect(),
        gutters: grid.bands.iter().map(|band| vec![0; band.rows.len()]).collect(),
    };
    choose_ways(grid, &mut routes);
    for band in 0..grid.bands.len() {
        for channel in 0..=grid.columns {
            super::tracks::assign(grid, &mut routes, band, channel);
        }
    }
    routes
}

fn inside(grid: &Grid, edge: &FlowEdge) -> Wire {
    let (from, to) = (grid.cells[edge.from], grid.cells[edge.to]);
    Wire {
        band: from.band,
        from: Some(edge.from),
        to: Some(edge.to),
        elsewhere: Vec::new(),
        kind: if edge.back { Kind::Back } else { Kind::Waits },
        critical: edge.critical,
        out: from.column + 1,
        into: to.column,
        along: Along::Channel,
        out_track: 0,
        into_track: 0,
    }
}

/// An edge between two bands: one line out of the right edge for each step it leaves, one in from the left edge for
/// each step it enters.
fn across(grid: &Grid, edge: &FlowEdge, wires: &mut Vec<Wire>) {
    let (from, to) = (grid.cells[edge.from], grid.cells[edge.to]);
    let leaving = wires.iter_mut().find(|wire| wire.from == Some(edge.from) && wire.to.is_none());
    match leaving {
        Some(wire) => {
            wire.elsewhere.push(edge.to);
            wire.critical |= edge.critical;
        }
        None => {
            wires.push(Wire { to: None, elsewhere: vec![edge.to], into: grid.columns, ..inside(grid, edge) })
        }
    }
    let coming = wires.iter_mut().find(|wire| wire.to == Some(edge.to) && wire.from.is_none());
    match coming {
        Some(wire) => {
            wire.elsewhere.push(edge.from);
            wire.critical |= edge.critical;
        }
        None => wires.push(Wire {
            band: to.band,
            from: None,
            elsewhere: vec![edge.from],
            out: 0,
            into: to.column,
            ..inside(grid, edge)
        }),
    }
    debug_assert!(from.band != to.band, "only an edge between two bands is routed across");
}

/// Chooses what each line runs along, so that it meets no box and shares a row only with lines of the same end.
fn choose_ways(grid: &Grid, routes: &mut Routes) {
    let mut rows_used: Vec<(usize, usize, usize, Option<usize>)> = Vec::new();
    let mut gutters_used: Vec<(usize, usize, usize, usize, usize)> = Vec::new();
    for wire in &mut routes.wires {
        if wire.out == wire.into && wire.from.is_some() && wire.to.is_some() {
            continue;
        }
        let row_of = |step: Option<usize>| step.map(|step| grid.cells[step].row);
        let (first, last) = (wire.out, wire.into);
        let free = |row: usize, end: Option<usize>| {
            let boxes = grid.cells.iter().any(|cell| {
                cell.band == wire.band && cell.row == row && cell.column >= first && cell.column < last
            });
            let lines = rows_used.iter().any(|(band, used, column, by)| {
                (*band, *used) == (wire.band, row) && *column >= first && *column < last && *by != end
            });
            !boxes && !lines
        };
        let forward = wire.kind == Kind::Waits && first <= last;
        let ends = [(row_of(wire.from), wire.from), (row_of(wire.to), wire.to)];
        let row = ends
            .into_iter()
            .find_map(|(row, end)| row.filter(|row| forward && free(*row, end)).zip(Some(end)));
        if let Some((row, end)) = row {
            rows_used.extend((first..last).map(|column| (wire.band, row, column, end)));
            wire.along = Along::Row(row);
            continue;
        }
        let row = match (row_of(wire.from), row_of(wire.to)) {
            (Some(from), Some(to)) => from.min(to),
            (from, to) => from.or(to).unwrap_or(0),
        };
        let row = grid.last_row(wire.band, grid.bands[wire.band].rows[row].lane);
        let (start, end) = (first.min(last), first.max(last));
        let taken = |track: &usize| {
            gutters_used.iter().any(|(band, used, t, s, e)| {
                (*band, *used, *t) == (wire.band, row, *track) && *s <= end && start <= *e
            })
        };
        let track = (0..).find(|track| !taken(track)).unwrap_or(0);
        gutters_used.push((wire.band, row, track, start, end));
        wire.along = Along::Gutter(row, track);
        let room = &mut routes.gutters[wire.band][row];
        *room = (*room).max(track + 1);
    }
}
