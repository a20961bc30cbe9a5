//! What procedures refer to: dated levels, agencies, registers, document types, instruments, groups.

mod table;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::procedure::Extent;
use crate::model::worded::worded;
use crate::text::Text;

pub use table::Table;

/// One catalog file: any of the lists, in any number of files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogFile {
    /// Levels of government.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// Agencies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<Agency>,
    /// Registers (cơ sở dữ liệu).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registers: Vec<Register>,
    /// Types of paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub document_types: Vec<DocumentType>,
    /// Ranks of legal instruments and who may change them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranks: Vec<Rank>,
    /// Legal instruments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<Instrument>,
    /// Groups of procedures for one event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
}

/// A level of government, for as long as it exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its place in the order: the higher, the nearer to the centre.
    pub rank: u32,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The levels that took its tasks over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub succeeded_by: Vec<String>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// An agency (cơ quan; CPSV-AP `PublicOrganisation`), for as long as it exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its level.
    pub level: String,
    /// The agency it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether it is run from the centre: police, tax, social insurance.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vertical: bool,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The agencies that took its tasks over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub succeeded_by: Vec<Successor>,
    /// Other ways its name is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// An agency that took tasks over from another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Successor {
    /// The agency.
    pub agency: String,
    /// The sectors it took over; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<String>,
}

/// A register (cơ sở dữ liệu; CPSV-AP `Dataset`) from which agencies read instead of asking for a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The agency that runs it.
    pub owner: String,
    /// Other ways its name is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Holding>,
    /// Who may read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_to: Vec<Access>,
    /// The provisions that establish it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A document type that a register holds, for some coverage, for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holding {
    /// The document type whose information it holds.
    #[serde(rename = "type")]
    pub document_type: String,
    /// Whether it replaces the paper wholly or in part.
    #[serde(default = "full")]
    pub extent: Extent,
    /// What is covered, where not everything is: residential land only, citizens only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Text>,
    /// First day on which agencies may rely on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The provisions that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

fn full() -> Extent {
    Extent::Full
}

/// Who may read a register: an agency with all below it, or every agency of a level; everyone when neither is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// An agency, with all below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// A level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A type of paper (CPSV-AP `EvidenceType`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentType {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The agency that issues it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<String>,
    /// Other ways its name is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The data fields it carries, such as `child.full_name`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carries: Vec<String>,
    /// Types of paper on whose strength it is issued.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issued_on: Vec<String>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day: the paper was abolished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A rank of legal instrument, and whose power it is to change one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// The id, such as `decree`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its height: the higher, the stronger the instrument.
    pub height: u32,
    /// Who must act to change it.
    pub authority: Authority,
}

worded! {
    /// Who has the power to change a provision (Decree 63/2010 art. 31), from the nearest to the farthest.
    pub enum Authority {
        /// The authority that reviews.
        Own = "own",
        /// Another local authority.
        Local = "local",
        /// A ministry.
        Ministry = "ministry",
        /// The Government or the Prime Minister.
        Government = "government",
        /// The National Assembly.
        NationalAssembly = "national_assembly",
    }
}

/// A legal instrument (văn bản quy phạm; CPSV-AP `LegalResource`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The id.
    pub id: String,
    /// The official number, such as `175/2024/NĐ-CP`.
    pub number: String,
    /// Its title.
    pub name: Text,
    /// Its rank.
    pub rank: String,
    /// The agency that issued it.
    pub issuer: String,
    /// The day it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// First day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The instrument that replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// Procedures reviewed together because they serve one event (CPSV-AP `Event`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The event it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Text>,
}

/// All catalog files together, each list in order of id, with the way from an id to its entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// Levels of government.
    pub levels: Table<Level>,
    /// Agencies.
    pub agencies: Table<Agency>,
    /// Registers.
    pub registers: Table<Register>,
    /// Types of paper.
    pub document_types: Table<DocumentType>,
    /// Ranks of legal instruments.
    pub ranks: Table<Rank>,
    /// Legal instruments; also found by number.
    pub instruments: Table<Instrument>,
    /// Groups of procedures.
    pub groups: Table<Group>,
}

impl Catalog {
    /// The agency itself and all above it, nearest first. A parent that leads in a circle ends the walk.
    pub fn ancestry<'a>(&'a self, agency: &str) -> Vec<&'a Agency> {
        let mut line: Vec<&Agency> = Vec::new();
        let mut next = self.agencies.get(agency);
        while let Some(agency) = next {
            if line.iter().any(|seen| seen.id == agency.id) {
                break;
            }
            line.push(agency);
            next = agency.parent.as_deref().and_then(|parent| self.agencies.get(parent));
        }
        line
    }

    /// Whether two agencies are the same, or one stands above the other.
    pub fn in_one_line(&self, one: &str, other: &str) -> bool {
        let above = |low: &str, high: &str| self.ancestry(low).iter().any(|agency| agency.id == high);
        one == other || above(one, other) || above(other, one)
    }

    /// Whether an agency may read a register on a day.
    pub fn is_open_to(&self, register: &Register, agency: &str, on: Date) -> bool {
        let line = self.ancestry(agency);
        register.open_to.iter().any(|access| {
            on.within(access.from, access.until)
                && access.agency.as_ref().is_none_or(|wanted| line.iter().any(|a| a.id == *wanted))
                && access.level.as_ref().is_none_or(|wanted| line.first().is_some_and(|a| a.level == *wanted))
        })
    }
}
