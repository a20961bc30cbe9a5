//! A plan as its reader is told it: the targets, the instruments to amend in order with the proposals that need them, the
//! totals, and what more or less effort would save.

mod words;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::corpus::Corpus;
use crate::plan::{Amendment, Level, Plan};
use crate::proposal::Proposal;
use crate::report::view::names;
use crate::text::Lang;

/// A plan in the reader's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanView {
    /// The reader's language: `vi` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// What came of it, in one sentence.
    pub headline: String,
    /// The targets: what they are, and what is reached.
    pub targets: Vec<TargetView>,
    /// What the plan takes, and what was proven of that.
    pub notes: Vec<String>,
    /// The instruments to amend, in order; at the end what no provision prescribes.
    pub groups: Vec<GroupView>,
    /// The heads of the table of measures, then its rows.
    pub totals: Vec<Vec<String>>,
    /// The heads of the table of levels of effort, then its rows.
    pub levels: Vec<Vec<String>>,
    /// What stands in the way, what was excluded, what is assumed.
    pub remarks: Vec<String>,
}

/// A target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TargetView {
    /// What is wanted and what is reached.
    pub line: String,
    /// What is to be known of the figures.
    pub notes: Vec<String>,
}

/// An instrument to amend, with the proposals that need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupView {
    /// Its place in the order, from 1; none for what no provision prescribes.
    pub number: Option<usize>,
    /// The instrument.
    pub heading: String,
    /// Who decides, what it takes, the provisions.
    pub lines: Vec<String>,
    /// The proposals.
    pub proposals: Vec<ChosenView>,
}

/// A chosen proposal below an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChosenView {
    /// The id.
    pub id: String,
    /// The procedure.
    pub procedure: String,
    /// The changes; empty where an instrument further up shows them.
    pub changes: Vec<String>,
    /// The other instruments it needs, if any.
    pub also: Option<String>,
}

/// A plan for the reader.
pub fn view(corpus: &Corpus, plan: &Plan, lang: Lang) -> PlanView {
    PlanView {
        lang: lang.code(),
        title: lang.pick("Phương án đạt mục tiêu cắt giảm", "A plan to reach the targets").to_owned(),
        headline: words::headline(plan, lang),
        targets: plan.targets.iter().map(|reached| words::target(reached, lang)).collect(),
        notes: words::notes(plan, lang),
        groups: groups(corpus, plan, lang),
        totals: totals(plan, lang),
        levels: levels(plan, lang),
        remarks: words::remarks(plan, lang),
    }
}

fn groups(corpus: &Corpus, plan: &Plan, lang: Lang) -> Vec<GroupView> {
    let mut groups = Vec::new();
    let mut shown: Vec<&str> = Vec::new();
    for (at, amendment) in plan.amendments.iter().enumerate() {
        let mine = plan.chosen.iter().filter(|made| amendment.proposals.contains(&made.id));
        let proposals = mine
            .map(|made| {
                let again = shown.contains(&made.id.as_str());
                shown.push(&made.id);
                chosen(plan, made, Some(at), again, lang)
            })
            .collect();
        let (heading, lines) = instrument(corpus, amendment, lang);
        groups.push(GroupView { number: Some(at + 1), heading, lines, proposals });
    }
    let free = plan.chosen.iter().filter(|made| made.instruments.is_empty());
    let free: Vec<ChosenView> = free.map(|made| chosen(plan, made, None, false, lang)).collect();
    if !free.is_empty() {
        let heading = lang
            .pick("Không phải sửa văn bản nào đã ghi trong hồ sơ", "No provision on file prescribes these");
        let line = lang.pick(
            "hồ sơ chưa ghi văn bản nào quy định nội dung này; cần kiểm tra trước khi quyết định",
            "nothing on file prescribes the item; make sure of that before it is decided",
        );
        let (heading, lines) = (heading.to_owned(), vec![line.to_owned()]);
        groups.push(GroupView { number: None, heading, lines, proposals: free });
    }
    groups
}

