//! The page of an official document (Decree 30/2020/NĐ-CP, Annex I): A4, its margins, its font, page numbers in the middle
//! of the header from the second page; and the file it is written to, the same bytes each time.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, RunFonts,
    Style, StyleType, Table,
};

use crate::text::Lang;

/// Twentieths of a point in a millimetre, a thousandfold.
const TWIPS_PER_MM: i32 = 56_693;

/// The width of the text: A4 less the margins of 30 and 15 mm.
pub(super) const WIDTH_MM: i32 = 210 - 30 - 15;

/// Millimetres as the file counts them.
pub(super) fn mm(size: i32) -> i32 {
    size * TWIPS_PER_MM / 1000
}

/// Half points of the font: body text, the smaller text of tables and notes, and that of tables of long figures.
pub(super) const BODY: usize = 26;
pub(super) const SMALL: usize = 24;
pub(super) const TINY: usize = 22;

const FONT: &str = "Times New Roman";

/// A document being written.
pub(super) struct Page {
    docx: Docx,
    title: String,
    pub(super) lang: Lang,
}

impl Page {
    /// An empty document.
    pub(super) fn new(lang: Lang, vi: &str, en: &str) -> Page {
        let margin = PageMargin::new()
            .top(mm(20))
            .bottom(mm(20))
            .left(mm(30))
            .right(mm(15))
            .header(mm(10))
            .footer(mm(10));
        let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
        let number = Paragraph::new().align(AlignmentType::Center).size(BODY).add_page_num(PageNum::new());
        let mut docx = Docx::new()
            .page_size(mm(210) as u32, mm(297) as u32)
            .page_margin(margin)
            .default_fonts(fonts)
            .default_size(BODY)
            .header(Header::new().add_paragraph(number))
            .first_header(Header::new().add_paragraph(Paragraph::new()))
            .title_pg();
        for style in styles() {
            docx = docx.add_style(style);
        }
        Page { docx, title: lang.pick(vi, en).to_owned(), lang }
    }

    /// One of two texts, in the reader's language.
    pub(super) fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(vi, en)
    }

    /// Adds a paragraph.
    pub(super) fn put(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    /// Adds a table.
    pub(super) fn put_table(&mut self, table: Table) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    /// The file. What the writer cannot say itself is put into its text: the language, the title, rows of a table head
    /// that are repeated on every page; and paragraphs get their numbers anew, so that they do not depend on what was
    /// written before.
    pub(super) fn bytes(self) -> Vec<u8> {
        let mut parts = self.docx.build();
        let lang = self.lang.pick("vi-VN", "en-GB");
        let title = escaped(&self.title);
        replace(&mut parts.document, HEAD_ROW, "<w:tblHeader />");
        replace(
            &mut parts.styles,
            "</w:rPr></w:rPrDefault>",
            &format!("<w:lang w:val=\"{lang}\" w:eastAsia=\"{lang}\" /></w:rPr></w:rPrDefault>"),
        );
        let core = &mut parts.doc_props.core;
        replace(core, "<dc:creator>unknown</dc:creator>", "<dc:creator>rasoat</dc:creator>");
        replace(core, ">unknown</cp:lastModifiedBy>", ">rasoat</cp:lastModifiedBy>");
        replace(core, "</cp:coreProperties>", &format!("<dc:title>{title}</dc:title></cp:coreProperties>"));
        let mut next = 0;
        renumber(&mut parts.document, &mut next);
        for part in parts.headers.iter_mut().chain(&mut parts.footers) {
            renumber(part, &mut next);
        }
        let mut file = Cursor::new(Vec::new());
        parts.pack(&mut file).expect("a file in memory can always be written");
        file.into_inner()
    }
}

/// The height by which a row of a table head is known: no other row has one.
pub(super) const HEAD_ROW_HEIGHT: f32 = 1.0;
const HEAD_ROW: &str = "<w:trHeight w:val=\"1\" w:hRule=\"atLeast\" />";

fn styles() -> Vec<Style> {
    let spacing = |before, after| {
        LineSpacing::new().before(before).after(after).line(264).line_rule(LineSpacingType::Auto)
    };
    let base = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name).q_format(true);
    let heading = |level: usize| {
        base(&format!("Heading{level}"), &format!("heading {level}"))
            .based_on("Normal")
            .next("Normal")
            .bold()
            .outline_lvl(level - 1)
    };
    vec![
        base("Normal", "Normal").size(BODY).line_spacing(spacing(60, 60)),
        base("Title", "Title")
            .based_on("Normal")
            .next("Normal")
            .bold()
            .size(BODY + 2)
            .align(AlignmentType::Center)
            .line_spacing(spacing(240, 60)),
        heading(1).align(AlignmentType::Center).line_spacing(spacing(240, 120)),
        heading(2).line_spacing(spacing(180, 60)),
        heading(3).line_spacing(spacing(180, 60)),
        heading(4).line_spacing(spacing(60, 60)),
        base("Cell", "Cell")
            .based_on("Normal")
            .size(SMALL)
            .line_spacing(LineSpacing::new().before(30).after(30).line(240).line_rule(LineSpacingType::Auto)),
    ]
}

fn replace(part: &mut Vec<u8>, from: &str, to: &str) {
    let text = String::from_utf8_lossy(part).replace(from, to);
    *part = text.into_bytes();
}

/// Numbers the paragraphs from `next` on.
fn renumber(part: &mut Vec<u8>, next: &mut u32) {
    const MARK: &str = "w14:paraId=\"";
    let text = String::from_utf8_lossy(part).into_owned();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(MARK) {
        let (head, tail) = rest.split_at(at + MARK.len());
        let end = tail.find('"').unwrap_or(0);
        *next += 1;
        out.push_str(head);
        out.push_str(&format!("{next:08X}"));
        rest = &tail[end..];
    }
    out.push_str(rest);
    *part = out.into_bytes();
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
