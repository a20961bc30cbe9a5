//! A log as CSV: one line a step, read piece by piece. Cells end with `,`, `;` or a tab; a byte-order mark and either line end
//! are fine.

use std::io::Read;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::inspect::record::{FIELDS, Field, Record, Refused};
use crate::model::mapping::{Columns, Mapping};
use crate::suggest::nearest;
use crate::text::folded;

/// The longest a line may be, in bytes. A quote that is never closed would otherwise take the rest of the file in.
const LONGEST: usize = 1 << 20;

/// Reads a log to its end.
pub fn read(
    mut from: impl Read,
    mapping: &Mapping,
    take: &mut impl FnMut(&Record<'_>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let mut lines = Lines::new();
    let delimiter = match mapping.delimiter.as_deref().map(str::as_bytes) {
        Some([one]) => Some(*one),
        Some(b"tab" | b"\\t") => Some(b'\t'),
        Some(_) => {
            return Err(Refused::said(
                "`delimiter` phải là đúng một ký tự; ghi `;`, `,` hoặc `tab`",
                "`delimiter` must be one character; write `;`, `,` or `tab`",
            ));
        }
        None => None,
    };
    lines.begin(&mut from, delimiter)?;
    let width = lines.cells();
    let heading: Vec<String> =
        (0..width).map(|at| String::from_utf8_lossy(lines.cell(at)).trim().to_owned()).collect();
    let places = places(&mapping.columns, &heading)?;
    while lines.next(&mut from)? {
        let mut cells: [&[u8]; FIELDS] = [&[]; FIELDS];
        for (cell, place) in cells.iter_mut().zip(places) {
            if let Some(at) = place.filter(|at| *at < lines.cells()) {
                *cell = lines.cell(at);
            }
        }
        let record = Record { line: lines.line, cells, malformed: lines.cells() < width };
        take(&record)?;
    }
    Ok(())
}

/// The heads of the columns, out of the first bytes of a log.
pub fn heading(head: &[u8]) -> Vec<String> {
    let mut lines = Lines::new();
    let mut from = head;
    let read = lines.begin(&mut from, None);
    match read {
        Ok(()) => {
            (0..lines.cells()).map(|at| String::from_utf8_lossy(lines.cell(at)).trim().to_owned()).collect()
        }
        Err(_) => Vec::new(),
    }
}

/// Whether a log with these heads has all the columns a mapping names.
pub fn fits(columns: &Columns, heading: &[String]) -> bool {
    places(columns, heading).is_ok()
}

/// The columns of the fields.
fn places(columns: &Columns, heading: &[String]) -> Result<[Option<usize>; FIELDS], Refused> {
    let mut places = [None; FIELDS];
    for (field, name) in named(columns) {
        let Some(name) = name else { continue };
        let same = heading.iter().position(|head| *head == name);
        let alike = || heading.iter().position(|head| folded(head) == folded(name));
        let Some(at) = same.or_else(alike) else {
            let known = heading.join("`, `");
            return Err(match nearest(name, heading.iter().map(String::as_str)) {
                Some(meant) => Refused::said(
                    format!("nhật ký không có cột `{name}`; có phải là `{meant}`? Các cột: `{known}`"),
                    format!("the log has no column `{name}`; did you mean `{meant}`? It has `{known}`"),
                ),
                None => Refused::said(
                    format!(
                        "nhật ký không có cột `{name}`; sửa `columns` trong tệp ánh xạ. Các cột: `{known}`"
                    ),
                    format!(
                        "the log has no column `{name}`; correct `columns` in the mapping. It has `{known}`"
                    ),
                ),
            });
        };
        places[field as usize] = Some(at);
    }
    Ok(places)
}

/// The fields and the names the mapping has for them.
pub(super) fn named(columns: &Columns) -> [(Field, Option<&str>); FIELDS] {
    [
        (Field::Dossier, Some(columns.dossier.as_str())),
        (Field::Procedure, columns.procedure.as_deref()),
        (Field::Step, Some(columns.step.as_str())),
        (Field::Agency, columns.agency.as_deref()),
        (Field::Start, columns.start.as_deref()),
        (Field::End, columns.end.as_deref()),
        (Field::Due, columns.due.as_deref()),
        (Field::Outcome, columns.outcome.as_deref()),
        (Field::Lifecycle, columns.lifecycle.as_deref()),
    ]
}

/// The lines of a file, one at a time.
struct Lines {
    reader: Reader,
    input: Vec<u8>,
    from: usize,
    until: usize,
    text: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
    /// The line the record begins on.
    line: u64,
    ended: bool,
}

impl Lines {
    fn new() -> Lines {
        Lines {
            reader: Reader::new(),
            input: vec![0; 1 << 16],
            from: 0,
            until: 0,
            text: vec![0; 1 << 12],
            ends: vec![0; 64],
            cells: 0,
            line: 0,
            ended: false,
        }
    }

    /// Reads the heading.
    fn begin(&mut self, from: &mut impl Read, delimiter: Option<u8>) -> Result<(), Refused> {
        if !self.fill(from)? {
            return Err(Refused::said(
                "nhật ký không có dòng nào; chọn tệp khác",
                "the log has no lines; choose another file",
            ));
        }
        if [&b"\xff\xfe"[..], b"\xfe\xff"].iter().any(|mark| self.input[..self.until].starts_with(mark)) {
            return Err(Refused::said(
                "nhật ký được lưu ở dạng UTF-16; lưu lại ở dạng CSV UTF-8 rồi chạy lại",
                "the log is saved as UTF-16; save it again as CSV in UTF-8 and run again",
            ));
        }
        self.skip_mark();
        let delimiter = delimiter.unwrap_or_else(|| self.likely_delimiter());
        self.reader = ReaderBuilder::new().delimiter(delimiter).build();
        self.next(from)?;
        Ok(())
    }

    /// Reads more bytes; false at the end.
    fn fill(&mut self, from: &mut impl Read) -> Result<bool, Refused> {
        self.from = 0;
        self.until = loop {
            match from.read(&mut self.input) {
                Ok(read) => break read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Refused::trouble(&error, self.reader.line())),
            }
        };
        Ok(self.until > 0)
    }

    fn skip_mark(&mut self) {
        if self.input[..self.until].starts_with(b"\xef\xbb\xbf") {
            self.from = 3;
        }
    }

    /// The mark the heading has most of.
    fn likely_delimiter(&self) -> u8 {
        let bytes = &self.input[self.from..self.until];
        let heading = bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes);
        let count = |mark: u8| heading.iter().filter(|byte| **byte == mark).count();
        [b';', b'\t']
            .into_iter()
            .filter(|mark| count(*mark) > count(b','))
            .max_by_key(|mark| count(*mark))
            .unwrap_or(b',')
    }

    /// Goes to the next line; false at the end.
    fn next(&mut self, from: &mut impl Read) -> Result<bool, Refused> {
        let (mut written, mut ends) = (0, 0);
        self.line = self.reader.line();
        loop {
            // An empty input tells the reader that nothing follows, so that it gets one at the end only.
            if self.from == self.until && !self.ended {
                self.ended = !self.fill(from)?;
            }
            let (result, read, wrote, ended) = self.reader.read_record(
                &self.input[self.from..self.until],
                &mut self.text[written..],
                &mut self.ends[ends..],
            );
            self.from += read;
            written += wrote;
            ends += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() >= LONGEST => {
                    let line = self.line;
                    return Err(Refused::said(
                        format!("dòng {line} dài quá 1 MiB; kiểm tra dấu ngoặc kép chưa đóng ở dòng này"),
                        format!(
                            "line {line} is longer than 1 MiB; check for a quote that is not closed there"
                        ),
                    ));
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() >= LONGEST / 16 => {
                    let line = self.line;
                    return Err(Refused::said(
                        format!("dòng {line} có quá nhiều cột; kiểm tra `delimiter` trong tệp ánh xạ"),
                        format!("line {line} has too many columns; check `delimiter` in the mapping"),
                    ));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.cells = ends;
                    return Ok(true);
                }
                ReadRecordResult::End => return Ok(false),
            }
        }
    }

    fn cells(&self) -> usize {
        self.cells
    }

    fn cell(&self, at: usize) -> &[u8] {
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[from..self.ends[at]]
    }
}
