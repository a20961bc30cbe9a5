//! The words for a value that is not what its key asks for.

use crate::diagnostic::Diagnostic;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::load::say::{listed, meant, shown};
use crate::model::load::shape::{Key, Manner, Owner, Shape};
use crate::model::load::tree::{Node, Value};
use crate::model::load::typed::{decimal, whole};

/// A key that is not known where it stands; `near` is the one most likely meant and whether it stands there already.
pub(super) fn unknown_key(
    key: &str,
    owner: Owner<'_>,
    near: Option<(&str, bool)>,
    free: &[&str],
) -> Diagnostic {
    let written = shown(key);
    let (vi, en) = owner.words();
    let problem = Diagnostic::error(
        "unknown-key",
        format!("{vi} không có khóa `{written}`"),
        format!("{en} has no key `{written}`"),
    );
    match near {
        Some((known, false)) => problem.help(format!("viết `{known}`"), format!("write `{known}`")),
        Some((known, true)) => problem.help(
            format!("chuyển nội dung vào `{known}`, khóa đã có sẵn"),
            format!("move it into `{known}`, which is there already"),
        ),
        None if free.is_empty() => problem.help("bỏ khóa này", "remove it"),
        None => {
            let known = listed(free.iter().copied());
            problem.help(format!("dùng một trong: {known}"), format!("use one of: {known}"))
        }
    }
}

/// What is left of a value that a comma cut in two.
pub(super) fn stray(written: &str) -> Diagnostic {
    let written = shown(written);
    Diagnostic::error(
        "stray",
        format!("`{written}` đứng một mình: trong `{{ }}` dấu phẩy kết thúc giá trị"),
        format!("`{written}` stands alone: inside `{{ }}` a comma ends a value"),
    )
    .help(
        "viết số thập phân bằng dấu chấm, hoặc đặt cả giá trị trong dấu nháy",
        "write a decimal with a point, or put the whole value in quotes",
    )
}

/// A key that must be there.
pub(super) fn missing_key(key: &Key, owner: Owner<'_>) -> Diagnostic {
    let name = &key.name;
    let (vi, en) = owner.words();
    let example = example(&key.shape);
    Diagnostic::error(
        "missing-key",
        format!("{vi} thiếu khóa `{name}`"),
        format!("{en} lacks the key `{name}`"),
    )
    .help(format!("thêm `{name}: {example}`"), format!("add `{name}: {example}`"))
}

/// A key, or an item of a list, with nothing behind it.
pub(super) fn no_value(owner: Owner<'_>) -> Diagnostic {
    let (vi, en) = owner.words();
    Diagnostic::error("no-value", format!("{vi} không có giá trị"), format!("{en} has no value"))
        .help("viết giá trị, hoặc bỏ cả dòng", "write a value, or remove the line")
}

/// A list or mapping where something else is wanted.
pub(super) fn wrong_kind(owner: Owner<'_>, node: &Node, shape: &Shape) -> Diagnostic {
    let ((vi, en), (whose_vi, whose_en)) = (wanted(shape), owner.words());
    let (found_vi, found_en) = match node.value {
        Value::List(_) => ("một danh sách", "a list"),
        _ => ("một bảng khóa và giá trị", "a mapping"),
    };
    let problem = Diagnostic::error(
        "wrong-type",
        format!("{whose_vi} phải là {vi}, không phải {found_vi}"),
        format!("{whose_en} must be {en}, not {found_en}"),
    );
    match (&node.value, shape) {
        (Value::Map(_), Shape::List(_)) => {
            problem.help("đặt dấu gạch `-` trước mỗi mục", "put a dash `-` before each item")
        }
        (Value::List(_), Shape::Map(_) | Shape::Table(_)) => {
            problem.help("bỏ dấu gạch `-` ở đầu", "take the dash `-` away")
        }
        _ => problem.help(format!("viết {vi}"), format!("write {en}")),
    }
}

/// A word that is none of those allowed.
pub(super) fn unknown_word(written: &str, owner: Owner<'_>, known: &[String]) -> Diagnostic {
    let shown = shown(written);
    let (Owner::Key(name) | Owner::Item(name) | Owner::Whole(name, _)) = owner;
    let problem = Diagnostic::error(
        "unknown-word",
        format!("`{shown}` không phải là giá trị của `{name}`"),
        format!("`{shown}` is not a value of `{name}`"),
    );
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    match meant(written, known.iter().copied()) {
        Some(word) => problem.help(format!("viết `{word}`"), format!("write `{word}`")),
        None => {
            let all = listed(known);
            problem.help(format!("dùng một trong: {all}"), format!("use one of: {all}"))
        }
    }
}

