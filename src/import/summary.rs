//! What an import came to, counted: records, rows of the dossier by what they are, and what was not understood, by field.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::text::Lang;

/// The counts of one import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records read.
    pub records: usize,
    /// Of these, made into procedures.
    pub imported: usize,
    /// Rows of the dossiers.
    pub rows: Rows,
    /// Texts kept word for word, by field of the source, and in how many procedures.
    pub unparsed: BTreeMap<String, (usize, usize)>,
    /// Remarks set apart, by field.
    pub notes: BTreeMap<String, usize>,
    /// How many procedures have each part.
    pub parts: BTreeMap<&'static str, usize>,
}

/// Rows of dossiers by what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Papers, by the words that name them.
    pub documents: usize,
    /// Papers, only because originals or copies of them are counted.
    pub counted: usize,
    /// Papers of which one is enough.
    pub alternatives: usize,
    /// Remarks among the papers.
    pub notes: usize,
    /// Rows nobody can tell.
    pub unclear: usize,
    /// Of the papers, those whose type the catalog knows.
    pub recognised: usize,
    /// Of the papers, those asked for only where a register cannot answer.
    pub fallback: usize,
}

impl Rows {
    /// All rows.
    pub fn all(&self) -> usize {
        self.documents + self.counted + self.alternatives + self.notes + self.unclear
    }

    /// The share of rows that were told, in hundredths of a per cent; all of them where there is none.
    pub fn told(&self) -> usize {
        match self.all() {
            0 => 10_000,
            all => (all - self.unclear) * 10_000 / all,
        }
    }
}

impl Summary {
    /// Counts what one procedure keeps word for word.
    pub fn keep(&mut self, unparsed: &BTreeMap<String, Vec<String>>, notes: &BTreeMap<String, Vec<String>>) {
        for (field, texts) in unparsed {
            let count = self.unparsed.entry(field.clone()).or_default();
            *count = (count.0 + texts.len(), count.1 + 1);
        }
        for (field, texts) in notes {
            *self.notes.entry(field.clone()).or_default() += texts.len();
        }
    }

    /// Counts one more procedure that has a part.
    pub fn has(&mut self, part: &'static str, there: bool) {
        *self.parts.entry(part).or_default() += usize::from(there);
    }

    /// The summary as a person reads it.
    pub fn show(&self, lang: Lang) -> String {
        let mut out = String::new();
        let rows = &self.rows;
        let said = |vi: String, en: String| lang.pick(vi, en);
        let share = rows.told();
        let share = format!("{}{}{:02}", share / 100, lang.pick(',', '.'), share % 100);
        let _ = writeln!(
            out,
            "{}",
            said(
                format!("Đã nhập {} trong số {} bản ghi.", self.imported, self.records),
                format!("{} of {} records imported.", self.imported, self.records),
            )
        );
        if rows.all() > 0 {
            let _ = writeln!(
                out,
                "{}",
                said(
                    format!("Dòng thành phần hồ sơ: {}; xác định được {share}%.", rows.all()),
                    format!("Rows of dossiers: {}; {share}% told apart.", rows.all()),
                )
            );
            for (count, vi, en) in [
                (rows.documents, "giấy tờ", "documents"),
                (rows.counted, "giấy tờ, chỉ nhận ra qua số lượng", "documents, only by their counts"),
                (rows.alternatives, "giấy tờ thay thế cho nhau", "alternatives"),
                (rows.notes, "ghi chú", "notes"),
                (rows.unclear, "chưa xác định", "unclassified"),
            ] {
                let _ = writeln!(out, "  {count:>6}  {}", lang.pick(vi, en));
            }
            let _ = writeln!(
                out,
                "{}",
                said(
                    format!(
                        "  Có loại trong danh mục: {}; chỉ yêu cầu khi không khai thác được dữ liệu: {}.",
                        rows.recognised, rows.fallback
                    ),
                    format!(
                        "  Of a type in the catalog: {}; asked for only where a register cannot answer: {}.",
                        rows.recognised, rows.fallback
                    ),
                )
            );
        }
        if !self.parts.is_empty() {
            let _ = writeln!(out, "{}", lang.pick("Số thủ tục có:", "Procedures that have:"));
            for (part, count) in &self.parts {
                let _ = writeln!(out, "  {count:>6}  {part}");
            }
        }
        self.list(
            &mut out,
            lang.pick("Ghi chú tách riêng, theo trường:", "Remarks set apart, by field:"),
            &self.notes,
        );
        if self.unparsed.is_empty() {
            let _ = writeln!(
                out,
                "{}",
                lang.pick("Không có nội dung nào chưa hiểu.", "Nothing was left unparsed.")
            );
        } else {
            let head = lang.pick(
                "Giữ nguyên văn vì chưa hiểu (`unparsed`), theo trường:",
                "Kept word for word (`unparsed`), by field:",
            );
            let _ = writeln!(out, "{head}");
            for (field, (texts, procedures)) in &self.unparsed {
                let beside = said(format!("{procedures} thủ tục"), format!("{procedures} procedures"));
                let _ = writeln!(out, "  {texts:>6}  {field} ({beside})");
            }
        }
        out
    }

    fn list(&self, out: &mut String, head: &str, counts: &BTreeMap<String, usize>) {
        if counts.is_empty() {
            return;
        }
        let _ = writeln!(out, "{head}");
        for (what, count) in counts {
            let _ = writeln!(out, "  {count:>6}  {what}");
        }
    }
}
