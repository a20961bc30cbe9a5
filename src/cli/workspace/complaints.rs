//! What is said of a file that cannot be read.

use crate::diagnostic::Diagnostic;
use crate::model::load::parse::LARGEST;

/// Says that a link is not followed.
pub fn link(name: &str) -> Diagnostic {
    Diagnostic::warning(
        "link",
        format!("`{name}` là liên kết nên không được đọc"),
        format!("`{name}` is a link and is not followed"),
    )
    .help("đặt chính tệp đó vào đây", "put the file itself here")
}

/// Says that it is a folder, a pipe or a device.
pub(super) fn not_a_file(name: &str) -> Diagnostic {
    Diagnostic::error(
        "not-a-file",
        format!("`{name}` không phải là tệp thông thường nên không được đọc"),
        format!("`{name}` is not an ordinary file and is not read"),
    )
    .help("thay bằng tệp thông thường, hoặc đổi đuôi tên", "put an ordinary file there, or change its ending")
}

/// Says that a file is too large to be read.
pub fn too_large(name: &str) -> Diagnostic {
    let megabytes = LARGEST >> 20;
    Diagnostic::error(
        "too-large",
        format!("`{name}` lớn hơn {megabytes} MiB nên không được đọc"),
        format!("`{name}` is larger than {megabytes} MiB and is not read"),
    )
    .help("tách thành nhiều tệp nhỏ hơn", "split it into smaller files")
}

/// Says that its bytes are no text, and where.
pub(super) fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let help = ("lưu lại tệp ở dạng UTF-8", "save the file again as UTF-8");
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Diagnostic::error(
            "not-utf8",
            format!("`{name}` được lưu ở dạng UTF-16"),
            format!("`{name}` is saved as UTF-16"),
        )
        .help(help.0, help.1);
    }
    let before = &bytes[..valid];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let byte = bytes.get(valid).copied().unwrap_or_default();
    Diagnostic::error(
        "not-utf8",
        format!("`{name}` không phải dạng UTF-8: byte 0x{byte:02x} ở dòng {line}"),
        format!("`{name}` is not UTF-8: byte 0x{byte:02x} on line {line}"),
    )
    .help(help.0, help.1)
}

/// Says that the system does not let it be read.
pub(super) fn unreadable(name: &str, reason: &str) -> Diagnostic {
    Diagnostic::error(
        "unreadable",
        format!("không đọc được `{name}`"),
        format!("`{name}` cannot be read: {reason}"),
    )
    .help("kiểm tra tệp còn ở đó và quyền đọc", "check that it is still there and may be read")
}
