//! What a text may not be as YAML, in words. Knows nothing of procedures.

use granit_parser::ErrorKind;

use crate::diagnostic::Diagnostic;
use crate::model::load::say::shown;
use crate::source::SourceId;
use crate::span::Span;

/// The text cannot be read as YAML from this byte on; `opened` is the innermost bracket not yet closed.
pub(super) fn broken(
    kind: &ErrorKind,
    text: &str,
    at: usize,
    source: SourceId,
    opened: Option<Span>,
) -> Diagnostic {
    use ErrorKind as E;
    let problem = |vi: &str, en: &str| Diagnostic::error("not-yaml", vi, en);
    let found = match kind {
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabAtBlockScalarStart
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::InvalidBlockEntryWhitespace
        | E::InvalidMappingValueWhitespace => {
            Diagnostic::error("tab", "dòng này thụt lề bằng dấu tab", "this line is indented with a tab")
                .help("thay dấu tab bằng dấu cách", "replace the tab by spaces")
        }
        E::RecursionLimitExceeded => too_deep(64),
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar => {
            problem("dấu nháy mở ở đây không được đóng", "the quote opened here is not closed")
                .help("đóng chuỗi bằng cùng loại dấu nháy", "close the text with the same quote")
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            problem("sau dấu nháy đóng còn chữ thừa", "something is left over after the closing quote").help(
                "đặt cả giá trị trong dấu nháy, hoặc bỏ dấu nháy",
                "put the whole value in quotes, or take the quotes away",
            )
        }
        E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::UnclosedFlowCollection { .. }
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MisplacedFlowCollectionEnd
        | E::MismatchedFlowCollectionEnd { .. }
        | E::InvalidColonPlacement
        | E::FlowMappingValueAdjacentCollection
        | E::BlockEntryInFlowCollection => problem(
            "dấu ngoặc `[ ]` hoặc `{ }` không khớp quanh chỗ này",
            "the brackets `[ ]` or `{ }` do not match around here",
        )
        .help(
            "đóng ngoặc, và đặt dấu phẩy giữa các mục",
            "close the bracket, and put commas between the items",
        ),
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::ExpectedBlockMappingKey => {
            problem("dòng này không có dạng `khóa: giá trị`", "this line is not of the form `key: value`")
                .help(
                    "viết dấu hai chấm và một dấu cách sau khóa, và thụt lề như các dòng bên cạnh",
                    "write a colon and a space after the key, and indent it like its neighbours",
                )
        }
        E::MappingValueNotAllowed | E::MappingKeyNotAllowed => problem(
            "dấu hai chấm thứ hai, hoặc thụt lề sai, ở đây",
            "a second colon, or a wrong indent, stands here",
        )
        .help(
            "đặt giá trị có dấu hai chấm trong dấu nháy, hoặc sửa thụt lề",
            "put a value that has a colon in quotes, or correct the indent",
        ),
        E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::InvalidFlowScalarIndent
        | E::BlockSequenceEntryNotAllowed
        | E::ExpectedBlockSequenceEntry => {
            problem("thụt lề không khớp với các dòng phía trên", "the indent does not match the lines above")
                .help("thụt lề các mục cùng cấp như nhau", "indent what stands side by side alike")
        }
        E::UnexpectedCharacter { character } => problem(
            &format!("giá trị không được bắt đầu bằng `{}`", shown(&character.to_string())),
            &format!("a value cannot begin with `{}`", shown(&character.to_string())),
        )
        .help("đặt giá trị trong dấu nháy", "put the value in quotes"),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape
        | E::UnpairedLowSurrogate
        | E::MissingLowSurrogate => {
            problem("chuỗi thoát `\\` này không có nghĩa", "this `\\` escape means nothing")
                .help("dùng dấu nháy đơn thay cho dấu nháy kép", "use single quotes instead of double quotes")
        }
        other => problem(
            "văn bản không đúng cú pháp YAML từ chỗ này",
            &format!("the text is not YAML from here on: {}", other.to_string().replace('`', "'")),
        )
        .help("sửa dòng này hoặc dòng ngay phía trên", "correct this line or the one just above"),
    };
    let at = if found.code == "tab" { text[..ceiling(text, at)].rfind('\t').unwrap_or(at) } else { at };
    let place = one_character(text, at);
    let found = found.at(source, place);
    match opened {
        Some(bracket) if bracket != place => found.at_saying(source, bracket, "mở ở đây", "opened here"),
        _ => found,
    }
}

