//! Applying everything comes to rest in a few rounds, however the files are written and whichever of them are there.

use std::fs;

use rasoat::enact::{Choice, Enacted, Review, enact};
use rasoat::model::load::load;
use rasoat::proposal::Safety;
use rasoat::rules;
use rasoat::source::Source;

use super::{home, yaml_files};

fn sources() -> Vec<Source> {
    let yaml = yaml_files(&home()).into_iter().filter(|name| name.extension().is_some_and(|e| e == "yaml"));
    yaml.map(|name| {
        Source::new(name.to_string_lossy().replace('\\', "/"), fs::read_to_string(home().join(name)).unwrap())
    })
    .collect()
}

fn everything(sources: &[Source], least: Safety) -> Enacted {
    let rules = rules::built_in();
    let review = Review { rules: &rules.rules, as_of: None, selects: &|_| true };
    enact(sources, &Choice::All { procedure: None, least }, &review)
}

#[track_caller]
fn comes_to_rest(sources: &[Source], least: Safety) -> Enacted {
    let done = everything(sources, least);
    assert!(done.quiet && done.rounds <= 4, "{} rounds", done.rounds);
    for file in &done.files {
        assert!(
            file.after.cost_per_year <= file.before.cost_per_year
                && file.after.documents <= file.before.documents
                && file.after.copies <= file.before.copies,
            "{}",
            file.name
        );
    }
    let again = everything(&done.sources, least);
    assert!(again.applied.is_empty() && again.files.is_empty(), "{:?}", again.applied);
    done
}

#[test]
fn on_the_procedures_we_ship() {
    let safe = comes_to_rest(&sources(), Safety::Safe);
    assert!(safe.applied.len() > 10 && safe.applied.iter().all(|one| one.safety == Safety::Safe));
    let more = comes_to_rest(&sources(), Safety::NeedsReview);
    assert!(more.applied.len() > 80, "{}", more.applied.len());
    assert!(more.applied.iter().all(|one| one.safety != Safety::Sketch));
    assert!(load(more.sources).diagnostics.is_empty(), "the files have no mistakes afterwards");
}

#[test]
fn with_other_line_breaks_the_same_is_done() {
    let windows: Vec<Source> = sources()
        .into_iter()
        .map(|source| Source { text: source.text.trim_end().replace('\n', "\r\n"), ..source })
        .collect();
    let (plain, windows) =
        (everything(&sources(), Safety::NeedsReview), everything(&windows, Safety::NeedsReview));
    for (one, two) in plain.sources.iter().zip(&windows.sources) {
        assert_eq!(one.text.trim_end().replace('\n', "\r\n"), two.text, "{}", one.name);
    }
}

#[test]
fn with_only_some_of_the_procedures() {
    for lot in 0..2_usize {
        let some: Vec<Source> = sources()
            .into_iter()
            .enumerate()
            .filter(|(at, source)| !source.text.starts_with("procedure:") || (at * 7 + lot) % 4 != 0)
            .map(|(_, source)| source)
            .collect();
        comes_to_rest(&some, Safety::NeedsReview);
    }
}
