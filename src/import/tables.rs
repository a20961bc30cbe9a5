//! Finds the tables of an office in the sheets of a workbook: which sheet is which, where its columns are, which rows
//! belong to which procedure.

use std::collections::BTreeMap;

use super::problem::{At, workbook as say};
use super::sheets::{Column, EXAMPLE, FORMS, Form, Part};
use super::text::says_nothing;
use super::workbook::{Sheet, letters};
use crate::diagnostic::Diagnostic;
use crate::text::folded;

/// How many rows are searched for the heads of columns.
const SEARCHED: u32 = 30;
/// The name of the sheet of a template that only explains.
pub const GUIDE: &str = "Hướng dẫn";

/// One row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// Its values by the key of the column, each with the letters of the column.
    values: BTreeMap<&'static str, (String, String)>,
    /// Values in columns nobody knows, with the heads of these.
    pub others: Vec<(String, String)>,
}

impl Row {
    /// A value; empty where the row says nothing.
    pub fn get(&self, key: &str) -> &str {
        self.values.get(key).map_or("", |(text, _)| text.as_str())
    }

    /// Where a value stands, as a spreadsheet calls it.
    pub fn cell(&self, key: &str) -> String {
        match self.values.get(key) {
            Some((_, column)) => format!("{column}{}", self.row),
            None => format!("{}", self.row),
        }
    }
}

/// The rows of one procedure, by part.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The rows.
    pub rows: BTreeMap<Part, Vec<Row>>,
}

impl Tables {
    /// The rows of a part.
    pub fn of(&self, part: Part) -> &[Row] {
        self.rows.get(&part).map_or(&[], Vec::as_slice)
    }
}

/// The procedures of a workbook in order of their rows, and everything wrong with the tables.
pub fn find(sheets: &[Sheet], at: &At) -> (Vec<Tables>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut parts: BTreeMap<Part, Vec<Row>> = BTreeMap::new();
    for sheet in sheets {
        match form_of(sheet) {
            Some((form, head)) => {
                parts.entry(form.part).or_default().extend(rows(sheet, form, head, at, &mut problems))
            }
            None if sheet.cells.is_empty() || plain(&sheet.name) == plain(GUIDE) => {}
            None => problems.push(say::unknown_sheet(at, &sheet.name)),
        }
    }
    if parts.is_empty() && !sheets.is_empty() {
        problems.push(say::no_table(at));
    }
    let general = parts.remove(&Part::General).unwrap_or_default();
    if general.is_empty() && !parts.is_empty() {
        problems.push(say::no_general(at));
        return (Vec::new(), problems);
    }
    let mut codes: Vec<String> = Vec::new();
    let mut out: Vec<Tables> = Vec::new();
    for row in general {
        let code = plain(row.get("code"));
        if codes.contains(&code) {
            let (vi, en) = (
                "mã này đã có ở dòng trên; chỉ nhập dòng đầu",
                "this code stands in a row above; only the first is imported",
            );
            let problem = say::cell(at, &row.sheet, &row.cell("code"), vi, en);
            problems.push(problem.help("bỏ một trong hai dòng", "drop one of the two rows"));
            continue;
        }
        codes.push(code);
        out.push(Tables { rows: BTreeMap::from([(Part::General, vec![row])]) });
    }
    for (part, rows) in parts {
        for row in rows {
            let code = plain(row.get("code"));
            let owner = match code.is_empty() && codes.len() == 1 {
                true => Some(0),
                false => codes.iter().position(|known| *known == code),
            };
            match owner {
                Some(owner) => out[owner].rows.entry(part).or_default().push(row),
                None => problems.push(say::no_owner(at, &row.sheet, &row.cell("code"), row.get("code"))),
            }
        }
    }
    (out, problems)
}

