//! Official numbers of legal instruments, such as `175/2024/NĐ-CP`, in running text, also where the next word is glued to
//! them; and what a number tells of rank and issuer.

use std::sync::LazyLock;

use regex::Regex;

use super::text::pattern;

/// A number found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// The number as it is officially written, without spaces.
    pub number: String,
}

static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,5}(?:\.\d{1,3})?[a-z]?/(?:\d{4}/)?"));

/// Kinds of instrument, as their numbers begin after the last `/`.
const KINDS: &[&str] = &["TTLT", "VBHN", "NĐ", "ND", "NQ", "QĐ", "TT", "CT", "PL", "LCT", "L", "TB"];

/// Issuers, as numbers name them; longest first where one begins another.
const ISSUERS: &[&str] = &[
    "VKSNDTC", "TANDTC", "BLĐTBXH", "BNNPTNT", "BNN-PTNT", "BNN&PTNT", "BVHTTDL", "BNNMT", "BTNMT", "BGDĐT",
    "BKHCN", "BKHĐT", "BGTVT", "BTTTT", "BDTTG", "BHXH", "NHNN", "HĐND", "UBND", "VPCP", "UBDT", "TTCP",
    "KTNN", "TLĐ", "BNG", "BNV", "BQP", "BTC", "BTP", "BCA", "BXD", "BCT", "BYT", "BTS", "BKH", "BNN", "BTM",
    "BCN", "BVHTT", "BLĐ", "TTg", "CTN", "CP", "TW", "TCHQ", "TCT", "BHXHVN", "TLD", "BNL", "BTL", "UBCK",
    "UBTVQH", "QH",
];

/// The numbers of a text, in order. One that is glued to the next word or number ends where the known words of numbers end.
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(head) = HEAD.find_at(text, from) {
        // `22/4/2024` is a date, and `QH13` in front of `54/2014` was read before.
        let dated = text[..head.start()].ends_with('/');
        match symbol(&text[head.end()..]).filter(|_| !dated) {
            Some((symbol, length)) => {
                let end = head.end() + length;
                found.push(Found { start: head.start(), end, number: format!("{}{symbol}", head.as_str()) });
                from = end;
            }
            None => {
                from = head.start()
                    + 1
                    + text[head.start() + 1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(0)
            }
        }
    }
    found
}

/// What stands after the figures of a number: `NĐ-CP`, `QH15`, `TTLT-BTC-BTP`; without spaces, and how long it is.
fn symbol(text: &str) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut at = 0;
    loop {
        let (token, length) = token(&text[at..], out.is_empty())?;
        out.push_str(&token);
        at += length;
        let rest = &text[at..];
        let dash = rest.trim_start_matches(' ');
        let after = dash.strip_prefix(['-', '–']).map(|after| after.trim_start_matches(' '));
        match after.filter(|after| self::token(after, false).is_some()) {
            Some(after) if rest.len() - after.len() <= 3 + 2 => {
                out.push('-');
                at += rest.len() - after.len();
            }
            _ => break,
        }
    }
    // A number names an issuer, or a term of the National Assembly.
    let sound = out.contains('-') || out.ends_with(|c: char| c.is_ascii_digit()) || out.len() >= 4;
    sound.then_some((out, at))
}

/// One word of a symbol; the first must begin like a number does.
fn token(text: &str, first: bool) -> Option<(String, usize)> {
    for head in ["UBTVQH", "QH"] {
        if let Some(rest) = text.strip_prefix(head) {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).take(2).collect();
            if !digits.is_empty() {
                return Some((format!("{head}{digits}"), head.len() + digits.len()));
            }
        }
    }
    let upper = text.len() - text.trim_start_matches(|c: char| c.is_uppercase() || c == '&').len();
    if upper == 0 {
        return None;
    }
    if let Some(word) = known(text, if first { KINDS } else { ISSUERS }).or_else(|| known(text, ISSUERS)) {
        return Some((word.to_owned(), word.len()));
    }
    // An issuer nobody listed: all capitals, but the last begins the next word where small letters follow.
    let run = &text[..upper];
    let glued = text[upper..].starts_with(|c: char| c.is_lowercase());
    let word = if glued { &run[..run.char_indices().next_back().map_or(0, |(at, _)| at)] } else { run };
    let digits =
        text[word.len()..].len() - text[word.len()..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let tail = if glued { 0 } else { digits.min(2) };
    (!word.is_empty() && !first).then(|| (text[..word.len() + tail].to_owned(), word.len() + tail))
}

/// The longest known word a text begins with that leaves the next word whole.
fn known<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let fits = |word: &&&str| {
        text.strip_prefix(**word).is_some_and(|rest| {
            let mut next = rest.chars();
            match (next.next(), next.next()) {
                (Some(c), Some(d)) if c.is_uppercase() => d.is_lowercase() || d == ' ' || d.is_uppercase(),
                (Some(c), _) => {
                    !c.is_lowercase() || !word.ends_with(|c: char| c.is_uppercase()) || word.len() > 2
                }
                _ => true,
            }
        })
    };
    words.iter().filter(fits).max_by_key(|word| word.len()).copied()
}

