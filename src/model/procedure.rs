//! A procedure as an officer describes it. Knows nothing of files, positions or rules.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::number::{Money, Thousandths};
use crate::model::worded::worded;
use crate::text::Text;

/// An administrative procedure (thủ tục hành chính; CPSV-AP `PublicService`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The id: a short slug, unique in the workspace; folders by `/`.
    #[serde(rename = "procedure")]
    pub id: String,
    /// The code in the national database, such as `1.013225`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The official name.
    pub name: Text,
    /// External, internal or interlinked.
    pub kind: Kind,
    /// The sector, such as `construction`.
    pub sector: String,
    /// In force, replaced or abolished.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// The day on which the description holds.
    pub as_of: Date,
    /// The decision that published the procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Where the figures come from, unless an item says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What of this description is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
    /// Procedures that this one replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// The procedure that replaced this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The agency that takes the dossier in; may differ from the one that decides.
    pub receives: String,
    /// The agency that decides.
    pub decides: String,
    /// Agencies declared as coordinating.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coordinates: Vec<String>,
    /// Who applies, such as `citizen`, `organisation`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applicants: Vec<String>,
    /// How many dossiers a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Volume>,
    /// The declared deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Duration>,
    /// The provisions that prescribe the procedure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Sub-cases (trường hợp) to which documents, deadlines or fees may belong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Case>,
    /// Ways to file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Fees and charges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
    /// The dossier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// Documents of which one alternative is enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Alternatives>,
    /// What an agency fetches itself instead of asking for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub look_ups: Vec<LookUp>,
    /// What must be true.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// What is done, by whom; each step follows the one before unless `after` says otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// What the procedure issues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<Output>,
    /// The group (life event) it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Procedures that must be done before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
}

worded! {
    /// What sort of procedure it is.
    pub enum Kind {
        /// Between citizens or organisations and an agency.
        External = "external",
        /// Between agencies.
        Internal = "internal",
        /// Several procedures in one (liên thông).
        Interlinked = "interlinked",
    }
}

worded! {
    /// Whether a procedure still applies.
    #[derive(Default)]
    pub enum Status {
        /// In force.
        #[default]
        InForce = "in_force",
        /// Replaced by another.
        Replaced = "replaced",
        /// Abolished.
        Abolished = "abolished",
    }
}

/// Dossiers in a year (số lượng hồ sơ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// The year counted.
    pub year: u16,
    /// Dossiers received.
    pub cases: u64,
    /// Of these, filed online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<u64>,
    /// Of these, settled late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<u64>,
    /// Of these, sent back for supplements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplemented: Option<u64>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// A sub-case (trường hợp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The id, unique in the procedure.
    pub id: String,
    /// What distinguishes it.
    pub name: Text,
    /// Its own deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Duration>,
}

/// A way to file (cách thức).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Counter, online or post.
    pub kind: ChannelKind,
    /// For online: `full` (toàn trình) or `part` (một phần).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// Its own deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Duration>,
    /// The fee paid on this channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

worded! {
    /// Counter, online or post.
    pub enum ChannelKind {
        /// At the desk.
        Counter = "counter",
        /// On the portal.
        Online = "online",
        /// By public post.
        Post = "post",
    }
}

worded! {
    /// Whole or in part.
    pub enum Extent {
        /// Whole (toàn trình; toàn bộ).
        Full = "full",
        /// In part (một phần).
        Part = "part",
    }
}

/// A fee or charge (phí, lệ phí).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// The id, unique in the procedure.
    pub id: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The amount for one dossier, in đồng.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The sub-case it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where the figure comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// One paper asked for (thành phần hồ sơ; CPSV-AP `Evidence`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The id, unique in the procedure.
    pub id: String,
    /// Its document type.
    #[serde(rename = "type")]
    pub document_type: String,
    /// Its name, where it differs from the type's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Submitted, presented or declared.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mode: Mode,
    /// How many originals.
    #[serde(default, skip_serializing_if = "is_default")]
    pub originals: u32,
    /// How many copies.
    #[serde(default, skip_serializing_if = "is_default")]
    pub copies: u32,
    /// Whether the copies must be certified.
    #[serde(default, skip_serializing_if = "is_default")]
    pub certified: bool,
    /// The number of the prescribed form; present when the paper is a form to fill in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The agency that must confirm its content before it can be handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
    /// The agency that issued it, where it differs from the type's issuer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<String>,
    /// The procedure whose result it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_procedure: Option<String>,
    /// How old it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age: Option<Duration>,
    /// The sub-cases in which it is asked for; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
    /// Asked for only if the register cannot answer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fallback: bool,
    /// The data fields it carries, where they differ from the type's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carries: Vec<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// What it takes to prepare it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepare: Option<Prepare>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

