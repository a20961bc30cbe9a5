//! The annex “Phương án đơn giản hóa thủ tục hành chính”: for each procedure what is simplified and why, what must be
//! amended, what it saves; first what the agency can decide itself, then what it must propose.

use super::benefits;
use super::decided;
use super::head;
use super::page::Page;
use super::pieces::{Piece, body, centred, flush, heading, note};
use crate::report::view::ReportView;
use crate::report::view::annex::{AnnexEntry, AnnexPart};
use crate::report::view::procedures::ProcedureView;
use crate::report::view::proposals::{Benefit, ProposalView};

/// Writes the annex.
pub(super) fn write(page: &mut Page, view: &ReportView) {
    let agency = head::agency(page, view);
    head::heading(page, view);
    page.put(
        flush(&[Piece::Plain(page.say(
            "PHƯƠNG ÁN ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH",
            "PLAN FOR THE SIMPLIFICATION OF ADMINISTRATIVE PROCEDURES",
        ))])
        .style("Title"),
    );
    let enclosed = match page.lang.pick(true, false) {
        true => format!("(Kèm theo Quyết định số ………/QĐ-…… ngày … tháng … năm …… của {agency})"),
        false => format!("(Enclosed with Decision No. ……… of {agency}, dated ………)"),
    };
    page.put(centred(&[Piece::Italic(&enclosed)]));
    let parts = [
        (
            &view.annex.own,
            page.lang.pick(
                format!("PHẦN I\u{a0}– PHƯƠNG ÁN THUỘC THẨM QUYỀN CỦA {}", agency.to_uppercase()),
                format!("PART I\u{a0}– WITHIN THE POWER OF {}", agency.to_uppercase()),
            ),
        ),
        (
            &view.annex.upward,
            page.lang.pick(
                "PHẦN II\u{a0}– PHƯƠNG ÁN KIẾN NGHỊ CẤP CÓ THẨM QUYỀN XEM XÉT, QUYẾT ĐỊNH".to_owned(),
                "PART II\u{a0}– TO BE PROPOSED TO THE COMPETENT AUTHORITY".to_owned(),
            ),
        ),
    ];
    for (at, (part, title)) in parts.into_iter().enumerate() {
        page.put(heading(1, &title));
        if part.sectors.is_empty() {
            page.put(body(&[Piece::Plain(page.say("Không có.", "None."))]));
        }
        write_part(page, view, part, at == 1);
    }
    page.put(heading(
        1,
        page.say(
            "PHẦN III\u{a0}– TỔNG HỢP LỢI ÍCH PHƯƠNG ÁN ĐƠN GIẢN HÓA",
            "PART III\u{a0}– WHAT THE PLAN SAVES IN ALL",
        ),
    ));
    benefits::table_of(page, view);
    decided::left_out(page, view);
    notes(page, view);
    head::signature(page);
}

fn write_part(page: &mut Page, view: &ReportView, part: &AnnexPart, upward: bool) {
    let mut number = 0;
    for (at, sector) in part.sectors.iter().enumerate() {
        let name = sector.sector.words.text.to_uppercase();
        let label = page.say("LĨNH VỰC", "SECTOR:");
        page.put(heading(2, &format!("{}. {label} {name}", roman(at + 1))));
        for entry in &sector.entries {
            let Some(procedure) = view.procedure(entry.procedure) else { continue };
            number += 1;
            write_procedure(page, procedure, entry, number, upward);
        }
    }
}

