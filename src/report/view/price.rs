//! The official cost of one procedure as a table that a reader can recompute by hand: every factor of every row, where
//! each figure comes from, and what is assumed. Money, officials' time and calendar time are kept apart.

use serde::Serialize;

use crate::facts::cost::{Cost, Figures, Part, Row, Subject, part_of, words_of};
use crate::facts::{ProcedureFacts, of_procedure};
use crate::model::corpus::Corpus;
use crate::model::number::{Money, Thousandths};
use crate::model::procedure::{Procedure, Status};
use crate::model::settings::Activity;
use crate::report::view::costs::subject;
use crate::report::view::leaf::Words;
use crate::text::Lang;

/// The price of a procedure. Money is in đồng, time in minutes; a figure that cannot be reckoned is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Price {
    /// The id of the procedure.
    pub id: String,
    /// Its code in the national database.
    pub code: Option<String>,
    /// Its name.
    pub name: Words,
    /// What an hour of the applicant's time is worth; null where the settings have no `costs`, and then nothing is priced.
    pub income: Option<Income>,
    /// The sub-case reckoned, where there are several: the cheapest.
    pub case: Option<Words>,
    /// The activities, in the order of the form.
    pub lines: Vec<Line>,
    /// The sum of each part of the form that has lines.
    pub parts: Vec<Subtotal>,
    /// Of one dossier: the sum of the lines.
    pub per_case: Option<i64>,
    /// The dossiers of a year.
    pub volume: Option<Year>,
    /// Of a year: one dossier times the dossiers.
    pub per_year: Option<i64>,
    /// Office minutes that officials spend on one dossier; never money.
    pub official_minutes: i64,
    /// Office minutes on the longest path; never money.
    pub path_minutes: i64,
    /// Office minutes of the declared deadline.
    pub deadline_minutes: Option<i64>,
    /// Remarks the lines refer to by number, from 1: sources and assumptions.
    pub notes: Vec<Words>,
}

/// The hourly income.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Income {
    /// Đồng an hour.
    pub amount: i64,
    /// The day from which it holds.
    pub date: String,
    /// Where it comes from.
    pub source: String,
    /// What is assumed, and why.
    pub assumed: Option<String>,
}

/// One activity: weight × (times × (hours × income + spend) + fee) = amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number on the form, such as `1.2`.
    pub number: String,
    /// What is done.
    pub activity: Words,
    /// What it is about; null for the dossier as a whole.
    pub subject: Option<Words>,
    /// Hours of work, each time.
    pub hours: Thousandths,
    /// Bought-in services, each time.
    pub spend: i64,
    /// How often for one dossier.
    pub times: u32,
    /// The fee paid.
    pub fee: i64,
    /// The share of dossiers: so many.
    pub weight_part: u64,
    /// Of so many.
    pub weight_whole: u64,
    /// Why not all dossiers are counted: `channel`, `alternative`, `equal_alternative` (no shares are known) or `share`.
    pub weight_by: Option<&'static str>,
    /// What it adds to one dossier, rounded half up; null where hours have no price.
    pub amount: Option<i64>,
    /// `given` by the procedure, `default` of the settings, or `missing` and counted as zero.
    pub figures: &'static str,
    /// The numbers of its remarks.
    pub notes: Vec<usize>,
}

/// The sum of one part of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subtotal {
    /// Its number on the form, from 1.
    pub number: usize,
    /// Its name.
    pub name: Words,
    /// The sum of its lines.
    pub amount: Option<i64>,
}

/// The dossiers of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Year {
    /// The year counted.
    pub year: u16,
    /// Dossiers.
    pub cases: u64,
    /// The times a year one applicant must do it, where known.
    pub times: Option<u64>,
    /// The applicants of a year, where known.
    pub parties: Option<u64>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// What is assumed, and why.
    pub assumed: Option<String>,
}

/// The price of the procedure at a position of the corpus.
pub fn price(corpus: &Corpus, at: usize, lang: Lang) -> Price {
    price_of(corpus, &corpus.procedures[at], lang)
}