worded! {
    /// How a paper is shown to the agency (Decree 63/2010 art. 3: submitted or presented).
    #[derive(Default)]
    pub enum Mode {
        /// Handed in (phải nộp).
        #[default]
        Submit = "submit",
        /// Shown and taken back (phải xuất trình).
        Present = "present",
        /// Declared by the applicant, without a paper (tự khai).
        Declare = "declare",
    }
}

/// What it takes a citizen or firm to get one paper ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepare {
    /// Hours of work.
    pub hours: Thousandths,
    /// Bought-in services: copying, certification, travel, in đồng.
    #[serde(default, skip_serializing_if = "is_default")]
    pub spend: Money,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// Documents of which one alternative is enough: all of one list, or all of another (CCCEV `EvidenceTypeList`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternatives {
    /// The id, unique in the procedure.
    pub id: String,
    /// The lists of document ids; each list is "and", the lists are "or". An empty list: nothing has to be handed in.
    pub options: Vec<Vec<String>>,
}

/// What an agency fetches itself: a type of paper from a register, or from the agency that issued it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// The register asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// The procedure whose result is fetched from the agency that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// The document type fetched.
    #[serde(rename = "type")]
    pub document_type: String,
    /// The agency that fetches it; the deciding one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The provisions that allow it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
}

/// What must be true (yêu cầu, điều kiện; CCCEV `Criterion`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The id, unique in the procedure.
    pub id: String,
    /// The requirement in words.
    pub text: Text,
    /// What proves it: documents or outputs of this procedure, registers, types of paper looked up; one is enough only
    /// where `any_of` says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proven_by: Vec<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// One action of one agency, the applicant or a system (bước thực hiện).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The id, unique in the procedure.
    pub id: String,
    /// What is done, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The kind of action.
    pub does: Action,
    /// The agency that acts, or `applicant`, or `system`.
    pub by: String,
    /// How long it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes: Option<Duration>,
    /// The steps it waits for; the one before when absent, none when empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<String>>,
    /// Documents and outputs (of this procedure) it uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Conditions it checks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    /// Outputs it makes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub produces: Vec<String>,
    /// Whether the applicant must be there in person.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with_applicant: bool,
    /// How the file reached this step when it changes agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<Carrier>,
    /// For a consultation: what it means when no answer comes in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_silence: Option<Silence>,
    /// Rework: the step the file goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns_to: Option<Return>,
    /// The sub-cases in which it is done; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where the time comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

worded! {
    /// The kinds of action a step can be.
    pub enum Action {
        /// The applicant prepares or files.
        File = "file",
        /// The desk takes the dossier in.
        Receive = "receive",
        /// The dossier is passed on, unchanged.
        Transfer = "transfer",
        /// Completeness is checked.
        Check = "check",
        /// The content is appraised.
        Appraise = "appraise",
        /// A site is inspected.
        Inspect = "inspect",
        /// Another agency is asked for its opinion; `by` is the agency asked.
        Consult = "consult",
        /// A fact is confirmed.
        Confirm = "confirm",
        /// An official or leader approves or initials what was prepared.
        Approve = "approve",
        /// The competent person decides.
        Decide = "decide",
        /// A register is written.
        Record = "record",
        /// The result is made out.
        Issue = "issue",
        /// A fee, tax or charge is paid.
        Pay = "pay",
        /// The result is handed over.
        Return = "return",
    }
}

worded! {
    /// How a file travels from one agency to another.
    pub enum Carrier {
        /// Between systems.
        System = "system",
        /// An officer carries it.
        Officer = "officer",
        /// By post.
        Post = "post",
        /// The applicant carries it.
        Applicant = "applicant",
    }
}

worded! {
    /// What silence means in a consultation.
    pub enum Silence {
        /// No answer in time counts as agreement.
        Agreed = "agreed",
        /// No answer in time counts as refusal.
        Refused = "refused",
    }
}

/// Rework: how often and how far a file goes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The step it goes back to.
    pub step: String,
    /// The share of dossiers that go back, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Thousandths>,
    /// How many times at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Where the rate comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What the procedure issues (kết quả; CPSV-AP `Output`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// The id, unique in the procedure.
    pub id: String,
    /// Its document type.
    #[serde(rename = "type")]
    pub document_type: String,
    /// Its code in the national database, such as `KQ.G15.000031`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// How long it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_for: Option<Duration>,
    /// Whether it stays between agencies and is not given to the applicant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub internal: bool,
}

/// Keeps a default value out of a written file.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
