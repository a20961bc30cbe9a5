//! Documents, their alternatives and the cases they belong to, from the tables of papers.

use super::Draft;
use crate::import::dossier::{self, Row, Table};
use crate::import::ids::{Ids, slug};
use crate::import::paper;
use crate::import::rows::{self, Class};
use crate::import::text::{begins, shortened, without_bullet};
use crate::model::procedure::{Alternatives, Case, Document, Mode};
use crate::recognise::{Copy, Paper};
use crate::text::{Text, folded};

const FIELD: &str = "thanh_phan_ho_so";
/// The most papers one row offers to choose from.
const MOST_CHOICES: usize = 12;

/// What stands above a table.
enum Heading {
    /// Nothing that matters to its rows.
    None,
    /// That its papers are shown, not handed in.
    Present,
    /// A case.
    Case(String),
    /// A remark, which may itself name papers.
    Remark,
}

/// A row as it is turned into documents.
struct Asked<'r> {
    row: &'r Row,
    mode: Mode,
    cases: &'r [String],
    source: String,
}

impl Draft<'_, '_> {
    /// Reads the tables.
    pub(super) fn dossier(&mut self, field: &str) {
        let split = dossier::split(field);
        let mut ids = Ids::default();
        let mut case_ids = Ids::default();
        self.procedure.cases.iter().for_each(|case| drop(case_ids.take(&case.id)));
        let mut remarks: Vec<String> = Vec::new();
        for (at, table) in split.tables.iter().enumerate() {
            let (mode, cases) = match heading(&table.title) {
                Heading::None => (Mode::Submit, Vec::new()),
                Heading::Present => (Mode::Present, Vec::new()),
                Heading::Remark => {
                    remarks.push(table.title.clone());
                    (Mode::Submit, Vec::new())
                }
                Heading::Case(name) => {
                    let id = case_ids.take(&slug(&name, 40));
                    self.procedure.cases.push(Case {
                        id: id.clone(),
                        name: Text::plain(name),
                        deadline: None,
                    });
                    self.came("cases", FIELD);
                    (Mode::Submit, vec![id])
                }
            };
            self.table(table, at, mode, &cases, &mut ids, &mut remarks);
        }
        remarks.extend(split.rest);
        for text in remarks {
            self.spare(&text);
            self.note(FIELD, text);
        }
        if !self.procedure.documents.is_empty() {
            self.came("documents", FIELD);
        }
    }

    fn table(
        &mut self,
        table: &Table,
        at: usize,
        mode: Mode,
        cases: &[String],
        ids: &mut Ids,
        remarks: &mut Vec<String>,
    ) {
        for (index, row) in table.rows.iter().enumerate() {
            let source = format!("Thành phần hồ sơ, bảng {} dòng {}", at + 1, index + 1);
            let asked = Asked { row, mode, cases, source };
            self.row(&asked, false, ids, remarks);
        }
    }

    /// One row of a table that an office filled in: what it lists is a paper, unless it is plainly a remark.
    pub(super) fn one(
        &mut self,
        row: &Row,
        cases: &[String],
        source: String,
        ids: &mut Ids,
        remarks: &mut Vec<String>,
    ) {
        self.row(&Asked { row, mode: Mode::Submit, cases, source }, true, ids, remarks);
    }

    fn row(&mut self, asked: &Asked<'_>, listed: bool, ids: &mut Ids, remarks: &mut Vec<String>) {
        let row = asked.row;
        let paper = self.additions.recognise.paper(&row.text);
        let mut class = rows::classify(row);
        // A row that begins with a paper of the catalog is one, however it is counted.
        if class == Class::Unclear && (paper.document_type.is_some() || (listed && !row.text.is_empty())) {
            class = Class::Document;
        }
        // A sentence that asks for a paper of the catalog asks for it, unless it says that a register is looked into.
        let counted = row.originals + row.copies > 0;
        if class == Class::Note && counted && paper.spared.is_empty() && paper.wanted().next().is_some() {
            class = Class::Document;
        }
        match class {
            Class::Note => {
                self.summary.rows.notes += 1;
                remarks.push(without_bullet(&row.text).to_owned());
            }
            Class::Unclear => {
                self.summary.rows.unclear += 1;
                let text = format!("{} [{} bản chính, {} bản sao]", row.text, row.originals, row.copies);
                self.keep(FIELD, text.trim());
            }
            Class::Document | Class::Counted => {
                let several = self.documents(asked, &paper, ids);
                let counts = &mut self.summary.rows;
                counts.recognised += usize::from(paper.document_type.is_some());
                counts.fallback += usize::from(paper.fallback);
                match (several, class) {
                    (true, _) => counts.alternatives += 1,
                    (false, Class::Counted) => counts.counted += 1,
                    (false, _) => counts.documents += 1,
                }
            }
        }
    }

