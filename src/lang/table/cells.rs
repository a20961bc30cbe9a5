//! The cells of a CSV file with their places, whichever mark stands between them.

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::span::Span;

/// A cell as written.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it says, without quotes and surrounding spaces.
    pub text: String,
    /// Its place in the file.
    pub span: Span,
}

/// The mark between cells: `;` as a spreadsheet in Vietnamese writes it, a tab, or a comma; the one the first line has
/// most of.
pub fn mark(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or("");
    let count = |mark: u8| head.bytes().filter(|byte| *byte == mark).count();
    [b';', b'\t']
        .into_iter()
        .filter(|mark| count(*mark) > count(b','))
        .max_by_key(|mark| count(*mark))
        .unwrap_or(b',')
}

/// The rows of a file, each with its cells; empty lines are passed over.
pub fn rows(text: &str, mark: u8) -> Vec<Vec<Cell>> {
    let mut reader = ReaderBuilder::new().delimiter(mark).build();
    let mut output = vec![0; 4096];
    let (mut rows, mut row, mut said) = (Vec::new(), Vec::new(), Vec::new());
    let (mut start, mut at) = (0, 0);
    loop {
        let (result, read, written) = reader.read_field(&text.as_bytes()[at..], &mut output);
        at += read;
        said.extend_from_slice(&output[..written]);
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::End => break,
            ReadFieldResult::Field { record_end } => {
                let words = String::from_utf8_lossy(&said).trim().to_owned();
                row.push(Cell { text: words, span: place(text, start, at, (!record_end).then_some(mark)) });
                said.clear();
                start = at;
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
        }
    }
    rows
}

/// What was read for a cell, without the mark after it and the line ends and spaces around it.
fn place(text: &str, start: usize, end: usize, mark: Option<u8>) -> Span {
    let raw = &text[start..end];
    let raw = mark.and_then(|mark| raw.strip_suffix(char::from(mark))).unwrap_or(raw);
    let lead = raw.len() - raw.trim_start_matches(['\r', '\n', ' ']).len();
    let shown = raw[lead..].trim_end_matches(['\r', '\n', ' ']).len();
    Span::new(start + lead, start + lead + shown)
}
