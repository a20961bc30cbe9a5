//! What can be wrong with a workbook: which sheet, which row, which column.

use super::At;
use crate::diagnostic::Diagnostic;

fn book(at: &At, vi: &str, en: &str) -> Diagnostic {
    let file = &at.file;
    Diagnostic::error("import-workbook", format!("`{file}`: {vi}"), format!("`{file}`: {en}"))
}

fn place(at: &At, sheet: &str, cell: &str) -> (String, String) {
    let file = &at.file;
    (format!("`{file}`, trang tính `{sheet}`, ô {cell}"), format!("`{file}`, sheet `{sheet}`, cell {cell}"))
}

/// Something wrong with one cell.
pub fn cell(at: &At, sheet: &str, cell: &str, vi: &str, en: &str) -> Diagnostic {
    let (place_vi, place_en) = place(at, sheet, cell);
    Diagnostic::error("import-cell", format!("{place_vi}: {vi}"), format!("{place_en}: {en}"))
}

fn remark(at: &At, sheet: &str, cell: &str, vi: &str, en: &str) -> Diagnostic {
    let (place_vi, place_en) = place(at, sheet, cell);
    Diagnostic::warning("import-cell", format!("{place_vi}: {vi}"), format!("{place_en}: {en}"))
}

pub(crate) fn too_large(at: &At, most: usize) -> Diagnostic {
    let most = most >> 20;
    book(
        at,
        &format!("tệp lớn hơn {most} MiB nên không được đọc"),
        &format!("the file is above {most} MiB and is not read"),
    )
    .help("tách thành nhiều tệp nhỏ hơn", "split it into smaller files")
}

pub(crate) fn bomb(at: &At, most: u64) -> Diagnostic {
    let most = most >> 20;
    book(
        at,
        &format!("giải nén ra hơn {most} MiB nên không được đọc"),
        &format!("it unpacks to more than {most} MiB and is not read"),
    )
    .help("lưu lại tệp, chỉ giữ các trang tính cần nhập", "save it again with only the sheets to import")
}

pub(crate) fn no_workbook(at: &At) -> Diagnostic {
    book(at, "đây không phải là tệp Excel (.xlsx)", "this is not an Excel workbook (.xlsx)")
        .help("lưu bảng ở dạng .xlsx", "save the table as .xlsx")
}

pub(crate) fn old_or_locked(at: &At) -> Diagnostic {
    book(
        at,
        "đây là tệp Excel đời cũ (.xls) hoặc có mật khẩu",
        "this is an old Excel file (.xls), or one with a password",
    )
    .help("bỏ mật khẩu và lưu lại ở dạng .xlsx", "take the password away and save it as .xlsx")
}

pub(crate) fn broken(at: &At, why: &str) -> Diagnostic {
    let why = why.replace('`', "'");
    book(at, &format!("tệp Excel bị hỏng ({why})"), &format!("the workbook is broken ({why})"))
        .help("mở tệp bằng Excel và lưu lại", "open it in Excel and save it again")
}

pub(crate) fn broken_sheet(at: &At, sheet: &str, why: &str) -> Diagnostic {
    let why = why.replace('`', "'");
    book(
        at,
        &format!("trang tính `{sheet}` bị hỏng ({why}); chỉ đọc được phần đầu"),
        &format!("the sheet `{sheet}` is broken ({why}); only its beginning was read"),
    )
    .help("mở tệp bằng Excel và lưu lại", "open it in Excel and save it again")
}

pub(crate) fn too_much(at: &At, vi: &str, en: &str, most: usize) -> Diagnostic {
    book(
        at,
        &format!("có hơn {most} {vi}; phần còn lại không được đọc"),
        &format!("it has more than {most} {en}; the rest is not read"),
    )
    .help("tách thành nhiều tệp nhỏ hơn", "split it into smaller files")
}

pub(crate) fn sheet_too_large(at: &At, sheet: &str, row: u32, column: &str) -> Diagnostic {
    cell(
        at,
        sheet,
        &format!("{column}{}", row + 1),
        "trang tính quá lớn; phần từ ô này không được đọc",
        "the sheet is too large; from this cell on it is not read",
    )
    .help("xóa các dòng, cột trống ở cuối trang tính", "delete empty rows and columns at its end")
}

