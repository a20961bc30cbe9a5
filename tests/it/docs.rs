//! The pages in `docs/` are those of the rules as they are. `UPDATE=1` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::expected::difference;
use rasoat::report::reference;
use rasoat::rules;

#[test]
fn the_reference_pages_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let pages = reference::pages(&rules::built_in());
    let mut wrong = Vec::new();
    for page in &pages {
        let file = folder.join(&page.path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        if difference(&file, &page.text).is_some() {
            wrong.push(page.path.as_str());
        }
    }
    assert!(wrong.is_empty(), "not current; run `rasoat docs --out docs`: {}", wrong.join(", "));
    let known: BTreeSet<String> =
        pages.iter().filter_map(|page| Some(page.path.strip_prefix("rules/")?.to_owned())).collect();
    let there: BTreeSet<String> = fs::read_dir(folder.join("rules"))
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(there, known, "a page of a family that is no more");
}

#[test]
fn every_link_of_a_page_leads_somewhere() {
    let pages = reference::pages(&rules::built_in());
    let anchors = |text: &str| -> BTreeSet<String> {
        let heads = text.lines().filter(|line| line.starts_with('#'));
        heads
            .map(|head| {
                let words = head.trim_start_matches('#').trim().to_lowercase();
                let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
                kept.map(|c| if c == ' ' { '-' } else { c }).collect()
            })
            .collect()
    };
    let mut checked = 0;
    for page in &pages {
        for link in page.text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let path = match (file, file.strip_prefix("../")) {
                ("", _) => page.path.clone(),
                (_, Some(above)) => above.to_owned(),
                _ => format!("{folder}/{file}"),
            };
            let target = pages.iter().find(|page| page.path == path);
            let target = target.unwrap_or_else(|| panic!("{}: {link}", page.path));
            assert!(anchor.is_empty() || anchors(&target.text).contains(anchor), "{}: {link}", page.path);
            checked += 1;
        }
    }
    assert!(checked > 150, "{checked}");
}

#[test]
fn every_rule_has_a_source_and_a_page_that_says_all_of_it() {
    let set = rules::built_in();
    let pages = reference::pages(&set);
    for rule in &set.rules {
        let family = rule.id.split('/').next().unwrap();
        let page = pages.iter().find(|page| page.path == format!("rules/{family}.md")).unwrap();
        assert!(!rule.basis.is_empty(), "{}", rule.id);
        let section = page.text.split(&format!("\n## {}\n", rule.id)).nth(1).unwrap();
        let section = section.split("\n## ").next().unwrap();
        for part in ["Căn cứ · Basis", "Tiêu chí · Criterion", "Nêu · Flags", "Bỏ qua · Passes"] {
            assert!(section.contains(part), "{}: {part}", rule.id);
        }
        assert!(
            section.contains("After the proposal") || section.contains("proposes no change"),
            "{}: what it proposes, or that it proposes nothing",
            rule.id
        );
    }
}
