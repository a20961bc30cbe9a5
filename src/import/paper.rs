//! The paper a row asks for: its name without what is said about it, the number of its form, and how it is handed in. Which
//! type of paper it is, another module recognises.

use std::sync::LazyLock;

use regex::Regex;

use super::rows::paper_part;
use super::text::{pattern, shortened, without_bullet};
use crate::text::folded;

/// The longest name made for a type of paper, in characters.
const LONGEST_NAME: usize = 160;

static MODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:xuất trình|nộp|kèm theo)\s+)?(?:(?:0?\d{1,2}|một|hai)\s*(?:\([^)]{1,8}\)\s*)?)?",
        r"(?:(?:bản chính|bản gốc|bản sao|bản chụp|bản photo(?:copy)?|bản điện tử|bản)\b",
        r"(?:\s*(?:,|;|/|:|và|hoặc|hay|kèm(?: theo)?|có|được|không(?: cần)?|công chứng|chứng thực|hợp lệ|điện tử|đã|là|của|từ|cấp|sổ gốc|",
        r"do chính cơ quan, tổ chức đã lập bản chính sao y|sao y(?: bản chính)?|bản điện tử|điện tử|để đối chiếu|đối chiếu|xuất trình|bản chính|bản gốc|bản sao|bản chụp|bản dịch|theo quy định của pháp luật|kèm bản chính|\([^)]{0,80}\))\s*)*)+"
    ))
});
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:0?\d{1,2}|một|hai|ba)\s*(?:\([^)]{1,8}\)\s*)?(?:bộ|bản|tờ|tấm|chiếc)?\s+")
});
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)[;:(\n\[“]|\.\s|,? (?:theo (?:mẫu|quy định|Phụ lục|Biểu|nội dung|hướng dẫn)|quy định tại|được quy định|ban hành kèm|được ban hành|",
        r"trong đó|đối với|trong trường hợp|trường hợp|nếu có|nếu |trừ |do (?:cơ quan|tổ chức|nhà|đơn vị)|có (?:xác nhận|chứng thực|công chứng|đóng dấu|chữ ký)|kèm theo|gồm|bao gồm|nêu rõ|thể hiện|",
        r"mẫu số|số lượng|để đối chiếu|còn hiệu lực|còn giá trị|còn thời hạn)"
    ))
});

/// The name of the paper a row asks for, as a type of paper is called: without list marks, counts, ways of copying, forms
/// and conditions. Empty where nothing is left.
pub fn name(text: &str) -> String {
    let (_, rest) = paper_part(without_bullet(text));
    let mut rest = without_bullet(rest);
    for _ in 0..2 {
        if let Some(mode) = MODE.find(rest) {
            let after = rest[mode.end()..].trim_start_matches([',', ';', ':', '-', ' ', ')']);
            if after.chars().count() > 5 {
                rest = without_bullet(after);
            }
        }
        // `một trong các giấy tờ` counts nothing.
        if let Some(count) = COUNT.find(rest).filter(|count| !rest[count.end()..].starts_with("trong ")) {
            rest = &rest[count.end()..];
        }
    }
    let long =
        |at: &usize| rest[..*at].split_whitespace().count() >= 4 || rest[*at..].starts_with([';', '(', '\n']);
    let end = TAIL
        .find_iter(rest)
        .map(|tail| tail.start())
        .filter(|at| rest[..*at].chars().count() >= 6)
        .find(long);
    let end = end.unwrap_or(rest.len());
    let name = rest[..end].trim_matches(|c: char| c.is_whitespace() || ";,.:-–()“”\"*".contains(c));
    let name = shortened(name, LONGEST_NAME);
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Whether a name says too little to be the same paper in two procedures: `Đơn đề nghị`, `Tờ khai theo mẫu`.
pub fn is_vague(name: &str) -> bool {
    let plain = folded(name);
    let words = plain.split_whitespace().count();
    let open = [
        "de nghi",
        "dang ky",
        "da cap",
        "sau day",
        "sau",
        "kem theo",
        "can thiet",
        "yeu cau",
        "thong bao",
        "khac",
        "lien quan",
    ];
    words <= 3
        || (words <= 5 && open.iter().any(|end| plain.ends_with(end)))
        || (words <= 7
            && (plain.contains("theo mau") || plain.ends_with(" khac") || plain.contains("co lien quan")))
}

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[Mm]ẫu|MẪU|[Bb]iểu mẫu|[Bb]iểu)\s*(?:số\s*:?\s*|đơn số\s*|tờ khai số\s*)?",
        r"((?:[A-ZĐ]{1,6}[-.\s]?)?\d{1,4}[A-Za-zđĐ]?\d*(?:[./\-–]\s?[A-ZĐĂÂa-z0-9]+)*|[A-ZĐ]{1,6}[-.][A-ZĐa-z0-9.\-/]*\d[A-Za-zđ0-9.\-/]*)"
    ))
});
static ANNEX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:[Pp]hụ lục|PHỤ LỤC)\s*(?:số\s*)?([IVX]{1,5}(?:[-.]?\d{1,3})?|\d{1,3}[A-Za-z]?)")
});

