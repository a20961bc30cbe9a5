//! What imported procedures refer to and the catalog does not have: agencies, types of paper, instruments. Each gets an id
//! made from its name, so that the same name is the same entry in every run.

use std::collections::BTreeMap;

use super::agencies;
use super::bases::Cited;
use super::ids::slug;
use super::numbers::{self, told};
use crate::model::catalog::{Agency, Authority, Catalog, CatalogFile, DocumentType, Instrument, Level, Rank};
use crate::model::date::Date;
use crate::recognise::Recogniser;
use crate::text::{Text, folded};

/// The longest id of a catalog entry, in letters.
const LONGEST: usize = 64;

/// The catalog of a workspace, and what is added to it.
pub struct Additions<'c> {
    catalog: &'c Catalog,
    /// What recognises the names of the catalog.
    pub recognise: Recogniser<'c>,
    source: String,
    agencies: BTreeMap<String, Agency>,
    /// Their names without accents, to be found in sentences.
    spoken: Vec<(String, String)>,
    types: BTreeMap<String, DocumentType>,
    /// Results by their code in the national database.
    results: BTreeMap<String, String>,
    instruments: BTreeMap<String, Instrument>,
    levels: BTreeMap<String, Level>,
    ranks: BTreeMap<String, Rank>,
}