/// The price of a procedure, as written or changed. One that is no more asks for nothing and costs nothing.
pub fn price_of(corpus: &Corpus, procedure: &Procedure, lang: Lang) -> Price {
    let facts = match procedure.status {
        Status::Abolished => {
            let per_year = procedure.volume.as_ref().map(|_| Money(0));
            ProcedureFacts { cost: Cost { per_year, ..Cost::default() }, ..ProcedureFacts::default() }
        }
        Status::InForce | Status::Replaced => of_procedure(procedure, &corpus.catalog, &corpus.settings),
    };
    price_from(corpus, procedure, &facts, lang)
}

/// The price of a procedure whose facts are known.
pub(super) fn price_from(
    corpus: &Corpus,
    procedure: &Procedure,
    facts: &ProcedureFacts,
    lang: Lang,
) -> Price {
    let ProcedureFacts { cost, measures, .. } = facts;
    let settings = &corpus.settings;
    let priced = settings.costs.is_some();
    let mut notes = Vec::new();
    let mut lines = Vec::new();
    let mut last = (0, 0);
    for row in &cost.rows {
        let part = number_of(row.activity);
        last = if last.0 == part { (part, last.1 + 1) } else { (part, 1) };
        let weight_by = weight_by(row, procedure, cost);
        let remarks = remarks(row, corpus, procedure, weight_by, lang);
        lines.push(Line {
            number: format!("{part}.{}", last.1),
            activity: Words::new(lang, words_of(row.activity, Lang::Vi), words_of(row.activity, Lang::En)),
            subject: subject(procedure, row.subject, &corpus.catalog, lang),
            hours: row.hours,
            spend: row.spend.0,
            times: row.count,
            fee: row.fee.0,
            weight_part: row.share.part,
            weight_whole: row.share.whole,
            weight_by,
            amount: (priced || row.hours.0 == 0 && row.figures != Figures::Missing).then_some(row.cost.0),
            figures: match row.figures {
                Figures::Given => "given",
                Figures::Default => "default",
                Figures::Missing => "missing",
            },
            notes: remarks.into_iter().map(|remark| place(&mut notes, remark)).collect(),
        });
    }
    let volume = procedure.volume.as_ref();
    let case = cost.case.and_then(|case| procedure.cases.get(case as usize));
    Price {
        id: procedure.id.clone(),
        code: procedure.code.clone(),
        name: Words::of(&procedure.name, lang),
        income: settings.costs.as_ref().map(|costs| Income {
            amount: costs.hourly_income.amount.0,
            date: costs.hourly_income.date.to_string(),
            source: costs.hourly_income.source.clone(),
            assumed: costs.hourly_income.assumed.clone(),
        }),
        case: case.map(|case| Words::of(&case.name, lang)),
        parts: subtotals(&lines, priced, lang),
        lines,
        per_case: priced.then_some(cost.per_case.0),
        volume: volume.map(|volume| Year {
            year: volume.year,
            cases: volume.cases,
            times: volume.times,
            parties: volume.parties,
            source: volume.source.clone(),
            assumed: volume.assumed.clone(),
        }),
        per_year: cost.per_year.filter(|_| priced).map(|year| year.0),
        official_minutes: measures.official_time,
        path_minutes: measures.duration,
        deadline_minutes: measures.deadline,
        notes,
    }
}

impl Price {
    /// The price as JSON: raw numbers, texts in both languages.
    pub fn json(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        text.expect("structs with text keys and finite numbers always serialise") + "\n"
    }
}

/// The part of the form, from 1.
fn number_of(activity: Activity) -> usize {
    Part::ALL.iter().position(|part| *part == part_of(activity)).map_or(0, |at| at + 1)
}

fn subtotals(lines: &[Line], priced: bool, lang: Lang) -> Vec<Subtotal> {
    let of = |number: usize| {
        let head = format!("{number}.");
        lines.iter().filter(move |line| line.number.starts_with(&head))
    };
    let parts = Part::ALL.iter().enumerate().filter(|(at, _)| of(at + 1).next().is_some());
    parts
        .map(|(at, part)| Subtotal {
            number: at + 1,
            name: Words::new(lang, part.words(Lang::Vi), part.words(Lang::En)),
            amount: of(at + 1)
                .map(|line| line.amount)
                .try_fold(0i64, |sum, amount| Some(sum.saturating_add(amount?)))
                .filter(|_| priced),
        })
        .collect()
}

