//! The catalog of a generated workspace: levels, agencies, registers, types of papers, instruments.

use std::fmt::Write as _;

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

/// The file.
pub(super) fn catalog(sizes: &Sizes) -> String {
    let mut out = FIXED.to_owned();
    agencies(&mut out, sizes);
    registers(&mut out, sizes);
    document_types(&mut out, sizes);
    instruments(&mut out, sizes);
    out
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

fn agencies(out: &mut String, sizes: &Sizes) {
    out.push_str("agencies:\n");
    out.push_str("  - {id: government, name: {vi: Chính phủ, en: Government}, level: central}\n");
    out.push_str(
        "  - {id: province-office, name: {vi: Ủy ban nhân dân tỉnh, en: Provincial People's Committee}, level: province}\n",
    );
    for at in 0..sizes.communes {
        let _ = writeln!(
            out,
            "  - {{id: office-{at}, name: {{vi: Ủy ban nhân dân xã số {at}, en: People's Committee of commune {at}}}, level: commune, parent: province-office}}\n  \
             - {{id: desk-{at}, name: {{vi: Trung tâm phục vụ hành chính công xã số {at}, en: Public service centre of commune {at}}}, level: commune, parent: office-{at}}}\n  \
             - {{id: district-{at}, name: {{vi: Phòng chuyên môn huyện số {at}, en: Division of district {at}}}, level: district, until: 2025-06-30, succeeded_by: [{{agency: office-{at}}}]}}"
        );
    }
}

fn registers(out: &mut String, sizes: &Sizes) {
    out.push_str("registers:\n");
    for at in 0..sizes.registers {
        let _ = writeln!(
            out,
            "  - id: register-{at}\n    name: {{vi: Cơ sở dữ liệu chuyên ngành số {at}, en: Sector register {at}}}\n    \
             owner: government\n    open_to: [{{level: commune, from: 2026-01-01}}]\n    \
             holds: [{{type: held-{at}, from: 2026-01-01}}]"
        );
    }
}

fn document_types(out: &mut String, sizes: &Sizes) {
    out.push_str("document_types:\n");
    let mut one = |id: String, vi: String, en: String| {
        let _ = writeln!(out, "  - {{id: {id}, name: {{vi: \"{vi}\", en: \"{en}\"}}}}");
    };
    for at in 0..sizes.procedures {
        let (_, vi, en) = SUBJECTS[at % SUBJECTS.len()];
        one(result(at), format!("Kết quả số {at}: {vi}"), format!("Result {at}: {en}"));
    }
    for at in 0..sizes.registers {
        one(format!("held-{at}"), format!("Giấy xác nhận dữ liệu số {at}"), format!("Extract {at}"));
    }
    for at in 0..sizes.papers {
        let (vi, en) = PAPERS[at % PAPERS.len()];
        one(format!("paper-{at}"), format!("{vi} số {at}"), format!("{en} {at}"));
    }
    one("form".into(), "Đơn đề nghị".into(), "Application".into());
}

fn instruments(out: &mut String, sizes: &Sizes) {
    out.push_str("instruments:\n");
    for at in 0..sizes.decrees {
        let year = 2015 + at % 10;
        let _ = writeln!(
            out,
            "  - {{id: decree-{at}, number: {}, name: {{vi: Nghị định số {at}, en: Decree {at}}}, rank: decree, issuer: government, signed: {year}-03-01, from: {year}-05-01}}",
            decree(at)
        );
    }
    let _ = writeln!(
        out,
        "  - {{id: ended, number: {ENDED}, name: {{vi: Nghị định đã hết hiệu lực, en: A decree that ended}}, rank: decree, issuer: government, signed: 2010-03-01, from: 2010-05-01, until: 2020-12-31}}"
    );
}