/// The text is larger than is read.
pub(super) fn too_large(limit: usize) -> Diagnostic {
    let megabytes = limit >> 20;
    Diagnostic::error(
        "too-large",
        format!("tệp lớn hơn {megabytes} MiB nên không được đọc"),
        format!("the file is larger than {megabytes} MiB and is not read"),
    )
    .help("tách thành nhiều tệp nhỏ hơn", "split it into smaller files")
}

/// Lists and mappings stand too deep in each other.
pub(super) fn too_deep(limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-deep",
        format!("lồng nhau sâu hơn {limit} cấp"),
        format!("nested deeper than {limit} levels"),
    )
    .help("bỏ các cấp thừa", "take away the levels that are not needed")
}

/// There are more values than are read.
pub(super) fn too_many(limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-large",
        format!("tệp có hơn {limit} giá trị"),
        format!("the file has more than {limit} values"),
    )
    .help("tách thành nhiều tệp nhỏ hơn", "split it into smaller files")
}

/// A second document begins.
pub(super) fn second_document() -> Diagnostic {
    Diagnostic::error(
        "several-documents",
        "`---` mở một văn bản thứ hai trong cùng một tệp",
        "`---` begins a second document in one file",
    )
    .help("chuyển phần sau sang tệp khác", "move what follows into another file")
}

/// A value is given a name for reuse.
pub(super) fn anchor(name: &str) -> Diagnostic {
    let name = shown(name);
    Diagnostic::error(
        "anchor",
        format!("không dùng được điểm neo `&{name}`"),
        format!("the anchor `&{name}` cannot be used here"),
    )
    .help("bỏ điểm neo, và viết lại giá trị ở nơi cần", "remove it, and write the value where it is needed")
}

/// A value is repeated by name.
pub(super) fn alias(written: &str) -> Diagnostic {
    let written = shown(written);
    Diagnostic::error(
        "alias",
        format!("không dùng được tham chiếu `{written}`"),
        format!("the alias `{written}` cannot be used here"),
    )
    .help("viết thẳng giá trị ở đây", "write the value itself here")
}

/// A value has a tag.
pub(super) fn tag() -> Diagnostic {
    Diagnostic::error("tag", "không dùng được nhãn kiểu `!`", "a `!` tag cannot be used here").help(
        "bỏ nhãn; đặt trong dấu nháy để giữ là chữ",
        "remove the tag; put the value in quotes to keep it text",
    )
}

/// `<<` is no key here.
pub(super) fn merge_key() -> Diagnostic {
    Diagnostic::error("merge-key", "không dùng được khóa gộp `<<`", "the merge key `<<` cannot be used here")
        .help("viết thẳng các khóa ở đây", "write the keys themselves here")
}

/// A value without a key.
pub(super) fn missing_key() -> Diagnostic {
    Diagnostic::error("key-not-text", "thiếu khóa trước dấu hai chấm", "there is no key before the colon")
        .help("viết khóa trước dấu hai chấm", "write the key before the colon")
}

/// A list or mapping stands as a key.
pub(super) fn compound_key() -> Diagnostic {
    Diagnostic::error(
        "key-not-text",
        "khóa phải là chữ, không phải danh sách hay bảng",
        "a key must be a word, not a list or a mapping",
    )
    .help(
        "viết khóa là một từ; đặt giá trị có ngoặc trong dấu nháy",
        "write a word as the key; put a value with brackets in quotes",
    )
}

/// A key stands twice in one mapping.
pub(super) fn repeated_key(key: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate-key",
        format!("khóa `{key}` viết hai lần"),
        format!("the key `{key}` is written twice"),
    )
    .help("giữ lại một, bỏ hoặc đổi tên khóa kia", "keep one, and remove or rename the other")
}

/// One past the character at a byte.
fn ceiling(text: &str, at: usize) -> usize {
    let mut at = (at + 1).min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The character at a byte; the last one of the line before when it stands at the end of the text.
fn one_character(text: &str, at: usize) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if text[at..].trim().is_empty() {
        at = text[..at].trim_end().len();
        at -= text[..at].chars().next_back().map_or(0, char::len_utf8);
    }
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + width)
}