fn write_procedure(
    page: &mut Page,
    procedure: &ProcedureView,
    entry: &AnnexEntry,
    number: usize,
    upward: bool,
) {
    let name = &procedure.identity.name.text;
    let code = match &procedure.identity.code {
        Some(code) => format!(" ({} {code})", page.say("mã số", "code")),
        None => format!(" ({})", page.say("chưa có mã số", "no code")),
    };
    page.put(heading(3, &format!("{} {number}. {name}{code}", page.say("Thủ tục", "Procedure"))));
    let proposals: Vec<&ProposalView> =
        entry.proposals.iter().filter_map(|number| procedure.proposals.get(number - 1)).collect();
    content(page, procedure, &proposals);
    carrying_out(page, &proposals, upward);
    page.put(heading(4, page.say("3. Lợi ích phương án đơn giản hóa", "3. What the simplification saves")));
    saved(page, &entry.benefit);
    if entry.split {
        page.put(note(match upward {
            false => page.say(
                "Chỉ tính các nội dung tại Phần\u{a0}I; phần còn lại của thủ tục này tính tại Phần\u{a0}II.",
                "Counts what stands in Part\u{a0}I; the rest of this procedure is counted in Part\u{a0}II.",
            ),
            true => page.say(
                "Chi phí trước khi đơn giản hóa tại đây là chi phí còn lại sau khi thực hiện các nội dung tại Phần\u{a0}I.",
                "The cost before is what is left once Part\u{a0}I has been carried out.",
            ),
        }));
    }
    if proposals.iter().all(|proposal| proposal.safety.code == "sketch") {
        page.put(note(page.say(
            "Các nội dung trên mới là phương hướng, chưa lượng hóa được lợi ích.",
            "The above are directions only; what they save cannot be reckoned yet.",
        )));
    }
}

fn content(page: &mut Page, procedure: &ProcedureView, proposals: &[&ProposalView]) {
    page.put(heading(4, page.say("1. Nội dung đơn giản hóa", "1. What is simplified")));
    let reason = page.say("Lý do: ", "Reason: ");
    for (at, proposal) in proposals.iter().enumerate() {
        let changes: Vec<&str> = proposal.changes.iter().map(|change| change.text.as_str()).collect();
        let mark = format!("{}) ", letter(page, at));
        let text = changes.join(" ");
        let mut pieces = vec![Piece::Plain(&mark), Piece::Plain(&text)];
        if proposal.safety.code == "sketch" {
            pieces.push(Piece::Italic(page.say(
                " (Phương hướng; cần cụ thể hóa trước khi trình.)",
                " (A direction; to be worked out before submission.)",
            )));
        }
        page.put(body(&pieces));
        let mut reasons: Vec<&str> = Vec::new();
        for given in &proposal.reasons {
            if !reasons.contains(&given.message.text.as_str()) {
                reasons.push(&given.message.text);
            }
        }
        match reasons.as_slice() {
            [] => page.put(body(&[Piece::Italic(reason), Piece::Plain("…")])),
            reasons => page.put(body(&[Piece::Italic(reason), Piece::Plain(&reasons.join(" "))])),
        }
        if let Some(decision) = decided::on(procedure, &proposal.id) {
            page.put(body(&[Piece::Italic(&decided::decision(page, decision).1)]));
        }
    }
}

