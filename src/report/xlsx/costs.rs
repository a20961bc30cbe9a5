//! A sheet of the official cost, one line for each activity of each procedure, in the order of the official form.

use super::INCOME;
use super::sheet::{Face, Names, Sheet, letter};
use crate::report::view::ReportView;
use crate::report::view::price::{Line, Price};
use crate::text::Lang;

/// Which of the two sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// As written.
    Before,
    /// After all proposals together.
    After,
}

/// A sheet and the rows that hold each procedure's sums.
pub(super) struct Costs {
    pub(super) sheet: Sheet,
    /// The row of each procedure, in order, and its price.
    pub(super) totals: Vec<Total>,
}

/// Where the sums of a procedure stand.
pub(super) struct Total {
    /// The row.
    pub(super) row: u32,
    /// Whether there is an amount for one dossier, and for a year.
    pub(super) per_case: Option<i64>,
    pub(super) per_year: Option<i64>,
}

const HOURS: u16 = 3;
const HOURLY: u16 = 4;
const SPEND: u16 = 5;
const TIMES: u16 = 6;
const FEE: u16 = 7;
const PART: u16 = 8;
const WHOLE: u16 = 9;
/// The column of the cost of one dossier.
pub(super) const CASE: u16 = 10;
/// The column of the dossiers of a year.
pub(super) const CASES: u16 = 11;
/// The column of the cost of a year.
pub(super) const YEAR: u16 = 12;
const SOURCE: u16 = 13;

/// The sheet.
pub(super) fn sheet(view: &ReportView, names: &Names, lang: Lang, when: When) -> Costs {
    let widths = [6, 24, 32, 8, 10, 12, 6, 12, 9, 9, 17, 10, 22, 44];
    let name = if when == When::Before { names.before } else { names.after };
    let mut sheet = Sheet::new(name, lang, &widths);
    let title = match when {
        When::Before => lang.pick(
            "Chi phí tuân thủ thủ tục hành chính hiện tại",
            "Cost of compliance with the procedures as they are",
        ),
        When::After => lang.pick(
            "Chi phí tuân thủ thủ tục hành chính sau khi thực hiện mọi phương án đơn giản hóa",
            "Cost of compliance once every proposal is carried out",
        ),
    };
    let top = sheet.title(
        title,
        &[
            lang.pick(
                "Tính theo Điều 27 Thông tư số 02/2017/TT-VPCP. Cột của biểu ghi theo cách trình bày thường gặp, chưa đối chiếu với biểu mẫu chính thức.",
                "After article 27 of Circular 02/2017/TT-VPCP. The columns follow common practice and were not checked against an official form.",
            ),
            lang.pick(
                "Chi phí một dòng = ROUND(hồ sơ áp dụng × (số lần × (giờ × thu nhập một giờ + dịch vụ) + phí) : tổng hồ sơ; 0): làm tròn đến đồng, từ nửa đồng trở lên làm tròn lên.",
                "A line costs ROUND(dossiers it concerns × (times × (hours × hourly income + services) + fee) / all dossiers, 0): whole đồng, half up.",
            ),
        ],
    );
    let titles = [
        lang.pick("STT", "No."),
        lang.pick("Công việc khi thực hiện TTHC", "Activity"),
        lang.pick("Nội dung cụ thể", "What it is about"),
        lang.pick("Thời gian (giờ)", "Hours"),
        lang.pick("Thu nhập một giờ (đồng)", "Hourly income (VND)"),
        lang.pick("Thuê tư vấn, dịch vụ (đồng)", "Services (VND)"),
        lang.pick("Số lần", "Times"),
        lang.pick("Phí, lệ phí, chi phí khác (đồng)", "Fees (VND)"),
        lang.pick("Số hồ sơ áp dụng", "Dossiers it concerns"),
        lang.pick("trên tổng số", "of"),
        lang.pick("Chi phí một hồ sơ (đồng)", "Cost of a dossier (VND)"),
        lang.pick("Số hồ sơ/năm", "Dossiers a year"),
        lang.pick("Chi phí một năm (đồng)", "Cost of a year (VND)"),
        lang.pick("Nguồn số liệu, giả định", "Sources and assumptions"),
    ];
    sheet.head(top, &titles);
    let mut row = top + 1;
    let mut totals = Vec::new();
    for procedure in &view.procedures {
        let price = if when == When::Before { &procedure.price } else { &procedure.price_after };
        totals.push(write(&mut sheet, row, procedure.number, price, lang));
        row += 1 + price.lines.len() as u32;
    }
    Costs { sheet, totals }
}

