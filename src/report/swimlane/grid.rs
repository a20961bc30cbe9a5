//! Where each step stands: columns by time, rows by agency, folded into bands as a score is folded into lines.

use crate::model::procedure::Procedure;
use crate::report::flow_layout::FlowLayout;

/// The most columns of one band.
const WIDEST: usize = 5;

/// The places of all steps.
pub(super) struct Grid {
    /// The bands, from top to bottom.
    pub(super) bands: Vec<Band>,
    /// Columns of every band; the last may use fewer.
    pub(super) columns: usize,
    /// The agencies, in order of first appearance, the applicant first.
    pub(super) lanes: Vec<String>,
    /// The place of each step, in the order of the file.
    pub(super) cells: Vec<Cell>,
}

/// The place of one step.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// The band.
    pub(super) band: usize,
    /// The column within the band.
    pub(super) column: usize,
    /// The row within the band.
    pub(super) row: usize,
}

/// One band.
pub(super) struct Band {
    /// The rows, from top to bottom: several for an agency that does several things at once.
    pub(super) rows: Vec<Row>,
    /// The moment at which each column starts, in office minutes.
    pub(super) starts: Vec<i64>,
}

/// One row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// The agency.
    pub(super) lane: usize,
    /// Its how manieth row of that agency it is, from 0.
    pub(super) slot: usize,
}

impl Grid {
    /// The grid of a flow.
    pub(super) fn of(procedure: &Procedure, flow: &FlowLayout) -> Grid {
        let lanes = lanes(procedure);
        let mut moments: Vec<(i64, usize)> = flow.steps.iter().map(|step| (step.start, step.rank)).collect();
        moments.sort_unstable();
        moments.dedup();
        let bands = moments.len().div_ceil(WIDEST).max(1);
        let columns = moments.len().div_ceil(bands).max(1);
        let mut grid = Grid {
            bands: moments
                .chunks(columns)
                .map(|part| Band { rows: Vec::new(), starts: part.iter().map(|(start, _)| *start).collect() })
                .collect(),
            columns,
            lanes,
            cells: Vec::new(),
        };
        grid.place(procedure, flow, &moments);
        grid
    }

    /// The last row of an agency in a band.
    pub(super) fn last_row(&self, band: usize, lane: usize) -> usize {
        self.bands[band].rows.iter().rposition(|row| row.lane == lane).unwrap_or(0)
    }

    fn place(&mut self, procedure: &Procedure, flow: &FlowLayout, moments: &[(i64, usize)]) {
        let mut taken: Vec<(usize, usize, Row)> = Vec::new();
        let mut placed = Vec::new();
        for (at, step) in procedure.steps.iter().enumerate() {
            let moment = (flow.steps[at].start, flow.steps[at].rank);
            let column = moments.binary_search(&moment).unwrap_or(0);
            let (band, column) = (column / self.columns, column % self.columns);
            let lane = self.lanes.iter().position(|lane| *lane == step.by).unwrap_or(0);
            let slot = taken.iter().filter(|(b, c, row)| (*b, *c, row.lane) == (band, column, lane)).count();
            let row = Row { lane, slot };
            taken.push((band, column, row));
            if !self.bands[band].rows.contains(&row) {
                self.bands[band].rows.push(row);
            }
            placed.push((band, column, row));
        }
        for band in &mut self.bands {
            band.rows.sort_unstable_by_key(|row| (row.lane, row.slot));
        }
        for (band, column, row) in placed {
            let row = self.bands[band].rows.iter().position(|there| *there == row).unwrap_or(0);
            self.cells.push(Cell { band, column, row });
        }
    }
}

fn lanes(procedure: &Procedure) -> Vec<String> {
    let mut lanes: Vec<String> = Vec::new();
    for step in &procedure.steps {
        if !lanes.contains(&step.by) {
            lanes.push(step.by.clone());
        }
    }
    lanes.sort_by_key(|lane| lane != "applicant");
    lanes
}
