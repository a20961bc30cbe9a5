//! The first sheet: the cost of a year before and after, by sector and procedure, from the two cost sheets.

use rust_xlsxwriter::Worksheet;

use super::costs::{CASES, Total, YEAR};
use super::sheet::{Face, Names, Sheet, cell_of, letter};
use crate::report::view::ReportView;
use crate::report::view::leaf::share;
use crate::report::view::procedures::ProcedureView;
use crate::text::Lang;
use crate::text::order::order_key;

const BEFORE: u16 = 4;
const AFTER: u16 = 5;
const SAVED: u16 = 6;
const SHARE: u16 = 7;

/// The sheet. Only procedures that the totals of the report count are in it.
pub(super) fn sheet(
    view: &ReportView,
    names: &Names,
    lang: Lang,
    before: &[Total],
    after: &[Total],
) -> Worksheet {
    let mut sheet = Sheet::new(names.summary, lang, &[7, 58, 14, 13, 26, 26, 24, 12]);
    let top = sheet.title(
        &view.title.text,
        &[
            view.authority.as_ref().map_or("", |authority| &authority.text),
            lang.pick(
                "Chi phí tuân thủ một năm của các thủ tục đang có hiệu lực; thủ tục chưa có số lượng hồ sơ không cộng vào tổng.",
                "Cost of compliance of a year, of the procedures in force; without dossiers a year a procedure is not in the sums.",
            ),
        ],
    );
    let titles = [
        lang.pick("STT", "No."),
        lang.pick("Lĩnh vực, thủ tục", "Sector, procedure"),
        lang.pick("Mã số", "Code"),
        lang.pick("Số hồ sơ/năm", "Dossiers a year"),
        lang.pick("Trước đơn giản hóa (đồng/năm)", "Before (VND a year)"),
        lang.pick("Sau đơn giản hóa (đồng/năm)", "After (VND a year)"),
        lang.pick("Tiết kiệm (đồng/năm)", "Saved (VND a year)"),
        lang.pick("Tỷ lệ cắt giảm", "Share saved"),
    ];
    sheet.head(top, &titles);
    let mut row = top + 1;
    let mut sectors: Vec<(u32, i64, i64)> = Vec::new();
    for (name, procedures) in by_sector(view) {
        let head = row;
        let (mut was, mut is) = (0i64, 0i64);
        let mut known = false;
        for (at, (place, procedure)) in procedures.iter().enumerate() {
            row += 1;
            sheet.text(row, 0, &(at + 1).to_string(), Face::Text);
            sheet.text(row, 1, &procedure.identity.name.text, Face::Text);
            sheet.text(row, 2, procedure.identity.code.as_deref().unwrap_or("–"), Face::Text);
            let (one, two) = (&before[*place], &after[*place]);
            match (one.per_year.zip(two.per_year), &procedure.price.volume) {
                (Some((b, a)), Some(volume)) => {
                    let cases = cell_of(names.before, one.row, CASES);
                    sheet.formula(row, 3, &cases, volume.cases as f64, Face::Number);
                    sheet.formula(row, BEFORE, &cell_of(names.before, one.row, YEAR), b as f64, Face::Money);
                    sheet.formula(row, AFTER, &cell_of(names.after, two.row, YEAR), a as f64, Face::Money);
                    saved(&mut sheet, row, (b, a), false);
                    known = true;
                    was = was.saturating_add(b);
                    is = is.saturating_add(a);
                }
                _ => (3..=SHARE).for_each(|column| sheet.text(row, column, "–", Face::Text)),
            }
        }
        sheet.text(head, 0, "", Face::Strong);
        sheet.text(head, 1, name, Face::Strong);
        sheet.text(head, 2, "", Face::Strong);
        sheet.text(head, 3, "", Face::Strong);
        if known {
            for (column, sum) in [(BEFORE, was), (AFTER, is)] {
                let formula = format!("SUM({0}{1}:{0}{2})", letter(column), head + 2, row + 1);
                sheet.formula(head, column, &formula, sum as f64, Face::Total);
            }
            saved(&mut sheet, head, (was, is), true);
            sectors.push((head, was, is));
        } else {
            (BEFORE..=SHARE).for_each(|column| sheet.text(head, column, "–", Face::Strong));
        }
        row += 1;
    }
    total(&mut sheet, row, &sectors, lang);
    sheet.done()
}

fn total(sheet: &mut Sheet, row: u32, sectors: &[(u32, i64, i64)], lang: Lang) {
    for column in 0..=SHARE {
        sheet.text(row, column, "", Face::Strong);
    }
    sheet.text(row, 1, lang.pick("Tổng cộng các lĩnh vực", "All sectors"), Face::Strong);
    if sectors.is_empty() {
        return;
    }
    let sum = |pick: fn(&(u32, i64, i64)) -> i64| sectors.iter().map(pick).fold(0, i64::saturating_add);
    let pair = (sum(|sector| sector.1), sum(|sector| sector.2));
    for (column, amount) in [(BEFORE, pair.0), (AFTER, pair.1)] {
        let cells: Vec<String> =
            sectors.iter().map(|(row, _, _)| format!("{}{}", letter(column), row + 1)).collect();
        sheet.formula(row, column, &cells.join("+"), amount as f64, Face::Total);
    }
    saved(sheet, row, pair, true);
}

/// What lies between the two columns before, and its share.
fn saved(sheet: &mut Sheet, row: u32, (before, after): (i64, i64), strong: bool) {
    let (money, percent) =
        if strong { (Face::Total, Face::TotalPercent) } else { (Face::Money, Face::Percent) };
    let less = before.saturating_sub(after);
    let (b, a, s) = (letter(BEFORE), letter(AFTER), letter(SAVED));
    let line = row + 1;
    sheet.formula(row, SAVED, &format!("{b}{line}-{a}{line}"), less as f64, money);
    let part = share(less, before).unwrap_or(0) as f64 / 10_000.0;
    sheet.formula(row, SHARE, &format!("IF({b}{line}=0,0,ROUND({s}{line}/{b}{line},4))"), part, percent);
}

/// Procedures, each with its place in the list of all.
type Placed<'v> = Vec<(usize, &'v ProcedureView)>;

/// The counted procedures by sector, sectors by name.
fn by_sector(view: &ReportView) -> Vec<(&str, Placed<'_>)> {
    let mut sectors: Vec<(&str, Placed<'_>)> = Vec::new();
    for (at, procedure) in view.procedures.iter().enumerate().filter(|(_, procedure)| procedure.counted) {
        let name = procedure.identity.sector.words.text.as_str();
        match sectors.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => all.push((at, procedure)),
            None => sectors.push((name, vec![(at, procedure)])),
        }
    }
    sectors.sort_by_key(|(name, _)| order_key(name));
    sectors
}
