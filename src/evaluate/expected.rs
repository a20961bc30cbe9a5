//! Reads the list of what is expected, and the sample checked by hand, from CSV: the columns by their names, in any order.

use crate::lang::table::cells;
use crate::suggest::nearest;
use crate::text::composed;

/// One row of an official annex: a paper of a procedure, and the register that replaces it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Its line in the file; the head is line 1.
    pub line: usize,
    /// The code of the procedure (`ma_tthc`).
    pub code: String,
    /// The name of the procedure (`ten_tthc`).
    pub name: String,
    /// The paper (`tphs`).
    pub paper: String,
    /// The register (`csdl`).
    pub register: String,
    /// The article and the instrument (`dieu_khoan`, `vbqppl`).
    pub provision: String,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing is in it.
    Empty,
    /// A column is missing, and what was likely meant.
    NoColumn {
        /// The column.
        wanted: &'static str,
        /// What stands there instead.
        meant: Option<String>,
    },
}

/// A file of named columns.
pub(super) struct Rows {
    columns: Vec<Option<usize>>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Rows {
    /// Reads a file; `needed` must be there, `also` may. Rows that say nothing are passed over.
    pub(super) fn read(text: &str, needed: &[&'static str], also: &[&'static str]) -> Result<Rows, Wrong> {
        let text = composed(text.trim_start_matches('\u{feff}'));
        let mut rows = cells::rows(&text, cells::mark(&text)).into_iter();
        let head = rows.next().ok_or(Wrong::Empty)?;
        let names: Vec<String> = head.iter().map(|cell| cell.text.to_lowercase()).collect();
        let mut columns = Vec::new();
        for (nth, wanted) in needed.iter().chain(also).enumerate() {
            let at = names.iter().position(|name| name == wanted);
            if at.is_none() && nth < needed.len() {
                let meant = nearest(wanted, names.iter().map(String::as_str)).map(str::to_owned);
                return Err(Wrong::NoColumn { wanted, meant });
            }
            columns.push(at);
        }
        let mut line = 1;
        let mut from = 0;
        let rows = rows
            .filter_map(|row| {
                let start = row.first()?.span.start;
                line += text[from..start].matches('\n').count();
                from = start;
                let cells: Vec<String> = row.into_iter().map(|cell| cell.text).collect();
                cells.iter().any(|cell| !cell.is_empty()).then_some((line, cells))
            })
            .collect();
        Ok(Rows { columns, rows })
    }

    /// Each row: its line, and the cell of a column by its place among those asked for.
    pub(super) fn each(&self) -> impl Iterator<Item = (usize, Vec<&str>)> {
        self.rows.iter().map(|(line, cells)| {
            let cell = |at: &Option<usize>| at.and_then(|at| cells.get(at)).map_or("", String::as_str);
            (*line, self.columns.iter().map(cell).collect())
        })
    }
}

/// Reads the list of what is expected: `ma_tthc`, `tphs` and `csdl` must be there, `ten_tthc`, `vbqppl` and `dieu_khoan` may.
pub fn read(text: &str) -> Result<Vec<Expected>, Wrong> {
    let rows = Rows::read(text, &["ma_tthc", "tphs", "csdl"], &["ten_tthc", "vbqppl", "dieu_khoan"])?;
    let expected = rows.each().map(|(line, cells)| Expected {
        line,
        code: cells[0].to_owned(),
        paper: cells[1].to_owned(),
        register: cells[2].to_owned(),
        name: cells[3].to_owned(),
        provision: format!("{} {}", cells[5], cells[4]).trim().to_owned(),
    });
    Ok(expected.filter(|row| !row.code.is_empty()).collect())
}