fn carrying_out(page: &mut Page, proposals: &[&ProposalView], upward: bool) {
    page.put(heading(4, page.say("2. Kiến nghị thực thi", "2. What must be amended")));
    let mut lines: Vec<String> = Vec::new();
    for provision in proposals.iter().flat_map(|proposal| &proposal.provisions) {
        let mut line = format!("{} {}", page.say("Sửa đổi, bổ sung", "Amend"), provision.text.text);
        if let Some(title) = provision.title.as_ref().filter(|title| !title.text.is_empty()) {
            line.push(' ');
            line.push_str(&title.text);
        }
        if let Some(authority) = provision.authority.as_ref().filter(|_| upward) {
            line.push_str(&format!(" ({}: {})", page.say("thẩm quyền", "competent"), authority.words.text));
        }
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if proposals.iter().any(|proposal| proposal.provisions.is_empty()) {
        let letters: Vec<String> = (0..proposals.len())
            .filter(|at| proposals[*at].provisions.is_empty())
            .map(|at| letter(page, at))
            .collect();
        lines.push(format!(
            "{} {}: {}",
            page.say("Nội dung tại điểm", "Item"),
            letters.join(", "),
            page.say(
                "chưa ghi nhận văn bản quy định; cần xác định văn bản phải sửa đổi trước khi trình: …",
                "no provision is on file; the one to amend must be found before submission: …"
            )
        ));
    }
    for line in &lines {
        let end = if line.ends_with('…') { "" } else { "." };
        page.put(body(&[Piece::Plain("- "), Piece::Plain(line), Piece::Plain(end)]));
    }
}

fn saved(page: &mut Page, benefit: &Benefit) {
    let per = match benefit.yearly {
        true => page.say("/năm", " a year"),
        false => {
            page.say("/hồ sơ (chưa có số lượng hồ sơ một năm)", " a dossier (dossiers a year are not known)")
        }
    };
    let lines = [
        (
            page.say(
                "- Chi phí tuân thủ TTHC trước khi đơn giản hóa: ",
                "- Cost of compliance before simplification: ",
            ),
            &benefit.before,
            per,
        ),
        (
            page.say(
                "- Chi phí tuân thủ TTHC sau khi đơn giản hóa: ",
                "- Cost of compliance after simplification: ",
            ),
            &benefit.after,
            per,
        ),
        (page.say("- Chi phí tiết kiệm: ", "- Saved: "), &benefit.saved, per),
        (page.say("- Tỷ lệ cắt giảm chi phí: ", "- Share of the cost saved: "), &benefit.percent, ""),
    ];
    for (label, figure, per) in lines {
        let unit = if figure.value.is_some() { per } else { "" };
        page.put(body(&[
            Piece::Plain(label),
            Piece::Plain(&figure.text),
            Piece::Plain(unit),
            Piece::Plain("."),
        ]));
    }
}

fn notes(page: &mut Page, view: &ReportView) {
    page.put(flush(&[Piece::Bold(page.say("Ghi chú:", "Notes:"))]).keep_next(true));
    let mut lines = vec![
        page.say(
            "Chi phí tuân thủ tính theo Điều 27 Thông tư số 02/2017/TT-VPCP; không tính chi phí cơ hội. Việc chỉ rút ngắn thời gian chờ đợi không làm giảm chi phí này.",
            "The cost is reckoned after article 27 of Circular 02/2017/TT-VPCP, without opportunity cost. Waiting less does not lower it.",
        )
        .to_owned(),
        page.say(
            "Thứ tự và tên các mục của phương án ghi theo cách trình bày thường gặp, chưa đối chiếu với biểu mẫu chính thức; cần kiểm tra trước khi ban hành.",
            "The order and the names of the items follow common practice and were not checked against an official form; check before issuing.",
        )
        .to_owned(),
    ];
    for default in view.assumptions.defaults.iter().filter(|default| default.used_by.is_empty()).take(1) {
        let figures: Vec<&str> = default.figures.iter().map(|figure| figure.text.as_str()).collect();
        let mut line = format!("{}: {}", default.name.text, figures.join("; "));
        let source = default.source.as_deref().map(|text| (page.say("Nguồn", "Source"), text));
        let assumed = default.assumed.as_deref().map(|text| (page.say("Giả định", "Assumed"), text));
        for (label, text) in source.into_iter().chain(assumed) {
            line.push_str(&format!(". {label}: {}", text.trim_end_matches('.')));
        }
        lines.push(line + ".");
    }
    for (at, line) in lines.iter().enumerate() {
        page.put(note(&format!("{}. {line}", at + 1)));
    }
}

/// The letters by which texts of the reader's language count points; numbers once they run out.
fn letter(page: &Page, at: usize) -> String {
    let letters = page.say("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz");
    letters.chars().nth(at).map_or_else(|| (at + 1).to_string(), String::from)
}

/// A number in Roman figures.
pub(super) fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (size, sign) in SIGNS {
        while number >= size {
            out.push_str(sign);
            number -= size;
        }
    }
    out
}
