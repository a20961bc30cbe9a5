//! Who hands over to whom how often: an agency × agency table before and after, warm where the traffic is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts::flow::Flow;
use crate::facts::handovers::{Matrix, analyse};
use crate::report::view::Input;
use crate::report::view::dossier::named;
use crate::report::view::leaf::Words;

/// A table of handovers: a row for the agency that gives, a column for the one that takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Heat {
    /// The agencies, in the order of the rows and columns.
    pub agencies: Vec<Words>,
    /// The rows.
    pub rows: Vec<HeatRow>,
    /// All handovers of the table.
    pub total: HeatCell,
    /// Agencies that are left out because little passes through them, and are counted in no cell.
    pub left_out: usize,
}

/// What one agency gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeatRow {
    /// The agency.
    pub agency: Words,
    /// To each agency.
    pub cells: Vec<HeatCell>,
    /// To all of them.
    pub total: HeatCell,
}

/// A number before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeatCell {
    /// Before.
    pub before: u32,
    /// After all proposals.
    pub after: u32,
    /// How warm the number before is, from 0 for none to 4 for the most of the table.
    pub heat: u32,
}

/// Numbers by who gives and who takes.
type Pairs = BTreeMap<(String, String), HeatCell>;

/// The most agencies of a table; more can neither be read nor printed.
const MOST: usize = 10;

/// The table of one procedure; none when nothing is handed over.
pub(super) fn of_procedure(input: &Input<'_>, at: usize) -> Option<Heat> {
    let mut pairs = Pairs::new();
    let mut order = Vec::new();
    add(input, at, &mut pairs, &mut order);
    heat(input, &pairs, order)
}

/// The table of all procedures that count; none when nothing is handed over, or there is only one.
pub(super) fn of_all(input: &Input<'_>) -> Option<Heat> {
    let mut pairs = Pairs::new();
    let mut order = Vec::new();
    let counted: Vec<usize> =
        (0..input.corpus.procedures.len()).filter(|at| input.index.counted(*at)).collect();
    for at in &counted {
        add(input, *at, &mut pairs, &mut order);
    }
    heat(input, &pairs, order).filter(|_| counted.len() > 1)
}

fn add(input: &Input<'_>, at: usize, pairs: &mut Pairs, order: &mut Vec<String>) {
    let written = &input.corpus.procedures[at];
    let after = input.after(at);
    let Some(facts) = input.facts.procedures.get(at) else { return };
    let before = facts.handovers.matrix(written);
    let same = written.steps == after.steps;
    let changed = || analyse(after, &Flow::of(after), &input.corpus.catalog).matrix(after);
    let later = if same { before.clone() } else { changed() };
    sum(&before, pairs, |cell| &mut cell.before);
    sum(&later, pairs, |cell| &mut cell.after);
    for agency in before.agencies.into_iter().chain(later.agencies) {
        if !order.contains(&agency) {
            order.push(agency);
        }
    }
}

fn sum(matrix: &Matrix, pairs: &mut Pairs, side: fn(&mut HeatCell) -> &mut u32) {
    for (from, row) in matrix.agencies.iter().zip(&matrix.counts) {
        for (to, count) in matrix.agencies.iter().zip(row).filter(|(_, count)| **count > 0) {
            *side(pairs.entry((from.clone(), to.clone())).or_default()) += count;
        }
    }
}

fn heat(input: &Input<'_>, pairs: &Pairs, mut order: Vec<String>) -> Option<Heat> {
    let traffic = |agency: &String| -> u32 {
        let own = pairs.iter().filter(|((from, to), _)| from == agency || to == agency);
        own.map(|(_, cell)| cell.before + cell.after).sum()
    };
    order.retain(|agency| traffic(agency) > 0);
    let all = order.len();
    if all > MOST {
        order.sort_by_key(|agency| std::cmp::Reverse(traffic(agency)));
        order.truncate(MOST);
    }
    let cell =
        |from: &String, to: &String| pairs.get(&(from.clone(), to.clone())).copied().unwrap_or_default();
    let among = || order.iter().flat_map(|from| order.iter().map(move |to| (from, to)));
    let most = among().map(|(from, to)| cell(from, to).before).max().unwrap_or(0).max(1);
    let warm = |cell: HeatCell| HeatCell { heat: (cell.before * 4).div_ceil(most), ..cell };
    let total = |cells: &[HeatCell]| HeatCell {
        before: cells.iter().map(|cell| cell.before).sum(),
        after: cells.iter().map(|cell| cell.after).sum(),
        heat: 0,
    };
    let name =
        |id: &String| named(input.corpus.catalog.agencies.get(id).map(|found| &found.name), id, input.lang());
    let rows: Vec<HeatRow> = order
        .iter()
        .map(|from| {
            let cells: Vec<HeatCell> = order.iter().map(|to| warm(cell(from, to))).collect();
            HeatRow { agency: name(from), total: total(&cells), cells }
        })
        .collect();
    let totals: Vec<HeatCell> = rows.iter().map(|row| row.total).collect();
    (!rows.is_empty()).then(|| Heat {
        agencies: order.iter().map(name).collect(),
        total: total(&totals),
        rows,
        left_out: all - order.len(),
    })
}
