//! `why`, `why-not`, `show` and `query`: what is said, in both languages, and that it is true.

use crate::expected::difference;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use rasoat::cli::workspace;
use rasoat::facts;
use rasoat::facts::column::{Type, Value, World};
use rasoat::lang::eval::{self, Indexes};
use rasoat::lang::explain::{self, End};
use rasoat::lang::sentence::sentence;
use rasoat::model::load;
use rasoat::rules;
use rasoat::text::Lang;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/explain")
}

/// Each `tests/data/explain/*.args` is a command line, one argument a line; what it prints stands beside it.
#[test]
fn each_command_says_what_is_written_beside_it() {
    let mut cases: Vec<_> = std::fs::read_dir(data()).unwrap().flatten().map(|entry| entry.path()).collect();
    cases.retain(|path| path.extension().is_some_and(|kind| kind == "args"));
    cases.sort();
    assert!(cases.len() > 25);
    let mut wrong = Vec::new();
    for case in cases {
        let args = std::fs::read_to_string(&case).unwrap();
        for (lang, ending) in [("vi", "seen.vi.txt"), ("en", "seen.en.txt")] {
            let output = Command::new(env!("CARGO_BIN_EXE_rasoat"))
                .args(args.lines())
                .args(["--lang", lang])
                .current_dir(data().join("workspace"))
                .env("NO_COLOR", "1")
                .output()
                .unwrap();
            let seen = format!(
                "{}{}exit code {}\n",
                String::from_utf8(output.stdout).unwrap(),
                String::from_utf8(output.stderr).unwrap(),
                output.status.code().unwrap()
            );
            wrong.extend(difference(&case.with_extension(ending), &seen));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An explanation goes its own way through a rule, without its indexes: it must come to what the rule comes to.
#[test]
fn an_explanation_agrees_with_the_rule_about_every_real_thing() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = workspace::read(&home.join("procedures")).unwrap_or_else(|_| panic!("it can be read"));
    let loaded = load::load(read.sources);
    let facts = facts::of_corpus(&loaded.corpus);
    let world = World { corpus: &loaded.corpus, facts: &facts, as_of: None };
    let (mut flagged, mut spared) = (0, 0);
    for rule in &rules::built_in().rules {
        let Type::Entity(kind) = rule.loops[0].of else { panic!("{} loops over no things", rule.id) };
        let mut looked_at = BTreeSet::new();
        let mut targets = BTreeSet::new();
        eval::rows(&rule.loops, rule.slots, world, &mut Indexes::default(), &mut |row: &mut Vec<
            Value<'_>,
        >| {
            if let Value::Entity(thing) = row[rule.loops[0].slot] {
                looked_at.insert(thing);
            }
            if let Value::Entity(target) = eval::evaluate(&rule.flag.target, world, row)? {
                targets.insert(target);
            }
            Ok(())
        });
        // A fifth of them are enough, and take a fifth of the time.
        for thing in eval::things(world, kind).into_iter().step_by(5) {
            let reached = explain::why_not(rule, world, 0, thing).unwrap().expect("a rule gets somewhere");
            assert_eq!(reached.end == End::Flagged, looked_at.contains(&thing), "{} {thing:?}", rule.id);
            if let End::Fails(at) | End::NoPartner { clause: at, .. } = reached.end {
                let last = reached.told.last().expect("something failed");
                assert_eq!((last.clause, last.holds), (at, Some(false)), "{} {thing:?}", rule.id);
                let before = &reached.told[..reached.told.len() - 1];
                assert!(before.iter().all(|told| told.holds != Some(false)), "{} {thing:?}", rule.id);
                spared += 1;
            }
        }
        for target in targets {
            let proof = explain::why(rule, world, target, rule.flag.field).unwrap().expect("it is flagged");
            assert_eq!(proof.told.len(), rule.clauses.len());
            assert!(proof.told.iter().all(|told| told.holds != Some(false)), "{} {target:?}", rule.id);
            flagged += 1;
        }
    }
    assert!(flagged > 100 && spared > 300, "{flagged} flagged, {spared} spared");
}

#[test]
fn every_built_in_rule_can_be_said_in_both_languages() {
    let set = rules::built_in();
    for rule in &set.rules {
        let (vi, en) = (sentence(rule, Lang::Vi), sentence(rule, Lang::En));
        assert!(vi.starts_with("Với mỗi ") && vi.contains("nêu ") && vi.ends_with('.'), "{vi}");
        assert!(en.starts_with("For each ") && en.contains("flag ") && en.ends_with('.'), "{en}");
        assert_eq!(vi.contains("Đề xuất:"), !rule.remedy.is_empty(), "{vi}");
        assert_eq!(en.contains("Proposal:"), !rule.remedy.is_empty(), "{en}");
        for said in [&vi, &en] {
            assert_eq!(said.matches('(').count(), said.matches(')').count(), "{said}");
            assert!(!said.contains("{0}") && !said.contains("  "), "{said}");
        }
        for one in &rule.loops {
            assert!(
                vi.contains(&one.name) && en.contains(&one.name),
                "{} says nothing of {}",
                rule.id,
                one.name
            );
        }
    }
}
