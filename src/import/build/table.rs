//! Makes a procedure of the tables an office filled in. What a row says plainly counts; names of papers, agencies and
//! instruments are recognised as in any other text.

use super::{Draft, blank};
use crate::diagnostic::Diagnostic;
use crate::import::additions::Additions;
use crate::import::agencies;
use crate::import::applicants;
use crate::import::dossier;
use crate::import::ids::{Ids, slug};
use crate::import::problem::{At, workbook as say};
use crate::import::sheets::Part;
use crate::import::summary::Summary;
use crate::import::tables::{Row, Tables};
use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::procedure::{Case, Kind, Mode, Procedure, Volume};
use crate::text::{Text, folded};

mod parts;
mod values;

pub use values::day;
use values::whole;

/// What a value of a table is asked to be, in Vietnamese and English.
type Wanted = (&'static str, &'static str);

const TIME: Wanted =
    ("số và đơn vị, chẳng hạn `15 ngày làm việc`", "a number and a unit, for example `15 ngày làm việc`");
const DAY: Wanted = ("ngày/tháng/năm, chẳng hạn `01/07/2026`", "day/month/year, for example `01/07/2026`");
const WHOLE: Wanted = ("một số nguyên", "a whole number");
const CHANNEL: Wanted = (
    "`trực tiếp`, `trực tuyến` hoặc `dịch vụ bưu chính`",
    "`trực tiếp`, `trực tuyến` or `dịch vụ bưu chính`",
);
const YES: Wanted = ("`có` hoặc `không`", "`có` or `không`");

/// The procedure of the tables, and everything wrong with single cells. `None` where it has no name.
pub fn procedure(
    tables: &Tables,
    at: &At,
    as_of: Date,
    additions: &mut Additions<'_>,
    summary: &mut Summary,
) -> Option<(Procedure, Vec<Diagnostic>)> {
    let general = tables.of(Part::General).first()?;
    let (code, name) = (general.get("code"), general.get("name"));
    let sector =
        if general.get("sector").is_empty() { "khac".to_owned() } else { slug(general.get("sector"), 40) };
    let tail = slug(name, 48);
    let id = if code.is_empty() {
        format!("{sector}/{tail}")
    } else {
        format!("{sector}/{}-{tail}", slug(code, 20))
    };
    let draft = Draft {
        procedure: blank(id, name, &sector, as_of),
        additions,
        summary,
        level: general.get("level").to_owned(),
    };
    let mut reader = Reader { draft, at, problems: Vec::new() };
    reader.general(general);
    reader.channels(tables.of(Part::Channels));
    reader.dossier(tables.of(Part::Dossier));
    reader.fees(tables.of(Part::Fees));
    reader.bases(tables.of(Part::Bases));
    reader.conditions(tables.of(Part::Conditions));
    reader.outputs(tables.of(Part::Outputs));
    reader.steps(tables.of(Part::Steps));
    for row in tables.rows.values().flatten() {
        for (head, text) in &row.others {
            reader.draft.keep(&format!("{}: {head}", row.sheet), text.clone());
        }
    }
    Some((reader.draft.done(), reader.problems))
}

struct Reader<'r, 'd, 'c> {
    draft: Draft<'d, 'c>,
    at: &'r At,
    problems: Vec<Diagnostic>,
}

