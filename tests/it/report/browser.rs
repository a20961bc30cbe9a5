//! The pages in a real browser: they load without a complaint, narrow down, sort, toggle, lead where links point, print on
//! A4, and run nothing that a file says.

use std::path::Path;

use rasoat::cli::workspace;
use rasoat::facts::{self, column::World};
use rasoat::model::load::load;
use rasoat::report::templates::Templates;
use rasoat::report::view::{Options, view};
use rasoat::report::{dashboard, html};
use rasoat::source::Source;
use rasoat::text::Lang;
use rasoat::{check, propose, rules};
use serde_yaml::Value;

use super::chromium::{found, open, sheets};
use super::dashboard::real;

fn page() -> String {
    html::render(&real(), &Templates::default()).unwrap()
}

#[test]
fn a_report_narrows_down_sorts_and_toggles() {
    let Some(browser) = found() else { return };
    let opened = open(
        &browser,
        &page(),
        "",
        r##"
        const form = document.getElementById("filter");
        const shown = () => [...document.querySelectorAll("tr[data-procedure]")].filter(row => !row.hidden);
        const set = (name, value) => { form.elements[name].value = value; form.dispatchEvent(new Event("input")); };
        const all = shown();
        say("form", !form.hidden, "rows", all.length > 20);
        const sector = all[0].dataset.sector;
        set("sector", sector);
        say("sector", shown().length === all.filter(row => row.dataset.sector === sector).length && shown().length < all.length);
        say("hash", decodeURIComponent(location.hash) === "#?sector=" + sector);
        say("count", form.elements.count.value.startsWith(shown().length + "/" + all.length));
        const bySector = shown().length;
        set("level", "warning"); set("criterion", "necessity");
        const visible = [...document.querySelectorAll("article:not([hidden]) li.finding:not([hidden])")];
        say("combined", shown().length <= bySector && visible.length > 0
          && visible.every(item => item.dataset.level === "warning" && item.dataset.criterion === "necessity"));
        form.reset(); await wait();
        say("reset", shown().length === all.length, location.hash);
        set("text", "dang ky thuong tru");
        say("search", shown().length > 0 && shown().every(row => row.dataset.text.toLowerCase().includes("thường trú")));
        set("text", "không có gì như thế");
        say("nothing", shown().length === 0 && !document.querySelector(".nothing").hidden);
        form.reset(); await wait();
        set("sort", "saved");
        const saved = shown().map(row => Number(row.dataset.saved));
        say("sorted", saved.every((value, at) => !at || saved[at - 1] >= value) && saved[0] > saved[saved.length - 1]);
        const head = document.querySelector(".overview thead th:nth-child(3)");
        head.querySelector(".sort").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
        const cells = shown().map(row => Number(row.cells[2].dataset.value));
        say("heading", head.getAttribute("aria-sort") === "descending" && cells.every((value, at) => !at || cells[at - 1] >= value));
        const flows = [...document.querySelectorAll(".flows")].find(part => part.querySelector(".side-after"));
        const seen = side => getComputedStyle(flows.querySelector(".side-" + side)).display !== "none";
        const pick = value => flows.querySelector(`input[value="${value}"]`).click();
        say("both", seen("before") && seen("after"));
        pick("before"); say("before", seen("before") && !seen("after"));
        pick("after"); say("after", !seen("before") && seen("after"));
        form.elements.open.click();
        say("folds", [...document.querySelectorAll("details.fold")].every(fold => fold.open));
        const wide = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
        say("fits", wide);
        "##,
    );
    let expected = [
        "form true rows true",
        "sector true",
        "hash true",
        "count true",
        "combined true",
        "reset true #procedures",
        "search true",
        "nothing true",
        "sorted true",
        "heading true",
        "both true",
        "before true",
        "after true",
        "folds true",
        "fits true",
    ];
    assert_eq!(opened.said, expected);
    assert!(opened.console.is_empty(), "{:?}", opened.console);
}

#[test]
fn an_address_brings_back_what_was_chosen() {
    let Some(browser) = found() else { return };
    let script = r##"
        const form = document.getElementById("filter");
        const rows = [...document.querySelectorAll("tr[data-procedure]")];
        say(form.elements.sector.value, form.elements.sort.value, rows.some(row => row.hidden),
          rows.filter(row => !row.hidden).every(row => row.dataset.sector === "land"));
        const card = document.querySelector("article[hidden] .card");
        location.hash = card.id; await wait();
        say("link", !card.closest("[hidden]"), document.querySelector(":target") === card);
    "##;
    let opened = open(&browser, &page(), "#?sector=land&sort=saved", script);
    assert_eq!(opened.said, ["land saved true true", "link true true"]);
}

#[test]
fn the_dashboard_loads_and_sorts() {
    let Some(browser) = found() else { return };
    let page = dashboard::render(&real(), &Templates::default()).unwrap();
    let script = r##"
        const table = document.querySelector("#sectors table");
        table.querySelector("thead th:nth-child(6) .sort").click();
        const values = [...table.tBodies[0].rows].map(row => Number(row.cells[5].dataset.value));
        say(values.length > 5, values.every((value, at) => !at || values[at - 1] >= value));
    "##;
    let opened = open(&browser, &page, "", script);
    assert_eq!(opened.said, ["true true"]);
    assert!(opened.console.is_empty(), "{:?}", opened.console);
    if let Some(sheets) = sheets(&browser, &page) {
        assert!(sheets.len() <= 2, "{} sheets", sheets.len());
    }
}

