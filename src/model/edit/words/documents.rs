//! Changes of papers, in words.

use super::say;
use crate::model::edit::Substitute;
use crate::model::edit::names::Names;
use crate::text::Text;

pub(super) fn drop(names: Names<'_>, document: &str, instead: &Substitute) -> Text {
    let (vi, en) = names.document(document);
    let (how, how_en) = match instead {
        Substitute::Nothing => (String::new(), String::new()),
        Substitute::Register(register) => {
            let (register, register_en) = names.register(register);
            (
                format!("; cơ quan giải quyết tự tra cứu trong {register}"),
                format!("; the agency looks it up in {register_en}"),
            )
        }
        Substitute::Procedure(_) => {
            let (issuer, issuer_en) = match names.issuer(document) {
                Some((issuer, issuer_en)) => (issuer, issuer_en),
                None => ("cơ quan đã cấp".into(), "the agency that issued it".into()),
            };
            (
                format!("; cơ quan giải quyết tự lấy từ {issuer}"),
                format!("; the agency fetches it from {issuer_en}"),
            )
        }
        Substitute::Output(output) => {
            let (output, output_en) = names.output(output);
            (
                format!("; sử dụng «{output}» là kết quả của bước trước trong cùng thủ tục"),
                format!("; “{output_en}”, which an earlier step makes, is used"),
            )
        }
        Substitute::Document(other) => {
            let (other, other_en) = names.document(other);
            if other == vi {
                return say(
                    format!("Bỏ yêu cầu nộp lặp lại «{vi}»; hồ sơ đã có giấy tờ này."),
                    format!("Stop asking for “{en}” a second time; the dossier already holds it."),
                );
            }
            (
                format!("; nội dung đã thể hiện tại «{other}» trong cùng hồ sơ"),
                format!("; “{other_en}” in the same dossier already shows it"),
            )
        }
        Substitute::Declaration => {
            return say(
                format!(
                    "Thay thành phần hồ sơ «{vi}» bằng nội dung tự kê khai, cam kết của người nộp hồ sơ."
                ),
                format!("Replace “{en}” by the applicant's own declaration."),
            );
        }
    };
    say(format!("Bỏ thành phần hồ sơ «{vi}»{how}."), format!("Stop asking for “{en}”{how_en}."))
}

pub(super) fn accept_plain_copy(names: Names<'_>, document: &str) -> Text {
    let (vi, en) = names.document(document);
    say(
        format!("Thay bản sao có chứng thực «{vi}» bằng bản sao, xuất trình bản chính để đối chiếu."),
        format!("Accept a plain copy of “{en}”, compared with the original, in place of a certified copy."),
    )
}

pub(super) fn accept_view(names: Names<'_>, document: &str) -> Text {
    let (vi, en) = names.document(document);
    say(
        format!("Xuất trình bản chính «{vi}» để đối chiếu, không phải nộp bản sao."),
        format!("Have the original of “{en}” shown and compared; no copy is handed in."),
    )
}

pub(super) fn set_copies(names: Names<'_>, document: &str, originals: u32, copies: u32) -> Text {
    let (vi, en) = names.document(document);
    let many = |count: u32, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    // Of two numbers a zero goes without saying.
    let asked = |counted: [(u32, String); 2], and: &str| {
        let said: Vec<String> = match &counted {
            [(0, _), (0, _)] => counted.into_iter().map(|(_, words)| words).collect(),
            _ => counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect(),
        };
        said.join(and)
    };
    let vi_asked =
        asked([(originals, format!("{originals} bản chính")), (copies, format!("{copies} bản sao"))], ", ");
    let en_asked = asked(
        [(originals, many(originals, "original", "originals")), (copies, many(copies, "copy", "copies"))],
        " and ",
    );
    say(format!("Chỉ yêu cầu nộp {vi_asked} «{vi}»."), format!("Ask for {en_asked} of “{en}” only."))
}

pub(super) fn make_fallback(names: Names<'_>, document: &str, register: &str) -> Text {
    let ((vi, en), (register, register_en)) = (names.document(document), names.register(register));
    say(
        format!("Chỉ yêu cầu «{vi}» khi cơ quan giải quyết không khai thác được thông tin trong {register}."),
        format!("Ask for “{en}” only when {register_en} cannot answer."),
    )
}

pub(super) fn merge_forms(names: Names<'_>, into: &str, from: &str) -> Text {
    let ((into, into_en), (from, from_en)) = (names.document(into), names.document(from));
    say(
        format!("Gộp «{from}» vào «{into}» để người nộp hồ sơ chỉ kê khai một lần."),
        format!("Merge “{from_en}” into “{into_en}”, so that applicants fill in one form."),
    )
}

pub(super) fn drop_confirmation(names: Names<'_>, document: &str) -> Text {
    let (vi, en) = names.document(document);
    match names.confirmer(document) {
        Some((agency, agency_en)) => say(
            format!("Bỏ yêu cầu xác nhận của {agency} trên «{vi}»."),
            format!("Drop the confirmation of “{en}” by {agency_en}."),
        ),
        None => say(format!("Bỏ yêu cầu xác nhận trên «{vi}»."), format!("Drop the confirmation of “{en}”.")),
    }
}

pub(super) fn drop_field(names: Names<'_>, document: &str, field: &str) -> Text {
    let (vi, en) = names.document(document);
    say(format!("Bỏ thông tin «{field}» trong «{vi}»."), format!("Drop the field “{field}” from “{en}”."))
}
