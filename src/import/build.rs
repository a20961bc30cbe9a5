//! Makes a procedure of a record: what its fields say, the ids of the catalog in place of names, and for each value where
//! it came from. What has no place or was not understood is kept word for word.

mod dossier;
mod flow;
pub mod table;
mod ways;

use std::collections::BTreeMap;

use super::additions::Additions;
use super::agencies;
use super::applicants;
use super::bases;
use super::conditions;
use super::ids::{Ids, slug};
use super::outputs;
use super::record::{FIELDS, Record};
use super::summary::Summary;
use super::text::shortened;
use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::procedure::{Condition, Kind, Output, Procedure, Status};
use crate::text::{Text, folded};

/// A procedure being made.
pub(super) struct Draft<'d, 'c> {
    procedure: Procedure,
    additions: &'d mut Additions<'c>,
    summary: &'d mut Summary,
    /// What the record says of the level.
    level: String,
}

/// An empty procedure.
pub(super) fn blank(id: String, name: &str, sector: &str, as_of: Date) -> Procedure {
    Procedure {
        id,
        code: None,
        name: Text::plain(name),
        kind: Kind::External,
        sector: sector.to_owned(),
        status: Status::InForce,
        as_of,
        decision: None,
        source: None,
        assumed: None,
        replaces: Vec::new(),
        replaced_by: None,
        receives: String::new(),
        decides: String::new(),
        coordinates: Vec::new(),
        applicants: Vec::new(),
        volume: None,
        deadline: None,
        basis: Vec::new(),
        cases: Vec::new(),
        channels: Vec::new(),
        fees: Vec::new(),
        documents: Vec::new(),
        any_of: Vec::new(),
        look_ups: Vec::new(),
        work: Vec::new(),
        conditions: Vec::new(),
        steps: Vec::new(),
        outputs: Vec::new(),
        part_of: None,
        requires: Vec::new(),
        notes: BTreeMap::new(),
        provenance: BTreeMap::new(),
        unparsed: BTreeMap::new(),
    }
}

/// The procedure of a record.
pub fn procedure(
    record: &Record,
    as_of: Date,
    additions: &mut Additions<'_>,
    summary: &mut Summary,
) -> Procedure {
    let (code, name) = (record.get("ma_thu_tuc"), record.get("ten_thu_tuc"));
    let sector = slug(record.get("linh_vuc"), 40);
    let sector = if record.get("linh_vuc").is_empty() { "khac".to_owned() } else { sector };
    let id = format!("{sector}/{}-{}", slug(code, 20), slug(name, 48));
    let mut draft = Draft {
        procedure: blank(id, &name.split_whitespace().collect::<Vec<_>>().join(" "), &sector, as_of),
        additions,
        summary,
        level: record.get("cap_thuc_hien").to_owned(),
    };
    draft.identity(record);
    draft.agencies(record);
    draft.applicants(record);
    draft.ways(record.get("cach_thuc_thuc_hien"));
    draft.dossier(record.get("thanh_phan_ho_so"));
    draft.bases(record);
    draft.conditions(record);
    draft.outputs(record);
    draft.flow(record.get("trinh_tu_thuc_hien"));
    draft.aside(record);
    draft.done()
}

impl<'d, 'c> Draft<'d, 'c> {
    pub(super) fn came(&mut self, key: &str, field: &str) {
        self.procedure.provenance.insert(key.to_owned(), field.to_owned());
    }

    pub(super) fn keep(&mut self, field: &str, text: impl Into<String>) {
        self.procedure.unparsed.entry(field.to_owned()).or_default().push(text.into());
    }

    pub(super) fn note(&mut self, field: &str, text: impl Into<String>) {
        let notes = self.procedure.notes.entry(field.to_owned()).or_default();
        let text = text.into();
        if !notes.contains(&text) {
            notes.push(text);
        }
    }

    pub(super) fn assume(&mut self, what: &str) {
        match &mut self.procedure.assumed {
            Some(assumed) => {
                assumed.push_str("; ");
                assumed.push_str(what);
            }
            None => self.procedure.assumed = Some(what.to_owned()),
        }
    }

