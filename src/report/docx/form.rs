//! The review form of Annex I to Decree 63/2010/NĐ-CP, one for each procedure: the sixteen questions, what the description
//! says, what was found. Boxes are ticked by a person.

use docx_rs::{AlignmentType, Paragraph, TableRow};

use super::decided;
use super::head;
use super::page::{Page, WIDTH_MM};
use super::pieces::{
    Piece, body, cell, cell_of, centred, flush, head_row, heading, in_cell, long_row, note, row, table,
};
use crate::report::view::ReportView;
use crate::report::view::findings::FindingView;
use crate::report::view::procedures::ProcedureView;
use crate::report::view::review::Answer;
use crate::report::view::review::questions::{PARTS, QUESTIONS, Question};

/// Millimetres of the questions and of the answers.
const QUESTION: i32 = 55;
const ANSWER: i32 = WIDTH_MM - QUESTION;

/// Writes the form of each procedure that the totals of the report count.
pub(super) fn write(page: &mut Page, view: &ReportView) {
    head::heading(page, view);
    page.put(
        flush(&[Piece::Plain(page.say(
            "BIỂU MẪU ĐÁNH GIÁ THỦ TỤC HÀNH CHÍNH",
            "FORM FOR THE ASSESSMENT OF ADMINISTRATIVE PROCEDURES",
        ))])
        .style("Title"),
    );
    page.put(centred(&[Piece::Italic(page.say(
        "(Theo Phụ lục I ban hành kèm theo Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ)",
        "(After Annex I to Decree 63/2010/NĐ-CP of 8 June 2010)",
    ))]));
    page.put(note(page.say(
        "Nội dung in nghiêng trong cột trả lời do công cụ rà soát ghi từ dữ liệu thủ tục và từ các phát hiện; người rà soát kiểm tra, đánh dấu và điền các chỗ “…”. Công cụ không trả lời thay.",
        "What is in italics in the answers was taken from the description of the procedure and from findings. Whoever reviews checks it, ticks the boxes and fills in what is left open; nothing is answered for them.",
    )));
    let counted: Vec<&ProcedureView> = view.procedures.iter().filter(|procedure| procedure.counted).collect();
    if counted.is_empty() {
        page.put(body(&[Piece::Plain(page.say("Không có thủ tục nào.", "There are no procedures."))]));
    }
    for (at, procedure) in counted.into_iter().enumerate() {
        form(page, procedure, at + 1);
    }
}

fn form(page: &mut Page, procedure: &ProcedureView, number: usize) {
    let identity = &procedure.identity;
    let title = format!("{} {number}. {}", page.say("Thủ tục", "Procedure"), identity.name.text);
    page.put(heading(1, &title).align(AlignmentType::Left).page_break_before(number > 1));
    let unknown = || "…".to_owned();
    let facts = [
        (page.say("Mã số: ", "Code: "), identity.code.clone().unwrap_or_else(unknown)),
        (page.say("Lĩnh vực: ", "Sector: "), identity.sector.words.text.clone()),
        (page.say("Cơ quan quyết định: ", "Decided by: "), identity.decides.text.clone()),
        (page.say("Số liệu tính đến ngày: ", "As of: "), identity.as_of.text.clone()),
    ];
    for (label, value) in &facts {
        page.put(flush(&[Piece::Bold(label), Piece::Plain(value)]));
    }
    let head = [(page.say("Câu hỏi", "Question"), QUESTION), (page.say("Trả lời", "Answer"), ANSWER)];
    let mut rows = vec![head_row(&head)];
    for (at, question) in QUESTIONS.iter().enumerate() {
        if let Some(part) = PARTS.iter().find(|part| part.first == at + 1) {
            rows.push(wide(vec![
                in_cell(&[Piece::Bold(part.title(page.lang))], AlignmentType::Left).keep_next(true),
            ]));
        }
        let answer = procedure.review.iter().find(|answer| answer.question == at + 1);
        rows.push(question_row(page, procedure, question, answer));
    }
    if let Some(rest) = procedure.review.iter().find(|answer| answer.question == 0) {
        let text =
            page.say("Phát hiện không thuộc câu hỏi nào nêu trên", "Findings that bear on no question above");
        let left = cell(&[Piece::Plain(text)], AlignmentType::Left, QUESTION);
        rows.push(long_row(vec![left, cell_of(evidence(page, procedure, rest), ANSWER)]));
    }
    page.put_table(table(rows, &[QUESTION, ANSWER]));
    decisions(page, procedure);
    page.put(flush(&[Piece::Plain(page.say(
        "Người rà soát (ký, ghi rõ họ tên): …………………………     Ngày … tháng … năm ……",
        "Reviewed by (name, signature): …………………………     Date: ………",
    ))]));
}

