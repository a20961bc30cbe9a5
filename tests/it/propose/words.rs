//! Changes in words, with names and not ids.

use rasoat::model::citation::Citation;
use rasoat::model::duration::Duration;
use rasoat::model::edit::words::words;
use rasoat::model::edit::{Change, Substitute};

use super::apply::drop_document;
use super::support::{catalog, procedure};

#[track_caller]
fn check(change: &Change, vi: &str, en: &str) {
    let on = procedure(
        "{deadline: 15wd,
          documents: [{id: d1, type: household-book}, {id: d2, type: identity-card, confirmed_by: commune}, {id: d3, type: household-book}, {id: d4, type: land-certificate}],
          conditions: [{id: c1, text: {vi: Có nơi thường trú, en: Has a residence}}],
          steps: [{id: s1, does: receive, by: desk}, {id: s2, name: {vi: Thẩm định hồ sơ, en: Appraisal}, does: appraise, by: commune}]}",
    );
    let text = words(change, &on, &catalog());
    assert_eq!((text.vi.as_deref(), text.en.as_deref()), (Some(vi), Some(en)));
}

fn id(text: &str) -> String {
    text.to_owned()
}

#[test]
fn changes_of_papers_read_like_a_plan() {
    check(
        &drop_document("d1", Substitute::Register(id("population"))),
        "Bỏ thành phần hồ sơ «Sổ hộ khẩu»; cơ quan giải quyết tự tra cứu trong Cơ sở dữ liệu quốc gia về dân cư.",
        "Stop asking for “Household book”; the agency looks it up in the national population database.",
    );
    check(
        &drop_document("d4", Substitute::Procedure(id("land/certificate"))),
        "Bỏ thành phần hồ sơ «Giấy chứng nhận quyền sử dụng đất»; cơ quan giải quyết tự lấy từ Văn phòng đăng ký đất đai.",
        "Stop asking for “Land certificate”; the agency fetches it from Land registration office.",
    );
    check(
        &drop_document("d3", Substitute::Document(id("d1"))),
        "Bỏ yêu cầu nộp lặp lại «Sổ hộ khẩu»; hồ sơ đã có giấy tờ này.",
        "Stop asking for “Household book” a second time; the dossier already holds it.",
    );
    check(
        &drop_document("d1", Substitute::Declaration),
        "Thay thành phần hồ sơ «Sổ hộ khẩu» bằng nội dung tự kê khai, cam kết của người nộp hồ sơ.",
        "Replace “Household book” by the applicant's own declaration.",
    );
    check(
        &Change::SetCopies { document: id("d2"), originals: 1, copies: 0 },
        "Chỉ yêu cầu nộp 1 bản chính «Thẻ căn cước».",
        "Ask for 1 original of “Identity card” only.",
    );
    check(
        &Change::DropConfirmation { document: id("d2") },
        "Bỏ yêu cầu xác nhận của Ủy ban nhân dân xã trên «Thẻ căn cước».",
        "Drop the confirmation of “Identity card” by Commune People's Committee.",
    );
}

#[test]
fn changes_of_steps_and_terms_read_like_a_plan() {
    check(
        &Change::RunBeside { step: id("s2"), beside: id("s1") },
        "Bước «Thẩm định hồ sơ»: thực hiện song song với bước «tiếp nhận hồ sơ (Trung tâm phục vụ hành chính công)».",
        "The step “Appraisal” runs beside “taking the file in (Service centre)”.",
    );
    check(
        &Change::SetDeadline { to: Duration::parse("10wd").expect("a time") },
        "Rút ngắn thời hạn giải quyết từ 15 ngày làm việc xuống còn 10 ngày làm việc.",
        "Shorten the deadline from 15 working days to 10 working days.",
    );
    check(
        &Change::DropCondition { condition: id("c1") },
        "Bãi bỏ yêu cầu, điều kiện «Có nơi thường trú».",
        "Abolish the condition “Has a residence”.",
    );
    check(
        &Change::ReplaceAgency { from: id("district"), to: id("commune") },
        "Thay Ủy ban nhân dân huyện bằng Ủy ban nhân dân xã trong toàn bộ thủ tục.",
        "Replace District People's Committee by Commune People's Committee throughout the procedure.",
    );
    check(
        &Change::ReplaceBasis { from: Citation::parse("decree art 4.1").expect("a citation"), to: id("own") },
        "Thay căn cứ pháp lý khoản 1 Điều 4 Nghị định 175/2024/NĐ-CP đã hết hiệu lực bằng Quyết định 10/2024/QĐ-UBND.",
        "Replace the legal basis 175/2024/NĐ-CP art 4.1, which has ended, by 10/2024/QĐ-UBND.",
    );
    check(&Change::Abolish, "Bãi bỏ thủ tục «Cấp giấy phép».", "Abolish the procedure “Cấp giấy phép”.");
}
