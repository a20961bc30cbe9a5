//! Paragraphs, cells and tables, in few words.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, Run, Shading, SpecialIndentType, Table, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

use super::page::{HEAD_ROW_HEIGHT, SMALL, TINY, mm};
use crate::report::plain::hides;

/// A stretch of text in one face.
#[derive(Clone, Debug)]
pub(super) enum Piece<'t> {
    /// As it is.
    Plain(&'t str),
    /// Bold.
    Bold(&'t str),
    /// Italic.
    Italic(&'t str),
}

/// Body text: justified, its first line indented.
pub(super) fn body(pieces: &[Piece<'_>]) -> Paragraph {
    filled(Paragraph::new(), pieces, None).align(AlignmentType::Both).indent(
        Some(0),
        Some(SpecialIndentType::FirstLine(mm(10))),
        None,
        None,
    )
}

/// Body text without an indent.
pub(super) fn flush(pieces: &[Piece<'_>]) -> Paragraph {
    filled(Paragraph::new(), pieces, None)
}

/// A heading of this level, from 1; it stays with what follows.
pub(super) fn heading(level: usize, text: &str) -> Paragraph {
    filled(Paragraph::new().style(&format!("Heading{level}")), &[Piece::Plain(text)], None).keep_next(true)
}

/// A line in the middle.
pub(super) fn centred(pieces: &[Piece<'_>]) -> Paragraph {
    flush(pieces).align(AlignmentType::Center)
}

/// A line of a title block: in the middle, nothing above or below, of this size.
pub(super) fn tight(pieces: &[Piece<'_>], size: usize) -> Paragraph {
    filled(Paragraph::new(), pieces, Some(size))
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(0).after(0))
}

/// A small note.
pub(super) fn note(text: &str) -> Paragraph {
    filled(Paragraph::new(), &[Piece::Italic(text)], Some(SMALL))
        .align(AlignmentType::Both)
        .line_spacing(LineSpacing::new().before(30).after(30))
}

/// Text in a cell.
pub(super) fn in_cell(pieces: &[Piece<'_>], align: AlignmentType) -> Paragraph {
    filled(Paragraph::new().style("Cell"), pieces, Some(SMALL)).align(align)
}

/// A cell of one paragraph in a table of long figures.
pub(super) fn figure_cell(piece: Piece<'_>, align: AlignmentType, width: i32) -> TableCell {
    cell_of(vec![filled(Paragraph::new().style("Cell"), &[piece], Some(TINY)).align(align)], width)
}

/// A cell of one paragraph.
pub(super) fn cell(pieces: &[Piece<'_>], align: AlignmentType, width: i32) -> TableCell {
    cell_of(vec![in_cell(pieces, align)], width)
}

/// A cell of these paragraphs.
pub(super) fn cell_of(paragraphs: Vec<Paragraph>, width: i32) -> TableCell {
    let cell = TableCell::new().width(mm(width) as usize, WidthType::Dxa);
    paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
}

/// A row that is not broken across pages.
pub(super) fn row(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells).cant_split()
}

/// A row that may be broken: where one holds more than a page may take.
pub(super) fn long_row(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells)
}

/// The head of a table, repeated on every page.
pub(super) fn head_row(titles: &[(&str, i32)]) -> TableRow {
    let cells = titles.iter().map(|(title, width)| {
        figure_cell(Piece::Bold(title), AlignmentType::Center, *width)
            .vertical_align(VAlignType::Center)
            .shading(Shading::new().fill("EDEDED"))
    });
    row(cells.collect()).row_height(HEAD_ROW_HEIGHT)
}

/// A table with lines around each cell; widths in millimetres.
pub(super) fn table(rows: Vec<TableRow>, widths: &[i32]) -> Table {
    let margins = TableCellMargins::new().margin(0, 85, 0, 85);
    laid(Table::new(rows), widths).margins(margins)
}

/// A table without lines, for things that stand side by side.
pub(super) fn side_by_side(rows: Vec<TableRow>, widths: &[i32]) -> Table {
    laid(Table::without_borders(rows), widths)
}

/// A short line in the middle of a cell, as stands under the name of an agency and under the motto; both in millimetres.
pub(super) fn rule(width: i32, of: i32) -> Paragraph {
    let line = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6);
    let beside = Some(mm((of - width) / 2));
    let mut paragraph = filled(Paragraph::new(), &[], Some(8))
        .line_spacing(LineSpacing::new().before(20).after(0))
        .indent(beside, None, beside, None);
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(line));
    paragraph
}

fn laid(table: Table, widths: &[i32]) -> Table {
    let grid: Vec<usize> = widths.iter().map(|width| mm(*width) as usize).collect();
    let width = grid.iter().sum();
    table.set_grid(grid).width(width, WidthType::Dxa).layout(TableLayoutType::Fixed)
}

fn filled(paragraph: Paragraph, pieces: &[Piece<'_>], size: Option<usize>) -> Paragraph {
    pieces.iter().fold(paragraph, |paragraph, piece| {
        let (text, run) = match piece {
            Piece::Plain(text) => (text, Run::new()),
            Piece::Bold(text) => (text, Run::new().bold()),
            Piece::Italic(text) => (text, Run::new().italic()),
        };
        let run = size.map_or(run.clone(), |size| run.size(size));
        paragraph.add_run(run.add_text(clean(text)))
    })
}

/// Text without line ends, without letters a file may not hold or that hide others, in the quotation marks of official texts.
fn clean(text: &str) -> String {
    let paired = text.matches('`').count().is_multiple_of(2);
    let mut open = false;
    let mut mark = || {
        open = !open;
        if open { '“' } else { '”' }
    };
    let kept = text.chars().filter(|c| (c.is_whitespace() || !c.is_control()) && !hides(*c));
    let kept = kept.filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'));
    kept.map(|c| match c {
        '«' => '“',
        '»' => '”',
        '`' if paired => mark(),
        '\u{a0}' => c,
        c if c.is_whitespace() => ' ',
        c => c,
    })
    .collect()
}
