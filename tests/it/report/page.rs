//! The page: well formed, loads nothing, escapes everything, leads where its links point.

use std::collections::BTreeSet;

use rasoat::report::swimlane::{Mark, svg};
use rasoat::report::templates::Templates;
use rasoat::report::view::{Options, view};
use rasoat::report::{dashboard, html};
use rasoat::text::Lang;

use super::dashboard::real;
use super::fixture::run;

/// Elements without an end tag.
const VOID: [&str; 4] = ["meta", "input", "br", "link"];

/// The tags of a page outside its style and script, in order: name, attributes, whether it ends an element.
fn tags(page: &str) -> Vec<(String, String, bool)> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').expect("a tag ends");
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        let ends = tag.starts_with('/');
        let tag = tag.trim_start_matches('/');
        let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        tags.push((name.trim_end_matches('/').to_owned(), attributes.to_owned(), ends));
        if !ends && (name == "style" || name == "script") {
            rest = &rest[rest.find(&format!("</{name}>")).expect("it ends")..];
        }
    }
    tags
}

/// Panics unless every element that begins ends, in order.
fn assert_balanced(text: &str) {
    let mut open: Vec<String> = Vec::new();
    for (name, attributes, ends) in tags(text) {
        if ends {
            assert_eq!(open.pop().as_deref(), Some(name.as_str()), "inside {open:?}");
        } else if !VOID.contains(&name.as_str()) && !attributes.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} never end");
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let from = attributes.find(&format!("{name}=\""))? + name.len() + 2;
    attributes[from..].split('"').next()
}

#[test]
fn elements_begin_and_end_in_order() {
    for lang in [Lang::Vi, Lang::En] {
        assert_balanced(&html::render(&run().view(lang), &Templates::default()).unwrap());
    }
    let run = run();
    for procedure in &run.corpus.procedures {
        assert_balanced(&svg(procedure, &run.corpus.catalog, Lang::Vi, Mark::Alone));
    }
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let page = html::render(&run().view(Lang::Vi), &Templates::default()).unwrap();
    assert!(!page.contains("@import") && !page.contains("url("));
    for (name, attributes, _) in tags(&page) {
        assert!(!["link", "img", "iframe", "object", "base"].contains(&name.as_str()), "<{name}>");
        for loads in ["src=", "srcset=", "href=\"http", "href=\"//", "data=", "style=\"background"] {
            assert!(!attributes.contains(loads), "<{name} {attributes}>");
        }
    }
    assert!(page.contains("default-src 'none'"), "the page forbids it to the browser as well");
}

#[test]
fn what_files_say_is_text_and_never_markup() {
    for lang in [Lang::Vi, Lang::En] {
        let page = html::render(&run().view(lang), &Templates::default()).unwrap();
        assert!(page.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;"), "escaped by the template");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "escaped by the picture");
        for raw in ["<script>alert", "<b>cơ sở", "<b>`land`", "<i>permit"] {
            assert!(!page.contains(raw), "{raw}");
        }
        assert_eq!(page.matches("<script").count(), 1, "the page's own script is the only one");
    }
}

#[test]
fn a_message_shows_the_words_of_the_file_as_code() {
    let page = html::render(&run().view(Lang::En), &Templates::default()).unwrap();
    assert!(page.contains("step <code>consult</code> waits for <code>appraise</code>"));
}

#[test]
fn every_link_leads_to_a_part_of_the_page_and_every_id_is_there_once() {
    let run = run();
    let part = Options { only: Some(vec![0]), pictures: true, ..Options::default() };
    let part = view(&run.corpus, &run.facts, &run.findings, &run.proposals, &run.rules, &part);
    assert_links_lead_somewhere(&html::render(&part, &Templates::default()).unwrap(), 5);
    assert_links_lead_somewhere(&html::render(&run.view(Lang::Vi), &Templates::default()).unwrap(), 20);
    assert_links_lead_somewhere(&html::render(&real(), &Templates::default()).unwrap(), 500);
}

fn assert_links_lead_somewhere(page: &str, at_least: usize) {
    let tags = tags(page);
    let ids: Vec<&str> = tags
        .iter()
        .filter_map(|(_, attributes, _)| attribute(attributes, " id"))
        .chain(
            tags.iter().filter_map(|(_, attributes, _)| attributes.strip_prefix("id=\"")?.split('"').next()),
        )
        .collect();
    let set: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), set.len());
    let mut links = 0;
    for target in tags.iter().filter_map(|(_, attributes, _)| attribute(attributes, "href")) {
        let id = target.strip_prefix('#').expect("links stay in the page");
        assert!(set.contains(id), "nothing has the id `{id}`");
        links += 1;
    }
    for (_, attributes, _) in &tags {
        for label in attribute(attributes, "aria-labelledby").into_iter().flat_map(str::split_whitespace) {
            assert!(set.contains(label), "nothing has the id `{label}`");
        }
    }
    assert!(links >= at_least, "{links} links");
}

#[test]
fn tables_and_pictures_can_be_heard() {
    let page = html::render(&run().view(Lang::Vi), &Templates::default()).unwrap();
    let tags = tags(&page);
    let count = |wanted: &str| tags.iter().filter(|(name, _, ends)| name == wanted && !ends).count();
    assert_eq!(count("h1"), 1);
    assert_eq!((count("main"), count("nav"), count("header") > 0), (1, 1, true));
    for (name, attributes, ends) in &tags {
        if name == "th" && !ends {
            assert!(attribute(attributes, "scope").is_some(), "<th {attributes}>");
        }
        if name == "svg" && !ends {
            assert_eq!(attribute(attributes, "role"), Some("img"));
            let named = ["aria-label", "aria-labelledby"].map(|name| attribute(attributes, name));
            assert!(named.into_iter().flatten().any(|label| !label.is_empty()), "<svg {attributes}>");
        }
    }
    assert!(page.starts_with("<!doctype html>\n<html lang=\"vi\">"));
}

#[test]
fn without_a_script_all_is_shown_but_what_needs_one() {
    for render in [html::render, dashboard::render] {
        let page = render(&run().view(Lang::Vi), &Templates::default()).unwrap();
        let hidden: Vec<String> = tags(&page)
            .into_iter()
            .filter(|(_, attributes, _)| attributes.split(' ').any(|one| one == "hidden"))
            .map(|(name, ..)| name)
            .collect();
        assert!(hidden.iter().all(|name| name == "form" || name == "p"), "{hidden:?}");
        assert!(hidden.len() <= 2);
    }
}

#[test]
fn every_procedure_finding_and_proposal_has_a_link_of_its_own_made_of_its_stable_id() {
    let view = run().view(Lang::Vi);
    let page = html::render(&view, &Templates::default()).unwrap();
    let procedures = view.procedures.iter();
    let findings =
        procedures.clone().flat_map(|procedure| procedure.findings.iter().map(|finding| &finding.anchor));
    let proposals =
        procedures.clone().flat_map(|procedure| procedure.proposals.iter().map(|made| &made.anchor));
    let all: Vec<&String> =
        procedures.clone().map(|procedure| &procedure.anchor).chain(findings).chain(proposals).collect();
    for anchor in &all {
        assert!(page.contains(&format!("<a class=\"link\" href=\"#{anchor}\" aria-label=")), "{anchor}");
    }
    assert!(
        all.iter().any(|anchor| *anchor == "p-permit-online")
            && all.iter().any(|anchor| anchor.starts_with("f-steps-"))
    );
}
