//! The shipped procedures, rules and templates with seeded damage, through every door. The short version of the fuzz targets
//! in `fuzz/`, the same at every run; `PROPTEST_CASES` tries more, `PROPTEST_RNG_SEED` others.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::drive;
use super::mutate::{Numbers, damaged};
use crate::laws::law;
use crate::patch::changes::all_changes;

/// The files below a folder of the repository with this ending, in order of name.
fn seeds(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|kind| kind == ending) => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Damages the seeds, and writes down whatever ends a door other than by coming back.
fn all_come_back(seeds: &[Vec<u8>], cases: u32, door: impl Fn(&[u8])) {
    assert!(!seeds.is_empty());
    let asked = law(cases);
    let seed = match asked.rng_seed {
        proptest::test_runner::RngSeed::Fixed(seed) => seed,
        proptest::test_runner::RngSeed::Random => 0,
    };
    let others: Vec<&[u8]> = seeds.iter().map(Vec::as_slice).collect();
    for case in 0..u64::from(asked.cases) {
        let mut numbers = Numbers::of(seed ^ (case << 20));
        let text = &seeds[numbers.below(seeds.len())];
        let bytes = damaged(text, &others, &mut numbers);
        if catch_unwind(AssertUnwindSafe(|| door(&bytes))).is_err() {
            let kept = std::env::temp_dir().join(format!("rasoat-case-{seed}-{case}"));
            fs::write(&kept, &bytes).unwrap();
            panic!("case {case} of seed {seed} does not come back; it is in {}", kept.display());
        }
    }
}

fn as_text(door: impl Fn(&str)) -> impl Fn(&[u8]) {
    move |bytes| door(&String::from_utf8_lossy(bytes))
}

#[test]
fn damaged_procedures_are_read_and_reviewed() {
    let mut all = seeds("tests/data/report/workspace", "yaml");
    all.extend(seeds("procedures", "yaml").into_iter().filter(|text| text.len() < 6000));
    all_come_back(&all, 120, drive::file);
}

#[test]
fn damaged_rules_are_compiled_laid_out_and_run() {
    let mut all = seeds("src/rules", "rule");
    all.extend(seeds("procedures/rules", "rule"));
    all_come_back(&all, 150, as_text(drive::rule));
    all_come_back(&all, 150, as_text(drive::search));
}

#[test]
fn damaged_messages_are_refused_or_filled() {
    let said =
        ["{d.name}", "«{d.type.name}» {d.basis}", "{d.procedure.name}: {d.originals}", "{{d}}", "{d", "d}"];
    let all: Vec<Vec<u8>> = said.iter().map(|text| text.as_bytes().to_vec()).collect();
    all_come_back(&all, 200, as_text(drive::message));
}

#[test]
fn damaged_procedures_are_changed_rightly_or_not_at_all() {
    let all = seeds("tests/data/patch", "yaml");
    let changes = all_changes();
    all_come_back(&all, 60, as_text(|text| drive::changed(text, &changes)));
}

#[test]
fn damaged_templates_are_refused_or_rendered() {
    let mut all: Vec<Vec<u8>> = ["report.md.j2", "_procedure.md.j2", "_macros.md.j2"]
        .iter()
        .map(|name| {
            fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/templates").join(name)).unwrap()
        })
        .collect();
    all.push(b"{% for p in view.procedures %}{{ p.id }}{% else %}{{ t.nothing }}{% endfor %}".to_vec());
    all_come_back(&all, 60, as_text(drive::template));
}
