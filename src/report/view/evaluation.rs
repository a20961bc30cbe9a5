//! A comparison of the register rules with an official list, as it is printed.

use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluate::{Evaluation, Fate, Judged};
use crate::report::view::leaf::Words;
use crate::text::Lang;

/// The comparison. Shares are in hundredths of a per cent, null where nothing is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvaluationView {
    /// The version of this shape: 1.
    pub version: u32,
    /// The reader's language: `vi` or `en`.
    pub language: String,
    /// How many rows are expected.
    pub rows: usize,
    /// How many of them fared how, in a fixed order.
    pub fates: Vec<FateView>,
    /// Rows found, of those whose procedure still asks for the paper.
    pub recall: Share,
    /// Rows found, of those whose procedure asks everyone for the paper.
    pub recall_of_demands: Share,
    /// Rows found where another register than the expected one has the paper.
    pub other_register: usize,
    /// Papers the register rules found: procedures × document types.
    pub findings: usize,
    /// How many of them are asked only as a fallback.
    pub tighten: usize,
    /// How many of them a row expects.
    pub expected_findings: usize,
    /// The findings judged by hand; null where no sample was given.
    pub sample: Option<SampleView>,
    /// The rows that were not found, in the order of the file, then those asked for as a fallback.
    pub details: Vec<RowView>,
}

/// How many rows fared so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FateView {
    /// `found`, `fallback`, `not_flagged`, `not_recognised`, `register_unknown`, `paper_unknown`, `only_named`, `not_asked`
    /// or `no_procedure`.
    pub code: String,
    /// What it means.
    pub words: Words,
    /// How many.
    pub count: usize,
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole.
    pub whole: usize,
    /// In hundredths of a per cent, rounded down; null where the whole is nothing.
    pub share: Option<usize>,
}

impl Share {
    fn of((part, whole): (usize, usize)) -> Share {
        Share { part, whole, share: (10_000 * part).checked_div(whole) }
    }
}

/// Findings judged by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SampleView {
    /// Right ones, of those judged.
    pub precision: Share,
    /// Those judged wrong.
    pub wrong: Vec<LabelView>,
    /// Those judged that are found no more.
    pub gone: Vec<LabelView>,
    /// How many nobody judged.
    pub unjudged: usize,
}

/// A finding judged by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LabelView {
    /// The code of the procedure.
    pub code: String,
    /// The document type.
    pub paper: String,
    /// Whether the finding is that the wording is to be tightened, not that the paper is to be removed.
    pub tighten: bool,
    /// Whether it was judged right.
    pub right: bool,
    /// Why.
    pub reason: String,
}

/// A row that was not found, or only as a fallback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RowView {
    /// The line of the file.
    pub line: usize,
    /// The code of the procedure.
    pub code: String,
    /// The paper, as written.
    pub paper: String,
    /// The register, as written.
    pub register: String,
    /// Why, by its code.
    pub fate: String,
    /// Why, in words.
    pub words: Words,
    /// The document types the row was taken for.
    pub types: Vec<String>,
    /// The registers it was taken for.
    pub registers: Vec<String>,
    /// The documents of the procedure that are meant.
    pub documents: Vec<String>,
    /// The provisions it names.
    pub provisions: Vec<String>,
}

/// The comparison as it is printed.
pub fn view(evaluation: &Evaluation, lang: Lang) -> EvaluationView {
    let fates = Fate::ALL.into_iter().map(|fate| FateView {
        code: fate.code().to_owned(),
        words: words(fate, lang),
        count: evaluation.count(fate),
    });
    let labels = |labels: &[crate::evaluate::sample::Label]| {
        let view = |label: &crate::evaluate::sample::Label| LabelView {
            code: label.finding.code.clone(),
            paper: label.finding.paper.clone(),
            tighten: label.finding.tighten,
            right: label.right,
            reason: label.reason.clone(),
        };
        labels.iter().map(view).collect()
    };
    let mut details: Vec<&Judged> = evaluation.rows.iter().filter(|row| row.fate != Fate::Found).collect();
    details.sort_by_key(|row| (row.fate == Fate::Fallback, row.fate, row.expected.line));
    EvaluationView {
        version: 1,
        language: lang.code().to_owned(),
        rows: evaluation.rows.len(),
        fates: fates.collect(),
        recall: Share::of(evaluation.recall()),
        recall_of_demands: Share::of(evaluation.recall_of_demands()),
        other_register: evaluation.rows.iter().filter(|row| row.same_register() == Some(false)).count(),
        findings: evaluation.findings.len(),
        tighten: evaluation.findings.keys().filter(|finding| finding.tighten).count(),
        expected_findings: evaluation.findings.values().filter(|expected| **expected).count(),
        sample: evaluation.sample.as_ref().map(|sample| SampleView {
            precision: Share::of((sample.right, sample.judged())),
            wrong: labels(&sample.wrong),
            gone: labels(&sample.gone),
            unjudged: sample.unjudged,
        }),
        details: details.into_iter().map(|row| detail(row, lang)).collect(),
    }
}

fn detail(row: &Judged, lang: Lang) -> RowView {
    RowView {
        line: row.expected.line,
        code: row.expected.code.clone(),
        paper: row.expected.paper.clone(),
        register: row.expected.register.clone(),
        fate: row.fate.code().to_owned(),
        words: words(row.fate, lang),
        types: row.types.clone(),
        registers: row.registers.clone(),
        documents: row.documents.clone(),
        provisions: row.provisions.clone(),
    }
}

/// What a fate means.
fn words(fate: Fate, lang: Lang) -> Words {
    let (vi, en) = match fate {
        Fate::Found => {
            ("yêu cầu nộp trong mọi trường hợp, quy tắc đã nêu", "asked of everyone, and a rule says so")
        }
        Fate::Fallback => (
            "chỉ yêu cầu khi không tra cứu được: cần ghi chặt lại, không bỏ",
            "asked only as a fallback: tighten the wording, remove nothing",
        ),
        Fate::NotFlagged => ("yêu cầu nộp nhưng không quy tắc nào nêu", "asked for, and no rule speaks up"),
        Fate::NotRecognised => {
            ("có nêu trong lời văn nhưng không nhận ra", "in the text, and not recognised")
        }
        Fate::RegisterUnknown => ("chưa biết cơ sở dữ liệu này", "the register is unknown"),
        Fate::PaperUnknown => ("chưa biết loại giấy tờ này", "the paper is unknown"),
        Fate::OnlyNamed => ("chỉ nhắc đến, không yêu cầu nộp", "spoken of, not asked for"),
        Fate::NotAsked => ("không còn yêu cầu", "asked for no more"),
        Fate::NoProcedure => ("không có thủ tục này", "no such procedure"),
    };
    Words::new(lang, vi, en)
}