impl Reader<'_, '_, '_> {
    fn source(&self, row: &Row) -> String {
        format!("{}, {} dòng {}", self.at.file, row.sheet, row.row)
    }

    /// A value as what its column asks for; one that is not is said and kept.
    fn value<T>(
        &mut self,
        row: &Row,
        key: &str,
        wanted: Wanted,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let written = row.get(key);
        if written.is_empty() {
            return None;
        }
        let value = read(written);
        if value.is_none() {
            self.problems.push(say::wrong(self.at, &row.sheet, &row.cell(key), written, wanted.0, wanted.1));
            self.draft.keep(&format!("{}: {key}", row.sheet), written);
        }
        value
    }

    fn yes(&mut self, row: &Row, key: &str) -> bool {
        let read = |written: &str| match folded(written).as_str() {
            "co" | "x" | "yes" | "1" | "true" | "dung" => Some(true),
            "khong" | "no" | "0" | "false" | "-" => Some(false),
            _ => None,
        };
        self.value(row, key, YES, read).unwrap_or(false)
    }

    fn agency(&mut self, name: &str) -> String {
        let level = self.draft.level.clone();
        self.draft.additions.agency(name, &level)
    }

    fn basis(&mut self, row: &Row) -> Vec<Citation> {
        let written = row.get("basis");
        let found = self.draft.additions.cited(written);
        if found.is_empty() && !written.is_empty() {
            let wanted = (
                "điều, khoản và số văn bản, chẳng hạn `Điều 46 Nghị định 175/2024/NĐ-CP`",
                "article and number, for example `Điều 46 Nghị định 175/2024/NĐ-CP`",
            );
            self.problems.push(say::wrong(
                self.at,
                &row.sheet,
                &row.cell("basis"),
                written,
                wanted.0,
                wanted.1,
            ));
            self.draft.keep(&format!("{}: basis", row.sheet), written);
        }
        found
    }

    fn general(&mut self, row: &Row) {
        let source = self.source(row);
        self.draft.procedure.source = Some(source);
        if !row.get("code").is_empty() {
            self.draft.procedure.code = Some(row.get("code").to_owned());
        }
        for (key, column) in [
            ("code", "code"),
            ("name", "name"),
            ("sector", "sector"),
            ("decides", "decides"),
            ("applicants", "applicants"),
            ("deadline", "deadline"),
        ] {
            if !row.get(column).is_empty() {
                self.draft.came(key, &format!("{}!{}", row.sheet, row.cell(column)));
            }
        }
        if !row.get("sector").is_empty() {
            self.draft.note("linh_vuc", row.get("sector"));
        }
        if !row.get("level").is_empty() {
            self.draft.note("cap_thuc_hien", row.get("level"));
        }
        let kind = |written: &str| match folded(written).replace(' ', "-").as_str() {
            "doi-ngoai" | "external" => Some(Kind::External),
            "noi-bo" | "internal" | "thu-tuc-noi-bo" => Some(Kind::Internal),
            "lien-thong" | "interlinked" => Some(Kind::Interlinked),
            text if text.starts_with("tthc") || text.starts_with("loai-khac") => Some(Kind::External),
            _ => None,
        };
        if let Some(kind) = self.value(
            row,
            "kind",
            ("`đối ngoại`, `nội bộ` hoặc `liên thông`", "`đối ngoại`, `nội bộ` or `liên thông`"),
            kind,
        ) {
            self.draft.procedure.kind = kind;
        }
        if !row.get("decision").is_empty() {
            self.draft.procedure.decision = Some(row.get("decision").to_owned());
        }
        if let Some(day) = self.value(row, "as_of", DAY, day) {
            self.draft.procedure.as_of = day;
        }
        self.draft.procedure.deadline = self.value(row, "deadline", TIME, Duration::parse);
        let deciders = agencies::split(row.get("decides"));
        let decides = match deciders.first() {
            Some(name) => self.agency(name),
            None => {
                self.draft.assume("Bảng không nêu cơ quan quyết định");
                let name = match agencies::of_record(&self.draft.level) {
                    "commune" => "Cơ quan cấp xã (nguồn chưa nêu tên)",
                    "province" => "Cơ quan cấp tỉnh (nguồn chưa nêu tên)",
                    _ => "Cơ quan trung ương (nguồn chưa nêu tên)",
                };
                self.agency(name)
            }
        };
        for name in deciders.iter().skip(1) {
            self.draft.note("co_quan_thuc_hien", name.clone());
        }
        let receivers = agencies::split(row.get("receives"));
        self.draft.procedure.receives = match receivers.first() {
            Some(name) => self.agency(name),
            None => decides.clone(),
        };
        self.draft.procedure.decides = decides;
        for name in agencies::split(row.get("coordinates")) {
            let id = self.agency(&name);
            self.draft.procedure.coordinates.push(id);
        }
        let (kinds, rest) = applicants::split(row.get("applicants"));
        self.draft.procedure.applicants = kinds;
        for text in rest {
            self.draft.keep("doi_tuong_thuc_hien", text);
        }
        let cases = self.value(row, "cases", WHOLE, whole);
        let year = self.value(row, "year", WHOLE, whole).and_then(|year| u16::try_from(year).ok());
        match (cases, year) {
            (Some(cases), Some(year)) => {
                let source = Some(self.source(row));
                self.draft.procedure.volume = Some(Volume {
                    year,
                    cases,
                    times: None,
                    parties: None,
                    online: None,
                    late: None,
                    supplemented: None,
                    source,
                    assumed: None,
                });
            }
            (Some(cases), None) => {
                self.problems.push(say::missing_beside(self.at, &row.sheet, &row.cell("cases")));
                self.draft.keep("Số hồ sơ một năm", cases.to_string());
            }
            _ => {}
        }
    }

    fn dossier(&mut self, rows: &[Row]) {
        let mut ids = Ids::default();
        let mut cases = Ids::default();
        let mut remarks = Vec::new();
        for row in rows {
            let count = |reader: &mut Self, key: &str| {
                let count = reader.value(row, key, WHOLE, whole).unwrap_or(0);
                u32::try_from(count.min(100)).unwrap_or(0)
            };
            let (originals, copies) = (count(self, "originals"), count(self, "copies"));
            let mode = |written: &str| match folded(written) {
                text if text.contains("xuat trinh") => Some(Mode::Present),
                text if text.contains("khai") && !text.contains("to khai") => Some(Mode::Declare),
                _ => Some(Mode::Submit),
            };
            let mode = self.value(row, "mode", YES, mode);
            let case = row.get("case");
            let case = (!case.is_empty()).then(|| self.case(case, &mut cases));
            let (certified, fallback) = (self.yes(row, "certified"), self.yes(row, "fallback"));
            let basis = self.basis(row);
            let asked = dossier::Row { text: row.get("name").to_owned(), file: None, originals, copies };
            let from = self.draft.procedure.documents.len();
            let source = self.source(row);
            self.draft.one(&asked, case.as_slice(), source, &mut ids, &mut remarks);
            let issuer = row.get("issuer");
            let issuer = (!issuer.is_empty()).then(|| self.agency(issuer));
            for document in &mut self.draft.procedure.documents[from..] {
                document.mode = mode.unwrap_or(document.mode);
                document.certified |= certified;
                document.fallback |= fallback;
                document.issued_by.clone_from(&issuer);
                for citation in &basis {
                    if !document.basis.contains(citation) {
                        document.basis.push(citation.clone());
                    }
                }
            }
            if let Some(document) = self.draft.procedure.documents.get_mut(from) {
                let form = row.get("form");
                if !form.is_empty() {
                    document.form = Some(form.to_owned());
                }
            }
            if !row.get("id").is_empty() {
                let name = format!("{}: {}", row.get("id"), row.get("name"));
                self.draft.note("ma_tphs", name);
            }
        }
        for text in remarks {
            self.draft.note("Thành phần hồ sơ", text);
        }
    }

    fn case(&mut self, name: &str, ids: &mut Ids) -> String {
        let name = Text::plain(name);
        if let Some(known) = self.draft.procedure.cases.iter().find(|case| case.name == name) {
            return known.id.clone();
        }
        let id = ids.take(&slug(name.get(Default::default()), 40));
        self.draft.procedure.cases.push(Case { id: id.clone(), name, deadline: None });
        id
    }
}
