//! The grammar's productions in the words of an author, and the slips authors make most.

use super::Production;
use crate::span::Span;

/// A common slip: what it is, where, and the right form.
pub(super) struct Slip {
    pub(super) span: Span,
    pub(super) vi: String,
    pub(super) en: String,
    pub(super) help_vi: String,
    pub(super) help_en: String,
}

/// The words that could stand where the parser stopped, each once, in a fixed order.
pub(super) fn expected(positives: &[Production]) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = positives.iter().filter_map(|production| word(*production)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// What authors write for words and signs of the language: other languages', typographic, and Vietnamese ones.
/// Words are in small letters; the longer of two that begin alike comes first.
const GUESSES: &[(&str, &str)] = &[
    ("&&", "and"),
    ("||", "or"),
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("‘", "\""),
    ("’", "\""),
    ("«", "\""),
    ("»", "\""),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("=>", ">="),
    ("=<", "<="),
    ("<>", "!="),
    ("!", "not"),
    ("–", "-"),
    ("//", "#"),
    ("/*", "#"),
    ("report", "flag"),
    ("when", "where"),
    ("if", "where"),
    ("foreach", "for each"),
    ("exists", "some"),
    ("with each", "for each"),
    ("với mỗi", "for each"),
    ("với mọi", "for each"),
    ("với từng", "for each"),
    ("cho mỗi", "for each"),
    ("mỗi", "each"),
    ("trong đó", "where"),
    ("trong", "in"),
    ("ở đâu", "where"),
    ("nếu", "where"),
    ("khi", "where"),
    ("đề xuất", "propose"),
    ("kiến nghị", "propose"),
    ("trừ khi", "unless"),
    ("đánh dấu", "flag"),
    ("báo", "flag"),
    ("cảnh báo", "flag"),
    ("ghi chú", "note"),
    ("quy tắc", "rule"),
    ("tiêu chí", "criterion"),
    ("căn cứ", "basis"),
    ("mức", "level"),
    ("đặt", "let"),
    ("gọi", "let"),
    ("và", "and"),
    ("hoặc", "or"),
    ("hay", "or"),
    ("không", "not"),
    ("là", "is"),
    ("đúng", "true"),
    ("sai", "false"),
    ("ngày làm việc", "working days"),
];

/// The slip at or just before a place, if it is one of the common ones.
pub(super) fn slip(text: &str, at: usize) -> Option<Slip> {
    let rest = &text[at..];
    let here = |len: usize| Span::new(at, at + len);
    let simple = |wrong: &str, right: &str| Slip {
        span: here(wrong.len()),
        vi: format!("ngôn ngữ quy tắc không có `{wrong}`"),
        en: format!("the rule language has no `{wrong}`"),
        help_vi: format!("viết `{right}`"),
        help_en: format!("write `{right}`"),
    };
    let small = rest.chars().take(24).collect::<String>().to_lowercase();
    let starts = |wrong: &str| {
        // A guess that is a word is meant only where the word ends.
        small.strip_prefix(wrong).is_some_and(|after| {
            !wrong.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric)
        })
    };
    if let Some((wrong, right)) = GUESSES.iter().find(|(wrong, _)| starts(wrong))
        && !rest.starts_with("!=")
        && !rest.starts_with("///")
    {
        let written: usize = rest.chars().take(wrong.chars().count()).map(char::len_utf8).sum();
        return Some(simple(&rest[..written], right));
    }
    if rest.starts_with('=') && !rest.starts_with("==") {
        return Some(Slip {
            span: here(1),
            vi: "`=` chỉ dùng để đặt tên sau `let`".into(),
            en: "`=` only names a value after `let`".into(),
            help_vi: "viết `==` để so sánh".into(),
            help_en: "write `==` to compare".into(),
        });
    }
    if rest.starts_with("of ") && text[..at].trim_end().rsplit('\n').next()?.contains("for each") {
        return Some(simple("of", "in"));
    }
    if rest.starts_with("or ") || rest.starts_with("and ") {
        let word = if rest.starts_with("or ") { "or" } else { "and" };
        return Some(Slip {
            span: here(word.len()),
            vi: "`and` và `or` không được trộn lẫn khi thiếu dấu ngoặc".into(),
            en: "`and` and `or` are mixed without parentheses".into(),
            help_vi: "đặt dấu ngoặc quanh một trong hai phần".into(),
            help_en: "put parentheses around one of the two parts".into(),
        });
    }
    unclosed(text, at).or_else(|| open_parenthesis(text, at))
}

