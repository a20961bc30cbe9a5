//! Tables of rule files: rows of typed cells, some of them in force only between two days.

use crate::facts::column::Type;
use crate::lang::rule::Const;
use crate::model::date::Date;

pub mod cells;
mod read;

pub use read::read;

/// A table that was read.
#[derive(Debug)]
pub struct Table {
    /// Its name in rules.
    pub name: String,
    /// The columns that are read, in the order declared.
    pub columns: Vec<Column>,
    /// The rows, in the order of the file, each with a cell for every column; none where the cell is empty.
    pub rows: Vec<Vec<Option<Const>>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, in rules and in the head of the file.
    pub name: String,
    /// Its type.
    pub ty: Type,
}

impl Table {
    /// The position of the column of this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// A cell; none where it is empty.
    pub fn cell(&self, row: u32, column: usize) -> Option<&Const> {
        self.rows.get(row as usize)?.get(column)?.as_ref()
    }

    /// Whether its rows have a first or a last day: a date column `from` or `until`.
    pub fn has_period(&self) -> bool {
        self.day("from").is_some() || self.day("until").is_some()
    }

    /// Whether a row holds on a day: not before its `from` and not after its `until`.
    pub fn in_force(&self, row: u32, day: Date) -> bool {
        let date = |name| match self.day(name).and_then(|column| self.cell(row, column)) {
            Some(Const::Date(date)) => Some(*date),
            _ => None,
        };
        day.within(date("from"), date("until"))
    }

    fn day(&self, name: &str) -> Option<usize> {
        let is_day = |ty| matches!(ty, Type::Date | Type::Optional(&Type::Date));
        self.columns.iter().position(|column| column.name == name && is_day(column.ty))
    }
}