    /// The documents of one row; whether one of several is enough.
    fn documents(&mut self, asked: &Asked<'_>, paper: &Paper, ids: &mut Ids) -> bool {
        let text = without_bullet(&asked.row.text);
        let others = if paper.alternatives.is_empty() { paper::either(text) } else { Vec::new() };
        let head = match &paper.document_type {
            Some(known) => known.clone(),
            None => {
                let name = others.first().cloned().unwrap_or_else(|| paper::name(text));
                let name = if name.is_empty() { shortened(text, 160) } else { name };
                let code = self.procedure.code.clone().unwrap_or_default();
                let name = if paper::is_vague(&name) { format!("{name} (thủ tục {code})") } else { name };
                self.additions.paper(&name)
            }
        };
        let mut choices = vec![head.clone()];
        choices.extend(paper.alternatives.iter().cloned());
        for name in others.iter().skip(1) {
            let known = self.additions.recognise.paper(name).document_type;
            choices.push(known.unwrap_or_else(|| self.additions.paper(name)));
        }
        let mut distinct: Vec<String> = Vec::new();
        for choice in choices {
            if !distinct.contains(&choice) && distinct.len() < MOST_CHOICES {
                distinct.push(choice);
            }
        }
        let made: Vec<String> = distinct
            .iter()
            .enumerate()
            .map(|(at, kind)| self.document(asked, paper, kind, at == 0, ids))
            .collect();
        for kind in paper.also.iter().take(MOST_CHOICES) {
            if !distinct.contains(kind) {
                self.document(asked, paper, kind, false, ids);
            }
        }
        if made.len() < 2 {
            return false;
        }
        let id = format!("mot-trong-{}", made[0]);
        self.procedure.any_of.push(Alternatives {
            id,
            options: made.into_iter().map(|one| vec![one]).collect(),
            shares: Vec::new(),
            source: Some(asked.source.clone()),
            assumed: None,
        });
        self.came("any_of", FIELD);
        true
    }

    fn document(
        &mut self,
        asked: &Asked<'_>,
        paper: &Paper,
        kind: &str,
        first: bool,
        ids: &mut Ids,
    ) -> String {
        let text = without_bullet(&asked.row.text);
        let id = ids.take(&slug(kind, 40));
        let (mut originals, mut copies, mut assumed) = (asked.row.originals, asked.row.copies, None);
        if originals + copies == 0
            && let Some((count, original)) = rows::said(text).first()
        {
            if *original {
                originals = *count
            } else {
                copies = *count
            };
            assumed = Some("Cột số lượng ghi 0; lấy số lượng nêu trong lời văn".to_owned());
        }
        let form = if first { paper::form(text, asked.row.file.as_deref()) } else { None };
        let basis = if first { self.additions.cited(text) } else { Vec::new() };
        let certified = paper.copy == Copy::Certified && !paper::spares_certification(text);
        self.procedure.documents.push(Document {
            id: id.clone(),
            document_type: kind.to_owned(),
            name: first.then(|| Text::plain(text.trim_end_matches([';', ' ']))),
            mode: if paper.presented { Mode::Present } else { asked.mode },
            originals,
            copies,
            certified,
            form,
            confirmed_by: None,
            issued_by: None,
            from_procedure: None,
            max_age: None,
            cases: asked.cases.to_vec(),
            fallback: paper.spares(kind),
            carries: Vec::new(),
            basis,
            prepare: None,
            source: Some(asked.source.clone()),
            assumed,
        });
        if first && let Some(file) = &asked.row.file {
            self.note("mau_don_to_khai", format!("{id}: {file}"));
        }
        id
    }

    /// A remark that spares papers where a register answers: those it names are asked for as a fallback only.
    fn spare(&mut self, text: &str) {
        let paper = self.additions.recognise.paper(text);
        if paper.spared.is_empty() {
            return;
        }
        let spared: Vec<&String> = paper.spared.iter().filter(|kind| self.additions.is_held(kind)).collect();
        for document in &mut self.procedure.documents {
            if !document.fallback && spared.contains(&&document.document_type) {
                document.fallback = true;
                self.summary.rows.fallback += 1;
                document.assumed = Some(
                    "Chỉ yêu cầu khi không khai thác được dữ liệu, theo ghi chú của thành phần hồ sơ"
                        .to_owned(),
                );
            }
        }
    }
}

fn heading(title: &str) -> Heading {
    let bare = without_bullet(title).trim_end_matches([':', ' ', '.']);
    let plain = folded(bare);
    let plain = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    if plain.is_empty() {
        return Heading::None;
    }
    let short = plain.chars().count() <= 120;
    if plain.contains("phai xuat trinh") && !plain.contains("phai nop") && short {
        return Heading::Present;
    }
    let general = [
        "giay to phai nop",
        "cac giay to phai nop",
        "thanh phan ho so",
        "ho so gom",
        "ho so bao gom",
        "ho so",
        "giay to gui kem",
        "thanh phan",
        "ho so gom co",
    ];
    if short
        && (general.contains(&plain)
            || plain.starts_with("giay to phai nop")
            || plain.starts_with("cac giay to phai nop"))
    {
        return Heading::Remark;
    }
    let sentence =
        [" co trach nhiem ", " phai duoc ", " khong phai nop", " chiu trach nhiem ", " co the nop "]
            .iter()
            .any(|words| plain.contains(words));
    if begins(plain, &["luu y", "ghi chu", "chu y", "nguoi uy quyen", "nguoi yeu cau"])
        || sentence
        || title.trim_start().starts_with('(') && !short
    {
        return Heading::Remark;
    }
    Heading::Case(bare.split_whitespace().collect::<Vec<_>>().join(" "))
}
