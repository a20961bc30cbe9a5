//! The doors through which somebody else's bytes come in, each opened the way the program opens it. What stands here must
//! come back, whatever it is given; the fuzz targets in `fuzz/` and the tests beside this file give it the same.
#![allow(
    unreachable_pub,
    reason = "the fuzz targets are another crate, which takes this file in by its path"
)]
#![allow(dead_code, reason = "each fuzz target opens one door")]

use std::sync::LazyLock;

use rasoat::check::{self, Checked};
use rasoat::cli::workspace;
use rasoat::diagnostic::Diagnostic;
use rasoat::facts::column::World;
use rasoat::facts::{self, Facts};
use rasoat::lang::compile::{Shelves, compile, query};
use rasoat::lang::fmt;
use rasoat::lint;
use rasoat::model::catalog::Catalog;
use rasoat::model::corpus::Corpus;
use rasoat::model::edit::Change;
use rasoat::model::load;
use rasoat::model::patch::{self, Refused};
use rasoat::propose::propose;
use rasoat::report::templates::Templates;
use rasoat::report::view::rules::RuleInfo;
use rasoat::report::view::{Options, ReportView, view};
use rasoat::report::{html, markdown, snippet};
use rasoat::rules::{self, RuleSet};
use rasoat::source::{Source, SourceId};
use rasoat::text::Lang;

/// The small workspace that everything is tried on.
pub const SETTINGS: &str = include_str!("../../data/report/workspace/rasoat.yaml");
/// Its catalog.
pub const CATALOG: &str = include_str!("../../data/report/workspace/catalog.yaml");
/// The procedure that replaces the next.
pub const ONLINE: &str = include_str!("../../data/report/workspace/procedures/permit-online.yaml");
/// A procedure.
pub const PROCEDURE: &str = include_str!("../../data/report/workspace/procedures/permit.yaml");

static RULES: LazyLock<RuleSet> = LazyLock::new(rules::built_in);

struct Sound {
    corpus: Corpus,
    facts: Facts,
    view: ReportView,
}

static SOUND: LazyLock<Sound> = LazyLock::new(|| {
    let corpus = load::load(files(PROCEDURE)).corpus;
    let facts = facts::of_corpus(&corpus);
    let view = reviewed(&corpus, &facts);
    Sound { corpus, facts, view }
});

fn files(third: &str) -> Vec<Source> {
    let source = |name: &str, text: &str| Source::new(name, text);
    let online = source("permit-online.yaml", ONLINE);
    vec![source("rasoat.yaml", SETTINGS), source("catalog.yaml", CATALOG), online, source("x.yaml", third)]
}

/// A file of a workspace: it is read, linked, reckoned, checked by every rule, and reported on.
pub fn file(bytes: &[u8]) {
    let text = match workspace::text_from("x.yaml", bytes.to_vec()) {
        Ok(text) => text,
        Err(problem) => return draw(&[*problem], &[]),
    };
    let loaded = load::load(files(&text));
    draw(&loaded.diagnostics, &loaded.corpus.sources);
    let facts = facts::of_corpus(&loaded.corpus);
    let seen = reviewed(&loaded.corpus, &facts);
    markdown::render(&seen, &Templates::default()).expect("what a file says stops no report");
}

fn reviewed(corpus: &Corpus, facts: &Facts) -> ReportView {
    let Checked { findings, .. } = check::check(World { corpus, facts, as_of: None }, &RULES.rules);
    let proposals = propose(corpus, facts, &findings);
    let rules: Vec<RuleInfo> = RULES.rules.iter().map(RuleInfo::of).collect();
    view(corpus, facts, &findings, &proposals, &rules, &Options::default())
}

/// A rule file: it is compiled, laid out, searched for what is odd, and run.
pub fn rule(text: &str) {
    let source = SourceId::default();
    let of_file = [Source::new("x.rule", text)];
    let (rules, problems) = compile(source, text);
    draw(&problems, &of_file);
    match fmt::format(source, text) {
        Ok(once) => {
            assert_eq!(fmt::format(source, &once).as_deref(), Ok(once.as_str()), "laid out twice: {text}");
            let (again, _) = compile(source, &once);
            assert_eq!(again.len(), rules.len(), "the layout changes the rules: {text}");
        }
        Err(problems) => draw(&problems, &of_file),
    }
    let mut set = RuleSet::default();
    set.add(Source::new("x.rule", text));
    draw(&lint::lint(&set, 0, |_| true), &set.sources);
    let world = World { corpus: &SOUND.corpus, facts: &SOUND.facts, as_of: None };
    let checked = check::check(world, &rules);
    assert!(checked.findings.len() < 1_000_000, "{text}");
}

/// A search, as on the command line.
pub fn search(text: &str) {
    if let Err(problems) = query(&Shelves::default(), SourceId::default(), text) {
        draw(&problems, &[Source::new("", text)]);
    }
}

/// What a rule says, with its placeholders.
pub fn message(text: &str) {
    rule(&format!(
        "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/said {{ criterion cost pack correctness level info\n\
         basis test\nfor each d in documents flag d vi \"{text}\" en \"{text}\" }}"
    ));
}

/// A procedure that is to be changed: what is written says what was wanted, or nothing is written.
pub fn changed(text: &str, changes: &[Change]) {
    if patch::read(text, SourceId::default()).is_err() {
        // It is refused whatever the change.
        return;
    }
    for change in changes {
        match patch::patch(text, SourceId::default(), &[change], &Catalog::default()) {
            Ok(after) => {
                let said = patch::read(&after.text, SourceId::default()).ok();
                assert_eq!(said.as_ref(), Some(&after.procedure), "{change:?}: {text}");
            }
            Err(Refused::Unreadable(problems)) => draw(&problems, &[Source::new("x.yaml", text)]),
            Err(Refused::Inapplicable(_)) => {}
            Err(Refused::Differs(problem)) => draw(&[*problem], &[Source::new("x.yaml", text)]),
        }
    }
}

/// A template of a house, for a page and for a text.
pub fn template(text: &str) {
    for name in ["report.md.j2", "report.html.j2"] {
        let made = Templates::of_house(vec![Source::new(name, text)]).and_then(|own| match name {
            "report.md.j2" => markdown::render(&SOUND.view, &own),
            _ => html::render(&SOUND.view, &own),
        });
        if let Err(bad) = made {
            draw(&[bad.problem], &bad.sources);
        }
    }
}

/// Every complaint is drawn in both languages, and its places lie in its texts.
fn draw(problems: &[Diagnostic], sources: &[Source]) {
    for problem in problems {
        for label in &problem.labels {
            let text = &sources[label.source.0 as usize].text;
            assert!(text.get(label.span.start..label.span.end).is_some(), "{problem:?}");
        }
        for lang in [Lang::Vi, Lang::En] {
            let shown = snippet::render(problem, sources, lang, snippet::Style::default());
            assert!(shown.len() < 200_000, "{} bytes are shown of {}", shown.len(), problem.code);
        }
    }
}
