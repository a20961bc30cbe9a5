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
    for (wrong, right) in [
        ("&&", "and"),
        ("||", "or"),
        ("“", "\""),
        ("”", "\""),
        ("<>", "!="),
        ("!", "not"),
        ("report ", "flag"),
        ("when ", "where"),
        ("exists ", "some"),
        ("với mỗi", "for each"),
        ("trong đó", "where"),
        ("đề xuất", "propose"),
    ] {
        if rest.starts_with(wrong) && !rest.starts_with("!=") {
            return Some(simple(wrong.trim_end(), right));
        }
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
    unclosed(text, at)
}

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