fn question_row(
    page: &Page,
    procedure: &ProcedureView,
    question: &Question,
    answer: Option<&Answer>,
) -> TableRow {
    let prompts = question.answer(page.lang).iter().map(|line| prompt(line));
    if question.verdict {
        let asked = in_cell(&[Piece::Plain(question.text(page.lang))], AlignmentType::Left);
        return wide(std::iter::once(asked).chain(prompts).collect());
    }
    let mut paragraphs: Vec<Paragraph> = prompts.collect();
    paragraphs.extend(answer.map(|answer| evidence(page, procedure, answer)).unwrap_or_default());
    let findings = answer.map_or(0, |answer| answer.findings.len());
    let asked = cell(&[Piece::Plain(question.text(page.lang))], AlignmentType::Left, QUESTION);
    let cells = vec![asked, cell_of(paragraphs, ANSWER)];
    // A finding takes three to six lines: with more than two, a row held together would leave a hole in the page.
    if findings > 2 { long_row(cells) } else { row(cells) }
}

fn wide(paragraphs: Vec<Paragraph>) -> TableRow {
    row(vec![cell_of(paragraphs, QUESTION + ANSWER).grid_span(2)])
}

/// A line of the answer; one that is to be filled in gets a line of dots.
fn prompt(line: &str) -> Paragraph {
    let dots = line.strip_suffix('…').map(|line| format!("{line}………………………"));
    // A box stays beside its word, and the two boxes of a choice on one line.
    let kept =
        dots.as_deref().unwrap_or(line).replace("      ", &"\u{a0}".repeat(6)).replace(" ☐", "\u{a0}☐");
    in_cell(&[Piece::Plain(&kept)], AlignmentType::Left)
}

/// What the description says and what was found.
fn evidence(page: &Page, procedure: &ProcedureView, answer: &Answer) -> Vec<Paragraph> {
    let mut out = Vec::new();
    if !answer.known.is_empty() {
        let known: Vec<&str> = answer.known.iter().map(|words| words.text.as_str()).collect();
        let text =
            format!("{} {}.", page.say("Theo mô tả thủ tục:", "The description says:"), known.join("; "));
        out.push(in_cell(&[Piece::Italic(&text)], AlignmentType::Left));
    }
    let of = |number: &usize| procedure.findings.iter().find(|finding| finding.number == *number);
    for finding in answer.findings.iter().filter_map(of) {
        let text = format!(
            "{} {}: {} [{}; {}]{}",
            page.say("Phát hiện số", "Finding"),
            finding.number,
            finding.message.text,
            finding.rule,
            finding.level.words.text.to_lowercase(),
            outcome(page, procedure, finding),
        );
        out.push(in_cell(&[Piece::Italic(&text)], AlignmentType::Left));
    }
    if !answer.related.is_empty() {
        let numbers: Vec<String> = answer.related.iter().map(usize::to_string).collect();
        let text = format!(
            "{} {} {}.",
            page.say("Xem thêm phát hiện số", "See also findings"),
            numbers.join(", "),
            page.say("tại các câu khác của biểu này", "under other questions of this form"),
        );
        out.push(in_cell(&[Piece::Italic(&text)], AlignmentType::Left));
    }
    out
}

/// What is proposed for a finding, or why it is let be.
fn outcome(page: &Page, procedure: &ProcedureView, finding: &FindingView) -> String {
    if let Some(waived) = &finding.waived {
        return format!(" {}", decided::waived(page, waived));
    }
    let changes: Vec<&str> = finding
        .settling(procedure)
        .flat_map(|made| &made.changes)
        .map(|change| change.text.as_str())
        .collect();
    match changes.is_empty() {
        true => String::new(),
        false => format!(" {} {}", page.say("Đề xuất:", "Proposed:"), changes.join(" ")),
    }
}

/// What was decided on proposals of the procedure, whatever came of it.
fn decisions(page: &mut Page, procedure: &ProcedureView) {
    if procedure.decisions.is_empty() {
        return;
    }
    let title = page.say("Quyết định đã có về các phương án:", "Decisions on proposals:");
    page.put(flush(&[Piece::Bold(title)]).keep_next(true));
    for decision in &procedure.decisions {
        let (what, verdict) = decided::decision(page, decision);
        page.put(body(&[
            Piece::Plain("- "),
            Piece::Plain(&what),
            Piece::Plain(" "),
            Piece::Italic(&verdict),
        ]));
    }
}
