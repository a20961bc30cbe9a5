//! The head and the end of an official document: agency, national heading, number, place and date, signature. What a
//! person must fill in is left open.

use docx_rs::{AlignmentType, TableCell};

use super::page::{BODY, Page, SMALL};
use super::pieces::{Piece, cell_of, in_cell, row, rule, side_by_side, tight};
use crate::report::view::ReportView;
use crate::report::view::leaf::Words;

/// Millimetres of the agency's side and of the state's.
const LEFT: i32 = 67;
const RIGHT: i32 = 98;

/// The agency with room for a number on the left, the national heading with room for a date on the right.
pub(super) fn heading(page: &mut Page, view: &ReportView) {
    let agency = agency(page, view).to_uppercase();
    let state = page.say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM");
    let motto = page.say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness");
    let date = page.say("………, ngày … tháng … năm ……", "………, … … ……");
    let number = page.say("Số: ………/………", "No. ………/………");
    let left =
        vec![tight(&[Piece::Bold(&agency)], SMALL), rule(24, LEFT - 4), tight(&[Piece::Plain(number)], BODY)];
    let right = vec![
        tight(&[Piece::Bold(state)], SMALL),
        tight(&[Piece::Bold(motto)], BODY),
        rule(58, RIGHT - 4),
        tight(&[Piece::Italic(date)], BODY),
    ];
    let cells = vec![plain(left, LEFT), plain(right, RIGHT)];
    page.put_table(side_by_side(vec![row(cells)], &[LEFT, RIGHT]));
}

/// Recipients on the left, room for the signature on the right.
pub(super) fn signature(page: &mut Page) {
    let to = page.say("Nơi nhận:", "To:");
    let office = page.say("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "POSITION OF WHO SIGNS");
    let seal = page.say("(Chữ ký, dấu của cơ quan)", "(Signature and seal)");
    let name = page.say("Họ và tên", "Full name");
    let bold_italic = in_cell(&[Piece::Bold(to)], AlignmentType::Left).italic();
    let left = vec![
        bold_italic,
        in_cell(&[Piece::Plain("- ………;")], AlignmentType::Left),
        in_cell(&[Piece::Plain("- ………;")], AlignmentType::Left),
        in_cell(&[Piece::Plain(page.say("- Lưu: VT, ….", "- Archive."))], AlignmentType::Left),
    ];
    let mut right = vec![tight(&[Piece::Bold(office)], BODY), tight(&[Piece::Italic(seal)], BODY)];
    right.extend((0..4).map(|_| tight(&[Piece::Plain(" ")], BODY)));
    right.push(tight(&[Piece::Bold(name)], BODY));
    let keep = |cell: Vec<docx_rs::Paragraph>| cell.into_iter().map(|p| p.keep_next(true)).collect();
    page.put(tight(&[Piece::Plain(" ")], BODY).keep_next(true));
    let cells = vec![plain(keep(left), LEFT), plain(keep(right), RIGHT)];
    page.put_table(side_by_side(vec![row(cells)], &[LEFT, RIGHT]));
}

/// The agency that reviews, or room for its name.
pub(super) fn agency<'v>(page: &Page, view: &'v ReportView) -> &'v str {
    let unknown = page.lang.pick("Tên cơ quan …", "Name of the agency …");
    view.authority.as_ref().map_or(unknown, |Words { text, .. }| text)
}

fn plain(paragraphs: Vec<docx_rs::Paragraph>, width: i32) -> TableCell {
    cell_of(paragraphs, width).clear_all_border()
}
