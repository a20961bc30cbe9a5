//! An Excel workbook as tables of text, within bounds. The one user of the crates that read it; knows nothing of what the
//! tables are about.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx};

use super::problem::{At, workbook as say};
use super::text::clean;
use crate::diagnostic::Diagnostic;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 32 << 20;
/// The most a file may unpack to, in bytes.
const MOST_UNPACKED: u64 = 256 << 20;
/// The most parts a file may have.
const MOST_PARTS: usize = 2000;
/// The most sheets, rows, columns and cells that are read.
const MOST_SHEETS: usize = 64;
const MOST_ROWS: u32 = 100_000;
const MOST_COLUMNS: u32 = 256;
const MOST_CELLS: usize = 500_000;

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells that hold something, by row and column, both from 0.
    pub cells: BTreeMap<(u32, u32), String>,
}

impl Sheet {
    /// The text of a cell; empty where it holds nothing.
    pub fn get(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", String::as_str)
    }

    /// The last row that holds something.
    pub fn last_row(&self) -> Option<u32> {
        self.cells.keys().next_back().map(|(row, _)| *row)
    }

    /// The columns of a row that hold something, with their text.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &str)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), text)| (*column, text.as_str()))
    }
}

/// The letters of a column: `C` is 2, `AA` is 26.
pub fn letters(mut column: u32) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return out.iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

/// Reads a workbook; everything wrong with it, or odd, is said. Without sheets it is no workbook.
pub fn read(bytes: &[u8], file: &str) -> (Vec<Sheet>, Vec<Diagnostic>) {
    read_within(bytes, file, MOST_UNPACKED)
}

/// Reads a workbook that unpacks to no more than so many bytes.
pub fn read_within(bytes: &[u8], file: &str, most: u64) -> (Vec<Sheet>, Vec<Diagnostic>) {
    let at = At { file: file.to_owned(), line: 0, code: None };
    if let Err(problem) = measured(bytes, &at, most) {
        return (Vec::new(), vec![*problem]);
    }
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => return (Vec::new(), vec![say::broken(&at, &error.to_string())]),
    };
    let names = book.sheet_names();
    let mut problems = Vec::new();
    if names.len() > MOST_SHEETS {
        problems.push(say::too_much(&at, "trang tính", "sheets", MOST_SHEETS));
    }
    let mut sheets = Vec::new();
    for name in names.into_iter().take(MOST_SHEETS) {
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        cells(&mut book, &mut sheet, &at, &mut problems);
        // A value over several rows counts for each of them.
        for merged in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            let ((top, left), (bottom, right)) = (merged.start, merged.end);
            let text = sheet.get(top, left).to_owned();
            if text.is_empty() || bottom >= MOST_ROWS || bottom <= top {
                continue;
            }
            for row in top + 1..=bottom {
                sheet.cells.entry((row, left)).or_insert_with(|| text.clone());
            }
            let _ = right;
            problems.push(say::merged(
                &at,
                &name,
                &format!("{}{}:{}{}", letters(left), top + 1, letters(right), bottom + 1),
            ));
        }
        sheets.push(sheet);
    }
    (sheets, problems)
}

/// What the file unpacks to, measured by unpacking it: what its head says may be a lie.
fn measured(bytes: &[u8], at: &At, most: u64) -> Result<(), Box<Diagnostic>> {
    if bytes.len() > LARGEST {
        return Err(Box::new(say::too_large(at, LARGEST)));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Box::new(say::old_or_locked(at)));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Box::new(say::no_workbook(at)));
    }
    let failed = |error: String| Box::new(say::broken(at, &error));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(error.to_string()))?;
    if archive.len() > MOST_PARTS {
        return Err(Box::new(say::too_much(at, "phần", "parts", MOST_PARTS)));
    }
    let mut left = most;
    let mut book = false;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|error| failed(error.to_string()))?;
        book |= part.name().is_ok_and(|name| name.starts_with("xl/"));
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|error| failed(error.to_string()))?;
        if size > left {
            return Err(Box::new(say::bomb(at, most)));
        }
        left -= size;
    }
    if book { Ok(()) } else { Err(Box::new(say::no_workbook(at))) }
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, at: &At, problems: &mut Vec<Diagnostic>) {
    let name = sheet.name.clone();
    let mut reader = match book.worksheet_cells_reader(&name) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(_) => return,
    };
    let mut formulas = Vec::new();
    loop {
        let cell = match reader.next_cell_with_formula() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) => {
                problems.push(say::broken_sheet(at, &name, &error.to_string()));
                break;
            }
        };
        let (row, column) = cell.pos;
        if row >= MOST_ROWS || column >= MOST_COLUMNS || sheet.cells.len() >= MOST_CELLS {
            problems.push(say::sheet_too_large(at, &name, row, &letters(column)));
            break;
        }
        let place = format!("{}{}", letters(column), row + 1);
        if cell.formula.is_some() {
            formulas.push(place.clone());
        }
        let text = match &cell.value {
            DataRef::Empty => continue,
            DataRef::Error(error) => {
                problems.push(say::error_value(at, &name, &place, &error.to_string()));
                continue;
            }
            value => text_of(value),
        };
        let text = clean(&text);
        if !text.is_empty() {
            sheet.cells.insert((row, column), text);
        }
    }
    if let Some(first) = formulas.first() {
        problems.push(say::formulas(at, &name, first, formulas.len()));
    }
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "có".to_owned(),
        DataRef::Bool(false) => "không".to_owned(),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
