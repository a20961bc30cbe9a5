//! The catalog of a generated workspace: levels, agencies, registers, types of papers, instruments.

use super::Sizes;
use super::words::{PAPERS, SUBJECTS};

/// What does not grow: the state, and the levels before and after the reform of 1 July 2025.
const FIXED: &str = r#"levels:
  - {id: central, name: {vi: Trung ương, en: Central}, rank: 4}
  - {id: province, name: {vi: Cấp tỉnh, en: Province}, rank: 3}
  - {id: district, name: {vi: Cấp huyện, en: District}, rank: 2, until: 2025-06-30, succeeded_by: [commune]}
  - {id: commune, name: {vi: Cấp xã, en: Commune}, rank: 1}
ranks:
  - {id: decree, name: {vi: Nghị định của Chính phủ, en: Decree of the Government}, height: 70, authority: government}
"#;

/// The most rows of one file: a catalog of any size then stays within what is read of one file.
const MOST_ROWS: usize = 10_000;

/// The files, with their names.
pub(super) fn catalog(sizes: &Sizes) -> Vec<(String, String)> {
    let mut files = vec![("catalog/levels.yaml".to_owned(), FIXED.to_owned())];
    for (key, rows) in [
        ("agencies", agencies(sizes)),
        ("registers", registers(sizes)),
        ("document_types", document_types(sizes)),
        ("instruments", instruments(sizes)),
    ] {
        for (part, rows) in rows.chunks(MOST_ROWS).enumerate() {
            files.push((format!("catalog/{key}-{part}.yaml"), format!("{key}:\n{}", rows.concat())));
        }
    }
    files
}

/// The type of the paper that this procedure issues.
pub(super) fn result(procedure: usize) -> String {
    format!("result-{procedure}")
}

/// The number of this decree.
pub(super) fn decree(at: usize) -> String {
    format!("{}/{}/NĐ-CP", at + 1, 2015 + at % 10)
}

/// The number of the decree that has ended.
pub(super) const ENDED: &str = "999/2010/NĐ-CP";

fn agencies(sizes: &Sizes) -> Vec<String> {
    let mut rows = vec![
        "  - {id: government, name: {vi: Chính phủ, en: Government}, level: central}\n".to_owned(),
        "  - {id: province-office, name: {vi: Ủy ban nhân dân tỉnh, en: Provincial People's Committee}, level: province}\n".to_owned(),
    ];
    for at in 0..sizes.communes {
        rows.push(format!("  - {{id: office-{at}, name: {{vi: Ủy ban nhân dân xã số {at}, en: People's Committee of commune {at}}}, level: commune, parent: province-office}}\n"));
        rows.push(format!("  - {{id: desk-{at}, name: {{vi: Trung tâm phục vụ hành chính công xã số {at}, en: Public service centre of commune {at}}}, level: commune, parent: office-{at}}}\n"));
        rows.push(format!("  - {{id: district-{at}, name: {{vi: Phòng chuyên môn huyện số {at}, en: Division of district {at}}}, level: district, until: 2025-06-30, succeeded_by: [{{agency: office-{at}}}]}}\n"));
    }
    rows
}

fn registers(sizes: &Sizes) -> Vec<String> {
    let one = |at| {
        format!(
            "  - id: register-{at}\n    name: {{vi: Cơ sở dữ liệu chuyên ngành số {at}, en: Sector register {at}}}\n    \
             owner: government\n    open_to: [{{level: commune, from: 2026-01-01}}]\n    \
             holds: [{{type: held-{at}, from: 2026-01-01}}]\n"
        )
    };
    (0..sizes.registers).map(one).collect()
}

fn document_types(sizes: &Sizes) -> Vec<String> {
    let one = |id: String, vi: String, en: String| {
        format!("  - {{id: {id}, name: {{vi: \"{vi}\", en: \"{en}\"}}}}\n")
    };
    let mut rows = Vec::new();
    for at in 0..sizes.procedures {
        let (_, vi, en) = SUBJECTS[at % SUBJECTS.len()];
        rows.push(one(result(at), format!("Kết quả số {at}: {vi}"), format!("Result {at}: {en}")));
    }
    for at in 0..sizes.registers {
        rows.push(one(
            format!("held-{at}"),
            format!("Giấy xác nhận dữ liệu số {at}"),
            format!("Extract {at}"),
        ));
    }
    for at in 0..sizes.papers {
        let (vi, en) = PAPERS[at % PAPERS.len()];
        rows.push(one(format!("paper-{at}"), format!("{vi} số {at}"), format!("{en} {at}")));
    }
    rows.push(one("form".into(), "Đơn đề nghị".into(), "Application".into()));
    rows
}

fn instruments(sizes: &Sizes) -> Vec<String> {
    let one = |at: usize| {
        let year = 2015 + at % 10;
        format!(
            "  - {{id: decree-{at}, number: {}, name: {{vi: Nghị định số {at}, en: Decree {at}}}, rank: decree, issuer: government, signed: {year}-03-01, from: {year}-05-01}}\n",
            decree(at)
        )
    };
    let ended = format!(
        "  - {{id: ended, number: {ENDED}, name: {{vi: Nghị định đã hết hiệu lực, en: A decree that ended}}, rank: decree, issuer: government, signed: 2010-03-01, from: 2010-05-01, until: 2020-12-31}}\n"
    );
    (0..sizes.decrees).map(one).chain([ended]).collect()
}
