//! The official cost of one procedure, in columns or in Markdown: what is multiplied by what, line by line.

use std::fmt::Write as _;

use super::table;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::number::{Money, Thousandths, grouped};
use crate::report::templates::markdown;
use crate::report::view::price::{Line, Price};
use crate::text::Lang;

/// The price in a terminal.
pub fn price(price: &Price, lang: Lang) -> String {
    let mut out = String::new();
    let code = price.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    let _ = writeln!(out, "{}{code}\n{}\n", price.id, price.name.text);
    for line in before(price, lang) {
        let _ = writeln!(out, "{}", table::wrapped(&line, 96, "  "));
    }
    out.push('\n');
    let mut rows = vec![heads(lang).map(str::to_owned).to_vec()];
    let mut titles = Vec::new();
    for part in &price.parts {
        titles.push((rows.len(), format!("  {} {}", part.number, part.name.text)));
        for line in of_part(price, part.number) {
            let what = table::clipped(&what(line), 36);
            let mut row = vec![format!("    {} {what}", line.number)];
            row.extend(cells(price, line, lang));
            rows.push(row);
        }
        let mut row = vec![format!("      {}", lang.pick("cộng", "subtotal"))];
        row.extend((0..6).map(|_| String::new()));
        row.push(amount(part.amount, lang));
        row.push(String::new());
        rows.push(row);
    }
    let drawn = table::figures(&rows, "");
    for (at, line) in drawn.lines().enumerate() {
        for (_, title) in titles.iter().filter(|(before, _)| *before == at) {
            let _ = writeln!(out, "{title}");
        }
        let _ = writeln!(out, "{line}");
    }
    out.push('\n');
    for line in after(price, lang) {
        let _ = writeln!(out, "{}", table::wrapped(&line, 96, "  "));
    }
    for (at, note) in price.notes.iter().enumerate() {
        let text = table::wrapped(&format!("[{}] {}", at + 1, note.text), 92, "    ");
        let _ = writeln!(out, "{}{}", if at == 0 { "\n" } else { "" }, text);
    }
    out
}