pub(crate) fn formulas(at: &At, sheet: &str, first: &str, count: usize) -> Diagnostic {
    remark(
        at,
        sheet,
        first,
        &format!("{count} ô là công thức; lấy giá trị đã tính khi lưu tệp"),
        &format!("{count} cells hold formulas; the values they had when the file was saved are taken"),
    )
    .help(
        "thay công thức bằng giá trị nếu số liệu đã cũ",
        "put the values in place of the formulas if they are old",
    )
}

pub(crate) fn error_value(at: &At, sheet: &str, place: &str, value: &str) -> Diagnostic {
    cell(
        at,
        sheet,
        place,
        &format!("ô báo lỗi {value} nên bỏ trống"),
        &format!("the cell shows the error {value} and is left out"),
    )
    .help("sửa công thức của ô này", "correct the formula of this cell")
}

pub(crate) fn merged(at: &At, sheet: &str, range: &str) -> Diagnostic {
    remark(
        at,
        sheet,
        range,
        "các ô đã gộp; giá trị được dùng cho mọi dòng của vùng gộp",
        "merged cells; their value counts for each of the rows",
    )
    .help("bỏ gộp ô nếu không phải như vậy", "take the merge away if that is not meant")
}

/// Says that no sheet has a table that is known.
pub fn no_table(at: &At) -> Diagnostic {
    book(
        at,
        "không có trang tính nào mang các cột của biểu mẫu hoặc của Cổng dịch vụ công",
        "no sheet has the columns of the template or of the portal's export",
    )
    .help(
        "tạo biểu mẫu bằng `rasoat new --xlsx TỆP.xlsx`",
        "make a template with `rasoat new --xlsx FILE.xlsx`",
    )
}

pub(crate) fn unknown_sheet(at: &At, sheet: &str) -> Diagnostic {
    Diagnostic::warning(
        "import-workbook",
        format!("`{}`: trang tính `{sheet}` không có các cột đã biết nên không được nhập", at.file),
        format!("`{}`: the sheet `{sheet}` has no columns that are known and is not imported", at.file),
    )
    .help(
        "đặt tên cột như trong biểu mẫu, hoặc xóa trang tính",
        "name its columns as the template does, or delete it",
    )
}

pub(crate) fn no_general(at: &At) -> Diagnostic {
    book(
        at,
        "thiếu trang tính `Thông tin chung` cho biết mã và tên thủ tục",
        "the sheet `Thông tin chung`, with code and name of the procedure, is missing",
    )
    .help("thêm trang tính này như trong biểu mẫu", "add it as in the template")
}

pub(crate) fn no_owner(at: &At, sheet: &str, place: &str, code: &str) -> Diagnostic {
    let problem = if code.is_empty() {
        cell(at, sheet, place, "dòng này thiếu mã thủ tục", "this row lacks the code of its procedure")
    } else {
        let (vi, en) = (
            format!("mã `{code}` không có trong trang tính `Thông tin chung`"),
            format!("the code `{code}` is not in the sheet `Thông tin chung`"),
        );
        cell(at, sheet, place, &vi, &en)
    };
    problem.help(
        "ghi mã của một thủ tục trong `Thông tin chung`",
        "write the code of a procedure in `Thông tin chung`",
    )
}

pub(crate) fn missing(at: &At, sheet: &str, place: &str, head: &str) -> Diagnostic {
    cell(
        at,
        sheet,
        place,
        &format!("cột `{head}` để trống nên dòng này không được nhập"),
        &format!("the column `{head}` is empty, so the row is not imported"),
    )
    .help("điền ô này", "fill the cell in")
}

/// Says that a value cannot be read as what its column asks for.
pub(crate) fn wrong(at: &At, sheet: &str, place: &str, written: &str, vi: &str, en: &str) -> Diagnostic {
    let written = crate::import::text::shortened(written, 60).replace('`', "'");
    cell(
        at,
        sheet,
        place,
        &format!("không hiểu `{written}`; giữ nguyên văn trong `unparsed`"),
        &format!("`{written}` is not understood; it is kept in `unparsed`"),
    )
    .help(format!("viết {vi}"), format!("write {en}"))
}

pub(crate) fn missing_beside(at: &At, sheet: &str, place: &str) -> Diagnostic {
    cell(
        at,
        sheet,
        place,
        "có số hồ sơ nhưng thiếu năm số liệu",
        "there is a number of dossiers but not its year",
    )
    .help("điền cột `Năm số liệu`", "fill in the column `Năm số liệu`")
}
