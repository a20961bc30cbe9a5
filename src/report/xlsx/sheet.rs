//! One sheet being written: its cells, its faces, its print setup. Text is never taken as a formula.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet};

use crate::report::plain::hides;
use crate::text::Lang;

/// The names of the sheets.
pub(super) struct Names {
    pub(super) summary: &'static str,
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    pub(super) comparison: &'static str,
    pub(super) assumptions: &'static str,
    pub(super) findings: &'static str,
}

impl Names {
    /// In the reader's language; each at most 31 letters.
    pub(super) fn of(lang: Lang) -> Names {
        lang.pick(
            Names {
                summary: "Tổng hợp",
                before: "Chi phí hiện tại",
                after: "Chi phí sau đơn giản hóa",
                comparison: "So sánh",
                assumptions: "Giả định & nguồn",
                findings: "Phát hiện",
            },
            Names {
                summary: "Summary",
                before: "Cost now",
                after: "Cost after",
                comparison: "Comparison",
                assumptions: "Assumptions & sources",
                findings: "Findings",
            },
        )
    }
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// The title of a sheet.
    Title,
    /// A remark under the title.
    Remark,
    /// The head of a table.
    Head,
    /// Text of a table.
    Text,
    /// Text of a line that sums others up.
    Strong,
    /// A whole number.
    Number,
    /// Hours and other numbers with decimals.
    Decimal,
    /// Đồng.
    Money,
    /// Đồng, of a line that sums others up.
    Total,
    /// A share.
    Percent,
    /// A share, of a line that sums others up.
    TotalPercent,
    /// A figure that a person may change.
    Input,
}

/// A sheet being written. Rows and columns count from 0.
pub(super) struct Sheet {
    inner: Worksheet,
    unit: &'static str,
    widths: Vec<u16>,
    /// The lines of the rows that need more than one.
    lines: BTreeMap<u32, usize>,
}

/// The rows and the letters of a cell that the format allows.
const ROWS: u32 = 1_048_576;
const LETTERS: usize = 32_767;

/// The height of a line in points, and the most lines a row can be high enough for.
const LINE: f64 = 14.5;
const MOST_LINES: usize = 27;

