//! What can be wrong with data that is imported, as a person reads it: which file, which record, which field, what to do.

pub mod workbook;

use crate::diagnostic::Diagnostic;
use crate::import::text::shortened;

/// Where a record stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// The file, as the user called it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The code of the procedure, once it is known.
    pub code: Option<String>,
}

impl At {
    /// The same place, with the code the record gives.
    pub(super) fn in_record(mut self, fields: &serde_json::Map<String, serde_json::Value>) -> At {
        self.code = fields.get("ma_thu_tuc").and_then(|code| code.as_str()).map(|code| shortened(code, 40));
        self
    }

    /// The place in Vietnamese and English.
    pub fn words(&self) -> (String, String) {
        let (file, line) = (&self.file, self.line);
        match &self.code {
            Some(code) => (
                format!("`{file}` dòng {line}, bản ghi `{code}`"),
                format!("`{file}` line {line}, record `{code}`"),
            ),
            None => (format!("`{file}` dòng {line}"), format!("`{file}` line {line}")),
        }
    }
}

fn record(at: &At, vi: &str, en: &str) -> Diagnostic {
    let (place_vi, place_en) = at.words();
    Diagnostic::error("import-record", format!("{place_vi}: {vi}"), format!("{place_en}: {en}"))
}

fn field(at: &At, field: &str, vi: &str, en: &str) -> Diagnostic {
    let (place_vi, place_en) = at.words();
    Diagnostic::error(
        "import-field",
        format!("{place_vi}, trường `{field}`: {vi}"),
        format!("{place_en}, field `{field}`: {en}"),
    )
}

pub(super) fn utf16(at: &At) -> Diagnostic {
    record(at, "tệp được lưu ở dạng UTF-16", "the file is saved as UTF-16")
        .help("lưu lại tệp ở dạng UTF-8", "save the file again as UTF-8")
}

pub(super) fn not_utf8(at: &At, line: &[u8], valid: usize, byte: u8) -> Diagnostic {
    // The last name of a field before the byte tells which one it is.
    let before = String::from_utf8_lossy(&line[..valid]);
    let name = crate::import::record::FIELDS
        .iter()
        .filter_map(|name| Some((before.rfind(&format!("\"{name}\""))?, *name)))
        .max()
        .map(|(_, name)| name);
    let problem = match name {
        Some(name) => field(
            at,
            name,
            &format!("byte 0x{byte:02x} ở vị trí {} không phải UTF-8", valid + 1),
            &format!("byte 0x{byte:02x} at position {} is not UTF-8", valid + 1),
        ),
        None => record(
            at,
            &format!("byte 0x{byte:02x} ở vị trí {} không phải UTF-8", valid + 1),
            &format!("byte 0x{byte:02x} at position {} is not UTF-8", valid + 1),
        ),
    };
    problem.help("xuất lại bản ghi này ở dạng UTF-8", "export this record again as UTF-8")
}

pub(super) fn not_json(at: &At, text: &str, error: &serde_json::Error) -> Diagnostic {
    let column = error.column();
    if error.is_eof() {
        let end = shortened(text.char_indices().rev().nth(29).map_or(text, |(from, _)| &text[from..]), 40);
        return record(
            at,
            &format!("bản ghi bị cắt ngang, dừng ở `{end}`"),
            &format!("the record is cut off, it ends at `{end}`"),
        )
        .help("xuất lại bản ghi này", "export this record again");
    }
    record(
        at,
        &format!("không phải JSON, sai ở cột {column}"),
        &format!("this is not JSON, it goes wrong at column {column}"),
    )
    .help("viết mỗi bản ghi JSON trên một dòng", "write each record as JSON on one line")
}

pub(super) fn not_a_record(at: &At) -> Diagnostic {
    record(at, "không phải là một bản ghi `{…}`", "this is not a record `{…}`").help(
        "viết mỗi thủ tục là một bản ghi `{…}` trên một dòng",
        "write each procedure as one record `{…}` on a line",
    )
}

pub(super) fn missing_field(at: &At, name: &str) -> Diagnostic {
    field(
        at,
        name,
        "trường này thiếu hoặc để trống nên không nhập được bản ghi",
        "it is missing or empty, so the record cannot be imported",
    )
    .help("bổ sung trường này trong dữ liệu nguồn", "fill it in at the source")
}

pub(super) fn long_field(at: &At, name: &str, bytes: usize, most: usize) -> Diagnostic {
    let (size, most) = (bytes.div_ceil(1 << 20), most >> 20);
    field(
        at,
        name,
        &format!("dài {size} MiB, quá {most} MiB nên không nhập trường này"),
        &format!("it is {size} MiB long, above {most} MiB, and is not imported"),
    )
    .help("kiểm tra trường này trong dữ liệu nguồn", "look at this field at the source")
}

pub(super) fn not_text(at: &At, name: &str) -> Diagnostic {
    field(
        at,
        name,
        "phải là văn bản; nội dung được giữ nguyên văn",
        "it should be text; what is there is kept as it stands",
    )
    .help("xuất trường này dưới dạng văn bản", "export it as text")
}

/// Says that a line is longer than is read.
pub fn long_line(at: &At, most: usize) -> Diagnostic {
    let most = most >> 20;
    record(
        at,
        &format!("dòng dài hơn {most} MiB nên bị bỏ qua"),
        &format!("the line is longer than {most} MiB and is passed over"),
    )
    .help("kiểm tra bản ghi này trong dữ liệu nguồn", "look at this record at the source")
}

/// Says that a code was imported before in the same run.
pub fn twice(at: &At, first: &At, same: bool) -> Diagnostic {
    let code = at.code.clone().unwrap_or_default();
    let (first_vi, first_en) =
        (format!("`{}` dòng {}", first.file, first.line), format!("`{}` line {}", first.file, first.line));
    let (place_vi, place_en) = at.words();
    if same {
        return Diagnostic::warning(
            "import-record",
            format!("{place_vi}: trùng nguyên văn với {first_vi}, chỉ nhập một lần"),
            format!("{place_en}: the same as {first_en}, imported once"),
        )
        .help("bỏ một trong hai bản ghi", "drop one of the two records");
    }
    record(
        at,
        &format!("mã `{code}` đã có ở {first_vi} với nội dung khác; chỉ nhập bản ghi đầu"),
        &format!(
            "the code `{code}` stands at {first_en} too, with other contents; only the first is imported"
        ),
    )
    .help("giữ lại bản ghi đúng, bỏ bản ghi kia", "keep the record that is right, drop the other")
}
