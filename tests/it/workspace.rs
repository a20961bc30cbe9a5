//! The workspace `procedures/` is what it claims to be: real procedures, dated catalogs, and a source for every figure.

use std::collections::BTreeSet;
use std::path::Path;

use rasoat::cli::workspace;
use rasoat::model::corpus::Corpus;
use rasoat::model::date::Date;
use rasoat::model::load;
use rasoat::model::procedure::Kind;

fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let loaded = load::load(workspace::read(&folder).unwrap().sources);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.corpus
}

#[test]
fn it_covers_the_sectors_of_the_plan() {
    let corpus = corpus();
    let codes: BTreeSet<&str> = corpus.procedures.iter().filter_map(|p| p.code.as_deref()).collect();
    for code in [
        "1.013831", "1.012783", "1.013949", "1.009645", "1.013225", "1.001193", "1.004873", "3.000333",
        "1.001622", "1.000703", "2.002288", "2.000986", "3.000722",
    ] {
        assert!(codes.contains(code), "{code} is missing");
    }
    let sectors: BTreeSet<&str> = corpus.procedures.iter().map(|p| p.sector.as_str()).collect();
    for sector in ["land", "investment", "construction", "justice", "health", "education", "transport"] {
        assert!(sectors.contains(sector), "no procedure of {sector}: {sectors:?}");
    }
    assert!(corpus.procedures.iter().any(|p| p.kind == Kind::Internal));
    let paper = &corpus.procedures[corpus.procedure("interlinked/birth-residence-insurance-paper").unwrap()];
    assert_eq!(paper.as_of.year(), 2022);
    assert_eq!(paper.replaced_by.as_deref(), Some("interlinked/birth-residence-insurance"));
}

#[test]
fn every_figure_has_a_source_or_says_that_it_is_assumed() {
    let mut bare = Vec::new();
    for p in &corpus().procedures {
        let mut figure = |what: String, source: &Option<String>, assumed: &Option<String>| {
            if source.is_none() && assumed.is_none() {
                bare.push(format!("{}: {what}", p.id));
            }
        };
        if let Some(volume) = &p.volume {
            figure("volume".into(), &volume.source, &volume.assumed);
        }
        let of_all = |own: &Option<String>| own.clone().or_else(|| p.source.clone());
        for document in &p.documents {
            if let Some(prepare) = &document.prepare {
                figure(format!("documents/{}/prepare", document.id), &prepare.source, &prepare.assumed);
            }
        }
        for fee in p.fees.iter().filter(|fee| fee.amount.is_some()) {
            figure(format!("fees/{}", fee.id), &of_all(&fee.source), &fee.assumed);
        }
        for step in p.steps.iter().filter(|step| step.takes.is_some()) {
            figure(format!("steps/{}", step.id), &of_all(&step.source), &step.assumed);
        }
        if p.deadline.is_some() {
            figure("deadline".into(), &p.source, &p.assumed);
        }
    }
    assert!(bare.is_empty(), "figures without a source:\n{}", bare.join("\n"));
}

#[test]
fn two_dated_profiles_lead_from_the_district_to_its_successors() {
    let corpus = corpus();
    let catalog = &corpus.catalog;
    let (before, after) = (Date::parse("2025-06-30"), Date::parse("2025-07-01"));
    let alive = |on: Option<Date>| -> Vec<&str> {
        let levels = catalog.levels.rows().iter();
        levels
            .filter(|level| on.unwrap().within(level.from, level.until))
            .map(|level| level.id.as_str())
            .collect()
    };
    assert_eq!(alive(before), ["central", "commune", "district", "province"]);
    assert_eq!(alive(after), ["central", "commune", "province"]);
    for agency in catalog.agencies.rows() {
        let ended = agency.until.is_some_and(|until| until < after.unwrap());
        if ended && agency.level == "district" && agency.id.starts_with("ubnd") {
            assert!(!agency.succeeded_by.is_empty(), "{} ended without a successor", agency.id);
        }
        for next in &agency.succeeded_by {
            let next = catalog.agencies.get(&next.agency).unwrap();
            assert!(next.until.is_none_or(|until| Some(until) > agency.until), "{} ended too", next.id);
        }
    }
}

#[test]
fn the_registers_of_the_resolution_name_owner_dates_and_source() {
    let corpus = corpus();
    let of_resolution: Vec<&str> = corpus
        .catalog
        .registers
        .rows()
        .iter()
        .filter(|register| {
            register
                .holds
                .iter()
                .any(|held| held.basis.iter().any(|basis| basis.instrument == "66.7/2025/NQ-CP"))
        })
        .map(|register| register.id.as_str())
        .collect();
    assert!(of_resolution.len() >= 9, "{of_resolution:?}");
    for register in corpus.catalog.registers.rows() {
        assert!(corpus.catalog.agencies.get(&register.owner).is_some());
        for held in &register.holds {
            assert!(
                held.source.is_some() || held.assumed.is_some(),
                "{} holds {}",
                register.id,
                held.document_type
            );
        }
    }
}