fn instrument(corpus: &Corpus, amendment: &Amendment, lang: Lang) -> (String, Vec<String>) {
    let catalog = &corpus.catalog;
    let amend = &amendment.amend;
    let row = amend.instrument.and_then(|at| catalog.instruments.rows().get(at));
    let title = row.map(|row| row.name.get(lang)).filter(|title| !title.is_empty());
    let heading = title.map_or_else(|| amend.number.clone(), |title| format!("{} – {title}", amend.number));
    let issuer = row.and_then(|row| catalog.agencies.get(&row.issuer)).map(|agency| agency.name.get(lang));
    let issued = issuer.map(|name| match lang {
        Lang::Vi => format!("; cơ quan ban hành: {name}"),
        Lang::En => format!("; issued by {name}"),
    });
    let power = names::authority_in_line(Some(amend.authority), lang);
    let points = words::points(amendment.points, lang);
    let provisions: Vec<String> = amend.provisions.iter().map(|it| it.show(&amend.number, lang)).collect();
    let amended = lang.pick("sửa đổi", "amend");
    let lines = vec![
        format!("{power}{}; {points}", issued.unwrap_or_default()),
        format!("{amended}: {}", provisions.join("; ")),
    ];
    (heading, lines)
}

fn chosen(plan: &Plan, made: &Proposal, below: Option<usize>, again: bool, lang: Lang) -> ChosenView {
    let others = plan
        .amendments
        .iter()
        .enumerate()
        .filter(|(at, amendment)| Some(*at) != below && amendment.proposals.contains(&made.id));
    let numbers: Vec<String> = others.map(|(at, _)| (at + 1).to_string()).collect();
    let also = lang.pick("cùng với văn bản số thứ tự", "together with instrument");
    ChosenView {
        id: made.id.clone(),
        procedure: made.procedure.clone(),
        changes: if again {
            Vec::new()
        } else {
            made.changes.iter().map(|words| words.get(lang).to_owned()).collect()
        },
        also: (!numbers.is_empty()).then(|| format!("{also} {}", numbers.join(", "))),
    }
}

fn totals(plan: &Plan, lang: Lang) -> Vec<Vec<String>> {
    let heads =
        [lang.pick("chỉ số", "measure"), lang.pick("trước", "before"), lang.pick("sau", "after"), "%"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for (row, before, after) in plan.totals.iter().filter(|(_, before, after)| *before != 0 || *after != 0) {
        let change = words::changed(after - before, *before, lang);
        rows.push(vec![row.name(lang).to_owned(), row.show(*before, lang), row.show(*after, lang), change]);
    }
    rows
}

fn levels(plan: &Plan, lang: Lang) -> Vec<Vec<String>> {
    let heads = [
        lang.pick("mức công sức", "level"),
        lang.pick("điểm", "points"),
        lang.pick("văn bản", "instruments"),
        lang.pick("đề xuất", "proposals"),
    ];
    let mut head: Vec<String> = heads.map(str::to_owned).to_vec();
    head.extend(plan.targets.iter().map(|reached| reached.target.row.name(lang).to_lowercase()));
    head.push(lang.pick("đạt mục tiêu", "reached").to_owned());
    let mut rows = vec![head];
    for (at, level) in plan.levels.iter().enumerate() {
        let weight = level.weight;
        let mut row = vec![words::level(plan, at, lang)];
        row.extend([weight.effort, weight.instruments, weight.proposals].map(|number| number.to_string()));
        row.extend(
            level
                .saved
                .iter()
                .zip(&plan.targets)
                .map(|(saved, reached)| words::changed(-saved, reached.before, lang)),
        );
        let met = reaches(plan, level);
        row.push(if met { lang.pick("có", "yes") } else { lang.pick("không", "no") }.to_owned());
        rows.push(row);
    }
    rows
}

fn reaches(plan: &Plan, level: &Level) -> bool {
    level.saved.iter().zip(&plan.targets).all(|(saved, reached)| *saved >= reached.needed)
}