/// What a number tells of its instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The rank, by the id ranks have in a catalog.
    pub rank: &'static str,
    /// The word for the kind of instrument.
    pub kind: &'static str,
    /// The name of the issuer.
    pub issuer: &'static str,
}

/// What a number tells; `None` where it names no issuer that is known.
pub fn told(number: &str) -> Option<Told> {
    let symbol = number.rsplit('/').next()?;
    let (kind, rest) = symbol.split_once('-').unwrap_or((symbol, ""));
    let of = |rank, kind, issuer| Some(Told { rank, kind, issuer });
    if symbol.contains("UBTVQH") {
        let resolution = kind.starts_with("NQ");
        let (rank, kind) = if resolution {
            ("standing-committee-resolution", "Nghị quyết")
        } else {
            ("ordinance", "Pháp lệnh")
        };
        return of(rank, kind, "Ủy ban Thường vụ Quốc hội");
    }
    if symbol.starts_with("QH") {
        return of("law", "Luật", "Quốc hội");
    }
    if symbol.ends_with("CTN") {
        return of("law", "Luật", "Quốc hội");
    }
    let last = rest.split('-').next().unwrap_or(rest);
    match (kind, last) {
        ("NĐ" | "ND", _) => of("decree", "Nghị định", "Chính phủ"),
        ("NQ", "CP") => of("government-resolution", "Nghị quyết", "Chính phủ"),
        ("NQ", last) if last.starts_with("QH") => {
            of("national-assembly-resolution", "Nghị quyết", "Quốc hội")
        }
        ("NQ", "HĐND") => of("provincial-council-resolution", "Nghị quyết", "Hội đồng nhân dân cấp tỉnh"),
        ("QĐ", "UBND") => of("provincial-decision", "Quyết định", "Ủy ban nhân dân cấp tỉnh"),
        ("QĐ" | "CT", "TTg") => {
            of("pm-decision", if kind == "QĐ" { "Quyết định" } else { "Chỉ thị" }, "Thủ tướng Chính phủ")
        }
        ("TTLT", last) => of("joint-circular", "Thông tư liên tịch", issuer(last)?),
        ("TT", last) => of("circular", "Thông tư", issuer(last)?),
        ("VBHN", last) => of("circular", "Văn bản hợp nhất", issuer(last)?),
        ("QĐ", last) => of("ministerial-decision", "Quyết định", issuer(last)?),
        ("CT", last) => of("ministerial-decision", "Chỉ thị", issuer(last)?),
        _ => None,
    }
}

/// The name of an issuer by the letters numbers have for it.
fn issuer(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "BTC" | "TCHQ" | "TCT" => "Bộ Tài chính",
        "BTP" => "Bộ Tư pháp",
        "BCA" => "Bộ Công an",
        "BXD" => "Bộ Xây dựng",
        "BCT" | "BTM" | "BCN" => "Bộ Công Thương",
        "BYT" => "Bộ Y tế",
        "BNV" => "Bộ Nội vụ",
        "BNG" => "Bộ Ngoại giao",
        "BQP" => "Bộ Quốc phòng",
        "BNNMT" => "Bộ Nông nghiệp và Môi trường",
        "BNNPTNT" | "BNN" | "BNN&PTNT" | "BTS" => "Bộ Nông nghiệp và Phát triển nông thôn",
        "BTNMT" => "Bộ Tài nguyên và Môi trường",
        "BGTVT" => "Bộ Giao thông vận tải",
        "BKHĐT" | "BKH" => "Bộ Kế hoạch và Đầu tư",
        "BKHCN" => "Bộ Khoa học và Công nghệ",
        "BTTTT" => "Bộ Thông tin và Truyền thông",
        "BLĐTBXH" | "BLĐ" => "Bộ Lao động - Thương binh và Xã hội",
        "BGDĐT" => "Bộ Giáo dục và Đào tạo",
        "BVHTTDL" | "BVHTT" => "Bộ Văn hóa, Thể thao và Du lịch",
        "BDTTG" | "UBDT" => "Bộ Dân tộc và Tôn giáo",
        "NHNN" => "Ngân hàng Nhà nước Việt Nam",
        "VPCP" => "Văn phòng Chính phủ",
        "TTCP" => "Thanh tra Chính phủ",
        "BHXH" | "BHXHVN" => "Bảo hiểm xã hội Việt Nam",
        "TANDTC" => "Tòa án nhân dân tối cao",
        "VKSNDTC" => "Viện kiểm sát nhân dân tối cao",
        "KTNN" => "Kiểm toán nhà nước",
        "UBCK" => "Ủy ban Chứng khoán Nhà nước",
        "CP" => "Chính phủ",
        "TTg" => "Thủ tướng Chính phủ",
        _ => return None,
    })
}