impl<'c> Additions<'c> {
    /// Nothing added yet. `source` is what the entries will say of where they come from.
    pub fn to(catalog: &'c Catalog, source: impl Into<String>) -> Additions<'c> {
        Additions {
            catalog,
            recognise: Recogniser::of(catalog),
            source: source.into(),
            agencies: BTreeMap::new(),
            spoken: Vec::new(),
            types: BTreeMap::new(),
            results: BTreeMap::new(),
            instruments: BTreeMap::new(),
            levels: BTreeMap::new(),
            ranks: BTreeMap::new(),
        }
    }

    /// The agency of a name; `said` is what the record says of its level.
    pub fn agency(&mut self, name: &str, said: &str) -> String {
        let (own, above) = agencies::superior(name);
        let id = slug(own, LONGEST);
        if self.catalog.agencies.get(&id).is_some() {
            return id;
        }
        if let Some(known) = self.named_agency(own) {
            return known;
        }
        if !self.agencies.contains_key(&id) {
            let parent = above.and_then(|above| self.recognise.agency(above)).filter(|above| *above != id);
            let level = self.level(agencies::level(own, said));
            let entry = Agency {
                id: id.clone(),
                name: Text::plain(own),
                level,
                parent,
                vertical: false,
                from: None,
                until: None,
                succeeded_by: Vec::new(),
                aliases: Vec::new(),
                source: Some(self.source.clone()),
            };
            self.agencies.insert(id.clone(), entry);
            let spoken = folded(own);
            if spoken.len() > 8 {
                self.spoken.push((spoken, id.clone()));
            }
        }
        id
    }

    /// The agency of the catalog that a name is a name of: all of it, not only a part.
    fn named_agency(&self, name: &str) -> Option<String> {
        let found = self.recognise.agencies(name);
        let [id] = found.as_slice() else { return None };
        let entry = self.catalog.agencies.get(id)?;
        let plain = folded(name);
        let spelled = |known: &str| {
            folded(known).split_whitespace().count().abs_diff(plain.split_whitespace().count()) <= 1
        };
        let known = entry.name.vi.iter().chain(&entry.aliases).any(|known| spelled(known));
        known.then(|| id.clone())
    }

    /// The name of an agency, of the catalog or added.
    pub fn name_of(&self, id: &str) -> Option<&str> {
        let entry = self.catalog.agencies.get(id).or_else(|| self.agencies.get(id))?;
        entry.name.vi.as_deref()
    }

    /// The agency that a sentence names: of the catalog, or of those added.
    pub fn agency_in(&self, text: &str) -> Option<String> {
        let plain = folded(text);
        let found = self
            .spoken
            .iter()
            .filter_map(|(name, id)| Some((plain.find(name)?, usize::MAX - name.len(), id)));
        found.min().map(|(_, _, id)| id.clone()).or_else(|| self.recognise.agency(text))
    }

    /// Whether some register holds papers of this type.
    pub fn is_held(&self, document_type: &str) -> bool {
        let registers = self.catalog.registers.rows();
        registers
            .iter()
            .flat_map(|register| &register.holds)
            .any(|holding| holding.document_type == document_type)
    }

    /// The type of paper of a name that nothing of the catalog is recognised in.
    pub fn paper(&mut self, name: &str) -> String {
        let id = slug(name, LONGEST);
        if self.catalog.document_types.get(&id).is_none() && !self.types.contains_key(&id) {
            let entry = DocumentType {
                id: id.clone(),
                name: Text::plain(name),
                issued_by: None,
                aliases: Vec::new(),
                carries: Vec::new(),
                issued_on: Vec::new(),
                from: None,
                until: None,
                source: Some(self.source.clone()),
            };
            self.types.insert(id.clone(), entry);
        }
        id
    }

    /// The type of a result: the same for the same code, so that what one procedure issues is what another asks for.
    pub fn result(&mut self, name: &str, code: Option<&str>) -> String {
        if let Some(known) = code.and_then(|code| self.results.get(code)) {
            return known.clone();
        }
        let id = self.paper(name);
        if let Some(code) = code {
            self.results.insert(code.to_owned(), id.clone());
        }
        id
    }

    /// The number to cite an instrument by; `None` where its number tells neither rank nor issuer and the catalog does not
    /// have it.
    pub fn instrument(&mut self, cited: &Cited) -> Option<String> {
        let number = cited.number.as_str();
        if self.catalog.instruments.get(number).is_some() {
            return Some(number.to_owned());
        }
        let told = told(number)?;
        if let Some(known) = self.instruments.get_mut(number) {
            if known.name.get(Default::default()).ends_with(number) && !cited.title.is_empty() {
                known.name = Text::plain(&cited.title);
            }
            return Some(number.to_owned());
        }
        let mut id = slug(number, LONGEST);
        // Numbers that differ in an accent only: `NĐ-CP` and `ND-CP`.
        while self.catalog.instruments.get(&id).is_some()
            || self.instruments.values().any(|known| known.id == id)
        {
            id.push_str("-x");
        }
        let issuer = self.agency(told.issuer, "");
        let rank = self.rank(told.rank);
        let name = match cited.title.is_empty() {
            true => format!("{} {number}", told.kind),
            false => cited.title.clone(),
        };
        let entry = Instrument {
            id,
            number: number.to_owned(),
            name: Text::plain(name),
            rank,
            issuer,
            signed: None,
            from: None,
            until: None,
            replaced_by: None,
            source: Some(self.source.clone()),
            assumed: None,
        };
        self.instruments.insert(number.to_owned(), entry);
        Some(number.to_owned())
    }

    /// The days of an instrument that was added, where they are not known yet.
    pub fn dates(&mut self, number: &str, signed: Option<Date>, from: Option<Date>) {
        if let Some(entry) = self.instruments.get_mut(number) {
            entry.signed = entry.signed.or(signed);
            entry.from = entry.from.or(from);
        }
    }

    /// The instruments a text cites, with their articles, each known or added.
    pub fn cited(&mut self, text: &str) -> Vec<crate::model::citation::Citation> {
        let found = self.recognise.instrument(text);
        found
            .into_iter()
            .filter_map(|mut citation| {
                if self.catalog.instruments.get(&citation.instrument).is_some() {
                    return Some(citation);
                }
                let number = numbers::find(&citation.instrument).into_iter().next()?.number;
                citation.instrument = self.instrument(&Cited { number, title: String::new() })?;
                Some(citation)
            })
            .collect()
    }

    fn level(&mut self, id: &str) -> String {
        if self.catalog.levels.get(id).is_none() && !self.levels.contains_key(id) {
            let (vi, en, rank) = match id {
                "central" => ("Trung ương", "Central", 4),
                "province" => ("Cấp tỉnh", "Province", 3),
                "district" => ("Cấp huyện", "District", 2),
                _ => ("Cấp xã", "Commune", 1),
            };
            let until = (id == "district").then(|| Date::parse("2025-06-30")).flatten();
            let source = until.map(|_| "Luật Tổ chức chính quyền địa phương số 72/2025/QH15".to_owned());
            let entry = Level {
                id: id.to_owned(),
                name: Text::new(vi, en),
                rank,
                from: None,
                until,
                succeeded_by: Vec::new(),
                source,
            };
            self.levels.insert(id.to_owned(), entry);
        }
        id.to_owned()
    }

    fn rank(&mut self, id: &str) -> String {
        if self.catalog.ranks.get(id).is_none() && !self.ranks.contains_key(id) {
            let (vi, en, height, authority) = match id {
                "law" => ("Bộ luật, luật", "Code or law", 90, Authority::NationalAssembly),
                "national-assembly-resolution" => (
                    "Nghị quyết của Quốc hội",
                    "Resolution of the National Assembly",
                    90,
                    Authority::NationalAssembly,
                ),
                "ordinance" => ("Pháp lệnh", "Ordinance", 80, Authority::NationalAssembly),
                "standing-committee-resolution" => (
                    "Nghị quyết của Ủy ban Thường vụ Quốc hội",
                    "Resolution of the Standing Committee of the National Assembly",
                    80,
                    Authority::NationalAssembly,
                ),
                "decree" => {
                    ("Nghị định của Chính phủ", "Decree of the Government", 70, Authority::Government)
                }
                "government-resolution" => {
                    ("Nghị quyết của Chính phủ", "Resolution of the Government", 70, Authority::Government)
                }
                "pm-decision" => (
                    "Quyết định của Thủ tướng Chính phủ",
                    "Decision of the Prime Minister",
                    60,
                    Authority::Government,
                ),
                "joint-circular" => ("Thông tư liên tịch", "Joint circular", 50, Authority::Ministry),
                "circular" => ("Thông tư", "Circular", 50, Authority::Ministry),
                "provincial-council-resolution" => (
                    "Nghị quyết của Hội đồng nhân dân cấp tỉnh",
                    "Resolution of the provincial People's Council",
                    40,
                    Authority::Local,
                ),
                "provincial-decision" => (
                    "Quyết định của Ủy ban nhân dân cấp tỉnh",
                    "Decision of the provincial People's Committee",
                    30,
                    Authority::Local,
                ),
                _ => (
                    "Quyết định, chỉ thị của bộ, cơ quan ngang bộ",
                    "Decision or directive of a ministry",
                    45,
                    Authority::Ministry,
                ),
            };
            let entry = Rank { id: id.to_owned(), name: Text::new(vi, en), height, authority };
            self.ranks.insert(id.to_owned(), entry);
        }
        id.to_owned()
    }

    /// What was added, each list in order of id.
    pub fn done(self) -> CatalogFile {
        let mut instruments: Vec<Instrument> = self.instruments.into_values().collect();
        instruments.sort_by(|a, b| a.id.cmp(&b.id));
        CatalogFile {
            levels: self.levels.into_values().collect(),
            agencies: self.agencies.into_values().collect(),
            registers: Vec::new(),
            document_types: self.types.into_values().collect(),
            ranks: self.ranks.into_values().collect(),
            instruments,
            groups: Vec::new(),
        }
    }
}