fn write(sheet: &mut Sheet, row: u32, number: usize, price: &Price, lang: Lang) -> Total {
    for column in 0..=SOURCE {
        sheet.text(row, column, "", Face::Strong);
    }
    sheet.text(row, 0, &number.to_string(), Face::Strong);
    let code = price.code.as_deref().map(|code| format!(" ({code})")).unwrap_or_default();
    sheet.text(row, 1, &format!("{}{code}", price.name.text), Face::Strong);
    if let Some(case) = &price.case {
        let label = lang.pick("Trường hợp được tính (thấp nhất)", "Sub-case reckoned (the cheapest)");
        sheet.text(row, 2, &format!("{label}: {}", case.text), Face::Strong);
    }
    for (at, line) in price.lines.iter().enumerate() {
        write_line(sheet, row + 1 + at as u32, line, price, lang);
    }
    let unpriced = lang.pick("chưa tính được", "not priced");
    let column = letter(CASE);
    match price.per_case {
        Some(amount) if price.lines.is_empty() => sheet.number(row, CASE, amount as f64, Face::Total),
        Some(amount) => {
            let last = row + 1 + price.lines.len() as u32;
            let sum = format!("SUM({column}{}:{column}{last})", row + 2);
            sheet.formula(row, CASE, &sum, amount as f64, Face::Total);
        }
        None => sheet.text(row, CASE, unpriced, Face::Strong),
    }
    if let Some(volume) = &price.volume {
        sheet.number(row, CASES, volume.cases as f64, Face::Number);
        let source = volume.source.as_deref().map(|text| (lang.pick("nguồn", "source"), text));
        let assumed = volume.assumed.as_deref().map(|text| (lang.pick("giả định", "assumed"), text));
        let notes: Vec<String> =
            source.into_iter().chain(assumed).map(|(label, text)| format!("{label}: {text}")).collect();
        let year = format!("{} {}", lang.pick("Số hồ sơ năm", "Dossiers of"), volume.year);
        let text = if notes.is_empty() { year } else { format!("{year}; {}", notes.join("; ")) };
        sheet.text(row, SOURCE, &text, Face::Strong);
    }
    match price.per_year {
        Some(amount) => {
            let product = format!("{column}{0}*{1}{0}", row + 1, letter(CASES));
            sheet.formula(row, YEAR, &product, amount as f64, Face::Total);
        }
        None => sheet.text(row, YEAR, if price.volume.is_some() { unpriced } else { "–" }, Face::Strong),
    }
    Total { row, per_case: price.per_case, per_year: price.per_year }
}

fn write_line(sheet: &mut Sheet, row: u32, line: &Line, price: &Price, lang: Lang) {
    sheet.text(row, 0, &line.number, Face::Text);
    sheet.text(row, 1, &capitalised(&line.activity.text), Face::Text);
    sheet.text(row, 2, line.subject.as_ref().map_or("", |subject| &subject.text), Face::Text);
    sheet.number(row, HOURS, line.hours.0 as f64 / 1000.0, Face::Decimal);
    match &price.income {
        Some(income) => sheet.formula(row, HOURLY, INCOME, income.amount as f64, Face::Money),
        None => sheet.text(row, HOURLY, lang.pick("chưa có", "unknown"), Face::Text),
    }
    sheet.number(row, SPEND, line.spend as f64, Face::Money);
    sheet.number(row, TIMES, f64::from(line.times), Face::Number);
    sheet.number(row, FEE, line.fee as f64, Face::Money);
    sheet.number(row, PART, line.weight_part as f64, Face::Number);
    sheet.number(row, WHOLE, line.weight_whole as f64, Face::Number);
    match (line.amount, &price.income) {
        (Some(amount), Some(_)) => {
            let at = |column: u16| format!("{}{}", letter(column), row + 1);
            let formula = format!(
                "ROUND({}*({}*({}*{}+{})+{})/{},0)",
                at(PART),
                at(TIMES),
                at(HOURS),
                at(HOURLY),
                at(SPEND),
                at(FEE),
                at(WHOLE)
            );
            sheet.formula(row, CASE, &formula, amount as f64, Face::Money);
        }
        (Some(amount), None) => sheet.number(row, CASE, amount as f64, Face::Money),
        (None, _) => sheet.text(row, CASE, lang.pick("chưa tính được", "not priced"), Face::Text),
    }
    sheet.text(row, CASES, "", Face::Text);
    sheet.text(row, YEAR, "", Face::Text);
    let notes = line.notes.iter().filter_map(|number| price.notes.get(number - 1));
    let notes: Vec<&str> = notes.map(|note| note.text.as_str()).collect();
    sheet.text(row, SOURCE, &notes.join("; "), Face::Text);
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
