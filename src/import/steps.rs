//! Steps in running text: which parts of a description are steps, who acts in each and how long it takes. What states
//! neither is left as it stands.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{begins, pattern, without_bullet};
use crate::model::duration::Duration;
use crate::model::procedure::Action;
use crate::text::folded;

/// A part of a description that may be a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its words.
    pub text: String,
    /// How long it takes, where that is said.
    pub takes: Option<Duration>,
    /// What is done, where that can be told.
    pub does: Option<Action>,
    /// Who acts, as far as the words alone tell.
    pub who: Who,
    /// Whether its time runs from the day on which the dossier came in.
    pub from_receipt: bool,
}

/// Who acts in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The applicant.
    Applicant,
    /// An agency, by its name in the text or by its part in the procedure.
    Agency,
    /// The agency that takes the dossier in.
    Desk,
    /// The agency that decides.
    Decider,
}

static MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"Bước\s*[0-9]{1,2}(?:\.[0-9]{1,2})?\s*[:.\-–)]?"));
/// Words with which a time of its own begins.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\S+ ){0,2}?(?:trong (?:thoi han|thoi gian|vong|toi da)|cham nhat|khong qua|toi da|thoi han)\b",
    )
});
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:trong|vong|thoi han|thoi gian|cham nhat|khong qua|toi da|la)\b[^.;]{0,60}?\b([0-9]{1,3}(?:[.,][0-9])?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)",
        r"(?:\s*\(\s*([0-9]{1,3})\s*\)|\s*\([^)]{1,20}\))?\s*(ngay lam viec|ngay|gio lam viec|gio|thang)\b"
    ))
});

static RECEIPT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:ke tu|tinh tu|tu) (?:ngay |khi |thoi diem )*(?:lam viec )?(?:co quan [^.;]{0,40}|bo phan [^.;]{0,40})?(?:nhan|tiep nhan)\b[^.;]{0,40}\b(?:ho so|don|van ban)",
    )
});

/// The parts of a description, in order.
pub fn split(field: &str) -> Vec<Part> {
    let mut parts: Vec<String> = Vec::new();
    for block in blocks(field) {
        for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let plain = folded(without_bullet(line));
            let begins_own = CLOCK.is_match(&plain) && !plain.starts_with("truong hop");
            match parts.last_mut() {
                Some(last) if !last.is_empty() && (!begins_own || is_heading(last)) => {
                    last.push('\n');
                    last.push_str(line);
                }
                Some(last) if last.is_empty() => *last = line.to_owned(),
                _ => parts.push(line.to_owned()),
            }
        }
        // A heading waits for what it heads.
        if !parts.last().is_some_and(|last| is_heading(last)) {
            parts.push(String::new());
        }
    }
    parts.retain(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 3);
    parts.iter().map(|text| part(text)).collect()
}

/// Whether a text only names what follows.
fn is_heading(text: &str) -> bool {
    let short = !text.contains('\n') && text.chars().count() <= 90;
    let letters = text.chars().any(char::is_alphabetic);
    short && letters && (text.ends_with(':') || (text.starts_with("Bước") && !text.ends_with(['.', ';'])))
}

/// The blocks of a description: from one `Bước 1` to the next, or its marked lines.
fn blocks(field: &str) -> Vec<&str> {
    let marks: Vec<usize> = MARK
        .find_iter(field)
        .map(|found| found.start())
        .filter(|at| {
            let before = field[..*at].trim_end_matches([' ', '-', '+', '*', '•']);
            before.is_empty() || before.ends_with(['\n', '.', ';', ':', ')', '…'])
        })
        .collect();
    if marks.is_empty() {
        // Without marks of steps, each line that begins a list at the first level stands for itself.
        return field.lines().collect();
    }
    let mut out = vec![&field[..marks[0]]];
    for (index, at) in marks.iter().enumerate() {
        let end = marks.get(index + 1).copied().unwrap_or(field.len());
        out.push(field[*at..end].trim_end_matches([' ', '-', '+', '*', '•', '\n']));
    }
    out
}

fn part(text: &str) -> Part {
    let own = MARK.find(text).filter(|found| found.start() == 0).map_or(text, |found| &text[found.end()..]);
    let own = without_bullet(own);
    let plain = folded(own);
    // Times of side cases count for nothing: the file does not pass through them.
    let main: Vec<&str> = plain.split("truong hop").take(1).collect();
    let main =
        if plain.starts_with("truong hop") { plain.as_str() } else { main.first().copied().unwrap_or("") };
    let takes = time_in(main);
    let head = own.lines().next().map(folded).filter(|head| head.chars().count() <= 60).unwrap_or_default();
    let (who, does) = acts(&plain, &head);
    Part { text: text.to_owned(), takes, does, who, from_receipt: takes.is_some() && RECEIPT.is_match(main) }
}

/// The time a folded sentence gives for what is done in it. `Sau thời hạn 30 ngày` gives none: it tells when something
/// begins.
pub fn time_in(plain: &str) -> Option<Duration> {
    let found = TIME.captures_iter(plain).find(|found| {
        let start = found.get(0).map_or(0, |all| all.start());
        !["sau ", "qua ", "het "].iter().any(|word| plain[..start].ends_with(word))
    })?;
    time(&found)
}

