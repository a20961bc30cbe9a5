//! Workbooks: the template filled in and read back, the portal's export, and files that are no workbook or a bad one.

use std::fs;
use std::io::{Cursor, Write as _};

use rasoat::cli::workspace;
use rasoat::import::sheets::{EXAMPLE, FORMS};
use rasoat::import::workbook;
use rasoat::model::corpus::Corpus;
use rasoat::model::load;
use rasoat::model::procedure::{Action, ChannelKind, Extent};
use rasoat::report::xlsx::template;
use rasoat::text::Lang;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::{mistakes, rasoat, world};

/// The template with its example rows filled in for real.
fn filled() -> Vec<u8> {
    let (sheets, problems) = workbook::read(&template::render(), "t.xlsx");
    assert!(problems.is_empty(), "{problems:?}");
    let mut book = Workbook::new();
    for sheet in &sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name).unwrap();
        for ((row, column), text) in &sheet.cells {
            let text = if text == EXAMPLE && *column == 0 { "9.000100" } else { text };
            page.write_string(*row, *column as u16, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn corpus(world: &std::path::Path) -> Corpus {
    load::load(workspace::read(world).unwrap().sources).corpus
}

#[test]
fn the_template_has_a_sheet_for_each_part_and_its_example_is_not_imported() {
    let world = world();
    let (said, code) = rasoat(world.path(), &["new", "--xlsx", "t.xlsx", "--lang", "en"]);
    assert_eq!((said.as_str(), code), ("`t.xlsx` written\n", 0));
    let (again, code) = rasoat(world.path(), &["new", "--xlsx", "t.xlsx", "--lang", "en"]);
    assert!(again.contains("is not overwritten") && code == 2, "{again}");
    let (sheets, _) = workbook::read(&fs::read(world.path().join("t.xlsx")).unwrap(), "t.xlsx");
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let expected: Vec<&str> = FORMS.iter().map(|form| form.name).chain(["Hướng dẫn"]).collect();
    assert_eq!(names, expected);
    let (said, code) = rasoat(world.path(), &["import", "xlsx", "t.xlsx", "--out", ".", "--lang", "en"]);
    assert!(said.contains("0 of 0 records imported.") && code == 0, "{said}");
}

#[test]
fn a_template_that_was_filled_in_loads_as_what_it_says() {
    let world = world();
    fs::write(world.path().join("filled.xlsx"), filled()).unwrap();
    let (said, code) = rasoat(world.path(), &["import", "xlsx", "filled.xlsx", "--out", ".", "--lang", "en"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(mistakes(world.path()), [""; 0]);
    let corpus = corpus(world.path());
    let [p] = corpus.procedures.as_slice() else { panic!("{}", corpus.procedures.len()) };
    assert_eq!((p.code.as_deref(), p.as_of.to_string().as_str()), (Some("9.000100"), "2026-07-01"));
    assert_eq!(p.deadline.unwrap().to_string(), "15 working days");
    assert_eq!((p.channels[0].kind, p.channels[0].extent), (ChannelKind::Online, Some(Extent::Full)));
    assert_eq!((p.volume.as_ref().unwrap().cases, p.fees[0].amount.unwrap().0), (9000, 75000));
    let document = &p.documents[0];
    assert_eq!((document.copies, document.certified, document.fallback), (1, true, false));
    assert_eq!(document.form.as_deref(), Some("Mẫu số 01"));
    assert_eq!(document.basis[0].to_string(), "175/2024/NĐ-CP art 46");
    assert_eq!((p.cases.len(), document.cases.len(), p.conditions.len()), (1, 1, 1));
    assert_eq!(
        (p.steps[0].does, p.steps[0].takes.unwrap().to_string().as_str()),
        (Action::Receive, "4 hours")
    );
    assert_eq!(p.outputs[0].valid_for.unwrap().to_string(), "12 months");
    assert!(p.unparsed.is_empty(), "{:?}", p.unparsed);
    let (said, _) = rasoat(world.path(), &["import", "xlsx", "filled.xlsx", "--out", ".", "--lang", "en"]);
    assert!(said.contains("Files: 0 new, 2 the same"), "{said}");
}

/// The columns of the portal's own export; a code that Excel took for a number, a merged cell, a formula, an error, a
/// value nobody understands.
fn export() -> Vec<u8> {
    let mut book = Workbook::new();
    let head = book.add_worksheet();
    head.set_name("Header").unwrap();
    for (column, text) in [
        "ma_thu_tuc",
        "ten_thu_tuc",
        "linh_vuc",
        "so_quyet_dinh",
        "ngay_quyet_dinh",
        "co_quan_thuc_hien",
        "trang_thai",
    ]
    .iter()
    .enumerate()
    {
        head.write_string(0, column as u16, *text).unwrap();
    }
    head.write_number(1, 0, 9.00022).unwrap();
    for (column, text) in
        ["Đăng ký việc thử", "Hộ tịch", "1/QĐ-BTP", "31/12/2025", "Ủy ban nhân dân cấp xã", "Công khai"]
            .iter()
            .enumerate()
    {
        head.write_string(1, column as u16 + 1, *text).unwrap();
    }
    let papers = book.add_worksheet();
    papers.set_name("TPHS").unwrap();
    for (column, text) in [
        "ma_tphs",
        "truong_hop",
        "ten_giay_to",
        "loai_giay_to",
        "co_quan_ban_hanh",
        "ban_chinh",
        "ban_sao",
        "bm_dien_tu",
    ]
    .iter()
    .enumerate()
    {
        papers.write_string(0, column as u16, *text).unwrap();
    }
    papers.merge_range(1, 1, 2, 1, "Trường hợp đăng ký lại", &Format::new()).unwrap();
    for (row, (name, copies)) in
        [("Giấy khai sinh", 1.0), ("Tờ khai đăng ký việc thử", 0.0)].iter().enumerate()
    {
        papers.write_string(row as u32 + 1, 2, *name).unwrap();
        papers.write_formula(row as u32 + 1, 5, Formula::new("=1-1").set_result("1")).unwrap();
        papers.write_number(row as u32 + 1, 6, *copies).unwrap();
    }
    papers.write_string(3, 2, "Hộ chiếu").unwrap();
    papers.write_string(3, 5, "vài").unwrap();
    papers.write_formula(4, 2, Formula::new("=NA()").set_result("#N/A")).unwrap();
    papers.write_string(5, 6, "2").unwrap();
    let laws = book.add_worksheet();
    laws.set_name("CCPL").unwrap();
    for (column, text) in
        ["so_ky_hieu", "trich_yeu", "co_quan_ban_hanh", "ngay_ban_hanh", "ngay_hieu_luc"].iter().enumerate()
    {
        laws.write_string(0, column as u16, *text).unwrap();
    }
    for (column, text) in
        ["99/2025/NĐ-CP", "Nghị định về việc thử", "Chính phủ", "01/02/2025", "hôm qua"].iter().enumerate()
    {
        laws.write_string(1, column as u16, *text).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_export_of_the_portal_is_read_and_every_bad_cell_named() {
    let world = world();
    fs::write(world.path().join("tthc.xlsx"), export()).unwrap();
    let mut text = String::new();
    for lang in ["vi", "en"] {
        let (said, code) =
            rasoat(world.path(), &["import", "xlsx", "tthc.xlsx", "--out", lang, "--lang", lang]);
        text += &format!("{said}exit code {code}\n");
        fs::remove_dir_all(world.path().join("vi")).unwrap_or_default();
    }
    let seen = super::home().join("tests/data/import/export.seen.txt");
    assert_eq!(crate::expected::difference(&seen, &text), None);
    assert_eq!(mistakes(world.path()), [""; 0]);
    let corpus = corpus(world.path());
    let p = &corpus.procedures[0];
    assert_eq!((p.code.as_deref(), p.as_of.to_string().as_str()), (Some("9.000220"), "2025-12-31"));
    assert_eq!(p.documents.len(), 3);
    assert_eq!((p.documents[0].document_type.as_str(), p.documents[1].originals), ("birth-certificate", 1));
    assert_eq!(
        (p.documents[0].cases.len(), p.documents[1].cases.len(), p.documents[2].cases.len()),
        (1, 1, 0)
    );
    assert_eq!(p.unparsed["Header: trang_thai"], ["Công khai"]);
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_workbook_is_said_and_never_unpacked_without_end() {
    let zeros = vec![b' '; 3 << 20];
    let broken = {
        let mut bytes = template::render();
        bytes.truncate(bytes.len() / 2);
        bytes
    };
    for (bytes, says) in [
        (b"ma_thu_tuc,ten_thu_tuc".to_vec(), "this is not an Excel workbook"),
        (vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], "an old Excel file (.xls), or one with a password"),
        (zip(&[("word/document.xml", b"<a/>")]), "this is not an Excel workbook"),
        (zip(&[("xl/workbook.xml", b"<workbook/>")]), "the workbook is broken"),
        (broken, "the workbook is broken"),
        (zip(&[("xl/worksheets/sheet1.xml", &zeros)]), "it unpacks to more than 2 MiB"),
    ] {
        let (sheets, problems) = workbook::read_within(&bytes, "x.xlsx", 2 << 20);
        assert!(sheets.is_empty(), "{says}");
        let said: Vec<&str> = problems.iter().map(|problem| problem.message.get(Lang::En)).collect();
        assert!(said.len() == 1 && said[0].contains(says), "{says}: {said:?}");
    }
}

#[test]
fn a_cell_at_the_end_of_the_world_takes_no_room() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "ma_thu_tuc").unwrap();
    page.write_string(1_048_575, 16_383, "xa").unwrap();
    let (sheets, problems) = workbook::read(&book.save_to_buffer().unwrap(), "x.xlsx");
    assert_eq!(sheets[0].cells.len(), 1);
    let said = problems[0].message.get(Lang::En);
    assert!(said.contains("sheet `Sheet1`, cell XFD1048576: the sheet is too large"), "{said}");
}

#[test]
fn a_new_procedure_says_what_is_still_to_be_filled_in() {
    let world = world();
    let new = ["new", "construction/trial", "--lang", "en"];
    let (said, code) = rasoat(world.path(), &new);
    assert_eq!(code, 0, "{said}");
    let text = fs::read_to_string(world.path().join("construction/trial.yaml")).unwrap();
    assert!(text.contains("as_of: 2026-10-01"), "the day of the workspace: {text}");
    // Only the agencies are missing, which the author has to name.
    let left = mistakes(world.path());
    assert!(
        !left.is_empty() && left.iter().all(|said| said.starts_with("there is no agency `co-quan-")),
        "{left:?}"
    );
    let (said, code) = rasoat(world.path(), &new);
    assert!(said.contains("is not overwritten") && code == 2, "{said}");
    let (said, code) = rasoat(world.path(), &["new", "../Out", "--lang", "en"]);
    assert!(said.contains("cannot be the id of a procedure") && code == 2, "{said}");
}
