//! Laws: what a log shows does not depend on the order of its lines, and sums add up.

use proptest::prelude::*;
use rasoat::model::mapping::Order;
use rasoat::model::observed::Observed;

use super::{look_as, plain, wish, world};

const HEAD: &str = "dossier,procedure,step,agency,start,end,due,outcome\n";

/// A line of a log, sound or not.
fn line() -> impl Strategy<Value = (u8, i64, String)> {
    let steps = prop::sample::select(vec![
        "receive",
        "appraise",
        "ask",
        "decide",
        "hand-over",
        "hand-over",
        "meet",
        "",
    ]);
    let agencies =
        prop::sample::select(vec!["desk", "office", "land", "outsider", "applicant", "system", "nobody"]);
    let outcomes = prop::sample::select(vec!["", "", "returned", "positive", "negative", "?"]);
    (0_u8..6, steps, agencies, 0_i64..600, -2_i64..90, outcomes, any::<bool>(), any::<bool>()).prop_map(
        |(dossier, step, agency, from, length, outcome, due, ends_only)| {
            let moment = |hours: i64| {
                let day = 2 + hours / 24;
                format!("2026-03-{day:02} {:02}:30", hours % 24)
            };
            let start = if ends_only { String::new() } else { moment(from) };
            let due = if due { "2026-03-20" } else { "" };
            let end = moment((from + length).max(0));
            (dossier, from, format!("D{dossier},permit,{step},{agency},{start},{end},{due},{outcome}\n"))
        },
    )
}

fn look(lines: &[(u8, i64, String)], order: Order) -> Observed {
    let log: String = std::iter::once(HEAD).chain(lines.iter().map(|(_, _, line)| line.as_str())).collect();
    let mut observed = look_as(&world("language: en"), &plain(), log.as_bytes(), wish(order)).unwrap();
    // Where a line stands is the one thing that depends on the order.
    observed.rows.apart.iter_mut().for_each(|apart| apart.first = 0);
    observed
}

proptest! {
    #![proptest_config(crate::laws::law(96))]

    #[test]
    fn figures_do_not_depend_on_the_order_of_lines(lines in prop::collection::vec(line(), 0..60)) {
        let as_is = look(&lines, Order::None);
        let mut turned = lines.clone();
        turned.reverse();
        prop_assert_eq!(&as_is, &look(&turned, Order::None));
        let mut by_dossier = lines.clone();
        by_dossier.sort_by_key(|(dossier, _, _)| *dossier);
        prop_assert_eq!(&as_is, &look(&by_dossier, Order::Dossier));
        let mut by_time = lines;
        by_time.sort_by_key(|(_, from, _)| *from);
        prop_assert_eq!(&as_is, &look(&by_time, Order::Time));
    }

    #[test]
    fn sums_add_up(lines in prop::collection::vec(line(), 0..60)) {
        let observed = look(&lines, Order::Auto);
        prop_assert_eq!(observed.rows.read, lines.len() as u64);
        prop_assert_eq!(observed.rows.read, observed.rows.used + observed.rows.set_apart());
        for one in &observed.procedures {
            prop_assert_eq!(one.settled, one.early + one.on_time + one.late + one.unjudged);
            prop_assert!(one.settled <= one.dossiers && one.conforming <= one.settled);
            prop_assert_eq!(one.took.count, one.settled);
            prop_assert_eq!(one.delay, one.hands.iter().map(|hand| hand.delay).sum::<i64>());
            let held: i64 = one.hands.iter().map(|hand| hand.held).sum();
            // Each is cut to whole minutes.
            prop_assert!((one.working + one.waiting - held).abs() <= one.hands.len() as i64 + 2);
            prop_assert!(one.hands.iter().all(|hand| hand.held >= 0 && hand.delay >= 0));
            prop_assert!(one.steps.iter().all(|step| step.held.median <= step.held.p90 && step.late <= step.times));
        }
        let written = serde_yaml::to_string(&observed).unwrap();
        prop_assert_eq!(serde_yaml::from_str::<Observed>(&written).unwrap(), observed);
    }
}
