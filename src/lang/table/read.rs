//! From a CSV file to a table: its head, its rows, and what is wrong with either.

use std::collections::HashMap;

use super::cells::{self, Cell};
use super::{Column, Table};
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast;
use crate::lang::rule::Const;
use crate::lang::vocabulary::type_name;
use crate::model::date::Date;
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::{Lang, composed};

/// The most rows a table may have.
const MOST_ROWS: usize = 20_000;
/// The most mistakes said of one table.
const MOST_SAID: usize = 20;

/// Reads the table declared in a rule file with these columns from the text of its data file.
pub fn read(
    (source, written): (SourceId, &ast::Table),
    types: &[Type],
    (data, text): (SourceId, &str),
) -> Result<Table, Vec<Diagnostic>> {
    let mark = cells::mark(text);
    let mut rows = cells::rows(text, mark);
    if rows.is_empty() {
        return Err(vec![empty(data)]);
    }
    let head = rows.remove(0);
    let mut problems = twice(data, &head);
    let mut positions = Vec::new();
    for column in &written.columns {
        match head.iter().position(|cell| composed(&cell.text) == column.name.node) {
            Some(at) => positions.push(at),
            None => problems.push(no_column((source, &column.name), (data, &head))),
        }
    }
    if rows.len() > MOST_ROWS {
        let span = rows[MOST_ROWS].first().map_or(Span::new(0, 0), |cell| cell.span);
        problems.push(too_long(data, span));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let columns: Vec<Column> = written
        .columns
        .iter()
        .zip(types)
        .map(|(column, ty)| Column { name: column.name.node.clone(), ty: *ty })
        .collect();
    let mut read = Vec::new();
    for row in &rows {
        if row.len() != head.len() {
            problems.push(ragged(data, row, head.len()));
            continue;
        }
        let found = columns.iter().zip(&positions).map(|(column, at)| {
            cell(&row[*at], column.ty, mark).map_err(|()| Box::new(wrong_cell(data, &row[*at], column)))
        });
        match found.collect::<Result<Vec<_>, _>>() {
            Ok(row) => read.push(row),
            Err(problem) => problems.push(*problem),
        }
    }
    problems.truncate(MOST_SAID);
    if problems.is_empty() {
        Ok(Table { name: written.name.node.clone(), columns, rows: read })
    } else {
        Err(problems)
    }
}

fn cell(cell: &Cell, ty: Type, mark: u8) -> Result<Option<Const>, ()> {
    let written = cell.text.as_str();
    let ty = match ty {
        Type::Optional(_) if written.is_empty() => return Ok(None),
        Type::Optional(ty) => *ty,
        ty => ty,
    };
    if written.is_empty() {
        return Err(());
    }
    let found = match ty {
        Type::Date => Date::parse(written).or_else(|| day_first(written)).map(Const::Date),
        Type::Int => written.parse().ok().map(Const::Int),
        Type::Decimal => thousandths(written, mark).map(Const::Decimal),
        Type::Percent => {
            thousandths(written.trim_end_matches('%').trim(), mark).map(|n| Const::Percent(n / 10))
        }
        Type::Money => written.trim_end_matches("VND").trim().parse().ok().map(Const::Money),
        Type::Bool => match written.to_lowercase().as_str() {
            "true" | "yes" | "có" | "đúng" => Some(Const::Bool(true)),
            "false" | "no" | "không" | "sai" => Some(Const::Bool(false)),
            _ => None,
        },
        _ => Some(Const::Text(composed(written).into_owned())),
    };
    found.map(Some).ok_or(())
}

/// A day as it is written in Vietnam: `01/7/2025`.
fn day_first(written: &str) -> Option<Date> {
    let mut parts = written.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = parts.next().is_none()
        && [day, month, year].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).filter(|_| plain)
}