/// What is missing where the parser stopped, if the words that could stand there tell.
pub(super) fn missing(text: &str, at: usize, expected: &[&str]) -> Option<Slip> {
    let rest = &text[at..];
    let mark = rest.chars().next()?;
    let span = Span::new(at, at + mark.len_utf8());
    let slip = |span, vi: &str, en: &str, help_vi: &str, help_en: &str| {
        let (vi, en, help_vi, help_en) = (vi.into(), en.into(), help_vi.into(), help_en.into());
        Some(Slip { span, vi, en, help_vi, help_en })
    };
    if mark.is_control() && !mark.is_whitespace() {
        let (vi, en) = ("tệp có ký tự điều khiển ở đây", "there is a control character here");
        return slip(span, vi, en, "xóa ký tự này", "remove the character");
    }
    if mark == ',' && expected.contains(&"and") {
        let (vi, en) = ("các điều kiện không nối bằng dấu phẩy", "conditions are not joined by a comma");
        return slip(span, vi, en, "viết `and` hoặc `or`", "write `and` or `or`");
    }
    if mark == '}' && expected.contains(&"flag") {
        let (vi, en) = ("quy tắc kết thúc mà chưa có `flag`", "the rule ends without a `flag`");
        return slip(
            span,
            vi,
            en,
            "viết `flag … vi \"…\" en \"…\"` trước `}`",
            "write `flag … vi \"…\" en \"…\"` before `}`",
        );
    }
    let line = rest.lines().next().unwrap_or("").trim_end();
    if rest.starts_with("rule ") && !line.contains('{') {
        let (vi, en) = ("quy tắc thiếu `{` sau tên", "the rule has no `{` after its name");
        return slip(
            Span::new(at, at + line.len()),
            vi,
            en,
            "viết `{` ở cuối dòng này",
            "write `{` at the end of this line",
        );
    }
    None
}

/// A parenthesis of the statement that ends here, opened and never closed.
fn open_parenthesis(text: &str, at: usize) -> Option<Slip> {
    let rest = text[at..].trim_start();
    let word: &str = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if !(BEGINS.contains(&word) || rest.is_empty() || rest.starts_with('}')) {
        return None;
    }
    let (mut open, mut quoted, mut remark) = (Vec::new(), false, false);
    let mut line_start = true;
    for (place, mark) in text[..at].char_indices() {
        if line_start && BEGINS.iter().any(|word| text[place..at].starts_with(word)) {
            open.clear();
        }
        match mark {
            '\n' => (quoted, remark) = (false, false),
            _ if remark => {}
            '#' if !quoted => remark = true,
            '"' => quoted = !quoted,
            '(' if !quoted => open.push(place),
            ')' if !quoted => drop(open.pop()),
            _ => {}
        }
        line_start = mark == '\n' || line_start && mark.is_whitespace();
    }
    open.last().map(|place| Slip {
        span: Span::new(*place, place + 1),
        vi: "dấu ngoặc đơn mở ở đây không được đóng".into(),
        en: "the parenthesis opened here is never closed".into(),
        help_vi: "viết `)` trước phần tiếp theo".into(),
        help_en: "write `)` before what follows".into(),
    })
}

/// The words that begin a statement after a condition.
const BEGINS: &[&str] = &["for", "let", "where", "flag", "note", "propose", "unless", "flags", "passes"];

/// A string that is opened on an earlier place of the same line and never closed there.
fn unclosed(text: &str, at: usize) -> Option<Slip> {
    let blocks = text[..at].matches("\"\"\"").count();
    if blocks % 2 == 1 {
        let open = text[..at].rfind("\"\"\"")?;
        return Some(open_quote(Span::new(open, open + 3)));
    }
    if text[at..].starts_with("\"\"\"") && !text[at + 3..].contains("\"\"\"") {
        return Some(open_quote(Span::new(at, at + 3)));
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = &text[start..end];
    let quotes: Vec<usize> = line.match_indices('"').map(|(place, _)| place).collect();
    (quotes.len() % 2 == 1).then(|| {
        let open = start + quotes.last().copied().unwrap_or(0);
        open_quote(Span::new(open, open + 1))
    })
}

fn open_quote(span: Span) -> Slip {
    Slip {
        span,
        vi: "dấu ngoặc kép mở ở đây không được đóng".into(),
        en: "the quote opened here is never closed".into(),
        help_vi: "đóng dấu ngoặc kép".into(),
        help_en: "close the quote".into(),
    }
}

fn word(production: Production) -> Option<&'static str> {
    Some(match production {
        Production::kw_rule => "rule",
        Production::kw_criterion => "criterion",
        Production::kw_pack => "pack",
        Production::kw_level => "level",
        Production::kw_basis => "basis",
        Production::kw_param => "param",
        Production::kw_for | Production::generator => "for each",
        Production::kw_each => "each",
        Production::kw_in | Production::test_in => "in",
        Production::kw_let | Production::binding => "let",
        Production::kw_where | Production::filter => "where",
        Production::kw_flag | Production::flag => "flag",
        Production::kw_note | Production::note => "note",
        Production::kw_vi => "vi",
        Production::kw_en => "en",
        Production::kw_propose | Production::proposal => "propose",
        Production::kw_amends => "amends",
        Production::kw_unless => "unless",
        Production::kw_show | Production::shown => "show",
        Production::kw_flags | Production::flags => "flags",
        Production::kw_passes | Production::passes => "passes",
        Production::kw_becomes => "becomes",
        Production::kw_and => "and",
        Production::kw_or => "or",
        Production::kw_define | Production::define => "define",
        Production::kw_table | Production::table => "table",
        Production::kw_from => "from",
        Production::type_word => "a type",
        Production::kw_resembles => "resembles",
        Production::kw_has => "has",
        Production::kw_present => "present",
        Production::kw_absent => "absent",
        Production::kw_remove => "remove",
        Production::kw_replace => "replace",
        Production::kw_merge => "merge",
        Production::kw_with => "with",
        Production::kw_into => "into",
        Production::kw_to => "to",
        Production::comparator => "==",
        Production::edit => "remove",
        Production::string => "\"…\"",
        Production::block => "\"\"\"",
        Production::path | Production::name => "a name",
        Production::literal => "a value",
        Production::EOI => "the end of the file",
        _ => return None,
    })
}
