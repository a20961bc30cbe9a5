//! The facts of small procedures, computed by hand, through the columns and relations that rules read.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, and these are its helpers")]

use std::path::Path;

use proptest::prelude::*;
use rasoat::facts::column::{Value, World};
use rasoat::facts::cost::Subject;
use rasoat::facts::measures::{Measures, ROWS};
use rasoat::facts::{COLUMN_TABLES, Facts, RELATION_TABLES, of_corpus, of_procedure};
use rasoat::model::catalog::{Catalog, CatalogFile, Table};
use rasoat::model::corpus::Corpus;
use rasoat::model::date::Date;
use rasoat::model::entity::{Entity, Kind};
use rasoat::model::number::Money;
use rasoat::model::procedure::Procedure;
use rasoat::model::settings::Settings;
use rasoat::text::Lang;
use serde::Deserialize;
use serde_yaml::{Mapping, Value as Yaml};

/// One file of cases: small workspaces and the facts they must have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    case: String,
    as_of: Option<Date>,
    #[serde(default)]
    settings: Settings,
    #[serde(default)]
    catalog: CatalogFile,
    procedures: Vec<Mapping>,
    #[serde(default)]
    expect: Vec<Mapping>,
    #[serde(default)]
    relations: Vec<Mapping>,
}

fn cases(file: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/facts").join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Fills in what a procedure must have and the case is not about.
fn procedure(written: &Mapping) -> Procedure {
    let mut all: Mapping = serde_yaml::from_str(
        "{name: p, kind: external, sector: s, as_of: 2026-07-01, receives: desk, decides: office}",
    )
    .unwrap();
    all.extend(written.clone());
    serde_yaml::from_value(Yaml::Mapping(all)).unwrap()
}

fn catalog(file: CatalogFile) -> Catalog {
    Catalog {
        levels: Table::new(file.levels, |row| vec![row.id.clone()]),
        agencies: Table::new(file.agencies, |row| vec![row.id.clone()]),
        registers: Table::new(file.registers, |row| vec![row.id.clone()]),
        document_types: Table::new(file.document_types, |row| vec![row.id.clone()]),
        ranks: Table::new(file.ranks, |row| vec![row.id.clone()]),
        instruments: Table::new(file.instruments, |row| vec![row.id.clone()]),
        groups: Table::new(file.groups, |row| vec![row.id.clone()]),
    }
}

fn corpus(case: &mut Case) -> Corpus {
    let mut procedures: Vec<Procedure> = case.procedures.iter().map(procedure).collect();
    procedures.sort_by(|one, other| one.id.cmp(&other.id));
    Corpus {
        settings: case.settings.clone(),
        catalog: catalog(std::mem::take(&mut case.catalog)),
        procedures,
        ..Corpus::default()
    }
}

/// The thing named `kind id`, or `kind procedure/id` for a part of a procedure.
fn entity(corpus: &Corpus, name: &str) -> Entity {
    let (kind, id) = name.split_once(' ').unwrap();
    let (owner, part) = id.split_once('/').unwrap_or((id, ""));
    let place = |mut ids: &mut dyn Iterator<Item = &String>, wanted: &str| {
        (&mut ids).position(|id| id == wanted).unwrap_or_else(|| panic!("no {name}"))
    };
    let in_catalog = |found: Option<usize>| found.unwrap_or_else(|| panic!("no {name}"));
    let top = match kind {
        "procedure" => Some((Kind::Procedure, corpus.procedure(id).unwrap())),
        "agency" => Some((Kind::Agency, in_catalog(corpus.catalog.agencies.position(id)))),
        "register" => Some((Kind::Register, in_catalog(corpus.catalog.registers.position(id)))),
        "document_type" => Some((Kind::DocumentType, in_catalog(corpus.catalog.document_types.position(id)))),
        _ => None,
    };
    if let Some((kind, at)) = top {
        return Entity::top(kind, at);
    }
    let owner = corpus.procedure(owner).unwrap();
    let p = &corpus.procedures[owner];
    let (kind, at) = match kind {
        "step" => (Kind::Step, place(&mut p.steps.iter().map(|step| &step.id), part)),
        "document" => (Kind::Document, place(&mut p.documents.iter().map(|document| &document.id), part)),
        "condition" => {
            (Kind::Condition, place(&mut p.conditions.iter().map(|condition| &condition.id), part))
        }
        "fee" => (Kind::Fee, place(&mut p.fees.iter().map(|fee| &fee.id), part)),
        "output" => (Kind::Output, place(&mut p.outputs.iter().map(|output| &output.id), part)),
        other => panic!("no kind {other}"),
    };
    Entity::part(kind, owner, at)
}

/// A thing as the cases name it: by its id; with its procedure before it where there are several.
fn named(corpus: &Corpus, entity: Entity) -> String {
    let catalog = &corpus.catalog;
    let part = |id: &str| match corpus.procedures.len() {
        1 => id.to_owned(),
        _ => format!("{}/{id}", corpus.procedures[entity.owner as usize].id),
    };
    let owner = || &corpus.procedures[entity.owner as usize];
    match entity.kind {
        Kind::Procedure => corpus.procedures[entity.at()].id.clone(),
        Kind::Agency => catalog.agencies.rows()[entity.at()].id.clone(),
        Kind::Register => catalog.registers.rows()[entity.at()].id.clone(),
        Kind::DocumentType => catalog.document_types.rows()[entity.at()].id.clone(),
        Kind::Holding => format!("{}.{}", catalog.registers.rows()[entity.owner as usize].id, entity.index),
        Kind::Step => part(&owner().steps[entity.at()].id),
        Kind::Document => part(&owner().documents[entity.at()].id),
        Kind::Condition => part(&owner().conditions[entity.at()].id),
        Kind::Output => part(&owner().outputs[entity.at()].id),
        Kind::LookUp => part(&entity.index.to_string()),
        other => panic!("{other:?} is in no case"),
    }
}

fn shown(corpus: &Corpus, value: &Value<'_>) -> Yaml {
    match value {
        Value::None => Yaml::Null,
        Value::Bool(truth) => Yaml::from(*truth),
        Value::Int(number) | Value::Percent(number) | Value::WorkTime(number) => Yaml::from(*number),
        Value::Money(Money(amount)) => Yaml::from(*amount),
        Value::Text(text) => Yaml::from(*text),
        Value::Entity(entity) => Yaml::from(named(corpus, *entity)),
        Value::List(values) => Yaml::Sequence(values.iter().map(|value| shown(corpus, value)).collect()),
        other => panic!("{other:?} is in no case"),
    }
}

/// What the case asks about that is no column: rows of the cost, the table of measures.
fn special(world: World<'_>, at: usize, name: &str, wanted: &Yaml) -> Option<Yaml> {
    let procedure = &world.corpus.procedures[at];
    let facts = &world.facts.procedures[at];
    let activities = |all: &[_]| serde_yaml::to_value(all).unwrap();
    Some(match name {
        "cost_rows" => facts
            .cost
            .rows
            .iter()
            .map(|row| {
                let activity = serde_yaml::to_string(&row.activity).unwrap();
                let subject = match row.subject {
                    Subject::Dossier => String::new(),
                    Subject::Document(at) => format!(" {}", procedure.documents[at as usize].id),
                    Subject::Fee(at) => format!(" {}", procedure.fees[at as usize].id),
                    Subject::Step(at) => format!(" {}", procedure.steps[at as usize].id),
                    Subject::Work(at) => format!(" {at}"),
                };
                let share = match row.share.whole {
                    1 => String::new(),
                    whole => format!(" {}/{whole}", row.share.part),
                };
                format!("{}{subject} ×{}{share} = {}", activity.trim(), row.count, row.cost.0)
            })
            .collect(),
        "cost_minutes" => Yaml::from(facts.cost.minutes),
        "cost_case" => Yaml::from(facts.cost.case.map(|at| procedure.cases[at as usize].id.clone()).unwrap()),
        "cost_missing" => activities(&facts.cost.missing),
        "cost_defaults" => activities(&facts.cost.defaults_used),
        "measures" => {
            let wanted = wanted.as_mapping().unwrap();
            let known = |key: &Yaml| ROWS.iter().find(|row| row.key == key.as_str().unwrap()).unwrap();
            let figure = |key: &Yaml| (known(key).get)(&facts.measures).map_or(Yaml::Null, Yaml::from);
            Yaml::Mapping(wanted.keys().map(|key| (key.clone(), figure(key))).collect())
        }
        _ => return None,
    })
}

fn check(file: &str) {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for mut case in cases(file) {
        let corpus = corpus(&mut case);
        let facts = of_corpus(&corpus);
        let world = World { corpus: &corpus, facts: &facts, as_of: case.as_of };
        for expected in &case.expect {
            let of = expected["of"].as_str().unwrap();
            let entity = entity(&corpus, of);
            for (name, wanted) in expected.iter().filter(|(name, _)| *name != "of") {
                let name = name.as_str().unwrap();
                let found = special(world, entity.procedure().unwrap(), name, wanted).unwrap_or_else(|| {
                    let mut columns = COLUMN_TABLES.iter().flat_map(|table| table.iter());
                    let column = columns.find(|column| column.on == entity.kind && column.name == name);
                    let column = column.unwrap_or_else(|| panic!("{}: no column {name}", case.case));
                    shown(&corpus, &(column.get)(world, entity))
                });
                checked += wanted.as_mapping().map_or(1, Mapping::len);
                if found != *wanted {
                    wrong.push(format!("{}\n  {of}: {name} is {found:?}, not {wanted:?}", case.case));
                }
            }
        }
        for expected in &case.relations {
            let (name, values) = expected.iter().next().unwrap();
            let mut relations = RELATION_TABLES.iter().flat_map(|table| table.iter());
            let relation = relations.find(|relation| name.as_str() == Some(relation.name)).unwrap();
            let values = values.as_sequence().unwrap();
            let arguments: Vec<Value<'_>> = values
                .iter()
                .map(|value| match Date::parse(value.as_str().unwrap()) {
                    Some(date) => Value::Date(date),
                    None => Value::Entity(entity(&corpus, value.as_str().unwrap())),
                })
                .collect();
            let found = shown(&corpus, &(relation.get)(world, &arguments));
            checked += 1;
            if found != expected["is"] {
                wrong.push(format!(
                    "{}\n  {name:?}({values:?}) is {found:?}, not {:?}",
                    case.case, expected["is"]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 10, "{file} holds almost nothing");
}

#[test]
fn order_and_time() {
    check("order.yaml");
}

#[test]
fn handovers() {
    check("handovers.yaml");
}

#[test]
fn who_uses_what() {
    check("data.yaml");
}

#[test]
fn visits() {
    check("visits.yaml");
}

#[test]
fn holdings() {
    check("holdings.yaml");
}

#[test]
fn supply() {
    check("supply.yaml");
}

#[test]
fn sameness() {
    check("sameness.yaml");
}

#[test]
fn ended_and_said_in_words() {
    check("ended.yaml");
}

#[test]
fn official_cost() {
    check("cost.yaml");
}

#[test]
fn measures() {
    check("measures.yaml");
}

#[test]
fn the_matrix_counts_who_gives_to_whom() {
    let p = small(
        "[{id: a, does: receive, by: desk}, {id: b, does: appraise, by: office},
          {id: c, does: consult, by: other, after: [a]}, {id: d, does: decide, by: office, after: [b, c]},
          {id: e, does: return, by: desk}]",
    );
    let facts = of_procedure(&p, &Catalog::default(), &Settings::default());
    let matrix = facts.handovers.matrix(&p);
    assert_eq!(matrix.agencies, ["desk", "office", "other"]);
    assert_eq!(matrix.counts, [[0, 1, 1], [1, 0, 0], [0, 1, 0]]);
}

#[test]
fn running_beside_makes_no_measure_worse() {
    let before = measures_of(
        "[{id: a, does: receive, by: desk, takes: 1wd}, {id: b, does: appraise, by: office, takes: 2wd},
          {id: c, does: consult, by: other, takes: 2wd}, {id: d, does: return, by: desk, takes: 1wd}]",
    );
    let after = measures_of(
        "[{id: a, does: receive, by: desk, takes: 1wd}, {id: b, does: appraise, by: office, takes: 2wd},
          {id: c, does: consult, by: other, takes: 2wd, after: [a]},
          {id: d, does: return, by: desk, takes: 1wd, after: [b, c]}]",
    );
    assert!(after.worse_than(&before).is_empty());
    let worse: Vec<_> =
        before.worse_than(&after).iter().map(|worse| (worse.row.key, worse.before, worse.after)).collect();
    assert_eq!(worse, [("duration", Some(1920), Some(2880))]);
}

#[test]
fn a_fallback_is_no_worse_and_a_lost_deadline_is() {
    let paper = Measures { documents: 1, deadline: Some(480), ..Measures::default() };
    let fallback = Measures { fallbacks: 1, deadline: Some(480), ..Measures::default() };
    assert!(fallback.worse_than(&paper).is_empty());
    assert_eq!(paper.worse_than(&fallback)[0].row.key, "documents");
    let unlimited = Measures { documents: 1, ..Measures::default() };
    assert_eq!(unlimited.worse_than(&paper)[0].row.key, "deadline");
    assert!(paper.worse_than(&unlimited).is_empty());
}

#[test]
fn figures_read_as_people_write_them() {
    let row = |key: &str| ROWS.iter().find(|row| row.key == key).unwrap();
    assert_eq!(row("annual-cost").show(1_652_000, Lang::Vi), "1.652.000 đồng");
    assert_eq!(row("duration").show(720, Lang::En), "1.5 working days");
    assert_eq!(row("applicant-time").show(90, Lang::Vi), "1,5 giờ");
    assert_eq!(row("applicant-time").show(60, Lang::En), "1 hour");
    assert_eq!(row("copies").show(12, Lang::En), "12");
}

#[test]
fn every_column_is_named_once_and_told_in_both_languages() {
    let mut names = std::collections::BTreeSet::new();
    for column in COLUMN_TABLES.iter().flat_map(|table| table.iter()) {
        assert!(names.insert((column.on, column.name)), "{:?}.{} twice", column.on, column.name);
        let phrase = |text: &str| !text.is_empty() && !text.ends_with('.') && text.len() < 200;
        assert!(phrase(column.vi) && phrase(column.en), "{:?}.{}", column.on, column.name);
    }
    let mut names = std::collections::BTreeSet::new();
    for relation in RELATION_TABLES.iter().flat_map(|table| table.iter()) {
        assert!(names.insert(relation.name), "{} twice", relation.name);
        assert!(!relation.vi.is_empty() && !relation.en.is_empty());
    }
    for row in ROWS {
        assert!(!row.name(Lang::Vi).is_empty() && !row.name(Lang::En).is_empty());
    }
}

#[test]
fn a_very_long_flow_and_a_long_circle_are_put_in_order() {
    let steps: Vec<String> = (0..20_000)
        .map(|at| format!("{{id: s{at}, does: appraise, by: a{}, takes: 1 hour}}", at % 3))
        .collect();
    let mut p = small(&format!("[{}]", steps.join(",\n")));
    let facts = of_procedure(&p, &Catalog::default(), &Settings::default());
    assert_eq!(facts.order.duration, 20_000 * 60);
    assert!(facts.order.before(0, 19_999) && !facts.order.before(19_999, 0));
    assert!(!facts.order.independent(0, 1), "nothing is known to be independent in a flow of this length");
    p.steps[0].after = Some(vec!["s19999".into()]);
    let facts = of_procedure(&p, &Catalog::default(), &Settings::default());
    assert_eq!(facts.order.cycle.len(), 20_000);
}

fn small(steps: &str) -> Procedure {
    let mut written: Mapping = serde_yaml::from_str("{procedure: p}").unwrap();
    written.insert("steps".into(), serde_yaml::from_str(steps).unwrap());
    procedure(&written)
}

fn measures_of(steps: &str) -> Measures {
    of_procedure(&small(steps), &Catalog::default(), &Settings::default()).measures
}

/// Procedures of any shape: circles, references to nothing, doubled ids, alternatives, sub-cases.
fn any_procedure() -> impl Strategy<Value = Procedure> {
    let name = || prop::sample::select(vec!["a", "b", "c", "d", "e", "x"]);
    let names = move || prop::collection::vec(name(), 0..3);
    let verbs = [
        "file", "receive", "transfer", "check", "appraise", "inspect", "consult", "confirm", "approve",
        "decide", "record", "issue", "pay", "return",
    ];
    let by = prop::sample::select(vec!["desk", "office", "other", "applicant", "system"]);
    let takes =
        prop::option::of(prop::sample::select(vec!["1wd", "3 hours", "5 days", "0 hours", "99 years"]));
    let step = (
        name(),
        prop::sample::select(verbs.to_vec()),
        by,
        takes,
        prop::option::of(names()),
        names(),
        names(),
    )
        .prop_map(|(id, does, by, takes, after, needs, checks)| {
            let takes = takes.map(|time| format!(", takes: {time}")).unwrap_or_default();
            let after = after.map(|after| format!(", after: [{}]", after.join(", "))).unwrap_or_default();
            let (needs, checks) = (needs.join(", "), checks.join(", "));
            format!(
                "{{id: {id}, does: {does}, by: {by}{takes}{after}, needs: [{needs}], checks: [{checks}], \
                 produces: [{checks}], returns_to: {{step: {id}}}}}"
            )
        });
    let document = (name(), name(), names(), 0..3u32, any::<bool>()).prop_map(|(id, paper, cases, copies, fallback)| {
        let cases = cases.join(", ");
        format!("{{id: {id}, type: {paper}, cases: [{cases}], copies: {copies}, fallback: {fallback}, prepare: {{hours: 0.7}}}}")
    });
    let condition = (name(), names())
        .prop_map(|(id, by)| format!("{{id: {id}, text: {id}, proven_by: [{}]}}", by.join(", ")));
    let many =
        |one: BoxedStrategy<String>| prop::collection::vec(one, 0..7).prop_map(|all| all.join(", ")).boxed();
    let options = prop::collection::vec(names(), 0..3)
        .prop_map(|all| all.iter().map(|one| format!("[{}]", one.join(", "))).collect::<Vec<_>>().join(", "));
    (many(step.boxed()), many(document.boxed()), many(condition.boxed()), options, names()).prop_map(
        |(steps, documents, conditions, options, outputs)| {
            let list = |names: &[&str], form: fn(&str) -> String| {
                names.iter().map(|name| form(name)).collect::<Vec<_>>().join(", ")
            };
            let outputs = list(&outputs, |id| format!("{{id: {id}, type: {id}}}"));
            let text = format!(
                "{{procedure: p, steps: [{steps}], documents: [{documents}], conditions: [{conditions}], \
                 outputs: [{outputs}], any_of: [{{id: any, options: [{options}]}}], \
                 cases: [{{id: a, name: a}}, {{id: b, name: b}}], volume: {{year: 2025, cases: 3, online: 5}}, \
                 channels: [{{kind: counter}}, {{kind: online, extent: full, fee: a}}], \
                 fees: [{{id: a, amount: 7}}, {{id: b, amount: 9, case: b}}], look_ups: [{{type: a, procedure: p}}]}}"
            );
            procedure(&serde_yaml::from_str(&text).unwrap())
        },
    )
}

proptest! {
    #![proptest_config(crate::laws::law(300))]

    #[test]
    fn facts_of_any_procedure_hold_together(p in any_procedure()) {
        let corpus = Corpus { procedures: vec![p], ..Corpus::default() };
        let facts = of_corpus(&corpus);
        let order = &facts.procedures[0].order;
        let steps = corpus.procedures[0].steps.len();
        prop_assert!(order.duration <= order.total_time);
        prop_assert!(order.slack.iter().all(|slack| *slack >= 0));
        prop_assert_eq!(order.cycle.is_empty(), !order.unreachable.contains(&true));
        for step in 0..steps {
            prop_assert!(!order.critical[step] || order.slack[step] == 0);
            let office = corpus.procedures[0].steps[step].by != "applicant";
            let time = order.time[step].filter(|_| office).unwrap_or(0);
            prop_assert!(order.earliest[step] + time <= order.duration);
            prop_assert!(!order.independent(step, step));
            for other in 0..steps {
                prop_assert_eq!(order.independent(step, other), order.independent(other, step));
                if order.follows(step, other) && order.cycle.is_empty() {
                    prop_assert!(order.before(other, step) && !order.before(step, other));
                    prop_assert!(order.earliest[other] <= order.earliest[step]);
                }
            }
        }
        if order.cycle.is_empty() && order.duration > 0 {
            prop_assert!(order.critical.contains(&true));
        }
        for (at, step) in order.cycle.iter().enumerate() {
            let next = order.cycle[(at + 1) % order.cycle.len()];
            prop_assert!(order.follows(next as usize, *step as usize));
        }
        let cost = &facts.procedures[0].cost;
        prop_assert_eq!(cost.per_case.0, cost.rows.iter().map(|row| row.cost.0).sum::<i64>());
        prop_assert_eq!(cost.per_year.map(|year| year.0), Some(cost.per_case.0 * 3));
        let m = &facts.procedures[0].measures;
        prop_assert!(m.documents as usize <= corpus.procedures[0].documents.len());
        prop_assert!(m.worse_than(m).is_empty());
        ask_everything(&corpus, &facts);
    }
}

/// Reads every column of everything, and of what is not there, and every relation of every two things.
fn ask_everything(corpus: &Corpus, facts: &Facts) {
    let world = World { corpus, facts, as_of: Date::parse("2027-01-01") };
    let p = &corpus.procedures[0];
    let counts = [
        (Kind::Step, p.steps.len()),
        (Kind::Document, p.documents.len()),
        (Kind::Condition, p.conditions.len()),
        (Kind::Output, p.outputs.len()),
    ];
    let mut things =
        vec![Entity::top(Kind::Procedure, 0), Entity::top(Kind::Procedure, 9), Entity::top(Kind::Agency, 9)];
    for (kind, count) in counts {
        things.extend((0..=count).map(|at| Entity::part(kind, 0, at)));
    }
    // The first two tables are the plain fields, which are asked only of what is there.
    for column in COLUMN_TABLES.iter().skip(2).flat_map(|table| table.iter()) {
        things
            .iter()
            .filter(|thing| thing.kind == column.on)
            .for_each(|thing| drop((column.get)(world, *thing)));
    }
    for relation in RELATION_TABLES.iter().flat_map(|table| table.iter()) {
        drop((relation.get)(world, &[]));
        for one in &things {
            for other in &things {
                drop((relation.get)(world, &[Value::Entity(*one), Value::Entity(*other)]));
            }
        }
    }
}
