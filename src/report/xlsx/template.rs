//! The tables an office fills in to bring its procedures in: one sheet a part, with heads, remarks and an example.

use rust_xlsxwriter::Workbook;

use super::sheet::{Face, Sheet};
use crate::import::sheets::{EXAMPLE, FORMS, Form};
use crate::import::tables::GUIDE;
use crate::text::Lang;

/// The workbook, as the bytes of a file.
pub fn render() -> Vec<u8> {
    let mut book = Workbook::new();
    book.set_properties(&super::dateless("Biểu mẫu mô tả thủ tục hành chính"));
    for form in FORMS {
        book.push_worksheet(table(form).done());
    }
    book.push_worksheet(guide().done());
    book.save_to_buffer().expect("a book whose sheets have different names can be written to memory")
}

fn table(form: &Form) -> Sheet {
    let widths: Vec<u16> = form.columns.iter().map(|column| width(column.example)).collect();
    let mut sheet = Sheet::new(form.name, Lang::Vi, &widths);
    let remark = format!(
        "Cột có dấu * phải điền. Dòng có mã «{EXAMPLE}» không được nhập. Giải thích từng cột: trang «{GUIDE}»."
    );
    let head = sheet.title(form.name, &[form.about, &remark]);
    let titles: Vec<String> = form
        .columns
        .iter()
        .map(|column| format!("{}{}", column.head, if column.required { " *" } else { "" }))
        .collect();
    sheet.head(head, &titles.iter().map(String::as_str).collect::<Vec<_>>());
    for (at, column) in form.columns.iter().enumerate() {
        sheet.text(head + 1, at as u16, column.example, Face::Text);
    }
    sheet
}

fn guide() -> Sheet {
    let mut sheet = Sheet::new(GUIDE, Lang::Vi, &[24, 28, 10, 70, 40]);
    let head = sheet.title(
        "Hướng dẫn điền",
        &[
            "Mỗi trang tính là một phần của thủ tục. Nhập bằng lệnh: rasoat import xlsx TỆP.xlsx --out THƯ_MỤC",
            "Một tệp có thể chứa nhiều thủ tục: các dòng cùng một mã là của một thủ tục.",
        ],
    );
    sheet.head(head, &["Trang tính", "Cột", "Phải điền", "Nội dung", "Ví dụ"]);
    let mut row = head + 1;
    for form in FORMS {
        for column in form.columns {
            let required = if column.required { "có" } else { "" };
            for (at, text) in
                [form.name, column.head, required, column.about, column.example].into_iter().enumerate()
            {
                sheet.text(row, at as u16, text, Face::Text);
            }
            row += 1;
        }
    }
    sheet
}

/// As wide as the example needs, within reason.
fn width(example: &str) -> u16 {
    (example.chars().count() as u16).clamp(14, 42)
}