/// A number with a decimal point, or where cells are parted by `;` a decimal comma.
fn thousandths(written: &str, mark: u8) -> Option<i64> {
    let written = if mark == b';' { written.replace(',', ".") } else { written.to_owned() };
    let (sign, digits) = written.strip_prefix('-').map_or((1, written.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 3 || !plain(whole) || !plain(part) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    whole.checked_mul(1000)?.checked_add(format!("{part:0<3}").parse().ok()?).map(|number| sign * number)
}

fn empty(data: SourceId) -> Diagnostic {
    Diagnostic::error("table-empty", "tệp dữ liệu này trống", "this data file is empty")
        .at(data, Span::new(0, 0))
        .help("ghi tên các cột ở dòng đầu", "write the names of the columns in its first line")
}

fn twice(data: SourceId, head: &[Cell]) -> Vec<Diagnostic> {
    let mut seen: HashMap<&str, &Cell> = HashMap::new();
    let again = head.iter().filter(|cell| !cell.text.is_empty()).filter_map(|cell| {
        let first = *seen.entry(cell.text.as_str()).or_insert(cell);
        (!std::ptr::eq(first, cell)).then_some((first, cell))
    });
    again
        .take(MOST_SAID)
        .map(|(first, cell)| {
            Diagnostic::error(
                "table-column-twice",
                format!("cột `{}` xuất hiện hai lần", cell.text),
                format!("the column `{}` is there twice", cell.text),
            )
            .at(data, cell.span)
            .at_saying(data, first.span, "lần đầu ở đây", "first here")
            .help("đặt tên khác cho một trong hai cột", "give one of the two another name")
        })
        .collect()
}

fn no_column((source, column): (SourceId, &ast::Word), (data, head): (SourceId, &[Cell])) -> Diagnostic {
    let whole = head[0].span.to(head[head.len() - 1].span);
    let problem = Diagnostic::error(
        "table-column",
        format!("tệp dữ liệu không có cột `{}`", column.node),
        format!("the data file has no column `{}`", column.node),
    )
    .at(source, column.span)
    .at_saying(data, whole, "các cột của tệp", "the columns of the file");
    match nearest(&column.node, head.iter().map(|cell| cell.text.as_str())) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => problem.help("thêm cột này vào tệp dữ liệu", "add the column to the data file"),
    }
}

fn too_long(data: SourceId, span: Span) -> Diagnostic {
    Diagnostic::error(
        "table-too-long",
        format!("bảng có quá {MOST_ROWS} dòng"),
        format!("the table has more than {MOST_ROWS} rows"),
    )
    .at(data, span)
    .help("chia thành nhiều bảng", "split it into several tables")
}

fn ragged(data: SourceId, row: &[Cell], wanted: usize) -> Diagnostic {
    let found = row.len();
    Diagnostic::error(
        "table-row",
        format!("dòng này có {found} ô nhưng bảng có {wanted} cột"),
        format!("this row has {found} cells, but the table has {wanted} columns"),
    )
    .at(data, row[0].span.to(row[found - 1].span))
    .help(
        "đặt ô có dấu phân cách bên trong vào dấu ngoặc kép, hoặc thêm ô còn thiếu",
        "quote a cell that has the separator in it, or add the missing cells",
    )
}

fn wrong_cell(data: SourceId, cell: &Cell, column: &Column) -> Diagnostic {
    let ty = if let Type::Optional(ty) = column.ty { *ty } else { column.ty };
    let (vi, en) = (type_name(ty, Lang::Vi), type_name(ty, Lang::En));
    if cell.text.is_empty() {
        return Diagnostic::error(
            "table-cell",
            format!("ô của cột `{}` để trống", column.name),
            format!("the cell of the column `{}` is empty", column.name),
        )
        .at(data, cell.span)
        .help(
            "điền ô này, hoặc thêm `?` sau kiểu của cột trong tệp quy tắc",
            "fill it in, or put `?` after the type of the column in the rule file",
        );
    }
    let problem = Diagnostic::error(
        "table-cell",
        format!("cột `{}` cần {vi} nhưng ô này ghi `{}`", column.name, cell.text),
        format!("the column `{}` wants {en}, but this cell says `{}`", column.name, cell.text),
    )
    .at(data, cell.span);
    let (vi, en) = match ty {
        Type::Date => (
            "viết ngày theo dạng `2025-07-01` hoặc `01/7/2025`",
            "write the day as `2025-07-01` or `01/7/2025`",
        ),
        Type::Bool => ("viết `có` hoặc `không`", "write `yes` or `no`"),
        _ => (
            "chỉ viết các chữ số, không có dấu phân cách hàng nghìn",
            "write digits only, with nothing between thousands",
        ),
    };
    problem.help(vi, en)
}
