//! The workbook: every formula gives what is stored, what is stored is what the review found, and a changed hourly income
//! changes every figure as it changes the review.

use calamine::Data;
use rasoat::report::xlsx::{self, INCOME};
use rasoat::text::Lang;

use super::formulas::Book;
use super::{measure, part, report, report_with};

const SHEETS: [&str; 6] =
    ["Tổng hợp", "Chi phí hiện tại", "Chi phí sau đơn giản hóa", "So sánh", "Giả định & nguồn", "Phát hiện"];

fn number(data: &Data) -> f64 {
    match data {
        Data::Float(number) => *number,
        Data::Int(number) => *number as f64,
        other => panic!("{other:?} is not a number"),
    }
}

/// The rows of the comparison, one for each procedure in order.
fn comparison_row(book: &Book, sheet: &str, procedure: usize) -> u32 {
    let wanted = Data::String((procedure + 1).to_string());
    (0..book.rows(sheet)).find(|row| *book.value(sheet, *row, 0) == wanted).unwrap()
}

#[test]
fn every_formula_gives_the_amount_that_is_stored() {
    for lang in [Lang::Vi, Lang::En] {
        let book = Book::read(&xlsx::render(report(lang)));
        let cells = book.cells();
        assert!(cells.len() > 800, "only {} cells are formulas", cells.len());
        for (sheet, row, column) in cells {
            let stored = number(book.value(sheet, row, column));
            let computed = book.compute(sheet, row, column);
            let formula = book.formula(sheet, row, column).unwrap();
            assert_eq!(computed, stored, "{sheet} row {} column {column}: ={formula}", row + 1);
        }
    }
}

#[test]
fn the_amounts_are_the_measures_of_every_procedure_and_the_totals_of_the_report() {
    let view = report(Lang::Vi);
    let book = Book::read(&xlsx::render(view));
    assert_eq!(book.sheets, SHEETS);
    for at in 0..view.procedures.len() {
        let row = comparison_row(&book, "So sánh", at);
        let (before, after) = measure(view, at, "cost_per_case");
        let id = &view.procedures[at].id;
        assert_eq!(book.compute("So sánh", row, 5), before.unwrap() as f64, "{id}");
        assert_eq!(book.compute("So sánh", row, 6), after.unwrap() as f64, "{id}");
    }
    let total = view.summary.cost.as_ref().unwrap();
    let last = book.rows("Tổng hợp") - 1;
    assert_eq!(*book.value("Tổng hợp", last, 1), Data::String("Tổng cộng các lĩnh vực".to_owned()));
    let figures = [&total.before, &total.after, &total.saved];
    for (column, figure) in (4..).zip(figures) {
        assert_eq!(book.compute("Tổng hợp", last, column), figure.value.unwrap() as f64);
    }
    assert_eq!(book.compute("Tổng hợp", last, 7), total.percent.value.unwrap() as f64 / 10_000.0);
}

#[test]
fn another_hourly_income_in_its_one_cell_gives_what_a_review_with_it_gives() {
    let mut book = Book::read(&xlsx::render(report(Lang::Vi)));
    book.set(INCOME, 51_347.0);
    let other = report_with(Lang::Vi, &[("amount: 48250", "amount: 51347")]);
    let mut moved = 0;
    for at in 0..other.procedures.len() {
        let row = comparison_row(&book, "So sánh", at);
        let (before, _) = measure(&other, at, "cost_per_case");
        let stored = number(book.value("So sánh", row, 5));
        assert_eq!(book.compute("So sánh", row, 5), before.unwrap() as f64, "{}", other.procedures[at].id);
        moved += usize::from(stored != before.unwrap() as f64);
    }
    assert!(moved > 20, "only {moved} procedures cost something else");
}

#[test]
fn text_is_never_a_formula() {
    let name = "name: {vi: \"=1+1\", en: \"=1+1\"}\nkind:";
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures/justice/birth-registration.yaml");
    let text = std::fs::read_to_string(folder).unwrap();
    let from = text.split_once("\nname:").unwrap().1.split_once("\nkind:").unwrap().0;
    let view = report_with(Lang::Vi, &[(&format!("name:{from}\nkind:"), name)]);
    assert!(view.procedures.iter().any(|procedure| procedure.identity.name.text == "=1+1"));
    let file = xlsx::render(&view);
    let book = Book::read(&file);
    let found = (0..book.rows("So sánh"))
        .find(|row| *book.value("So sánh", *row, 2) == Data::String("=1+1".to_owned()));
    assert_eq!(book.formula("So sánh", found.unwrap(), 2), None);
    assert!(part(&file, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn the_sheets_are_ready_to_print_and_to_filter() {
    let view = report(Lang::Vi);
    let file = xlsx::render(view);
    for at in 1..=SHEETS.len() {
        let sheet = part(&file, &format!("xl/worksheets/sheet{at}.xml"));
        for wanted in ["state=\"frozen\"", "paperSize=\"9\"", "orientation=\"landscape\"", "fitToPage=\"1\""]
        {
            assert!(sheet.contains(wanted), "sheet {at} has no {wanted}");
        }
    }
    assert!(part(&file, "xl/worksheets/sheet6.xml").contains("<autoFilter"));
    assert!(part(&file, "xl/workbook.xml").matches("Print_Titles").count() == SHEETS.len());
    let book = Book::read(&file);
    let findings: usize =
        view.procedures.iter().map(|procedure| procedure.findings.len()).sum::<usize>() + view.shared.len();
    let numbered = (0..book.rows("Phát hiện"))
        .filter(|row| matches!(book.value("Phát hiện", *row, 0), Data::Float(_) | Data::Int(_)));
    assert_eq!(numbered.count(), findings);
    assert!(SHEETS.iter().all(|name| name.chars().count() <= 31));
}
