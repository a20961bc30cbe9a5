//! Texts that are left as they are, and what a text keeps besides its meaning.

use rasoat::diagnostic::Diagnostic;
use rasoat::model::catalog::Catalog;
use rasoat::model::edit::Change;
use rasoat::model::patch::{Refused, patch, rewrite};
use rasoat::source::SourceId;

use super::changes::{all_changes, time};
use super::example;

fn changed(text: &str, change: &Change) -> Result<String, Refused> {
    patch(text, SourceId(0), &[change], &Catalog::default()).map(|patched| patched.text)
}

fn deadline() -> Change {
    Change::SetDeadline { to: time("10wd") }
}

#[track_caller]
fn problem(text: &str) -> Diagnostic {
    match changed(text, &deadline()) {
        Err(Refused::Unreadable(mut problems)) => problems.swap_remove(0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn anchors_aliases_merge_keys_and_tags_are_refused_at_their_place() {
    let text = example("block.yaml");
    for (from, to, code) in [
        ("receives: desk", "receives: &d desk", "anchor"),
        ("decides: commune", "decides: *d", "alias"),
        ("receives: desk", "receives: !x desk", "tag"),
        ("  - {kind: counter}", "  - {<<: {kind: counter}}", "merge-key"),
    ] {
        let problem = problem(&text.replace(from, to));
        assert_eq!(problem.code, code);
        assert!(problem.labels[0].span.start > 0 && problem.help.is_some(), "{problem:?}");
    }
}

#[test]
fn what_does_not_read_is_refused() {
    assert_eq!(problem("procedure: [p").code, "not-yaml");
    let other = problem("agencies: []\n");
    assert_eq!(other.code, "not-a-procedure");
    assert!(other.help.is_some());
}

#[test]
fn line_breaks_mark_and_ending_stay() {
    let text = example("block.yaml");
    for change in all_changes() {
        let Ok(plain) = changed(&text, &change) else { continue };
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let after = changed(&windows, &change).unwrap();
        assert_eq!(after, format!("\u{feff}{}", plain.replace('\n', "\r\n")), "{change:?}");
        let cut = changed(text.trim_end(), &change).unwrap();
        assert_eq!(cut, plain.trim_end(), "{change:?}");
    }
}

#[test]
fn a_text_that_says_it_already_stays_byte_for_byte() {
    for name in ["block.yaml", "braces.yaml"] {
        let text = example(name);
        let said = rasoat::model::patch::read(&text, SourceId(0)).unwrap();
        assert_eq!(rewrite(&text, SourceId(0), &said).unwrap(), text);
    }
}

#[test]
fn a_time_of_odd_minutes_is_written_so_that_it_reads_the_same() {
    use rasoat::model::duration::{Duration, Unit};
    let text = example("block.yaml");
    for unit in [Unit::Minute, Unit::Hour, Unit::WorkingDay] {
        for minutes in (1..2000).step_by(7) {
            let to = Duration { minutes, unit };
            let after = changed(&text, &Change::SetTime { step: "consult".into(), to });
            assert!(after.is_ok(), "{minutes} {unit:?}: {after:?}");
        }
    }
}