/// Letters and figures of a name, without accents.
fn plain(name: &str) -> String {
    let words: Vec<String> = folded(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.join(" ")
}

/// The form a sheet holds and the row of its heads: the one it is called after, or the one whose columns it has.
fn form_of(sheet: &Sheet) -> Option<(&'static Form, u32)> {
    let name = plain(&sheet.name);
    let called = |form: &&Form| plain(form.name) == name || form.aliases.contains(&name.as_str());
    let by_name = FORMS.iter().find(called).and_then(|form| Some((form, head_of(sheet, form, 1)?.0)));
    by_name.or_else(|| {
        let fits =
            FORMS.iter().filter_map(|form| head_of(sheet, form, 2).map(|(row, count)| (count, form, row)));
        fits.max_by_key(|(count, form, _)| (*count, std::cmp::Reverse(form.part)))
            .map(|(_, form, row)| (form, row))
    })
}

/// The first row with the most heads of a form, a required one among them, and how many those are.
fn head_of(sheet: &Sheet, form: &Form, least: usize) -> Option<(u32, usize)> {
    let last = sheet.last_row()?.min(SEARCHED);
    let counted = (0..=last).map(|row| {
        let heads: Vec<&Column> = sheet.row(row).filter_map(|(_, text)| column_of(form, text)).collect();
        let required = heads.iter().any(|column| column.required);
        (if required { heads.len() } else { 0 }, std::cmp::Reverse(row))
    });
    let (count, std::cmp::Reverse(row)) = counted.max()?;
    (count >= least).then_some((row, count))
}

fn column_of(form: &Form, head: &str) -> Option<&'static Column> {
    let head = plain(head.lines().next().unwrap_or(head));
    let form = FORMS.iter().find(|known| known.part == form.part)?;
    form.columns.iter().find(|column| plain(column.head) == head || column.aliases.contains(&head.as_str()))
}

/// A code as it is officially written. A spreadsheet takes `1.013220` for a number and drops the nought at its end.
fn code(written: &str) -> String {
    let written = written.trim();
    match written.split_once('.') {
        Some((one, six))
            if one.len() == 1 && six.len() < 6 && written.chars().all(|c| c.is_ascii_digit() || c == '.') =>
        {
            format!("{one}.{six:0<6}")
        }
        _ => written.to_owned(),
    }
}

fn rows(sheet: &Sheet, form: &Form, head: u32, at: &At, problems: &mut Vec<Diagnostic>) -> Vec<Row> {
    let mut known: BTreeMap<u32, &'static Column> = BTreeMap::new();
    let mut others: BTreeMap<u32, String> = BTreeMap::new();
    for (column, text) in sheet.row(head) {
        match column_of(form, text) {
            Some(found) if !known.values().any(|column| column.key == found.key) => {
                known.insert(column, found);
            }
            _ => {
                others.insert(column, text.to_owned());
            }
        }
    }
    // A column of counting numbers says nothing.
    others.retain(|_, head| !matches!(plain(head).as_str(), "stt" | "tt" | "so thu tu" | "id"));
    let mut out = Vec::new();
    for number in head + 1..=sheet.last_row().unwrap_or(head) {
        let mut row =
            Row { sheet: sheet.name.clone(), row: number + 1, values: BTreeMap::new(), others: Vec::new() };
        for (column, text) in sheet.row(number) {
            if let Some(found) = known.get(&column) {
                let text = if found.key == "code" { code(text) } else { text.to_owned() };
                if !text.trim().is_empty() {
                    row.values.insert(found.key, (text, letters(column)));
                }
            } else if let Some(head) = others.get(&column).filter(|_| !says_nothing(text)) {
                row.others.push((head.clone(), text.to_owned()));
            }
        }
        let says = row.values.keys().any(|key| *key != "code") || !row.others.is_empty();
        if !says || plain(row.get("code")) == plain(EXAMPLE) {
            continue;
        }
        let missing = form.columns.iter().find(|column| column.required && row.get(column.key).is_empty());
        // Nobody is stopped by an agency that is missing: an import says that it is.
        match missing.filter(|column| !matches!(column.key, "decides" | "by")) {
            Some(column) => {
                let place =
                    known.iter().find(|(_, known)| known.key == column.key).map(|(at, _)| letters(*at));
                let place = format!("{}{}", place.unwrap_or_default(), number + 1);
                problems.push(say::missing(at, &sheet.name, &place, column.head));
            }
            None => out.push(row),
        }
    }
    out
}
