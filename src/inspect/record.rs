//! One line of a log as it was written, and why a log cannot be read on. Knows nothing of CSV or XES.

use crate::text::{Lang, Text};

/// What a cell of a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The number of the dossier.
    Dossier,
    /// The procedure.
    Procedure,
    /// The step.
    Step,
    /// The agency.
    Agency,
    /// When it began.
    Start,
    /// When it was done.
    End,
    /// When the dossier is due.
    Due,
    /// What came of it.
    Outcome,
    /// Whether it is the start or the end of a step.
    Lifecycle,
}

/// How many fields there are.
pub const FIELDS: usize = 9;

/// One line: the cells of the columns the mapping names; others are not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record<'r> {
    /// The line, counted from 1 with the heading; in XES the event.
    pub line: u64,
    /// The cells by [`Field`]; empty where there is none.
    pub cells: [&'r [u8]; FIELDS],
    /// Whether the line has fewer cells than the heading has columns.
    pub malformed: bool,
}

impl<'r> Record<'r> {
    /// What a cell says, without spaces around it.
    pub fn get(&self, field: Field) -> &'r [u8] {
        self.cells[field as usize].trim_ascii()
    }
}

/// Why a log cannot be read, or not be read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not sorted as was thought: it has to be read again with every dossier kept.
    NotSorted,
    /// In words, with what to do.
    Said(Text),
}

impl Refused {
    /// In words: what is wrong, and what to do.
    pub fn said(vi: impl Into<String>, en: impl Into<String>) -> Refused {
        Refused::Said(Text::new(vi, en))
    }

    /// What is wrong, in the reader's language.
    pub fn text(&self, lang: Lang) -> &str {
        match self {
            Refused::NotSorted => lang.pick(
                "các dòng của nhật ký không được sắp xếp như dự kiến; sắp xếp nhật ký theo mã hồ sơ hoặc ghi `order: none`",
                "the lines of the log are not sorted as was thought; sort the log by dossier, or write `order: none`",
            ),
            Refused::Said(text) => text.get(lang),
        }
    }

    /// A log that is no sound gzip from its first bytes on.
    pub fn broken_pack() -> Refused {
        Refused::said(
            "tệp nén gzip bị hỏng hoặc bị đứt ngay từ đầu; tải lại tệp đầy đủ rồi chạy lại",
            "the gzip file is broken from its beginning; fetch the whole file and run again",
        )
    }

    /// What cannot be read on, of a reader's trouble.
    pub(crate) fn trouble(error: &std::io::Error, line: u64) -> Refused {
        match error.kind() {
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidInput => Refused::said(
                format!("tệp nén bị đứt giữa chừng, sau dòng {line}; tải lại tệp đầy đủ rồi chạy lại"),
                format!(
                    "the compressed file breaks off after line {line}; fetch the whole file and run again"
                ),
            ),
            _ => Refused::said(
                format!("không đọc tiếp được sau dòng {line}; kiểm tra tệp còn nguyên vẹn"),
                format!("cannot read on after line {line} ({error}); check that the file is whole"),
            ),
        }
    }
}