/// A text that is no length of time.
pub(super) fn bad_duration(written: &str) -> Diagnostic {
    let problem = Diagnostic::error(
        "bad-duration",
        format!("`{}` không phải là một khoảng thời gian", shown(written)),
        format!("`{}` is not a length of time", shown(written)),
    );
    let trimmed = written.trim();
    let digits =
        trimmed.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(trimmed.len());
    let (amount, unit) = trimmed.split_at(digits);
    let known = ["working days", "hours", "minutes", "days", "weeks", "months", "years"];
    let known_vi = ["ngày làm việc", "giờ", "phút", "ngày", "tuần", "tháng", "năm"];
    let guess = meant(unit.trim(), known.into_iter().chain(known_vi)).map(|unit| format!("{amount} {unit}"));
    match guess.filter(|guess| Duration::parse(guess).is_some()) {
        Some(guess) => problem.help(format!("viết `{guess}`"), format!("write `{guess}`")),
        None if !amount.is_empty() && unit.is_empty() => problem.help(
            format!("thêm đơn vị: `{amount} ngày làm việc` hoặc `{amount} ngày`"),
            format!("add the unit: `{amount} working days` or `{amount} days`"),
        ),
        None => problem.help(
            "viết số và đơn vị, ví dụ `15 ngày làm việc`, `20 ngày`, `4 giờ`",
            "write a number and a unit, such as `15 working days`, `20 days`, `4 hours`",
        ),
    }
}

/// A text that is no day.
pub(super) fn bad_date(written: &str) -> Diagnostic {
    let problem = Diagnostic::error(
        "bad-date",
        format!("`{}` không phải là một ngày", shown(written)),
        format!("`{}` is not a day", shown(written)),
    );
    let parts: Vec<&str> = written.split(['/', '-', '.']).map(str::trim).collect();
    let guess = match parts[..] {
        [day, month, year] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [year, month, day] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    };
    match guess.filter(|guess| Date::parse(guess).is_some()) {
        Some(guess) => problem.help(format!("viết `{guess}`"), format!("write `{guess}`")),
        None => problem.help(
            "viết năm-tháng-ngày có thật, ví dụ `2026-07-01`",
            "write a real year-month-day, such as `2026-07-01`",
        ),
    }
}

/// A text that is no legal basis.
pub(super) fn bad_citation(written: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-citation",
        format!("`{}` không phải là một căn cứ pháp lý", shown(written)),
        format!("`{}` is not a legal basis", shown(written)),
    )
    .help(
        "viết số hiệu văn bản, rồi `art` và điều: `175/2024/NĐ-CP art 46.2`",
        "write the instrument, then `art` and the article: `175/2024/NĐ-CP art 46.2`",
    )
}

/// A value that is neither `true` nor `false`.
pub(super) fn not_a_truth(written: &str, plain: bool, owner: Owner<'_>) -> Diagnostic {
    let problem = wrong(owner, &quoted(written, plain), &Shape::Bool);
    let guess = match written.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" | "có" => Some("true"),
        "false" | "no" | "n" | "off" | "0" | "không" => Some("false"),
        _ => None,
    };
    match guess {
        Some(word) if !plain && written == word => {
            problem.help(format!("bỏ dấu nháy: `{word}`"), format!("take the quotes away: `{word}`"))
        }
        Some(word) => problem.help(format!("viết `{word}`"), format!("write `{word}`")),
        None => problem.help("viết `true` hoặc `false`", "write `true` or `false`"),
    }
}

/// A value that is no number, or no whole one.
pub(super) fn not_a_number(written: &str, plain: bool, must_be_whole: bool, owner: Owner<'_>) -> Diagnostic {
    let shape = if must_be_whole { Shape::Whole { least: 0, most: 0 } } else { Shape::Number };
    let problem = wrong(owner, &quoted(written, plain), &shape);
    let fits = |text: &str| whole(text).is_some() || (!must_be_whole && decimal(text).is_some());
    let grouped = |text: &str| text.split(['.', ',', ' ', '_']).skip(1).all(|group| group.len() == 3);
    let amount = written.trim().trim_end_matches(|c: char| c.is_alphabetic()).trim();
    let joined = amount.replace(['.', ',', ' ', '_'], "");
    if !plain && fits(written) {
        problem.help(format!("bỏ dấu nháy: `{written}`"), format!("take the quotes away: `{written}`"))
    } else if must_be_whole && grouped(amount) && fits(&joined) {
        problem.help(format!("chỉ viết chữ số: `{joined}`"), format!("write digits only: `{joined}`"))
    } else if !must_be_whole && fits(&amount.replace(',', ".")) {
        let point = amount.replace(',', ".");
        problem.help(format!("viết `{point}`"), format!("write `{point}`"))
    } else if must_be_whole {
        problem.help("chỉ viết chữ số, ví dụ `2`", "write digits only, such as `2`")
    } else {
        problem.help("viết một số, ví dụ `1.5`", "write a number, such as `1.5`")
    }
}

