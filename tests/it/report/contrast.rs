//! Text can be read on every ground it stands on, in light and in dark: a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).

use std::collections::BTreeMap;

const PAGE: &str = include_str!("../../../src/report/templates/report.css");
const PICTURE: &str = include_str!("../../../src/report/templates/swimlane.css");

type Colours = BTreeMap<String, [f64; 3]>;

/// The colours of the block after the first `{` that follows `start`.
fn colours(css: &str, start: usize) -> Colours {
    let from = start + css[start..].find('{').unwrap() + 1;
    let block = &css[from..from + css[from..].find('}').unwrap()];
    let hex = |text: &str| u8::from_str_radix(text, 16).map(f64::from).unwrap();
    let colour = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
        Some((name.to_owned(), [hex(&value[..2]), hex(&value[2..4]), hex(&value[4..6])]))
    };
    block.split(';').filter_map(colour).collect()
}

/// Light and dark.
fn both(css: &str, selector: &str) -> [Colours; 2] {
    let light = colours(css, css.find(selector).unwrap());
    let dark = css.find("prefers-color-scheme: dark").unwrap();
    let over = colours(css, dark + css[dark..].find(selector).unwrap());
    [light.clone(), light.into_iter().chain(over).collect()]
}

/// Relative luminance, as WCAG 2.2 defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [f64; 3], two: [f64; 3]) -> f64 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

fn assert_readable(colours: &Colours, pairs: &[(&str, &str)]) {
    for (text, grounds) in pairs {
        for ground in grounds.split(' ') {
            let reached = contrast(colours[*text], colours[ground]);
            assert!(reached >= 4.5, "`{text}` on `{ground}` reaches {reached:.2}");
        }
    }
}

#[test]
fn the_formula_gives_the_known_values() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([119.0; 3], [255.0; 3]) - 4.48).abs() < 0.01);
}

#[test]
fn text_can_be_read_on_every_ground_of_the_page() {
    for colours in both(PAGE, ":root") {
        assert_readable(
            &colours,
            &[
                ("ink", "paper page faint info-bg good-bg heat-1 heat-2 heat-3 heat-4"),
                ("soft", "paper faint"),
                ("main", "paper faint"),
                ("good", "paper faint good-bg"),
                ("bad", "paper faint bad-bg"),
                ("warn", "paper faint warn-bg"),
                ("info", "paper info-bg"),
            ],
        );
        // The bars lie half transparent on `faint`; the figures on them are `ink`.
        for (bar, opacity) in [("bar", 0.55), ("good", 0.3)] {
            let mixed: Vec<f64> = (0..3)
                .map(|at| colours[bar][at] * opacity + colours["faint"][at] * (1.0 - opacity))
                .collect();
            let reached = contrast(colours["ink"], [mixed[0], mixed[1], mixed[2]]);
            assert!(reached >= 4.5, "a figure on `{bar}` reaches {reached:.2}");
        }
    }
}

#[test]
fn text_can_be_read_on_every_ground_of_a_picture() {
    for colours in both(PICTURE, ".fl {") {
        assert_readable(
            &colours,
            &[
                ("fl-ink", "fl-lane fl-odd fl-box fl-small fl-gone-box fl-new-box fl-moved-box"),
                ("fl-soft", "fl-lane fl-odd fl-box fl-gone-box fl-new-box fl-moved-box"),
                ("fl-on-main", "fl-main fl-main-small"),
                ("fl-gone", "fl-gone-box"),
                ("fl-new", "fl-new-box"),
                ("fl-moved", "fl-moved-box"),
            ],
        );
    }
}