    fn identity(&mut self, record: &Record) {
        let code = record.get("ma_thu_tuc");
        self.procedure.code = Some(code.to_owned());
        self.procedure.source = Some(format!("Cổng Dịch vụ công quốc gia, bản ghi {}", shortened(code, 40)));
        self.came("code", "ma_thu_tuc");
        self.came("name", "ten_thu_tuc");
        if !record.get("linh_vuc").is_empty() {
            self.came("sector", "linh_vuc");
            self.note("linh_vuc", record.get("linh_vuc"));
        }
        if !record.get("so_quyet_dinh").is_empty() {
            self.procedure.decision = Some(record.get("so_quyet_dinh").to_owned());
            self.came("decision", "so_quyet_dinh");
        }
        if folded(record.get("ten_thu_tuc")).contains("lien thong") {
            self.procedure.kind = Kind::Interlinked;
            self.came("kind", "ten_thu_tuc");
        } else if code.starts_with(['5', '6']) && code.get(1..2) == Some(".") {
            self.procedure.kind = Kind::Internal;
            self.came("kind", "ma_thu_tuc");
            self.assume("Ghi là thủ tục nội bộ theo đầu mã 5., 6.");
        }
    }

    fn agencies(&mut self, record: &Record) {
        let level = self.level.clone();
        let mut named = |field: &str| -> Vec<(String, String)> {
            let names = agencies::split(record.get(field));
            names.into_iter().map(|name| (self.additions.agency(&name, &level), name)).collect()
        };
        let competent = named("co_quan_co_tham_quyen");
        let acting = named("co_quan_thuc_hien");
        let coordinating = named("co_quan_phoi_hop");
        let (field, deciders) = match competent.is_empty() {
            false => ("co_quan_co_tham_quyen", &competent),
            true => ("co_quan_thuc_hien", &acting),
        };
        match deciders.first() {
            Some((id, _)) => {
                self.procedure.decides = id.clone();
                self.came("decides", field);
            }
            None => self.unnamed_decider(record),
        }
        // Of several, one decides in each case; the file has one place for it.
        for (_, name) in deciders.iter().skip(1) {
            self.note(field, name.clone());
        }
        let address = record.get("dia_chi_tiep_nhan");
        let desk = (!address.is_empty()).then(|| self.additions.recognise.agency(address)).flatten();
        match (desk, acting.first()) {
            (Some(desk), _) => {
                self.procedure.receives = desk;
                self.came("receives", "dia_chi_tiep_nhan");
            }
            (None, Some((id, _))) => {
                self.procedure.receives = id.clone();
                self.came("receives", "co_quan_thuc_hien");
            }
            (None, None) => {
                self.procedure.receives = self.procedure.decides.clone();
                let same = self.procedure.provenance.get("decides").cloned().unwrap_or_default();
                self.came("receives", &same);
            }
        }
        if field != "co_quan_thuc_hien" {
            let taken = [self.procedure.receives.clone(), self.procedure.decides.clone()];
            for (id, name) in &acting {
                if !taken.contains(id) {
                    self.note("co_quan_thuc_hien", name.clone());
                }
            }
        }
        for (id, _) in coordinating {
            if !self.procedure.coordinates.contains(&id) {
                self.procedure.coordinates.push(id);
                self.came("coordinates", "co_quan_phoi_hop");
            }
        }
    }

    /// No agency is named: the description may name one, and otherwise an agency of the level stands for it.
    fn unnamed_decider(&mut self, record: &Record) {
        if let Some(id) = self.additions.agency_in(record.get("trinh_tu_thuc_hien")) {
            self.procedure.decides = id;
            self.came("decides", "trinh_tu_thuc_hien");
            self.assume(
                "Nguồn không nêu cơ quan thực hiện; lấy cơ quan được nêu đầu tiên trong trình tự thực hiện",
            );
            return;
        }
        let name = match agencies::of_record(&self.level) {
            "commune" => "Cơ quan cấp xã (nguồn chưa nêu tên)",
            "district" => "Cơ quan cấp huyện (nguồn chưa nêu tên)",
            "province" => "Cơ quan cấp tỉnh (nguồn chưa nêu tên)",
            _ => "Cơ quan trung ương (nguồn chưa nêu tên)",
        };
        self.procedure.decides = self.additions.agency(name, &self.level);
        self.came("decides", "cap_thuc_hien");
        self.assume("Nguồn không nêu cơ quan thực hiện");
    }

