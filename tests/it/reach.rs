//! How far a rule looks: what a rule of one procedure finds in a corpus is what it finds in each procedure alone.

use std::collections::BTreeSet;
use std::path::Path;

use rasoat::check;
use rasoat::cli::workspace;
use rasoat::facts;
use rasoat::facts::column::World;
use rasoat::lang::compile::compile;
use rasoat::lang::rule::{Reach, Rule};
use rasoat::model::corpus::Corpus;
use rasoat::model::load;
use rasoat::rules;
use rasoat::source::SourceId;

/// The keys of what rules find, with what is said.
fn found(corpus: &Corpus, rules: &[Rule]) -> BTreeSet<(String, String)> {
    let facts = facts::of_corpus(corpus);
    let checked = check::check(World { corpus, facts: &facts, as_of: None }, rules);
    checked.findings.into_iter().map(|finding| (finding.key, format!("{:?}", finding.message))).collect()
}

#[test]
fn a_rule_of_one_procedure_finds_the_same_in_each_alone() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = workspace::read(&home.join("procedures")).unwrap_or_else(|_| panic!("it can be read"));
    let sources = read.sources;
    let is_procedure = |text: &str| text.lines().any(|line| line.starts_with("procedure:"));
    let whole = load::load(sources.clone()).corpus;
    let mut parted: Vec<BTreeSet<(String, String)>> = Vec::new();
    let set = rules::built_in();
    let (near, far): (Vec<Rule>, Vec<Rule>) =
        set.rules.into_iter().partition(|rule| rule.reach == Reach::Procedure);
    for alone in sources.iter().filter(|source| is_procedure(&source.text)) {
        let with = sources.iter().filter(|other| !is_procedure(&other.text) || *other == alone);
        let corpus = load::load(with.cloned().collect()).corpus;
        assert!(corpus.procedures.len() <= 1);
        parted.push(found(&corpus, &near));
    }
    let union: BTreeSet<_> = parted.into_iter().flatten().collect();
    let together = found(&whole, &near);
    let differing: Vec<_> = union.symmetric_difference(&together).collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert!(
        near.len() > 40 && far.len() > 3 && together.len() > 50,
        "{} {} {}",
        near.len(),
        far.len(),
        together.len()
    );
}

#[test]
fn how_far_a_rule_looks_is_told_from_its_text() {
    use Reach::{Corpus, Procedure};
    for (body, reach) in [
        ("for each d in documents where d.certified", Procedure),
        ("for each d in documents for each s in d.procedure.steps where s.by is absent", Procedure),
        ("for each d in documents for each s in steps where s.procedure == d.procedure", Procedure),
        ("for each p in procedures for each d in documents where d.procedure == p", Procedure),
        ("for each p in procedures for each d in documents where d in p.documents", Procedure),
        ("for each d in documents for each r in registers where d.type in r.holds", Procedure),
        ("for each a in agencies for each d in documents where d.procedure.decides == a", Procedure),
        ("for each d, e in documents where d.procedure == e.procedure", Procedure),
        ("for each d, e in documents where d.type == e.type", Corpus),
        ("for each d in documents for each o in outputs where o.type == d.type", Corpus),
        ("for each d in documents for each s in steps pairs all where s.by is absent", Corpus),
        ("for each d in documents where count(d.producers) > 0", Corpus),
        ("for each d in documents where d.from_procedure is present", Corpus),
        ("for each d in documents where some p in d.procedure.fed_by has (p.kind == internal)", Corpus),
        (
            "for each p in procedures for each d in documents where d.from_procedure is present and d.from_procedure == p",
            Corpus,
        ),
        (
            "for each p in procedures for each q in procedures where q in p.requires for each d in documents where d.procedure == p",
            Corpus,
        ),
    ] {
        // A rule has its loops before its conditions.
        let (loops, conditions): (Vec<&str>, Vec<&str>) = body
            .split(" for each ")
            .flat_map(|part| {
                let (head, tail) = part.split_once(" where ").unwrap_or((part, ""));
                [(head, true), (tail, false)]
            })
            .filter(|(text, _)| !text.is_empty())
            .fold((Vec::new(), Vec::new()), |mut all, (text, is_loop)| {
                if is_loop {
                    all.0.push(text)
                } else {
                    all.1.push(text)
                }
                all
            });
        let text = format!(
            "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/reach {{ criterion cost pack correctness level info\n\
             basis test\n{} {} flag {} vi \"là\" en \"is\" }}\n",
            loops.join(" for each "),
            conditions.iter().map(|one| format!("where {one}")).collect::<Vec<_>>().join(" "),
            if body.contains("for each d") { "d" } else { "p" },
        );
        let (rules, problems) = compile(SourceId(0), &text);
        let errors: Vec<_> = problems.iter().filter(|problem| problem.code != "unused-name").collect();
        assert!(errors.is_empty(), "{text} {errors:#?}");
        assert_eq!(rules[0].reach, reach, "{text}");
    }
}