/// The price in Markdown.
pub fn price_in_markdown(price: &Price, lang: Lang) -> String {
    let mut out = String::new();
    let code = price.code.as_ref().map(|code| format!(" ({})", markdown(code))).unwrap_or_default();
    let _ = writeln!(out, "# {}{code}\n", markdown(&price.name.text));
    for line in before(price, lang) {
        let _ = writeln!(out, "{}\n", markdown(&line));
    }
    let _ =
        writeln!(out, "| {} |", heads(lang).map(|head| if head.is_empty() { " " } else { head }).join(" | "));
    let _ = writeln!(out, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    for part in &price.parts {
        let subtotal = amount(part.amount, lang);
        let _ = writeln!(
            out,
            "| **{} {}** | | | | | | | **{subtotal}** | |",
            part.number,
            markdown(&part.name.text)
        );
        for line in of_part(price, part.number) {
            let cells = cells(price, line, lang).map(|cell| markdown(&cell)).join(" | ");
            let _ = writeln!(out, "| {} {} | {cells} |", line.number, markdown(&what(line)));
        }
    }
    out.push('\n');
    for line in after(price, lang) {
        let _ = writeln!(out, "{}\n", markdown(&line));
    }
    for (at, note) in price.notes.iter().enumerate() {
        let _ = writeln!(out, "- \\[{}\\] {}", at + 1, markdown(&note.text));
    }
    out
}

fn heads(lang: Lang) -> [&'static str; 9] {
    lang.pick(
        ["", "giờ", "× đồng/giờ", "+ thuê", "× lần", "+ phí", "× tỷ lệ", "= đồng", "ghi chú"],
        ["", "hours", "× VND/hour", "+ services", "× times", "+ fee", "× weight", "= VND", "notes"],
    )
}

fn of_part(price: &Price, number: usize) -> impl Iterator<Item = &Line> {
    let head = format!("{number}.");
    price.lines.iter().filter(move |line| line.number.starts_with(&head))
}

fn what(line: &Line) -> String {
    match &line.subject {
        Some(subject) => format!("{}: {}", line.activity.text, subject.text),
        None => line.activity.text.clone(),
    }
}

fn cells(price: &Price, line: &Line, lang: Lang) -> [String; 8] {
    let hours = line.hours.0 != 0;
    let weight = match (line.weight_part, line.weight_whole) {
        (part, whole) if part == whole => "1".to_owned(),
        (part, whole) => format!("{}/{}", show(part, lang), show(whole, lang)),
    };
    let income = match &price.income {
        Some(income) if hours => grouped(income.amount, lang),
        None if hours => "?".to_owned(),
        _ => String::new(),
    };
    let none_if_zero = |number: i64| if number == 0 { String::new() } else { grouped(number, lang) };
    let notes: Vec<String> = line.notes.iter().map(|note| format!("[{note}]")).collect();
    [
        if hours { exactly(line.hours, lang) } else { String::new() },
        income,
        none_if_zero(line.spend),
        if hours || line.spend != 0 { line.times.to_string() } else { String::new() },
        none_if_zero(line.fee),
        weight,
        amount(line.amount, lang),
        notes.join(""),
    ]
}

fn show(number: u64, lang: Lang) -> String {
    i64::try_from(number).map_or_else(|_| number.to_string(), |number| grouped(number, lang))
}

/// Hours with all their decimal places: a rounded factor would not give the amount.
fn exactly(hours: Thousandths, lang: Lang) -> String {
    let point = hours.to_string();
    lang.pick(point.replace('.', ","), point)
}

fn amount(amount: Option<i64>, lang: Lang) -> String {
    amount.map_or_else(|| lang.pick("chưa tính", "not priced").to_owned(), |amount| grouped(amount, lang))
}

/// What stands above the table: the formula and what it is reckoned with.
fn before(price: &Price, lang: Lang) -> Vec<String> {
    let mut all = vec![
        lang.pick(
            "Điều 27 khoản 3 Thông tư 02/2017/TT-VPCP: chi phí một hồ sơ = tổng các dòng; mỗi dòng = tỷ lệ × (số lần × (giờ × thu nhập một giờ + dịch vụ thuê ngoài) + phí, lệ phí), làm tròn đến đồng. Không tính chi phí cơ hội. Bảng này không phải biểu mẫu chính thức.",
            "Circular 02/2017/TT-VPCP art. 27(3): one dossier = the sum of the lines; each line = weight × (times × (hours × hourly income + bought-in services) + fee), rounded to the đồng. No opportunity cost. This table is not the official form.",
        )
        .to_owned(),
    ];
    all.push(match &price.income {
        Some(income) => {
            let date = Date::parse(&income.date).map_or_else(|| income.date.clone(), |date| date.show(lang));
            let amount = Money(income.amount).show(lang);
            let mut line = lang.pick(
                format!("Thu nhập một giờ: {amount}, từ {date}; nguồn: {}", income.source),
                format!("Hourly income: {amount}, from {date}; source: {}", income.source),
            );
            if let Some(assumed) = &income.assumed {
                line.push_str(&lang.pick(format!("; giả định: {assumed}"), format!("; assumed: {assumed}")));
            }
            line + "."
        }
        None => lang
            .pick(
                "Chưa tính được chi phí: rasoat.yaml chưa có `costs` với thu nhập bình quân một giờ.",
                "Not priced: rasoat.yaml has no `costs` with the hourly income.",
            )
            .to_owned(),
    });
    if let Some(case) = &price.case {
        all.push(lang.pick(
            format!("Trường hợp được tính (thấp nhất): {}.", case.text),
            format!("Sub-case reckoned (the cheapest): {}.", case.text),
        ));
    }
    all
}

/// What stands below the table: the sums, and the times that are never money.
fn after(price: &Price, lang: Lang) -> Vec<String> {
    let money = |amount: Option<i64>| {
        amount.map_or_else(
            || lang.pick("chưa tính được", "not priced").to_owned(),
            |amount| Money(amount).show(lang),
        )
    };
    let sums: Vec<String> = price.parts.iter().map(|part| amount(part.amount, lang)).collect();
    let (case, year) = (money(price.per_case), money(price.per_year));
    let sums = sums.join(" + ");
    let sum = if price.per_case.is_some() { format!("{sums} = {case}") } else { case.clone() };
    let mut all = vec![
        lang.pick(format!("Một hồ sơ (khoản 3 điểm a): {sum}"), format!("One dossier (art. 27(3a)): {sum}")),
    ];
    all.push(match &price.volume {
        Some(volume) => {
            let cases = show(volume.cases, lang);
            let by = match volume.times.zip(volume.parties) {
                Some((times, parties)) => lang.pick(
                    format!("{} lần × {} đối tượng", show(times, lang), show(parties, lang)),
                    format!("{} times × {} applicants", show(times, lang), show(parties, lang)),
                ),
                None => lang.pick(format!("{cases} hồ sơ"), format!("{cases} dossiers")),
            };
            let product = match price.per_year {
                Some(_) => format!("{case} × {by} = {year}"),
                None => format!("{by}; {year}"),
            };
            let mut line = lang.pick(
                format!("Một năm (khoản 3 điểm b), số liệu năm {}: {product}", volume.year),
                format!("A year (art. 27(3b)), volume of {}: {product}", volume.year),
            );
            if let Some(source) = &volume.source {
                line.push_str(&lang.pick(format!("; nguồn: {source}"), format!("; source: {source}")));
            }
            if let Some(assumed) = &volume.assumed {
                line.push_str(&lang.pick(format!("; giả định: {assumed}"), format!("; assumed: {assumed}")));
            }
            line
        }
        None => lang.pick("Một năm: chưa có số lượng hồ sơ.", "A year: no volume is known.").to_owned(),
    });
    let time = |minutes: i64| Duration::working(minutes).show(lang);
    let official = time(price.official_minutes);
    all.push(lang.pick(
        format!("Thời gian xử lý của cơ quan (không quy ra tiền): {official}"),
        format!("Officials' time (never turned into money): {official}"),
    ));
    let deadline = price.deadline_minutes.map_or_else(|| "–".to_owned(), time);
    let path = time(price.path_minutes);
    all.push(lang.pick(
        format!("Thời gian chờ (không quy ra tiền): đường dài nhất {path}; thời hạn {deadline}"),
        format!("Calendar time (never turned into money): critical path {path}; deadline {deadline}"),
    ));
    all
}
