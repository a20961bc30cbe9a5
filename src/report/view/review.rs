//! The review form of Annex I to Decree 63/2010/NĐ-CP for one procedure: to each question what the description says,
//! which findings bear on it, and which proposals. A judgement is never made; it is left to a person.

pub mod questions;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::criterion::Criterion;
use crate::model::procedure::Procedure;
use crate::report::view::Input;
use crate::report::view::dossier::named;
use crate::report::view::leaf::Words;
use crate::text::Lang;

/// What is known about one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Answer {
    /// The number of the question; 0 gathers what belongs to none.
    pub question: usize,
    /// What the description of the procedure says, word for word or counted from it.
    pub known: Vec<Words>,
    /// The numbers of the findings that bear on it; each finding stands under one question.
    pub findings: Vec<usize>,
    /// The numbers of findings under another question that bear on this one too.
    pub related: Vec<usize>,
}

/// The answers for the procedure at this position: one for each question in order, then one for what fits none, if
/// there is any.
pub(super) fn review(input: &Input<'_>, at: usize) -> Vec<Answer> {
    let procedure = &input.corpus.procedures[at];
    let own = input.index.of(&procedure.id);
    let mut answers: Vec<Answer> = (1..=questions::QUESTIONS.len())
        .map(|question| Answer { question, known: known(input, procedure, question), ..Answer::default() })
        .collect();
    let mut rest = Answer::default();
    for position in &own.findings {
        let finding = &input.findings[*position];
        let number = position + 1;
        let question = question_of(&finding.rule, finding.criterion, &finding.place.path);
        match question.and_then(|question| answers.get_mut(question - 1)) {
            Some(answer) => answer.findings.push(number),
            None => rest.findings.push(number),
        }
        let elsewhere =
            |place: &crate::model::corpus::Place| input.corpus.places.procedures.contains(&place.source);
        let other = finding.notes.iter().filter_map(|note| note.place.as_ref());
        let mut other = other.filter(|place| place.source != finding.place.source);
        if question != Some(INTERLINKED) && other.any(elsewhere) {
            answers[INTERLINKED - 1].related.push(number);
        }
    }
    if !rest.findings.is_empty() {
        answers.push(rest);
    }
    answers
}

/// The question on results that other procedures need or give.
const INTERLINKED: usize = 11;

/// Rules by the beginning of their id, the longer ones first, and the question they bear on.
const BY_RULE: [(&str, usize); 19] = [
    ("legality/no-deadline", 9),
    ("legality/no-result", 10),
    ("legality/no-steps", 7),
    ("legality/no-channel", 7),
    ("legality/no-applicant", 7),
    ("legality/", 13),
    ("documents/other-procedure-output", 11),
    ("documents/own-output", 11),
    ("documents/", 8),
    ("forms/", 8),
    ("flow/consultation-not-declared", 6),
    ("flow/", 7),
    ("steps/", 7),
    ("channels/", 7),
    ("agencies/", 6),
    ("deadline/", 9),
    ("groups/", 11),
    ("outputs/", 10),
    ("fees/", 16),
];

/// The question a finding bears on: by its rule, else by its criterion and the part of the procedure it is about.
fn question_of(rule: &str, criterion: Criterion, path: &str) -> Option<usize> {
    if let Some((_, question)) = BY_RULE.iter().find(|(head, _)| rule.starts_with(head)) {
        return Some(*question);
    }
    if criterion == Criterion::Legality {
        return Some(13);
    }
    let part = path.split(['.', '[']).next().unwrap_or_default();
    match part {
        "documents" | "any_of" | "look_ups" => Some(8),
        "steps" | "channels" => Some(7),
        "receives" | "decides" | "coordinates" => Some(6),
        "deadline" => Some(9),
        "outputs" => Some(10),
        "requires" | "part_of" => Some(INTERLINKED),
        "fees" => Some(16),
        "" if criterion == Criterion::Necessity => Some(3),
        _ => None,
    }
}

/// What the description says to a question.
fn known(input: &Input<'_>, procedure: &Procedure, question: usize) -> Vec<Words> {
    let lang = input.lang();
    let catalog = &input.corpus.catalog;
    let say = |vi: String, en: String| Words::new(lang, vi, en);
    let agency = |id: &str| named(catalog.agencies.get(id).map(|found| &found.name), id, lang);
    match question {
        6 => {
            let (receives, decides) = (agency(&procedure.receives), agency(&procedure.decides));
            let mut all = vec![
                say(
                    format!("Cơ quan tiếp nhận: {}", receives.vi),
                    format!("Takes the dossier in: {}", receives.en),
                ),
                say(format!("Cơ quan quyết định: {}", decides.vi), format!("Decides: {}", decides.en)),
            ];
            let others: Vec<Words> = procedure.coordinates.iter().map(|id| agency(id)).collect();
            if !others.is_empty() {
                let (vi, en) = joined(&others);
                all.push(say(format!("Cơ quan phối hợp: {vi}"), format!("Coordinating agencies: {en}")));
            }
            all
        }
        7 => vec![say(
            format!("{} bước, {} cách thức nộp hồ sơ", procedure.steps.len(), procedure.channels.len()),
            format!("Steps: {}; ways to file: {}", procedure.steps.len(), procedure.channels.len()),
        )],
        8 => vec![say(
            format!("{} thành phần hồ sơ", procedure.documents.len()),
            format!("Documents in the dossier: {}", procedure.documents.len()),
        )],
        9 => procedure
            .deadline
            .map(|time| {
                say(
                    format!("Thời hạn đã công bố: {}", time.show(Lang::Vi)),
                    format!("Declared deadline: {}", time.show(Lang::En)),
                )
            })
            .into_iter()
            .collect(),
        10 => procedure
            .outputs
            .iter()
            .filter_map(|output| {
                let valid = output.valid_for?;
                let kind = catalog.document_types.get(&output.document_type);
                let name = named(kind.map(|found| &found.name), &output.document_type, lang);
                Some(say(
                    format!("{}: có giá trị {}", name.vi, valid.show(Lang::Vi)),
                    format!("{}: valid for {}", name.en, valid.show(Lang::En)),
                ))
            })
            .collect(),
        11 => {
            let needed = procedure.requires.iter().map(|id| {
                let found = input.corpus.procedure(id).map(|at| &input.corpus.procedures[at].name);
                named(found, id, lang)
            });
            let needed: Vec<Words> = needed.collect();
            if needed.is_empty() {
                return Vec::new();
            }
            let (vi, en) = joined(&needed);
            vec![say(
                format!("Phải thực hiện trước: {vi}"),
                format!("Procedures that must be done before: {en}"),
            )]
        }
        16 => procedure
            .fees
            .iter()
            .filter_map(|fee| {
                let name = fee.name.as_ref().map_or_else(|| Words::same(&fee.id), |n| Words::of(n, lang));
                let amount = fee.amount?;
                Some(say(
                    format!("{}: {}", name.vi, amount.show(Lang::Vi)),
                    format!("{}: {}", name.en, amount.show(Lang::En)),
                ))
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn joined(words: &[Words]) -> (String, String) {
    let join = |of: fn(&Words) -> &str| words.iter().map(of).collect::<Vec<_>>().join("; ");
    (join(|words| &words.vi), join(|words| &words.en))
}