/// A whole number that is too small or too large.
pub(super) fn out_of_range(number: i128, least: i128, most: i128, owner: Owner<'_>) -> Diagnostic {
    let (vi, en) = owner.words();
    Diagnostic::error(
        "out-of-range",
        format!("{vi} không thể là `{number}`"),
        format!("{en} cannot be `{number}`"),
    )
    .help(format!("viết một số từ {least} đến {most}"), format!("write a number from {least} to {most}"))
}

/// One value where a list is wanted.
pub(super) fn not_a_list(written: &str, owner: Owner<'_>) -> Diagnostic {
    let shown = shown(written);
    wrong(owner, written, &Shape::List(Box::new(Shape::Any)))
        .help(format!("viết `[{shown}]`"), format!("write `[{shown}]`"))
}

/// One value where a mapping is wanted.
pub(super) fn not_a_mapping(written: &str, owner: Owner<'_>, keys: &[Key]) -> Diagnostic {
    let first = keys.iter().filter(|key| key.required);
    let example: Vec<String> = first.map(|key| format!("{}: {}", key.name, example(&key.shape))).collect();
    let example = if keys.is_empty() { "key: …".to_owned() } else { example.join(", ") };
    wrong(owner, written, &Shape::Map(Vec::new()))
        .help(format!("viết `{{{example}}}`"), format!("write `{{{example}}}`"))
}

pub(super) fn ill_written(written: &str, shape: &Shape, manner: &Manner, owner: Owner<'_>) -> Diagnostic {
    let example = manner.example;
    wrong(owner, written, shape).help(format!("viết như `{example}`"), format!("write it as `{example}`"))
}

fn wrong(owner: Owner<'_>, written: &str, shape: &Shape) -> Diagnostic {
    let ((vi, en), (whose_vi, whose_en)) = (wanted(shape), owner.words());
    let shown = shown(written);
    Diagnostic::error(
        "wrong-type",
        format!("{whose_vi} phải là {vi}, không phải `{shown}`"),
        format!("{whose_en} must be {en}, not `{shown}`"),
    )
}

/// The value with its quotes, which may be all that is wrong with it.
fn quoted(written: &str, plain: bool) -> String {
    if plain { written.to_owned() } else { format!("\"{written}\"") }
}

fn wanted(shape: &Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Text | Shape::Any => ("chữ", "text"),
        Shape::Words(_) => ("chữ, hoặc `{vi: …, en: …}`", "text, or `{vi: …, en: …}`"),
        Shape::OneOf(_) => ("một từ", "a word"),
        Shape::Duration => ("một khoảng thời gian", "a length of time"),
        Shape::Citation => ("một căn cứ pháp lý", "a legal basis"),
        Shape::Date => ("một ngày", "a day"),
        Shape::Written(manner) => manner.what,
        Shape::Bool => ("`true` hoặc `false`", "`true` or `false`"),
        Shape::Whole { .. } => ("số nguyên", "a whole number"),
        Shape::Number => ("một số", "a number"),
        Shape::List(_) => ("một danh sách", "a list"),
        Shape::Map(_) | Shape::Table(_) => ("một bảng khóa và giá trị", "a mapping"),
    }
}

fn example(shape: &Shape) -> String {
    match shape {
        Shape::OneOf(words) => words.first().cloned().unwrap_or_default(),
        Shape::Duration => "15 working days".into(),
        Shape::Date => "2026-07-01".into(),
        Shape::Written(manner) => manner.example.into(),
        Shape::Bool => "false".into(),
        Shape::Whole { .. } => "1".into(),
        Shape::Number => "1.5".into(),
        Shape::List(_) => "[…]".into(),
        Shape::Map(_) | Shape::Table(_) => "{…}".into(),
        Shape::Text | Shape::Words(_) | Shape::Citation | Shape::Any => "…".into(),
    }
}
