//! An inspection as plain text: headings, notes and aligned tables.

use super::table;
use crate::report::view::inspection::{InspectionView, TableView};

/// The widest a cell of words is, in characters.
const WIDEST: usize = 44;
/// The widest a note is.
const LINE: usize = 100;

/// An inspection for a terminal.
pub fn inspection(view: &InspectionView) -> String {
    let mut out = format!("{}\n{}\n", view.title.to_uppercase(), table::wrapped(&view.headline, LINE, ""));
    for note in &view.notes {
        out.push_str(&format!("{}\n", table::wrapped(note, LINE, "")));
    }
    for section in &view.sections {
        out.push_str(&format!("\n{}\n", section.heading));
        for note in &section.notes {
            out.push_str(&format!("{}\n", table::wrapped(note, LINE, "  ")));
        }
        for one in &section.tables {
            out.push_str(&drawn(one));
        }
    }
    out
}

fn drawn(one: &TableView) -> String {
    let clip = |row: &Vec<String>| -> Vec<String> {
        let cells = row.iter().enumerate();
        cells
            .map(|(at, cell)| if at < one.words { table::clipped(cell, WIDEST) } else { cell.clone() })
            .collect()
    };
    let rows: Vec<Vec<String>> = [&one.heads].into_iter().chain(&one.rows).map(clip).collect();
    let title = if one.caption.is_empty() { String::new() } else { format!("\n  {}\n", one.caption) };
    title + &table::mixed(&rows, one.words, "    ")
}
