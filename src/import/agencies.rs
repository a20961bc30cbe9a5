//! Names of agencies in a list, and what a name tells of the level.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{begins, pattern, says_nothing};
use crate::text::folded;

/// Words that names of agencies begin with; after a comma anything else goes on with the name before it.
const NOUNS: &[&str] = &[
    "bo",
    "cuc",
    "tong cuc",
    "vu",
    "so",
    "uy ban",
    "ubnd",
    "chi cuc",
    "cong an",
    "co quan",
    "phong",
    "trung tam",
    "ban",
    "ngan hang",
    "thue",
    "hai quan",
    "toa an",
    "vien",
    "van phong",
    "cang vu",
    "chinh phu",
    "thu tuong",
    "hoi dong",
    "chu tich",
    "bao hiem",
    "kho bac",
    "don",
    "bien phong",
    "truong",
    "dai su quan",
    "thanh tra",
    "benh vien",
    "to chuc",
    "tap doan",
    "tong cong ty",
    "cong ty",
    "doan",
    "chi nhanh",
    "tram",
    "cac",
    "kiem lam",
    "hat",
    "lien doan",
    "hoi",
    "nguoi",
    "don vi",
    "giam doc",
    "cong doan",
    "co so",
    "quy",
    "lanh su",
    "hoc vien",
    "quan khu",
    "bo doi",
    "to",
    "tong",
    "canh sat",
    "vien kiem sat",
    "quoc hoi",
    "dang ky",
    "thi hanh an",
    "trai giam",
    "doanh nghiep",
    "nha",
];

/// The names of a list. A comma inside a name is followed by a small letter.
pub fn split(field: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in field.split(['\n', ';']) {
        let mut fresh = true;
        for part in line.split(", ") {
            let part = part.trim();
            let goes_on =
                !fresh && (part.starts_with(|c: char| c.is_lowercase()) || !begins(&folded(part), NOUNS));
            match names.last_mut().filter(|_| goes_on) {
                Some(last) => {
                    last.push_str(", ");
                    last.push_str(part);
                }
                None => names.push(part.to_owned()),
            }
            fresh = false;
        }
    }
    let bare = names
        .iter()
        .map(|name| name.trim_matches(|c: char| c == '.' || c == '-' || c.is_whitespace()).to_owned());
    let mut out: Vec<String> = Vec::new();
    for name in bare.filter(|name| !says_nothing(name)) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// Name and superior of `Cục Hải quan - Bộ tài chính`.
pub fn superior(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once(" - ") {
        Some((own, above)) if folded(above).starts_with("bo ") => (own.trim(), Some(above.trim())),
        _ => (name, None),
    }
}

static COMMUNE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:cap xa|xa|phuong|thi tran|dac khu)\b"));
static DISTRICT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:cap huyen|huyen|quan|thi xa)\b"));
static PROVINCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:cap tinh|tinh|so|thanh pho|tp|khu vuc|chi cuc|co so|ban quan ly|phong|chi nhanh|trung tam phuc vu|dia phuong)\b",
    )
});
static CENTRAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:bo|cuc|tong cuc|vu|chinh phu|thu tuong|quoc hoi|ngan hang nha nuoc viet nam|uy ban chung khoan)\b",
    )
});

/// The level a name tells, by the id levels have in a catalog: `commune`, `district`, `province` or `central`. `said` is
/// what the record says of the level, for names that tell none.
pub fn level(name: &str, said: &str) -> &'static str {
    let plain =
        folded(name).replace("bao hiem xa hoi", "bao hiem").replace("xa hoi", "").replace("hai quan", "");
    let plain = plain
        .replace("quan ly", "")
        .replace("co quan", "")
        .replace("thi truong", "")
        .replace("quan trac", "");
    if COMMUNE.is_match(&plain) {
        "commune"
    } else if DISTRICT.is_match(&plain) {
        "district"
    } else if CENTRAL.is_match(&plain) && !plain.contains("cap tinh") && !plain.contains("tinh, thanh pho") {
        "central"
    } else if PROVINCE.is_match(&plain) {
        "province"
    } else {
        of_record(said)
    }
}

/// The level of a record, the nearest to the centre where it names several.
pub fn of_record(said: &str) -> &'static str {
    let said = folded(said);
    if said.contains("cap bo") || said.contains("trung uong") {
        "central"
    } else if said.contains("cap tinh") {
        "province"
    } else if said.contains("cap huyen") {
        "district"
    } else if said.contains("cap xa") {
        "commune"
    } else {
        "central"
    }
}