fn time(found: &regex::Captures<'_>) -> Option<Duration> {
    let number = found.get(2).or_else(|| found.get(1))?.as_str();
    let number = match number {
        "mot" => "1",
        "hai" => "2",
        "ba" => "3",
        "bon" => "4",
        "nam" => "5",
        "sau" => "6",
        "bay" => "7",
        "tam" => "8",
        "chin" => "9",
        "muoi" => "10",
        digits => digits,
    };
    Duration::parse(&format!("{number} {}", &found[3])).filter(|time| time.minutes > 0)
}

/// Words that name whoever applies.
const APPLICANTS: &[&str] = &[
    "to chuc, ca nhan",
    "ca nhan, to chuc",
    "to chuc",
    "ca nhan",
    "nguoi",
    "doanh nghiep",
    "chu ",
    "cong dan",
    "nha dau tu",
    "co so",
    "don vi",
    "hop tac xa",
    "ho gia dinh",
    "ngan hang thuong mai",
    "cong ty",
    "chu hang",
    "chu dau tu",
    "nnt",
    "thuong nhan",
    "van phong",
    "khi co nhu cau",
    "nop ho so",
];

static FILES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:nop|gui|lap|chuan bi|hoan thien|ke khai|khai|dang ky|dang nhap|truy cap)\b(?: \S+){0,8}? (?:ho so|don|to khai|van ban|giay|thu tuc|cong dich vu cong|tai khoan)",
    )
});

/// Actions by the words for them, the most telling first.
const ACTIONS: [(&[&str], Action); 11] = [
    (&["lay y kien", "gui y kien", "co y kien", "cho y kien", "tham gia y kien"], Action::Consult),
    (
        &[
            "kiem tra thuc te",
            "kiem tra thuc dia",
            "kiem tra hien truong",
            "xac minh thuc te",
            "kiem tra tai co so",
            "kiem tra, danh gia thuc te",
            "khao sat thuc dia",
        ],
        Action::Inspect,
    ),
    (&["tham dinh", "tham tra", "danh gia", "xac minh"], Action::Appraise),
    (
        &[
            "kiem tra tinh day du",
            "kiem tra tinh hop le",
            "kiem tra ho so",
            "kiem tra, xem xet",
            "tinh day du",
            "xem xet, kiem tra",
            "ra soat",
            "kiem tra",
        ],
        Action::Check,
    ),
    (
        &[
            "phe duyet",
            "quyet dinh",
            "chap thuan",
            "cap giay",
            "cap phep",
            "cap lai",
            "cap doi",
            "ban hanh",
            "ky ",
            "cong bo",
            "thong quan",
            "cap ",
        ],
        Action::Decide,
    ),
    (&["tra ket qua", "nhan ket qua", "giao ket qua", "ban giao"], Action::Return),
    (&["nop phi", "nop le phi", "nop thue", "nop tien"], Action::Pay),
    (&["cap nhat", "ghi vao so", "vao so", "luu tru", "dang tai"], Action::Record),
    (&["tiep nhan", "bien nhan", "phieu hen", "giay hen"], Action::Receive),
    (&["chuyen ho so", "trinh ", "gui ho so", "chuyen "], Action::Transfer),
    (&["xac nhan", "thong bao", "tra loi"], Action::Confirm),
];

fn acts(plain: &str, head: &str) -> (Who, Option<Action>) {
    let start: String = plain.chars().take(260).collect();
    let files = FILES.is_match(&start);
    if begins(head, &["nop ho so", "chuan bi ho so", "gui ho so", "nop"])
        || (files && begins_applicant(plain))
    {
        return (Who::Applicant, Some(Action::File));
    }
    let who = if [
        "bo phan mot cua",
        "bo phan tiep nhan",
        "co quan tiep nhan",
        "trung tam phuc vu hanh chinh cong",
        "can bo tiep nhan",
    ]
    .iter()
    .any(|words| start.contains(words))
    {
        Who::Desk
    } else if [
        "co quan cap",
        "co quan giai quyet",
        "co quan co tham quyen",
        "cap co tham quyen",
        "nguoi co tham quyen",
        "co quan dang ky",
        "co quan tham dinh",
    ]
    .iter()
    .any(|words| start.contains(words))
    {
        Who::Decider
    } else {
        Who::Agency
    };
    let told = |text: &str| {
        ACTIONS
            .iter()
            .find(|(words, _)| words.iter().any(|word| text.contains(word)))
            .map(|(_, action)| *action)
    };
    let heading = if head.is_empty() { None } else { told(head) };
    // Whoever appraises and then submits has appraised; whoever considers and decides has decided.
    let decided = start.contains("xem xet, quyet dinh")
        || start.contains("xem xet, phe duyet")
        || start.contains("xem xet, cap");
    (who, heading.or(decided.then_some(Action::Decide)).or_else(|| told(plain)))
}

fn begins_applicant(plain: &str) -> bool {
    APPLICANTS.iter().any(|word| plain.starts_with(word))
        || plain
            .split([',', ':'])
            .take(2)
            .any(|clause| APPLICANTS.iter().any(|word| clause.trim_start().starts_with(word)))
}
