//! The portal's table of legal bases: title and number of each instrument, glued together without a separator.

use std::sync::LazyLock;

use regex::Regex;

use super::numbers;
use super::text::{pattern, without_bullet};

const HEAD: &str = "Tên văn bản pháp lýMã văn bản";

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The official number.
    pub number: String,
    /// The title; empty where the table gives none beside the number.
    pub title: String,
}

/// The rows, and what could not be told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, in order, each number once.
    pub cited: Vec<Cited>,
    /// What belongs to no row.
    pub rest: Vec<String>,
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Văn bản hợp nhất)?\s*(?:số|Số|số:|Số:)?\s*$",
    )
});
/// A number without its last part, glued between two titles: `…của Chính phủ167/2025Thông tư…`.
static SHORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\p{L})(\d{1,4}/\d{4})(\p{Lu}|\n|$)"));

/// Splits the table.
pub fn split(field: &str) -> Table {
    let text = field.trim();
    let text = text.strip_prefix(HEAD).unwrap_or(text);
    let mut table = Table::default();
    let mut from = 0;
    for found in numbers::find(text) {
        let after = text[found.end..].chars().next();
        let ends = match after {
            None => true,
            Some(c) => c == '\n' || c == '"' || c == '“' || c.is_alphanumeric(),
        };
        if ends && found.start >= from {
            table.row(&text[from..found.start], &found.number);
            from = found.end;
        }
    }
    table.leftover(&text[from..]);
    table
}

impl Table {
    fn row(&mut self, before: &str, number: &str) {
        let title = self.after_short(before);
        let lead = LEAD.find(title).map_or(title.len(), |lead| lead.start());
        let glued = title[..lead].chars().next_back().is_none_or(|c| !c.is_whitespace());
        let title = without_bullet(if glued { &title[..lead] } else { title });
        self.add(number, tidy(title));
    }

    /// Takes the rows whose numbers lack their last part; the rest of the text.
    fn after_short<'t>(&mut self, text: &'t str) -> &'t str {
        let mut rest = text;
        while let Some(short) = SHORT.captures(rest) {
            let (Some(letter), Some(part)) = (short.get(1), short.get(2)) else { break };
            self.short(&rest[..letter.end()], part.as_str());
            rest = &rest[part.end()..];
        }
        rest
    }

    fn add(&mut self, number: &str, title: String) {
        match self.cited.iter_mut().find(|known| known.number == number) {
            Some(known) if known.title.is_empty() => known.title = title,
            Some(_) => {}
            None => self.cited.push(Cited { number: number.to_owned(), title }),
        }
    }

    /// A row whose number lacks its last part: whole where the title has it, unknown otherwise.
    fn short(&mut self, title: &str, part: &str) {
        let whole =
            numbers::find(title).into_iter().find(|found| found.number.starts_with(&format!("{part}/")));
        match whole {
            Some(found) => self.add(&found.number, tidy(without_bullet(title))),
            None => self.rest.push(format!("{} {part}", without_bullet(title).trim())),
        }
    }

    /// What is left after the last number: a title whose number stands in it, or nothing anybody understands.
    fn leftover(&mut self, text: &str) {
        let text = without_bullet(self.after_short(text));
        if text.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() {
            return;
        }
        let mut inside = numbers::find(text).into_iter();
        match inside.next() {
            Some(found) => self.add(&found.number, tidy(text)),
            None => self.rest.push(text.to_owned()),
        }
    }
}

/// A title on one line, without the marks around it.
fn tidy(title: &str) -> String {
    let line: Vec<&str> = title.split_whitespace().collect();
    line.join(" ").trim_matches(|c: char| ";,.:-– ".contains(c)).to_owned()
}
