//! What a row of the dossier is: a paper, papers of which one is enough, or a remark that was entered among the papers.

use std::sync::LazyLock;

use regex::Regex;

use super::dossier::Row;
use super::text::{begins, pattern, says_nothing, without_bullet};
use crate::text::folded;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A paper, by the words that name it.
    Document,
    /// A paper, only because the row counts originals or copies of it.
    Counted,
    /// A remark.
    Note,
    /// Nobody can tell.
    Unclear,
}

/// Words papers begin with, without accents.
const PAPERS: &[&str] = &[
    "van ban",
    "don",
    "to khai",
    "giay",
    "ban sao",
    "ban chinh",
    "ban chup",
    "ban goc",
    "ban photo",
    "ban ke",
    "ban khai",
    "ban do",
    "ban ve",
    "ban thuyet minh",
    "ban dang ky",
    "ban cao bach",
    "ban thong tin",
    "ban trich",
    "ban tu",
    "ban dich",
    "ban cong bo",
    "ban tom tat",
    "ban cam ket",
    "ban ly lich",
    "ban xac nhan",
    "ban mo ta",
    "ban de nghi",
    "ban giai trinh",
    "ban quyet toan",
    "ban tinh",
    "ban du thao",
    "ban an",
    "ban dien tu",
    "ban giao",
    "ban scan",
    "ban",
    "bao cao",
    "tai lieu",
    "quyet dinh",
    "hop dong",
    "danh sach",
    "ho so",
    "phuong an",
    "bien ban",
    "thong bao",
    "du thao",
    "to trinh",
    "dieu le",
    "cong van",
    "nghi quyet",
    "bang",
    "chung tu",
    "de an",
    "phu luc",
    "danh muc",
    "cam ket",
    "ban cam doan",
    "hoa don",
    "anh",
    "phieu",
    "ho chieu",
    "the",
    "so yeu",
    "ly lich",
    "van don",
    "van tai don",
    "thuyet minh",
    "giai trinh",
    "de xuat",
    "so hoa",
    "so do",
    "y kien",
    "manh trich",
    "quy che",
    "quy trinh",
    "thoa thuan",
    "trich",
    "chung chi",
    "chung thu",
    "bien lai",
    "cong ham",
    "de cuong",
    "du an",
    "xac nhan",
    "de nghi",
    "mau",
    "bieu",
    "ke hoach",
    "ket qua",
    "nhan",
    "mot trong",
    "so ho khau",
    "so",
    "can cuoc",
    "chung minh",
    "chung nhan",
    "tep",
    "file",
    "video",
    "dia",
    "hinh",
    "catalog",
    "catalogue",
    "to",
    "bo",
    "giay to",
    "noi dung",
    "thong tin",
    "tom tat",
    "binh do",
    "dang ky",
    "chung cu",
    "du toan",
    "du lieu",
    "thiet ke",
    "nghi dinh thu",
    "le phi",
    "van bang",
    "khai bao",
    "cac",
];

/// Words remarks begin with.
const REMARKS: &[&str] = &[
    "luu y",
    "ghi chu",
    "chu y",
    "vi du",
    "so luong",
    "so bo",
    "nguoi tiep nhan",
    "nguoi co yeu cau",
    "nguoi yeu cau",
    "nguoi uy quyen",
    "co quan",
    "truong hop",
    "doi voi",
    "rieng doi voi",
    "ngoai cac",
    "ngoai ra",
    "tru truong hop",
    "viec",
    "thanh phan ho so",
    "khi",
    "neu",
    "cham nhat",
    "doanh nghiep khong",
    "nguoi nop",
    "trong truong hop",
    "theo quy dinh",
    "quy dinh",
    "thoi han",
    "trong thoi han",
    "cach thuc",
];

/// What only a sentence says.
const SENTENCE: &[&str] = &[
    " co trach nhiem ",
    " phai duoc ",
    " phai bao dam ",
    " duoc xac dinh ",
    " khong phai nop",
    " khong can nop",
    " tu choi ",
    " khong duoc yeu cau",
    " co the nop ",
    " chiu trach nhiem ",
    " thi phai ",
    " thi co quan ",
    " thi nguoi ",
    " thi khong ",
];

/// What a row is.
pub fn classify(row: &Row) -> Class {
    let text = without_bullet(&row.text);
    let plain = folded(text);
    let plain = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    if says_nothing(text) {
        return if plain.is_empty() { Class::Unclear } else { Class::Note };
    }
    let counted = row.originals + row.copies > 0 || !said(text).is_empty();
    let heading = plain.ends_with(':') && !counted;
    if heading {
        return Class::Note;
    }
    let (lead, rest) = paper_part(text);
    let paper = begins(&folded(rest), PAPERS) || begins(&uncounted(&folded(rest)), PAPERS);
    let sentence = SENTENCE.iter().any(|words| plain.contains(words));
    let remark = begins(plain, REMARKS);
    if begins(plain, &["luu y", "ghi chu", "chu y", "vi du", "so luong ho so", "so bo ho so", "so luong: "]) {
        return Class::Note;
    }
    if remark && sentence && lead.is_empty() {
        return Class::Note;
    }
    match (paper && !(remark && lead.is_empty()), counted) {
        (true, false) if sentence && row_is_long(text) => Class::Note,
        (true, _) => Class::Document,
        (false, true) if sentence && row.copies + row.originals == 0 => Class::Note,
        (false, true) => Class::Counted,
        (false, false) if remark || sentence => Class::Note,
        (false, false) => Class::Unclear,
    }
}

fn row_is_long(text: &str) -> bool {
    text.chars().count() > 60
}

/// A row as the case it is asked in and the paper: `Đối với cá nhân: bản sao hộ chiếu`.
pub fn paper_part(text: &str) -> (&str, &str) {
    let plain = folded(text);
    if begins(
        &plain,
        &["truong hop", "doi voi", "rieng doi voi", "neu", "nop cho", "trinh", "xuat trinh cho", "gui cho"],
    ) && let Some((lead, rest)) = text.split_once(": ").or_else(|| text.split_once(":\n"))
        && !without_bullet(rest).is_empty()
    {
        return (lead.trim(), without_bullet(rest));
    }
    ("", text)
}

static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\(?(?:[0-9]{1,2}|mot|hai|ba|bon)\)?\s*(?:\((?:mot|hai|ba|bon|nam|sau|[0-9]+)\)\s*)?)")
});

/// A folded text without the number it begins with: `02 (hai) anh mau`.
fn uncounted(folded: &str) -> String {
    LEADING.replace(folded, "").trim_start().to_owned()
}

static SAID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b([0-9]{1,2}|mot|hai|ba|bon|nam)\s*(?:\([^)]{1,8}\)\s*)?(ban chinh|ban goc|ban sao|ban chup|ban photo|bo|ban|anh|tam anh|chiec anh)\b",
    )
});

/// The counts a sentence says: how many, and whether of originals.
pub fn said(text: &str) -> Vec<(u32, bool)> {
    let plain = folded(text);
    SAID.captures_iter(&plain)
        .filter_map(|found| {
            let count = match &found[1] {
                "mot" => 1,
                "hai" => 2,
                "ba" => 3,
                "bon" => 4,
                "nam" => 5,
                digits => digits.parse().ok()?,
            };
            let original = !matches!(&found[2], "ban sao" | "ban chup" | "ban photo");
            // A year or an article in front of the word is no count.
            (1..=20).contains(&count).then_some((count, original))
        })
        .collect()
}
