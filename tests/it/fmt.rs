//! The layout of rule files: the built-in rules have it, and it keeps meaning, examples and comments.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::*;
use rasoat::lang::ast::Rule;
use rasoat::lang::{fmt, parse};
use rasoat::rules::BUILT_IN;
use rasoat::source::SourceId;

const HANOI: &str = include_str!("../../procedures/rules/hanoi/no-volume.rule");
const ENDED_WORDS: &str = include_str!("../../procedures/rules/hanoi/ended-words.rule");

fn format(text: &str) -> String {
    fmt::format(SourceId(0), text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn rules(text: &str) -> Vec<Rule> {
    let (rules, problems) = parse::parse(SourceId(0), text);
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    rules
}

/// The comments of a rule file, in their order.
fn comments(text: &str) -> Vec<&str> {
    let tokens = parse::tokens(SourceId(0), text).unwrap();
    let comments = tokens.into_iter().filter(|token| token.kind == parse::tokens::Kind::Comment);
    comments.map(|comment| comment.span.slice(text)).collect()
}

#[test]
fn the_rules_we_ship_have_the_layout() {
    for (id, text) in BUILT_IN.iter().chain(&[("hanoi/no-volume", HANOI), ("hanoi/ended-words", ENDED_WORDS)])
    {
        assert_eq!(&format(text), text, "{id}: run `rasoat fmt` on it");
    }
}

/// What is written, and what becomes of it, between the head of a rule and its examples.
#[test]
fn each_part_of_a_rule_has_its_place() {
    for (written, wanted) in [
        // Facts in their order; criterion, pack and level on one line.
        (
            "param n=2 basis B\n level info pack simplification # why\n criterion cost for each p in procedures flag p vi\"a\" en \"b\"",
            "  # why\n  criterion cost   pack simplification   level info\n  basis B\n  param n = 2\n\n  for each p in procedures\n\n  flag p\n    vi \"a\"\n    en \"b\"\n",
        ),
        // Spaces around signs, none inside parentheses or before those of a call.
        (
            "basis B\nfor each d ,e in p.documents where not(a(d,e)or 1+2<3*( n-1 ))\nflag d\nvi \"\"en \"\"",
            "  basis B\n\n  for each d, e in p.documents\n  where not (a(d, e) or 1 + 2 < 3 * (n - 1))\n\n  flag d\n    vi \"\"\n    en \"\"\n",
        ),
        // A long condition is broken at `and`; what still is too long, further in.
        (
            "basis B\nfor each p in procedures where some_first_condition(p) and some_second_and_longer_condition(p) and (some_third_condition(p) or some_fourth_condition(p))\nflag p vi \"\" en \"\"",
            "  basis B\n\n  for each p in procedures\n  where some_first_condition(p)\n    and some_second_and_longer_condition(p)\n    and (some_third_condition(p) or some_fourth_condition(p))\n\n  flag p\n    vi \"\"\n    en \"\"\n",
        ),
        // Comments stay before, behind and between.
        (
            "basis B\n# before\nfor each p in procedures # behind\nwhere a(p)\n# between\nand b(p) # last\nflag p vi \"#\" # vi\nen \"\"\n# way\npropose abolish p # end\namends p.basis unless a(p)",
            "  basis B\n\n  # before\n  for each p in procedures  # behind\n  where a(p)\n    # between\n    and b(p)  # last\n\n  flag p\n    vi \"#\"  # vi\n    en \"\"\n  # way\n  propose abolish p  # end\n    amends p.basis\n  unless a(p)\n",
        ),
    ] {
        let whole = format(&format!("rule x/y{{{written}}}"));
        assert_eq!(whole, format!("rule x/y {{\n{wanted}}}\n"), "{written}");
        assert_eq!(format(&whole), whole);
    }
}

#[test]
fn line_ends_of_windows_and_comments_around_rules_are_kept_in_order() {
    let text = "# one\r\n\r\n# two\r\nrule a/b { basis B\r\nfor each p in procedures flag p vi \"\" en \"\"\r\n# in\r\n} # three\r\n# four\r\nrule c/d { basis B\r\nfor each p in procedures flag p vi \"\" en \"\" }\r\n\r\n# five\r\n\r\n\r\n# six";
    let wanted = "# one\n\n# two\nrule a/b {\n  basis B\n\n  for each p in procedures\n\n  flag p\n    vi \"\"\n    en \"\"\n  # in\n}  # three\n\n# four\nrule c/d {\n  basis B\n\n  for each p in procedures\n\n  flag p\n    vi \"\"\n    en \"\"\n}\n\n# five\n\n# six\n";
    assert_eq!(format(text), wanted);
    assert_eq!(format(wanted), wanted);
    assert_eq!(format("# nothing but this\n\n\n"), "# nothing but this\n");
    assert_eq!(format("\n\n"), "");
}

/// The text with something that means nothing put between its tokens.
fn disturbed(text: &str, fillings: &[u8]) -> String {
    let tokens = parse::tokens(SourceId(0), text).unwrap();
    let mut out = String::new();
    let mut end = 0;
    for (at, token) in tokens.iter().enumerate() {
        let between = &text[end..token.span.start];
        let line_end = between.contains('\n');
        out.push_str(match fillings[at % fillings.len()] {
            // What runs to the end of its line must end there.
            _ if line_end && between.trim().is_empty() && token.span.start > 0 => {
                ["\n", "\n\n\n", "\n      ", "\n# own line\n  ", "\n\t \n# one\n\n# two\n"]
                    [usize::from(fillings[at % fillings.len()]) % 5]
            }
            1 if !between.is_empty() => "   ",
            2 if !between.is_empty() => "\n",
            3 if !between.is_empty() => "  # behind\n",
            4 if !between.is_empty() => "\n  # between\n",
            _ => between,
        });
        out.push_str(token.span.slice(text));
        end = token.span.end;
    }
    out.push('\n');
    out
}

proptest! {
    #![proptest_config(crate::laws::law(300))]

    /// Any layout of a rule becomes one that formatting leaves alone, says the same and has all its comments.
    #[test]
    fn formatting_keeps_meaning_and_settles_at_once(which in 0usize..1000, fillings in prop::collection::vec(0u8..6, 1..60)) {
        let (id, text) = BUILT_IN[which % BUILT_IN.len()];
        let written = disturbed(text, &fillings);
        let formatted = format(&written);
        prop_assert_eq!(&format(&formatted), &formatted, "{}", id);
        prop_assert!(rules(&formatted) == rules(&written), "{} means something else:\n{}", id, formatted);
        let (mut before, mut after) = (comments(&written), comments(&formatted));
        before.sort_unstable();
        after.sort_unstable();
        prop_assert_eq!(before, after);
    }

    /// Whatever parses after damage can be formatted, and then is left alone.
    #[test]
    fn no_damaged_rule_makes_the_formatter_panic(which in 0usize..1000, at in 0usize..4000, cut in 0usize..40, put in "[ -~\n]{0,6}") {
        let (_, text) = BUILT_IN[which % BUILT_IN.len()];
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let end = (at..=(at + cut).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let damaged = format!("{}{put}{}", &text[..at], &text[end..]);
        if let Ok(formatted) = fmt::format(SourceId(0), &damaged) {
            prop_assert!(rules(&formatted) == rules(&damaged));
            prop_assert_eq!(&format(&formatted), &formatted);
        }
    }
}

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn check_shows_what_would_change_and_fmt_changes_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), "language: vi\n").unwrap();
    fs::create_dir(folder.path().join("rules")).unwrap();
    let file = folder.path().join("rules/own.rule");
    fs::write(&file, HANOI.replace("  flag p\n    vi", "flag p vi")).unwrap();
    fs::write(folder.path().join("rules/sound.rule"), HANOI).unwrap();
    let before = fs::read_to_string(&file).unwrap();

    let check = rasoat(folder.path(), &["fmt", "--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    let said = stdout(&check);
    for line in [
        "--- rules/own.rule\n",
        "-flag p vi ",
        "+  flag p\n",
        "+    vi ",
        "2 tệp quy tắc: 1 sẽ đổi, 1 giữ nguyên",
    ] {
        assert!(said.contains(line), "no {line:?} in\n{said}");
    }
    assert!(!said.contains("sound.rule"), "{said}");

    let done = rasoat(folder.path(), &["fmt", "--lang", "en"]);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(stdout(&done), "rules/own.rule\n2 rule files: 1 formatted, 1 unchanged\n");
    assert_eq!(fs::read_to_string(&file).unwrap(), HANOI);
    assert_eq!(rasoat(folder.path(), &["fmt", "--check", "rules/own.rule"]).status.code(), Some(0));

    fs::write(&file, "rule x/y { for each p of procedures }").unwrap();
    let wrong = rasoat(folder.path(), &["fmt", "rules", "--lang", "en"]);
    assert_eq!(wrong.status.code(), Some(1));
    let said = stdout(&wrong);
    assert!(said.contains("write `in`") && said.contains("1 cannot be read"), "{said}");
    assert_eq!(rasoat(folder.path(), &["fmt", "nowhere"]).status.code(), Some(2));
}

/// What rule files share is laid out too: a table and a short definition on one line, a long one broken like a `where`.
#[test]
fn definitions_and_tables_have_their_place() {
    let rule = "/// A\n/// B\nrule x/y {\n  basis B\n\n  for each p in procedures\n\n  flag p\n    vi \"\"\n    en \"\"\n}\n";
    let long = "define both(d :document,s: step ?) where first_condition(d) and second_condition(s) and (third_condition(d) or fourth_condition(s, d))";
    let written = format!(
        "# why\n///  one\ndefine few=2 # behind\ntable  ended ( level:text , until: date?)from \"a.csv\"\n{long}\n{rule}"
    )
    .replace("step ?", "step?");
    let wanted = format!(
        "# why\n/// one\ndefine few = 2  # behind\n\ntable ended(level: text, until: date?) from \"a.csv\"\n\n\
         define both(d: document, s: step?) where first_condition(d)\n  and second_condition(s)\n  \
         and (third_condition(d) or fourth_condition(s, d))\n\n{rule}"
    );
    let once = format(&written);
    assert_eq!(once, wanted);
    assert_eq!(format(&once), once);
    assert_eq!(rules(&once), rules(&written));
    let whole = |text: &str| {
        let (file, problems) = parse::whole(SourceId(0), text);
        assert!(problems.is_empty(), "{problems:?}");
        file
    };
    assert_eq!(whole(&once), whole(&written));
}
