//! A target: by how much a measure is to be cut, as promised in `rasoat.yaml` or asked for on the command line.

use crate::diagnostic::Diagnostic;
use crate::facts::measures::{ROWS, Row};
use crate::model::settings;
use crate::suggest::nearest;

/// A measure and the cut that is wanted.
#[derive(Clone, Debug)]
pub struct Target {
    /// The measure.
    pub row: &'static Row,
    /// The cut in hundredths of a per cent of the figure before, not negative: `-20%` is 2000.
    pub cut: i64,
    /// Where it was promised.
    pub source: Option<String>,
}

impl Target {
    /// What must be saved of a figure, rounded up.
    pub fn needed(&self, before: i64) -> i64 {
        let part = i128::from(before.max(0)) * i128::from(self.cut);
        i64::try_from((part + WHOLE - 1) / WHOLE).unwrap_or(i64::MAX)
    }
}

/// One, in hundredths of a per cent.
const WHOLE: i128 = 10_000;

/// A target as written on the command line: `annual-cost=-20%`.
pub fn parse(written: &str) -> Result<Target, Box<Diagnostic>> {
    let Some((measure, change)) = written.split_once('=') else {
        return Err(Diagnostic::error(
            "bad-target",
            format!("`{written}` không phải là mục tiêu"),
            format!("`{written}` is not a target"),
        )
        .help(
            "viết chỉ số và mức cắt giảm, ví dụ `annual-cost=-20%`",
            "write a measure and the cut, such as `annual-cost=-20%`",
        )
        .into());
    };
    let row = measure_of(measure.trim())?;
    let change = change.trim();
    let Some(number) = change.strip_suffix('%') else {
        let key = row.key;
        let problem = Diagnostic::error(
            "bad-target",
            format!("mục tiêu `{written}` không có dấu phần trăm"),
            format!("the target `{written}` has no per cent sign"),
        );
        return Err(match hundredths(change) {
            Some(_) => problem.help(format!("viết `{key}={change}%`"), format!("write `{key}={change}%`")),
            None => problem.help(format!("viết `{key}=-20%`"), format!("write `{key}=-20%`")),
        }
        .into());
    };
    match hundredths(number.trim()) {
        Some(change) => cut(row, change, written, None),
        None => Err(Diagnostic::error(
            "bad-target",
            format!("`{change}` không phải là tỷ lệ phần trăm"),
            format!("`{change}` is not a percentage"),
        )
        .help(
            "viết tối đa hai chữ số thập phân, ví dụ `-12.5%`",
            "write at most two decimal places, such as `-12.5%`",
        )
        .into()),
    }
}

/// The targets of the settings.
pub fn of_settings(targets: &[settings::Target]) -> Result<Vec<Target>, Box<Diagnostic>> {
    let one = |target: &settings::Target| {
        let written = format!("{}={}%", target.measure, target.percent);
        cut(measure_of(&target.measure)?, i64::from(target.percent) * 100, &written, target.source.clone())
    };
    targets.iter().map(one).collect()
}

fn measure_of(name: &str) -> Result<&'static Row, Box<Diagnostic>> {
    if let Some(row) = ROWS.iter().find(|row| row.key == name) {
        return Ok(row);
    }
    let problem = Diagnostic::error(
        "unknown-measure",
        format!("không có chỉ số `{name}`"),
        format!("there is no measure `{name}`"),
    );
    Err(match nearest(name, ROWS.iter().map(|row| row.key)) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => {
            let all: Vec<&str> = ROWS.iter().map(|row| row.key).collect();
            let all = all.join(", ");
            problem.help(format!("chọn một trong: {all}"), format!("choose one of {all}"))
        }
    }
    .into())
}

fn cut(
    row: &'static Row,
    change: i64,
    written: &str,
    source: Option<String>,
) -> Result<Target, Box<Diagnostic>> {
    let problem = if change > 0 {
        Diagnostic::error(
            "bad-target",
            format!("mục tiêu `{written}` làm tăng chỉ số"),
            format!("the target `{written}` is a rise"),
        )
        .help("viết mức cắt giảm là số âm, ví dụ `-20%`", "write a cut as a negative number, such as `-20%`")
    } else if change < -10_000 {
        Diagnostic::error(
            "bad-target",
            format!("mục tiêu `{written}` cắt giảm quá 100%"),
            format!("the target `{written}` cuts more than there is"),
        )
        .help("viết mức cắt giảm từ `-100%` đến `0%`", "write a cut between `-100%` and `0%`")
    } else {
        return Ok(Target { row, cut: -change, source });
    };
    Err(problem.into())
}

/// A number with up to two decimal places, as hundredths. `−` is a minus too, and so is a comma a point.
fn hundredths(written: &str) -> Option<i64> {
    let plain = written.replace('−', "-").replace(',', ".");
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() > 2 || whole.len() > 6 {
        return None;
    }
    let part = part.parse::<i64>().ok()? * if part.len() == 1 { 10 } else { 1 };
    Some(sign * (whole.parse::<i64>().ok()? * 100 + part))
}
