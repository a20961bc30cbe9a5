//! One record of the national portal as it was handed over: named fields of running text. Knows what the fields are called,
//! not what they mean.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read as _};

use serde_json::Value;

use super::problem::{self, At};
use super::text::{clean, says_nothing};
use crate::diagnostic::Diagnostic;

/// The longest line that is read, in bytes: some hundred times a long record.
pub const LONGEST_LINE: usize = 32 << 20;
/// The longest field that is read, in bytes: the whole of a long record, twice over.
pub const LONGEST_FIELD: usize = 1 << 20;

/// The fields of a record, by the names the portal's export gives them.
pub const FIELDS: [&str; 21] = [
    "ma_thu_tuc",
    "formality_id",
    "ten_thu_tuc",
    "so_quyet_dinh",
    "cap_thuc_hien",
    "loai_thu_tuc",
    "linh_vuc",
    "doi_tuong_thuc_hien",
    "co_quan_co_tham_quyen",
    "dia_chi_tiep_nhan",
    "co_quan_duoc_uy_quyen",
    "co_quan_phoi_hop",
    "thu_tuc_lien_quan",
    "trinh_tu_thuc_hien",
    "cach_thuc_thuc_hien",
    "thanh_phan_ho_so",
    "can_cu_phap_ly",
    "co_quan_thuc_hien",
    "yeu_cau_dieu_kien",
    "ket_qua_xu_ly",
    "ministry",
];

/// Fields that say nothing of the procedure: where the page lies, and the page itself once more.
const ASIDE: [&str; 2] = ["detail_url", "raw_text"];

/// One record.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Where it stands: the name of the file and the line, from 1.
    pub at: At,
    /// Its fields that say something, cleaned.
    pub fields: BTreeMap<String, String>,
}

impl Record {
    /// A field; empty where the record says nothing.
    pub fn get(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    /// Reads one line of JSON. What is wrong with single fields is said, and the rest of the record kept; without a code
    /// or a name there is no record.
    pub fn parse(line: &[u8], at: At) -> (Option<Record>, Vec<Diagnostic>) {
        let text = match std::str::from_utf8(line) {
            Ok(text) => text.trim_start_matches('\u{feff}'),
            Err(error) => {
                let byte = line.get(error.valid_up_to()).copied().unwrap_or_default();
                let utf16 = line.starts_with(&[0xff, 0xfe]) || line.starts_with(&[0xfe, 0xff]);
                let found = if utf16 {
                    problem::utf16(&at)
                } else {
                    problem::not_utf8(&at, line, error.valid_up_to(), byte)
                };
                return (None, vec![found]);
            }
        };
        let fields = match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(fields)) => fields,
            Ok(_) => return (None, vec![problem::not_a_record(&at)]),
            Err(error) => return (None, vec![problem::not_json(&at, text, &error)]),
        };
        let mut record = Record { at, fields: BTreeMap::new() };
        let mut problems = Vec::new();
        for (field, value) in &fields {
            if ASIDE.contains(&field.as_str()) {
                continue;
            }
            let written = match value {
                Value::Null => continue,
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if written.len() > LONGEST_FIELD {
                problems.push(problem::long_field(
                    &record.at.clone().in_record(&fields),
                    field,
                    written.len(),
                    LONGEST_FIELD,
                ));
                continue;
            }
            if FIELDS.contains(&field.as_str()) && !matches!(value, Value::String(_) | Value::Number(_)) {
                problems.push(problem::not_text(&record.at.clone().in_record(&fields), field));
            }
            let text = clean(&written);
            if !says_nothing(&text) {
                record.fields.insert(field.clone(), text);
            }
        }
        record.at = record.at.in_record(&fields);
        for field in ["ma_thu_tuc", "ten_thu_tuc"] {
            if record.get(field).is_empty() {
                problems.push(problem::missing_field(&record.at, field));
                return (None, problems);
            }
        }
        (Some(record), problems)
    }
}

/// What came of reading one line.
#[derive(Debug)]
pub enum Line {
    /// The bytes of a line, without its end.
    Bytes(Vec<u8>),
    /// The line is longer than is read; it was passed over.
    TooLong,
    /// There is no more.
    End,
}

/// Reads the next line, within bounds.
pub fn next_line(from: &mut impl BufRead) -> io::Result<Line> {
    let mut line = Vec::new();
    let read = from.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if line.len() > LONGEST_LINE && !line.ends_with(b"\n") {
        pass_over(from)?;
        return Ok(Line::TooLong);
    }
    while line.ends_with(b"\n") || line.ends_with(b"\r") {
        line.pop();
    }
    Ok(Line::Bytes(line))
}

fn pass_over(from: &mut impl BufRead) -> io::Result<()> {
    loop {
        let held = from.fill_buf()?;
        if held.is_empty() {
            return Ok(());
        }
        match held.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                from.consume(end + 1);
                return Ok(());
            }
            None => {
                let all = held.len();
                from.consume(all);
            }
        }
    }
}