    fn applicants(&mut self, record: &Record) {
        let (kinds, rest) = applicants::split(record.get("doi_tuong_thuc_hien"));
        if !kinds.is_empty() {
            self.came("applicants", "doi_tuong_thuc_hien");
        }
        self.procedure.applicants = kinds;
        for text in rest {
            self.keep("doi_tuong_thuc_hien", text);
        }
    }

    fn bases(&mut self, record: &Record) {
        let table = bases::split(record.get("can_cu_phap_ly"));
        for cited in table.cited {
            match self.additions.instrument(&cited) {
                Some(instrument) => {
                    self.procedure.basis.push(Citation { instrument, article: None });
                    self.came("basis", "can_cu_phap_ly");
                }
                None => self.keep("can_cu_phap_ly", format!("{} {}", cited.title, cited.number).trim()),
            }
        }
        for text in table.rest {
            // An article without a number names one of the instruments above, or nothing anybody can look up.
            let inside = self.additions.cited(&text);
            if inside.is_empty() {
                self.keep("can_cu_phap_ly", text);
            }
            for citation in inside {
                if !self.procedure.basis.contains(&citation) {
                    self.procedure.basis.push(citation);
                }
            }
        }
    }

    fn conditions(&mut self, record: &Record) {
        let split = conditions::split(record.get("yeu_cau_dieu_kien"));
        for lead in split.leads {
            self.note("yeu_cau_dieu_kien", lead);
        }
        for (at, text) in split.items.into_iter().enumerate() {
            let basis = self.additions.cited(&text);
            self.procedure.conditions.push(Condition {
                id: format!("dk-{}", at + 1),
                text: Text::plain(text),
                proven_by: Vec::new(),
                basis,
                source: Some(format!("Yêu cầu, điều kiện, mục {}", at + 1)),
                assumed: None,
            });
            self.came("conditions", "yeu_cau_dieu_kien");
        }
    }

    fn outputs(&mut self, record: &Record) {
        let results = outputs::split(record.get("ket_qua_xu_ly"));
        let mut ids = Ids::default();
        self.procedure.documents.iter().for_each(|document| drop(ids.take(&document.id)));
        for issued in results.issued {
            let known = self.additions.recognise.paper(&issued.name);
            let kind = match known.document_type.filter(|_| known.alternatives.is_empty() && !known.or_other)
            {
                Some(kind) => kind,
                None => self.additions.result(&shortened(&issued.name, 300), issued.code.as_deref()),
            };
            let output = Output {
                id: ids.take(&format!("kq-{}", slug(&issued.name, 36))),
                document_type: kind,
                code: issued.code,
                valid_for: None,
                internal: false,
            };
            self.procedure.outputs.push(output);
            self.came("outputs", "ket_qua_xu_ly");
            if issued.name.chars().count() > 300 {
                self.note("ket_qua_xu_ly", issued.name);
            }
        }
        for text in [results.keywords, results.description].into_iter().flatten() {
            self.note("ket_qua_xu_ly", text);
        }
    }

    /// Fields that have no place in a procedure, and fields nobody has heard of.
    fn aside(&mut self, record: &Record) {
        for field in [
            "formality_id",
            "cap_thuc_hien",
            "loai_thu_tuc",
            "dia_chi_tiep_nhan",
            "co_quan_duoc_uy_quyen",
            "thu_tuc_lien_quan",
            "ministry",
        ] {
            if !record.get(field).is_empty() {
                self.note(field, record.get(field));
            }
        }
        for (field, text) in &record.fields {
            if !FIELDS.contains(&field.as_str()) {
                self.keep(field, text.clone());
            }
        }
    }

    fn done(self) -> Procedure {
        let (procedure, summary) = (self.procedure, self.summary);
        summary.imported += 1;
        summary.keep(&procedure.unparsed, &procedure.notes);
        summary.has("deadline", procedure.deadline.is_some());
        summary.has("basis", !procedure.basis.is_empty());
        summary.has("channels", !procedure.channels.is_empty());
        summary.has("fees", !procedure.fees.is_empty());
        summary.has("documents", !procedure.documents.is_empty());
        summary.has("any_of", !procedure.any_of.is_empty());
        summary.has("cases", !procedure.cases.is_empty());
        summary.has("conditions", !procedure.conditions.is_empty());
        summary.has("steps", !procedure.steps.is_empty());
        summary.has("outputs", !procedure.outputs.is_empty());
        summary.has("applicants", !procedure.applicants.is_empty());
        procedure
    }
}