impl Sheet {
    /// An empty sheet: A4 landscape, one page wide, with page numbers.
    pub(super) fn new(name: &str, lang: Lang, widths: &[u16]) -> Sheet {
        let mut inner = Worksheet::new();
        inner.set_name(name).expect("the names of the sheets are short and plain");
        for (column, width) in widths.iter().enumerate() {
            let set = inner.set_column_width(column as u16, *width);
            set.expect("a sheet has a handful of columns");
        }
        inner.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        inner.set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3);
        inner.set_header(format!("&C{}", name.replace('&', "&&")));
        inner.set_footer("&C&P/&N");
        Sheet { inner, unit: lang.pick("đồng", "VND"), widths: widths.to_vec(), lines: BTreeMap::new() }
    }

    /// Writes the title and the remarks under it; the row after them.
    pub(super) fn title(&mut self, title: &str, remarks: &[&str]) -> u32 {
        self.text(0, 0, title, Face::Title);
        for (at, remark) in remarks.iter().enumerate() {
            self.text(at as u32 + 1, 0, remark, Face::Remark);
        }
        remarks.len() as u32 + 2
    }

    /// Writes the head of the table, which stays in sight and is printed on every page.
    pub(super) fn head(&mut self, row: u32, titles: &[&str]) {
        for (column, title) in titles.iter().enumerate() {
            self.text(row, column as u16, title, Face::Head);
        }
        self.inner.set_freeze_panes(row + 1, 0).expect("the head stands in the first rows");
        self.inner.set_repeat_rows(row, row).expect("the head stands in the first rows");
    }

    /// Writes text, cut to what a cell can hold. It stays text whatever it begins with.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, face: Face) {
        if row >= ROWS {
            return;
        }
        let text: String = text.chars().filter(|c| is_plain(*c)).take(LETTERS).collect();
        if !matches!(face, Face::Title | Face::Remark) {
            let lines = self.lines_of(column, &text, face);
            let most = self.lines.entry(row).or_insert(1);
            *most = lines.max(*most);
        }
        let mut format = self.format(face);
        if text.starts_with(['=', '+', '-', '@']) {
            format = format.set_quote_prefix();
        }
        let written = self.inner.write_string_with_format(row, column, text, &format);
        written.expect("the row and the length were looked at");
    }

    /// Writes a number.
    pub(super) fn number(&mut self, row: u32, column: u16, number: f64, face: Face) {
        if row < ROWS {
            let format = self.format(face);
            let written = self.inner.write_number_with_format(row, column, number, &format);
            written.expect("the row was looked at");
        }
    }

    /// Writes a formula with the number it gives.
    pub(super) fn formula(&mut self, row: u32, column: u16, formula: &str, gives: f64, face: Face) {
        if row < ROWS {
            let format = self.format(face);
            let formula = Formula::new(format!("={formula}")).set_result(gives.to_string());
            let written = self.inner.write_formula_with_format(row, column, formula, &format);
            written.expect("the row was looked at");
        }
    }

    /// Lets a reader filter the table between these rows.
    pub(super) fn filter(&mut self, first: u32, last: u32) {
        let last = last.clamp(first, ROWS - 1);
        let set = self.inner.autofilter(first, 0, last, self.widths.len() as u16 - 1);
        set.expect("the rows were looked at");
    }

    /// The sheet for a book. Rows are as high as their text needs, so that every viewer shows all of it.
    pub(super) fn done(mut self) -> Worksheet {
        for (row, lines) in self.lines {
            let high = (lines.min(MOST_LINES) as f64) * LINE + 4.0;
            self.inner.set_row_height(row, high).expect("the row was looked at");
        }
        self.inner
    }

    /// The lines text takes in a column, whose width is counted in figures; most letters are narrower.
    fn lines_of(&self, column: u16, text: &str, face: Face) -> usize {
        let width = usize::from(self.widths.get(usize::from(column)).copied().unwrap_or(10));
        let tenths = if matches!(face, Face::Head | Face::Strong) { 10 } else { 9 };
        let mut lines = 1;
        let mut used = 0;
        for word in text.split(' ') {
            let letters = (word.chars().count() * tenths).div_ceil(10);
            if used > 0 && used + letters > width {
                lines += 1;
                used = 0;
            }
            lines += letters.saturating_sub(1) / width.max(1);
            used += letters + 1;
        }
        lines
    }

    fn format(&self, face: Face) -> Format {
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(11);
        let in_table = || {
            plain
                .clone()
                .set_border(FormatBorder::Thin)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
        };
        let strong = || in_table().set_bold().set_background_color(Color::RGB(0x00F2_F2F2));
        let money = format!("#,##0 \"{}\"", self.unit);
        match face {
            Face::Title => plain.set_bold().set_font_size(14),
            Face::Remark => plain.set_italic(),
            Face::Head => {
                strong().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00D9_E1F2))
            }
            Face::Text => in_table(),
            Face::Strong => strong(),
            Face::Number | Face::Money => in_table().set_num_format("#,##0"),
            Face::Decimal => in_table().set_num_format("#,##0.0##"),
            Face::Total => strong().set_num_format(money),
            Face::Percent => in_table().set_num_format("0.00%"),
            Face::TotalPercent => strong().set_num_format("0.00%"),
            Face::Input => {
                in_table().set_num_format(money).set_bold().set_background_color(Color::RGB(0x00FF_F2CC))
            }
        }
    }
}

/// The letter of a column; a sheet of ours has at most 26.
pub(super) fn letter(column: u16) -> char {
    char::from(b'A' + (column.min(25) as u8))
}

/// A reference to a cell of a sheet.
pub(super) fn cell_of(sheet: &str, row: u32, column: u16) -> String {
    format!("'{sheet}'!{}{}", letter(column), row + 1)
}

/// Whether a letter may stand in a file and hides no other.
fn is_plain(c: char) -> bool {
    (!c.is_control() || c == '\n') && !hides(c) && !matches!(c, '\u{fffe}' | '\u{ffff}')
}