#[test]
fn a_report_prints_on_a4_without_waste() {
    let Some(browser) = found() else { return };
    let view = real();
    let page = html::render(&view, &Templates::default()).unwrap();
    let Some(sheets) = sheets(&browser, &page) else { return };
    let most = 10 + view.procedures.len() * 11 / 2;
    assert!((view.procedures.len()..most).contains(&sheets.len()), "{} sheets", sheets.len());
    let with = |text: &str| sheets.iter().filter(|sheet| sheet.contains(text)).count();
    assert!(with("STT") >= 2, "a table that goes on has its head again");
    assert_eq!(with("Tìm theo tên, mã") + with("Bỏ lọc"), 0, "what narrows down is not printed");
    assert!(sheets[0].contains("Mục tiêu của kế hoạch"), "the first sheet is for the head of the office");
    for (at, sheet) in sheets.iter().enumerate() {
        let letters = sheet.chars().filter(|c| c.is_alphanumeric()).count();
        assert!(letters > 200 || at + 1 == sheets.len(), "sheet {} is nearly blank", at + 1);
    }
    for procedure in &view.procedures {
        let head = format!("{} · ", procedure.number);
        let lines = |sheet: &String| -> Vec<String> {
            sheet.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
        };
        let begins =
            |line: &String| line.starts_with(&head) && line.contains(&procedure.identity.sector.words.text);
        // How many lines of the sheet come after the head of the procedure.
        let below: Vec<usize> =
            sheets.iter().filter_map(|sheet| lines(sheet).iter().rev().position(begins)).collect();
        let [below] = below[..] else {
            panic!("procedure {} begins {} times", procedure.number, below.len())
        };
        assert!(below > 8, "the head of procedure {} stands at the foot of a sheet", procedure.number);
    }
}

/// What a file could say to be taken for more than text.
const HOSTILE: &str = concat!(
    "</title></style></script></svg></textarea><script>window.ran=1</script><img src=x onerror=window.ran=1>",
    "<svg onload=window.ran=1>\" onmouseover=\"window.ran=1\" autofocus onfocus=\"window.ran=1\" x=\"",
    "' onclick='window.ran=1' javascript:window.ran=1 {{ 7*7 }} {% raw %} ]]> --> `<b>` ",
    "&lt;script&gt;window.ran=1&lt;/script&gt; &#60;script>window.ran=1</script> \u{202e}\u{0}",
);

/// The small workspace with every text a file may choose freely made hostile.
fn hostile() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/report/workspace");
    let free =
        ["name", "vi", "en", "text", "source", "assumed", "form", "sector", "decision", "code", "number"];
    fn spoil(value: &mut Value, free: &[&str]) {
        match value {
            Value::Mapping(map) => {
                for (key, value) in map.iter_mut() {
                    match value {
                        Value::String(text) if key.as_str().is_some_and(|key| free.contains(&key)) => {
                            *text = format!("{text} {}", HOSTILE.replace('\u{0}', ""));
                        }
                        _ => spoil(value, free),
                    }
                }
            }
            Value::Sequence(items) => items.iter_mut().for_each(|item| spoil(item, free)),
            _ => {}
        }
    }
    let read = workspace::read(&folder).unwrap().sources;
    let spoiled = |source: Source| {
        let mut tree: Value = serde_yaml::from_str(&source.text).unwrap();
        spoil(&mut tree, &free);
        Source::new(source.name.clone(), serde_yaml::to_string(&tree).unwrap())
    };
    read.into_iter().map(spoiled).collect()
}

#[test]
fn nothing_that_a_file_says_is_run() {
    let Some(browser) = found() else { return };
    let corpus = load(hostile()).corpus;
    assert_eq!(corpus.procedures.len(), 2);
    let facts = facts::of_corpus(&corpus);
    let rules = rules::built_in().rules;
    let checked = check::check(World { corpus: &corpus, facts: &facts, as_of: None }, &rules);
    let proposals = propose::propose(&corpus, &facts, &checked.findings);
    assert!(!checked.findings.is_empty() && !proposals.made.is_empty());
    let script = r##"
        for (const one of document.querySelectorAll("*"))
          for (const kind of ["mouseover", "focus", "click", "load", "error"])
            if (one.localName !== "a") one.dispatchEvent(new Event(kind));
        await wait();
        const main = document.querySelector("main").textContent;
        const all = [...document.querySelectorAll("*")];
        say("ran", window.ran);
        say("scripts", document.querySelectorAll("script").length, "images", document.querySelectorAll("img").length);
        say("handlers", all.filter(one => one.getAttributeNames().some(name => name.startsWith("on"))).length);
        say("links", all.filter(one => one.hasAttribute("href") && !one.getAttribute("href").startsWith("#")).length);
        say("shown", main.includes("<scr" + "ipt>window.ran=1</scr" + "ipt><img src=x"));
        say("computed", main.includes("{{ 7*7 }}"));
    "##;
    for lang in [Lang::Vi, Lang::En] {
        let options = Options { lang, pictures: true, ..Options::default() };
        let view = view(&corpus, &facts, &checked.findings, &proposals, &[], &options);
        for render in [html::render, dashboard::render] {
            let page = render(&view, &Templates::default()).unwrap();
            let opened = open(&browser, &page, "#?text=%3Cscript%3Ewindow.ran%3D1%3C%2Fscript%3E", script);
            let expected =
                ["ran ", "scripts 2 images 0", "handlers 0", "links 0", "shown true", "computed true"];
            assert_eq!(opened.said, expected);
            let loud: Vec<&String> =
                opened.console.iter().filter(|line| !line.contains("Refused to")).collect();
            assert!(loud.is_empty(), "{loud:?}");
        }
    }
}