/// The number of the form a row names, in its text or in the file beside it: `Mẫu số 18`, `Phụ lục IV`.
pub fn form(text: &str, file: Option<&str>) -> Option<String> {
    let found = |text: &str| {
        if let Some(form) = FORM.captures(text) {
            let number = form[1].split(".doc").next().unwrap_or(&form[1]);
            return Some(format!("Mẫu số {}", number.trim_end_matches(['.', '-', '/', ' '])));
        }
        // An annex is a form only where the row says that it is one.
        let form = folded(text).contains("mau");
        ANNEX.captures(text).filter(|_| form).map(|annex| format!("Phụ lục {}", &annex[1]))
    };
    let named = |file: &str| {
        let bare = file.rsplit_once('.').map_or(file, |(bare, _)| bare);
        let short = shortened(bare, 80);
        (!short.is_empty()).then_some(short)
    };
    found(text).or_else(|| file.and_then(|file| found(file).or_else(|| named(file))))
}

/// Whether a text that speaks of certified copies also takes something else: the original, or a copy shown beside it.
pub fn spares_certification(text: &str) -> bool {
    let plain = folded(text);
    [
        "doi chieu",
        "ban chup",
        "khong can chung thuc",
        "khong chung thuc",
        "khong phai chung thuc",
        "ban chinh hoac ban sao",
        "hoac ban chinh",
    ]
    .iter()
    .any(|words| plain.contains(words))
}

/// Words papers begin with that are offered instead of others; ways of copying the same paper are not among them.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\s+(?:hoặc|hay)\s+(?:(?:bản chính|bản sao|bản chụp|bản sao có chứng thực|bản sao hợp lệ)\s+(?:của\s+)?)?(?:các\s+)?",
        r"((?:giấy|quyết định|văn bản|hợp đồng|hộ chiếu|thẻ|chứng chỉ|chứng nhận|tờ khai|đơn|biên bản|phiếu|bản án|hóa đơn|hoá đơn|nghị quyết|",
        r"công văn|biên lai|chứng từ|sổ)\s)"
    ))
});

/// The names of the papers of which one is enough, where a text offers several with `hoặc`; empty where it asks for one.
pub fn either(text: &str) -> Vec<String> {
    let (_, text) = paper_part(text);
    // What stands in brackets or after the first sentence explains the paper and asks for no other.
    let end = text.find(['(', ';', ':', '\n']).unwrap_or(text.len());
    let text = &text[..end];
    let mut parts = Vec::new();
    let mut from = 0;
    for found in OTHER.captures_iter(text) {
        let (Some(all), Some(own)) = (found.get(0), found.get(1)) else { continue };
        parts.push(&text[from..all.start()]);
        from = own.start();
    }
    parts.push(&text[from..]);
    let names: Vec<String> = parts.iter().map(|part| name(part)).collect();
    let sound = names.len() > 1
        && names.iter().all(|name| (8..=120).contains(&name.chars().count()))
        // `giấy tờ tương đương` is no paper of its own, and neither is `văn bản khác`.
        && names.iter().skip(1).all(|name| !["tuong duong", "thay the", "khac"].iter().any(|word| folded(name).contains(word)));
    if sound { names } else { Vec::new() }
}