fn weight_by(row: &Row, procedure: &Procedure, cost: &Cost) -> Option<&'static str> {
    if row.share.is_all() {
        return None;
    }
    Some(match row.subject {
        Subject::Document(at) => {
            let id = &procedure.documents[at as usize].id;
            let lists = cost.equal_shares.iter().filter_map(|at| procedure.any_of.get(*at as usize));
            let equal = lists.flat_map(|choice| choice.options.iter().flatten()).any(|member| member == id);
            if equal { "equal_alternative" } else { "alternative" }
        }
        Subject::Work(_) => "share",
        _ => "channel",
    })
}

/// Where the figures of a row come from and what is assumed in them.
fn remarks(
    row: &Row,
    corpus: &Corpus,
    procedure: &Procedure,
    weight_by: Option<&str>,
    lang: Lang,
) -> Vec<Words> {
    let settings = &corpus.settings;
    let default = row.figures == Figures::Default;
    let mut all = Vec::new();
    let (of_vi, of_en) = match default {
        true => (
            format!("mức mặc định trong rasoat.yaml cho «{}»: ", words_of(row.activity, Lang::Vi)),
            format!("default of rasoat.yaml for “{}”: ", words_of(row.activity, Lang::En)),
        ),
        false => Default::default(),
    };
    let source = Cost::source(row, procedure, settings);
    let assumed = Cost::assumed(row, procedure, settings);
    if let Some(source) = source {
        all.push(Words::new(lang, format!("{of_vi}nguồn: {source}"), format!("{of_en}source: {source}")));
    }
    if let Some(assumed) = assumed {
        all.push(Words::new(
            lang,
            format!("{of_vi}giả định: {assumed}"),
            format!("{of_en}assumed: {assumed}"),
        ));
    }
    match (source.or(assumed), row.figures) {
        (None, Figures::Missing) => all.push(Words::new(
            lang,
            "chưa có số liệu, tính bằng 0",
            "no figure was found; it counts as zero",
        )),
        (None, Figures::Default) => all.push(Words::new(
            lang,
            format!("{of_vi}không ghi nguồn"),
            format!("{of_en}no source is named"),
        )),
        (None, Figures::Given) if row.hours.0 != 0 || row.spend.0 != 0 || row.fee.0 != 0 => {
            all.push(Words::new(
                lang,
                "theo tệp thủ tục, không ghi nguồn",
                "as the procedure says; no source is named",
            ));
        }
        _ => {}
    }
    if let Subject::Document(at) = row.subject {
        let id = &procedure.documents[at as usize].id;
        let choice =
            procedure.any_of.iter().find(|any| any.options.iter().flatten().any(|member| member == id));
        if weight_by == Some("equal_alternative") {
            all.push(Words::new(
                lang,
                "giả định: các phương án giấy tờ thay thế được chọn như nhau, vì chưa ghi `shares`",
                "assumed: alternatives are chosen equally often, for want of `shares`",
            ));
        } else if let Some(choice) = choice.filter(|_| weight_by.is_some()) {
            if let Some(source) = &choice.source {
                all.push(Words::new(
                    lang,
                    format!("tỷ lệ, nguồn: {source}"),
                    format!("shares, source: {source}"),
                ));
            }
            if let Some(assumed) = &choice.assumed {
                all.push(Words::new(
                    lang,
                    format!("tỷ lệ, giả định: {assumed}"),
                    format!("shares, assumed: {assumed}"),
                ));
            }
        }
    }
    all
}

/// The number of a remark, from 1, each remark once.
fn place(notes: &mut Vec<Words>, remark: Words) -> usize {
    let known = notes.iter().position(|note| *note == remark);
    known.unwrap_or_else(|| {
        notes.push(remark);
        notes.len() - 1
    }) + 1
}
