//! Reads a workbook and computes its formulas: the few forms that reports write, and nothing else.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

/// A workbook: values as stored, and formulas.
pub(crate) struct Book {
    pub(crate) sheets: Vec<String>,
    values: BTreeMap<String, Range<Data>>,
    formulas: BTreeMap<String, Range<String>>,
    names: BTreeMap<String, (String, u32, u32)>,
}

impl Book {
    pub(crate) fn read(bytes: &[u8]) -> Book {
        let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let sheets = file.sheet_names();
        let names = file.defined_names().to_vec();
        let values = sheets.iter().map(|name| (name.clone(), file.worksheet_range(name).unwrap())).collect();
        let formulas =
            sheets.iter().map(|name| (name.clone(), file.worksheet_formula(name).unwrap())).collect();
        let names = names.into_iter().filter(|(name, _)| !name.starts_with('_'));
        let names = names.map(|(name, place)| (name, place_of(&place.replace('$', ""), ""))).collect();
        Book { sheets, values, formulas, names }
    }

    /// Writes another number into a named cell.
    pub(crate) fn set(&mut self, name: &str, number: f64) {
        let (sheet, row, column) = self.names[name].clone();
        self.values.get_mut(&sheet).unwrap().set_value((row, column), Data::Float(number));
    }

    pub(crate) fn value(&self, sheet: &str, row: u32, column: u32) -> &Data {
        self.values[sheet].get_value((row, column)).unwrap_or(&Data::Empty)
    }

    pub(crate) fn formula(&self, sheet: &str, row: u32, column: u32) -> Option<&str> {
        let found = self.formulas[sheet].get_value((row, column)).map(String::as_str);
        found.filter(|formula| !formula.is_empty())
    }

    /// Every cell with a formula.
    pub(crate) fn cells(&self) -> Vec<(&str, u32, u32)> {
        let mut all = Vec::new();
        for (sheet, range) in &self.formulas {
            let Some((top, left)) = range.start() else { continue };
            for (row, column, formula) in range.used_cells() {
                if !formula.is_empty() {
                    all.push((sheet.as_str(), top + row as u32, left + column as u32));
                }
            }
        }
        all
    }

    /// The rows of a sheet that has one.
    pub(crate) fn rows(&self, sheet: &str) -> u32 {
        self.values[sheet].end().map_or(0, |(row, _)| row + 1)
    }

    /// What a cell comes to, computed anew through all formulas.
    pub(crate) fn compute(&self, sheet: &str, row: u32, column: u32) -> f64 {
        match self.formula(sheet, row, column) {
            Some(formula) => {
                let mut parser = Parser { book: self, sheet, rest: formula };
                let number = parser.equal();
                assert!(parser.rest.is_empty(), "`{formula}` is not understood at `{}`", parser.rest);
                number
            }
            None => match self.value(sheet, row, column) {
                Data::Float(number) => *number,
                Data::Int(number) => *number as f64,
                other => panic!("{sheet} row {row} column {column} holds {other:?}, not a number"),
            },
        }
    }
}

/// `'A sheet'!B3` as sheet, row, column from 0.
fn place_of(text: &str, here: &str) -> (String, u32, u32) {
    let (sheet, cell) = text.rsplit_once('!').unwrap_or((here, text));
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    assert!(letters.len() == 1, "`{text}` is not a place");
    let column = u32::from(letters.as_bytes()[0] - b'A');
    (sheet.trim_matches('\'').to_owned(), cell[1..].parse::<u32>().unwrap() - 1, column)
}

struct Parser<'b> {
    book: &'b Book,
    sheet: &'b str,
    rest: &'b str,
}

impl<'b> Parser<'b> {
    fn takes(&mut self, sign: &str) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn needs(&mut self, sign: &str) {
        assert!(self.takes(sign), "`{sign}` is missing before `{}`", self.rest);
    }

    fn equal(&mut self) -> f64 {
        let left = self.sum();
        if self.takes("=") { f64::from(u8::from(left == self.sum())) } else { left }
    }

    fn sum(&mut self) -> f64 {
        let mut total = self.product();
        loop {
            if self.takes("+") {
                total += self.product();
            } else if self.takes("-") {
                total -= self.product();
            } else {
                return total;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut total = self.atom();
        loop {
            if self.takes("*") {
                total *= self.atom();
            } else if self.takes("/") {
                total /= self.atom();
            } else {
                return total;
            }
        }
    }

    fn atom(&mut self) -> f64 {
        if self.takes("(") {
            let inner = self.equal();
            self.needs(")");
            return inner;
        }
        if self.takes("ROUND(") {
            let number = self.equal();
            self.needs(",");
            let scale = 10f64.powi(self.equal() as i32);
            self.needs(")");
            return (number * scale).round() / scale;
        }
        if self.takes("IF(") {
            let holds = self.equal() != 0.0;
            self.needs(",");
            let yes = self.equal();
            self.needs(",");
            let no = self.equal();
            self.needs(")");
            return if holds { yes } else { no };
        }
        if self.takes("SUM(") {
            let (sheet, first, column) = self.place();
            self.needs(":");
            let (_, last, other) = self.place();
            self.needs(")");
            assert_eq!(column, other, "a sum runs down one column");
            let text = |row: &u32| matches!(self.book.value(&sheet, *row, column), Data::String(_));
            let numbers = (first..=last).filter(|row| !text(row));
            return numbers.map(|row| self.book.compute(&sheet, row, column)).sum();
        }
        let digits = self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            let (number, rest) = self.rest.split_at(digits);
            self.rest = rest;
            return number.parse().unwrap();
        }
        let (sheet, row, column) = self.place();
        self.book.compute(&sheet, row, column)
    }

    /// A reference or a name.
    fn place(&mut self) -> (String, u32, u32) {
        let quoted = self.rest.strip_prefix('\'').map_or(0, |rest| rest.find('\'').unwrap() + 2);
        let after = &self.rest[quoted..];
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '!';
        let length = quoted + after.len() - after.trim_start_matches(plain).len();
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        match self.book.names.get(text) {
            Some(place) => place.clone(),
            None => place_of(text, self.sheet),
        }
    }
}
