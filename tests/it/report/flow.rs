//! Flows in time and as pictures: times by hand, and pictures of any flow whatever.

use proptest::prelude::*;
use rasoat::model::catalog::Catalog;
use rasoat::model::procedure::Procedure;
use rasoat::report::flow_layout::layout;
use rasoat::report::swimlane::{Mark, fragment, svg};
use rasoat::text::Lang;

use super::fixture::run;

/// A procedure with these steps, each `id by takes after…`; `-` for nothing.
fn procedure(steps: &[&str]) -> Procedure {
    let mut text = String::from(
        "procedure: p\nname: Thử\nkind: external\nsector: s\nas_of: 2026-01-01\nreceives: a\ndecides: a\nsteps:\n",
    );
    for step in steps {
        let words: Vec<&str> = step.split(' ').collect();
        text.push_str(&format!("  - id: {}\n    does: check\n    by: {}\n", words[0], words[1]));
        if words[2] != "-" {
            text.push_str(&format!("    takes: {}\n", words[2]));
        }
        if let Some(after) = words.get(3) {
            let after = after.trim_matches('-');
            text.push_str(&format!("    after: [{after}]\n"));
        }
    }
    serde_yaml::from_str(&text).expect("it is a procedure")
}

fn days(steps: &[&str]) -> Vec<(i64, i64, bool)> {
    let flow = layout(&procedure(steps));
    flow.steps.iter().map(|step| (step.start / 480, step.end / 480, step.critical)).collect()
}

#[test]
fn steps_start_when_all_they_wait_for_is_done() {
    let seen = days(&["a x 1wd", "b x 3wd a", "c y 5wd a", "d x 1wd b,c", "e z 7d -"]);
    assert_eq!(seen, [(0, 1, true), (1, 4, false), (1, 6, true), (6, 7, true), (0, 5, false)]);
}

#[test]
fn a_circle_is_broken_where_it_closes() {
    let flow = layout(&procedure(&["a x 1wd c", "b x 1wd a", "c x 1wd b", "d x 1wd d"]));
    assert_eq!(flow.end, 3 * 480);
    let back: Vec<_> = flow.edges.iter().filter(|edge| edge.back).map(|edge| (edge.from, edge.to)).collect();
    assert_eq!(back, [(2, 0), (3, 3)]);
}

#[test]
fn what_differs_is_marked_on_both_sides() {
    let run = run();
    let at = run.corpus.procedure("permit").expect("it is in the workspace");
    let (before, after) = (&run.corpus.procedures[at], &run.proposals.after[at]);
    let mut dropped = after.clone();
    dropped.steps.retain(|step| step.id != "consult");
    let catalog = &run.corpus.catalog;
    let old = svg(before, catalog, Lang::Vi, Mark::Before(&dropped));
    assert_eq!(old.matches("fl-removed\"").count(), 3, "in the strip, in its lane, in the legend");
    let new = svg(after, catalog, Lang::Vi, Mark::After(before));
    assert!(new.contains("không còn chờ bước 3") && new.contains("giới hạn trả lại"), "{new}");
    assert!(
        new.contains("fl-line fl-gone\"") && new.contains("không còn phải chờ"),
        "a line, and its legend"
    );
    assert!(!old.contains("fl-gone\""), "nothing is gone before");
    assert!(!new.contains("fl-removed\"") && !new.contains("fl-added\""));
    let same = svg(before, catalog, Lang::Vi, Mark::After(before));
    assert!(!same.contains("fl-changed\""));
}

#[test]
fn a_flow_too_long_to_draw_is_said_to_be() {
    let steps: Vec<String> = (0..400).map(|at| format!("s{at} x 1wd")).collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let picture = svg(&procedure(&steps), &Catalog::default(), Lang::Vi, Mark::Alone);
    assert!(picture.contains("400 bước") && picture.len() < 20_000);
}

/// The boxes of each panel: left, top, right, bottom.
fn boxes(fragment: &str) -> Vec<Vec<[i32; 4]>> {
    let number = |line: &str, name: &str| {
        let from = line.find(&format!(" {name}=\"")).expect("the box has it") + name.len() + 3;
        line[from..].split('"').next().and_then(|number| number.parse::<i32>().ok()).expect("it is a number")
    };
    fragment
        .split("</svg>")
        .map(|panel| {
            let boxes =
                panel.lines().filter(|line| line.contains("class=\"fl-box\"") && line.contains("rx=\"6\""));
            boxes
                .map(|line| {
                    let (x, y) = (number(line, "x"), number(line, "y"));
                    [x, y, x + number(line, "width"), y + number(line, "height")]
                })
                .collect()
        })
        .collect()
}

fn step() -> impl Strategy<Value = (usize, u32, Option<Vec<usize>>, Option<usize>)> {
    let after = proptest::option::of(proptest::collection::vec(0..30_usize, 0..4));
    (0..8_usize, 0..6_u32, after, proptest::option::weighted(0.2, 0..30_usize))
}

proptest! {
    #![proptest_config(crate::laws::law(96))]

    #[test]
    fn boxes_never_overlap_and_lie_in_the_picture(steps in proptest::collection::vec(step(), 1..30)) {
        let count = steps.len();
        let name = |at: &usize| format!("s{}", at % count);
        let mut text = String::from("procedure: p\nname: Thử\nkind: external\nsector: s\nas_of: 2026-01-01\nreceives: a\ndecides: a\nsteps:\n");
        for (at, (by, takes, after, back)) in steps.iter().enumerate() {
            text.push_str(&format!("  - id: s{at}\n    does: check\n    by: agency-{by}\n    takes: {takes} working days\n"));
            text.push_str(&format!("    name: {}\n", "Thẩm định hồ sơ ".repeat(at % 5 + 1)));
            if let Some(after) = after {
                let after: Vec<String> = after.iter().map(name).collect();
                text.push_str(&format!("    after: [{}]\n", after.join(", ")));
            }
            if let Some(back) = back {
                text.push_str(&format!("    returns_to: {{step: {}}}\n", name(back)));
            }
        }
        let procedure: Procedure = serde_yaml::from_str(&text).unwrap();
        let picture = fragment(&procedure, &Catalog::default(), Lang::Vi, Mark::Alone);
        let panels = boxes(&picture);
        prop_assert_eq!(panels.iter().map(Vec::len).sum::<usize>(), count);
        for boxes in panels {
            for (at, one) in boxes.iter().enumerate() {
                prop_assert!(one[0] >= 112 && one[2] <= 840, "{one:?}");
                for two in &boxes[at + 1..] {
                    let apart = one[2] < two[0] || two[2] < one[0] || one[3] < two[1] || two[3] < one[1];
                    prop_assert!(apart, "{one:?} and {two:?}");
                }
            }
        }
    }
}
