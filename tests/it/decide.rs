//! Waivers, decisions and baselines as their user meets them: in files of every shape, in both languages, and whatever
//! the order of lists and the names of files.

use std::fs;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use rasoat::baseline::Baseline;
use rasoat::check::{self, Checked};
use rasoat::decide::{self, Said, State};
use rasoat::facts::column::World;
use rasoat::facts::{Facts, of_corpus};
use rasoat::lang::rule::Rule;
use rasoat::model::corpus::Corpus;
use rasoat::model::date::Date;
use rasoat::model::decision::{Decision, Verdict};
use rasoat::model::load::load;
use rasoat::proposal::Proposals;
use rasoat::source::Source;
use rasoat::{propose, rules, waive};

const CATALOG: &str = "\
levels: [{id: xa, name: Cấp xã, rank: 1}]
agencies: [{id: desk, name: Bộ phận một cửa, level: xa}]
document_types: [{id: giấy, name: Giấy khai}, {id: other, name: Giấy khác}]
ranks: [{id: decree, name: Nghị định, authority: government, height: 1}]
instruments:
  - {id: decree, number: 1/2020/NĐ-CP, rank: decree, name: Nghị định, issuer: desk, from: 2020-01-01}
";

/// Two documents asked for in two originals each, and a step that needs both.
const DOCUMENTS: [&str; 2] = [
    "  - id: đơn-đề-nghị\n    type: giấy\n    originals: 2\n    copies: 1\n",
    "  - {id: bản-vẽ, type: other, originals: 2, copies: 1}\n",
];

const HEAD: &str = "\
procedure: đất/cấp-mới
name: 'Thủ tục # một'
kind: external
sector: land
as_of: 2026-07-01
receives: desk
decides: desk
volume: {year: 2025, cases: 1000}
";

const STEPS: &str = "\
steps:
  - {id: nhận, does: receive, by: desk, takes: 4 hours, needs: [đơn-đề-nghị, bản-vẽ]}
  - {id: ký, does: decide, by: desk, takes: 1wd, produces: [kq]}
outputs: [{id: kq, type: other}]
";

const RULE: &str = "documents/too-many-originals";
const FIRST: &str = "documents/too-many-originals:đất/cấp-mới/documents/đơn-đề-nghị.originals";

fn procedure(documents: &str) -> String {
    format!("{HEAD}documents:\n{documents}{STEPS}")
}

fn plain() -> String {
    procedure(&DOCUMENTS.concat())
}

struct World_ {
    corpus: Corpus,
    facts: Facts,
    codes: Vec<&'static str>,
    checked: Checked,
    rules: Vec<Rule>,
}

impl World_ {
    fn of(files: &[(&str, &str)]) -> World_ {
        let own = files.iter().map(|(name, text)| Source::new(*name, *text));
        let loaded = load(own.chain([Source::new("catalog.yaml", CATALOG)]).collect());
        let corpus = loaded.corpus;
        let facts = of_corpus(&corpus);
        let set = rules::built_in();
        let world = World { corpus: &corpus, facts: &facts, as_of: None };
        let checked = check::check(world, &set.rules);
        let mut said = loaded.diagnostics;
        said.extend(waive::problems(world, &set.rules));
        said.extend(decide::problems(&corpus));
        said.extend(checked.idle_waivers.clone());
        for problem in &said {
            let (vi, en) = (&problem.message.vi, &problem.message.en);
            assert!(vi.is_some() && vi != en, "{problem:?}");
            assert!(problem.help.is_some() && !problem.labels.is_empty(), "{problem:?}");
        }
        let codes = said.iter().map(|problem| problem.code).collect();
        World_ { facts, codes, checked, rules: set.rules, corpus }
    }

    fn world(&self) -> World<'_> {
        World { corpus: &self.corpus, facts: &self.facts, as_of: None }
    }

    fn waived(&self) -> Vec<&str> {
        let waived = self.checked.findings.iter().filter(|finding| finding.waived.is_some());
        waived.map(|finding| finding.key.as_str()).collect()
    }

    fn proposals(&self) -> Proposals {
        propose::propose_on(self.world(), &self.checked.findings)
    }
}

/// A procedure file whose documents are these lines, and what comes of the waiver in it.
fn waived_in(documents: &str) -> (Vec<String>, Vec<&'static str>) {
    let seen = World_::of(&[("p.yaml", &procedure(documents))]);
    (seen.waived().into_iter().map(str::to_owned).collect(), seen.codes)
}

#[test]
fn a_comment_waives_what_it_stands_at_and_nothing_else() {
    let waive = format!("# rasoat: waive {RULE} -- hai cơ quan cùng giữ bản chính");
    let [block, flow] = DOCUMENTS;
    let first = vec![FIRST.to_owned()];
    let none = Vec::new();
    let flow_lines = "  - {id: đơn-đề-nghị,\n     type: giấy,\n     originals: 2, copies: 1}";
    for (text, waived, codes) in [
        (format!("  {waive}\n{block}{flow}"), &first, vec![]),
        (format!("  # trước đó\n  {waive}\n  # sau đó\n{block}{flow}"), &first, vec![]),
        (block.replace("nghị\n", &format!("nghị  {waive}\n")) + flow, &first, vec![]),
        (block.replace("    copies", &format!("    {waive}\n    copies")) + flow, &first, vec![]),
        (format!("  - {waive}\n{}{flow}", block.replacen("  -", "   ", 1)), &first, vec![]),
        (format!("{flow_lines}  {waive}\n{flow}"), &first, vec![]),
        (format!("{}\n{flow}", flow_lines.replace("giấy,", &format!("giấy, {waive}"))), &first, vec![]),
        (
            format!("{block}{flow}").replace('\n', "\r\n").replace("  - id", &format!("  {waive}\r\n  - id")),
            &first,
            vec![],
        ),
        // A `#` inside quotes is no comment, nor one inside a block of text.
        (
            block.replace("type: giấy\n", &format!("type: giấy\n    name: 'x {waive}'\n")) + flow,
            &none,
            vec![],
        ),
        (
            block.replace("type: giấy\n", &format!("type: giấy\n    name: |\n      x\n      {waive}\n"))
                + flow,
            &none,
            vec![],
        ),
        (format!("  {waive}\n\n{block}{flow}"), &none, vec!["waiver-place"]),
        (format!("  {}\n{block}{flow}", waive.replace("originals", "original")), &none, vec!["unknown-rule"]),
        (format!("  {}\n{block}{flow}", waive.replace("waive ", "wave ")), &none, vec!["waiver-syntax"]),
        (
            format!("  # rasoat: waive {RULE} until 2026-02-30 -- x\n{block}{flow}"),
            &none,
            vec!["waiver-syntax"],
        ),
        (format!("  # rasoat: waive documents/* -- x\n{block}{flow}"), &none, vec!["unknown-rule"]),
        (format!("  # rasoat: waive {RULE} --\n{block}{flow}"), &none, vec!["waiver-reason"]),
        (
            format!("  # rasoat: waive {RULE} until 2026-06-30 -- x\n{block}{flow}"),
            &none,
            vec!["waiver-expired"],
        ),
        (format!("  # rasoat: waive {RULE} until 2026-07-01 — x\n{block}{flow}"), &first, vec![]),
        (
            format!("  # rasoat: waive fees/no-basis, {RULE} -- x\n{block}{flow}"),
            &first,
            vec!["waiver-unused"],
        ),
        (format!("  # rasoat reads this file\n{block}{flow}"), &none, vec![]),
    ] {
        let seen = waived_in(&text);
        assert_eq!((&seen.0, &seen.1), (waived, &codes), "{text}");
    }
}

#[test]
fn a_waiver_above_the_procedure_holds_for_all_of_it_and_an_anchor_is_no_trouble() {
    let waive = format!("# rasoat: waive {RULE} -- cả thủ tục\n");
    for text in [
        format!("{waive}{}", plain()),
        format!("\u{feff}{waive}{}", plain()),
        plain().replacen('\n', &format!("  {waive}"), 1),
    ] {
        let seen = World_::of(&[("p.yaml", &text)]);
        assert_eq!(seen.waived().len(), 2, "{text}");
        assert!(seen.codes.is_empty(), "{:?}", seen.codes);
        let settled = seen.proposals().made.into_iter().flat_map(|made| made.settles);
        assert!(settled.into_iter().all(|at| seen.checked.findings[at].rule != RULE), "{text}");
    }
    let anchored = plain().replace("  - {id", "  # rasoat: waive a/b -- x\n  - &x {id");
    assert!(World_::of(&[("p.yaml", &anchored)]).codes.contains(&"anchor"));
}

#[test]
fn a_register_waives_by_thing_or_by_procedure() {
    let row =
        |keys: &str| format!("waivers:\n  - {{rule: {RULE}, {keys}, reason: đã thống nhất, by: Lan}}\n");
    for (keys, waived, codes) in [
        ("thing: đất/cấp-mới/documents/đơn-đề-nghị", 1, vec![]),
        (&*format!("thing: \"{FIRST}\""), 1, vec![]),
        ("procedure: đất/cấp-mới, id: bản-vẽ", 1, vec![]),
        ("procedure: đất/cấp-mới", 2, vec![]),
        ("procedure: đất/cấp-mơi", 0, vec!["unknown-reference"]),
        ("procedure: đất/cấp-mới, id: bản-ve", 0, vec!["unknown-reference"]),
        ("thing: đất/cấp-mới/documents/đơn-đề-ngh", 0, vec!["unknown-reference"]),
        ("until: 2026-12-31", 0, vec!["missing-key"]),
        ("procedure: đất/cấp-mới, until: 2026-01-01", 0, vec!["waiver-expired"]),
        ("procedure: đất/cấp-mới, untill: 2027-01-01", 0, vec!["unknown-key"]),
        ("procedure: đất/cấp-mới, id: nhận", 0, vec!["waiver-unused"]),
    ] {
        let seen = World_::of(&[("p.yaml", &plain()), ("so/waivers.yaml", &row(keys))]);
        assert_eq!((seen.waived().len(), &seen.codes), (waived, &codes), "{keys}");
    }
}

fn said(verdict: Verdict, until: Option<&str>) -> Said {
    let day = |text| Date::parse(text).unwrap();
    Said {
        verdict,
        by: "Nguyễn Văn A".into(),
        reason: "theo nghị quyết".into(),
        date: day("2026-07-01"),
        until: until.map(day),
    }
}

/// The decision on the proposal about the first document, as its file says it.
fn decided(verdict: Verdict, until: Option<&str>) -> (String, String) {
    decided_on(&plain(), FIRST, verdict, until)
}

/// The decision on the proposal that settles a finding of a procedure.
fn decided_on(text: &str, key: &str, verdict: Verdict, until: Option<&str>) -> (String, String) {
    let seen = World_::of(&[("p.yaml", text)]);
    let proposals = seen.proposals();
    let about = |made: &&rasoat::proposal::Proposal| {
        made.settles.iter().any(|at| seen.checked.findings[*at].key == key)
    };
    let proposal = proposals.made.iter().find(about).unwrap();
    let decision =
        decide::record(seen.world(), &seen.rules, &seen.checked.findings, proposal, said(verdict, until));
    (proposal.id.clone(), serde_yaml::to_string(&decision).unwrap())
}

/// What becomes of a decision when the procedure reads like this, and whether the proposal is made.
fn becomes(id: &str, decision: &str, text: &str) -> (State, bool) {
    let seen = World_::of(&[("p.yaml", text), ("decisions/2026/x.yaml", decision)]);
    assert!(seen.codes.is_empty(), "{:?}\n{decision}", seen.codes);
    let proposals = seen.proposals();
    let [one] = proposals.decided.as_slice() else { panic!("{:?}", proposals.decided) };
    assert_eq!(one.state == State::Reopened, one.state == State::Reopened && !one.changed.is_empty());
    // What clashes with a better one is offered as well.
    let mut offered = proposals.made.iter().chain(&proposals.alternatives);
    (one.state, offered.any(|made| made.id == id))
}

#[test]
fn a_decision_stands_until_what_it_is_about_changes() {
    let same = plain();
    let other_document = same.replace("type: other, originals: 2", "type: other, originals: 1");
    let elsewhere = same.replace("takes: 1wd", "takes: 2wd").replace("4 hours", "3 hours");
    let done = same.replacen("originals: 2\n    copies: 1", "originals: 1\n    copies: 0", 1);
    let more = same.replacen("originals: 2", "originals: 3", 1);
    // The rule counts originals; neither what else is asked of the paper nor how it is called is what it is about.
    let beside = same.replacen("copies: 1", "copies: 1\n    certified: true\n    name: Đơn", 1);
    let prescribed = same.replacen("copies: 1", "copies: 1\n    basis: [1/2020/NĐ-CP art 3]", 1);
    let gone = procedure(DOCUMENTS[1]).replace("đơn-đề-nghị, ", "");
    let later = same.replace("2026-07-01", "2027-07-01");
    use State::{Accepted, Deferred, Done, Due, Moot, Overtaken, Rejected, Reopened};
    use Verdict as V;
    let until = Some("2026-12-31");
    for (verdict, until, text, state, made) in [
        (V::Rejected, None, &same, Rejected, false),
        (V::Rejected, None, &other_document, Rejected, false),
        (V::Rejected, None, &elsewhere, Rejected, false),
        (V::Rejected, None, &more, Reopened, true),
        (V::Rejected, None, &beside, Rejected, false),
        (V::Rejected, None, &prescribed, Reopened, true),
        (V::Rejected, None, &done, Moot, false),
        (V::Rejected, None, &gone, Moot, false),
        (V::Deferred, until, &same, Deferred, false),
        (V::Deferred, until, &later, Due, true),
        (V::Deferred, until, &more, Reopened, true),
        (V::Accepted, None, &same, Accepted, true),
        (V::Accepted, None, &elsewhere, Accepted, true),
        (V::Accepted, None, &done, Done, false),
        (V::Accepted, None, &gone, Overtaken, false),
    ] {
        let (id, decision) = decided(verdict, until);
        assert_eq!(becomes(&id, &decision, text), (state, made), "{verdict:?} {until:?}\n{text}");
    }
}

/// A step has many keys; a decision on a proposal about it stands until one of those changes that it is about.
#[test]
fn a_rejected_proposal_about_a_step_is_made_again_only_when_what_it_was_about_changes() {
    let returning = plain().replace("takes: 1wd,", "takes: 1wd, returns_to: {step: nhận, rate: 0.2},");
    let key = "flow/uncapped-returns:đất/cấp-mới/steps/ký";
    let (id, decision) = decided_on(&returning, key, Verdict::Rejected, None);
    let change = |from: &str, to: &str| {
        assert!(returning.contains(from), "{from}");
        returning.replace(from, to)
    };
    for (text, state, made) in [
        (change("takes: 1wd", "takes: 2wd"), State::Rejected, false),
        (change("takes: 1wd", "name: Ký duyệt, takes: 1wd"), State::Rejected, false),
        (change("produces: [kq]", "produces: [kq], needs: [bản-vẽ]"), State::Rejected, false),
        (change("rate: 0.2", "rate: 0.5"), State::Reopened, true),
        (change("does: decide, by", "basis: [1/2020/NĐ-CP art 3], does: decide, by"), State::Reopened, true),
        (change("rate: 0.2", "rate: 0.2, at_most: 1"), State::Moot, false),
        (change("returns_to: {step: nhận, rate: 0.2},", ""), State::Moot, false),
    ] {
        assert_eq!(becomes(&id, &decision, &text), (state, made), "{text}");
    }
}

#[test]
fn two_decisions_on_one_proposal_are_said_and_contradicting_ones_do_not_hold() {
    let (id, rejected) = decided(Verdict::Rejected, None);
    let (_, accepted) = decided(Verdict::Accepted, None);
    for (second, code, made) in [(&accepted, "decision-twice", true), (&rejected, "decision-twice", false)] {
        let seen = World_::of(&[("p.yaml", &plain()), ("d/a.yaml", &rejected), ("d/b.yaml", second)]);
        assert_eq!(seen.codes, [code]);
        assert_eq!(seen.proposals().made.iter().any(|made| made.id == id), made);
    }
    let wrong = rejected.replace("verdict: rejected", "verdict: reject").replace("concerns:", "concern:");
    let seen = World_::of(&[("p.yaml", &plain()), ("d/a.yaml", &wrong)]);
    assert!(seen.codes.contains(&"unknown-key") && seen.codes.contains(&"unknown-word"), "{:?}", seen.codes);
    let lost = rejected.replace("concerns: đất/cấp-mới", "concerns: đất/cấp-moi");
    assert_eq!(World_::of(&[("p.yaml", &plain()), ("d/a.yaml", &lost)]).codes, ["unknown-reference"]);
}

#[test]
fn what_is_written_is_what_was_decided() {
    let (_, text) = decided(Verdict::Deferred, Some("2026-12-31"));
    let seen = World_::of(&[("p.yaml", &plain()), ("d/a.yaml", &text)]);
    let again: Decision = serde_yaml::from_str(&text).unwrap();
    assert_eq!(seen.corpus.decisions[0].0, again);
}

proptest! {
    #![proptest_config(crate::laws::law(24))]

    /// The order of lists, the names of files and the way a line ends change no waiver, no baseline and no decision.
    #[test]
    fn neither_order_nor_names_matter(flip in any::<bool>(), crlf in any::<bool>(), bom in any::<bool>(), name in "[a-zđ]{1,6}") {
        let (id, decision) = decided(Verdict::Rejected, None);
        let known = Baseline::of(&World_::of(&[("p.yaml", &plain())]).checked.findings);
        let waive = format!("  # rasoat: waive {RULE} -- x\n");
        let [first, second] = DOCUMENTS;
        let first_waived = format!("{waive}{first}");
        let order = |one: &str, two: &str| if flip { format!("{two}{one}") } else { format!("{one}{two}") };
        let shape = |text: String| {
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            if bom { format!("\u{feff}{text}") } else { text }
        };
        let file = format!("{name}.yaml");
        let text = shape(procedure(&order(first, second)));
        let seen = World_::of(&[(&file, &text), (&format!("{name}/q/{name}.yaml"), &decision)]);
        prop_assert!(seen.codes.is_empty());
        prop_assert!(seen.checked.findings.iter().all(|finding| known.knows(finding)));
        prop_assert!(known.stale(&seen.checked.findings, |_| true).is_empty());
        prop_assert_eq!(seen.proposals().decided[0].state, State::Rejected);
        prop_assert!(seen.proposals().made.iter().all(|made| made.id != id));
        let text = shape(procedure(&order(&first_waived, second)));
        let seen = World_::of(&[(&file, &text)]);
        prop_assert_eq!(seen.waived(), vec![FIRST]);
        prop_assert_eq!(Baseline::read(&known.text()), Some(known));
    }
}

fn rasoat(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    format!("{out}{err}exit code {}\n", output.status.code().unwrap())
}

fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("rasoat.yaml", "language: en\n"), ("catalog.yaml", CATALOG), ("p.yaml", &plain())] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn holds(said: &str, parts: &[&str]) {
    for part in parts {
        assert!(said.contains(part), "`{part}` is not in:\n{said}");
    }
}

#[test]
fn a_baseline_shows_only_what_is_new() {
    let folder = workspace();
    let at = folder.path();
    let run = |args: &[&str]| rasoat(at, args);
    holds(&run(&["check", "--fail-on", "info", "--rule", RULE]), &["2 findings", "exit code 1"]);
    holds(&run(&["baseline", "write"]), &["findings written to `baseline.yaml`", "exit code 0"]);
    let written = fs::read_to_string(at.join("baseline.yaml")).unwrap();
    assert!(written.lines().any(|line| line == format!("  - {FIRST}")), "{written}");
    holds(
        &run(&["check", "--baseline", "baseline.yaml", "--fail-on", "info"]),
        &["no findings", "known from", "exit code 0"],
    );
    fs::write(at.join("rasoat.yaml"), "language: en\nbaseline: baseline.yaml\n").unwrap();
    fs::write(at.join("p.yaml"), plain().replacen("originals: 2", "originals: 1", 1)).unwrap();
    holds(&run(&["check"]), &[&format!("lists `{FIRST}`, which is found no more"), "exit code 0"]);
    holds(&run(&["check", "--rule", "fees/*", "--lang", "vi"]), &["không có phát hiện nào", "exit code 0"]);
    holds(&run(&["baseline", "prune"]), &["1 entries dropped", "exit code 0"]);
    holds(&run(&["baseline", "prune", "--lang", "vi"]), &["đã bỏ 0 mục", "exit code 0"]);
    fs::write(at.join("p.yaml"), plain()).unwrap();
    holds(&run(&["check", "--fail-on", "info"]), &["1 finding:", "exit code 1"]);
    fs::write(at.join("baseline.yaml"), "baselin: []\n").unwrap();
    holds(&run(&["check"]), &["is not a baseline", "exit code 2"]);
}

#[test]
fn a_waived_finding_is_said_and_counts_for_nothing() {
    let folder = workspace();
    let at = folder.path();
    let waive = format!("# rasoat: waive {RULE} -- hai nơi giữ <bản> chính\n");
    fs::write(at.join("p.yaml"), format!("{waive}{}", plain())).unwrap();
    let args = ["check", "--rule", RULE, "--fail-on", "info"];
    holds(&rasoat(at, &args), &["no findings; 2 waived", "exit code 0"]);
    holds(
        &rasoat(at, &[&args[..], &["--waived", "--lang", "vi"]].concat()),
        &["được miễn trừ: hai nơi giữ <bản> chính", "2 được miễn trừ"],
    );
    let sarif: serde_json::Value = {
        let text = rasoat(at, &[&args[..], &["--format", "sarif"]].concat());
        serde_json::from_str(text.split("exit code").next().unwrap()).unwrap()
    };
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    assert!(results.iter().all(|one| one["suppressions"][0]["kind"] == "inSource"));
    for format in ["github", "gitlab", "junit", "comment"] {
        let said = rasoat(at, &[&args[..], &["--format", format]].concat());
        assert!(!said.contains("bản chính") && !said.contains("originals;"), "{format}: {said}");
    }
    holds(&rasoat(at, &["report", "--format", "markdown"]), &["Waived: 2", "hai nơi giữ"]);
    holds(&rasoat(at, &["report", "--format", "html"]), &["hai nơi giữ &lt;bản&gt; chính"]);
    holds(&rasoat(at, &["report", "--format", "json"]), &["\"reason\": \"hai nơi giữ <bản> chính\""]);
}

#[test]
fn decide_writes_a_file_and_the_other_commands_keep_to_it() {
    let folder = workspace();
    let at = folder.path();
    let run = |args: &[&str]| rasoat(at, args);
    let (id, _) = decided(Verdict::Rejected, None);
    let by = ["--by", "Trần Thị B", "--reason", "đã có nghị quyết"];
    let decide = |verdict: &str, more: &[&str]| run(&[&["decide", &id, verdict][..], &by, more].concat());
    holds(&decide("defer", &[]), &["`--until` goes with `defer`", "exit code 2"]);
    holds(&decide("reject", &["--until", "2027-01-01"]), &["`--until` goes with `defer`", "exit code 2"]);
    holds(
        &run(&["decide", &id[..6], "accept", "--by", "B", "--reason", "x"]),
        &[&format!("did you mean `{id}`?"), "exit code 2"],
    );
    holds(
        &run(&["decide", &id, "accept", "--by", " ", "--reason", "x", "--lang", "vi"]),
        &["phải nêu người quyết định", "exit code 2"],
    );
    let file = format!("decisions/2026/{id}.yaml");
    holds(
        &decide("reject", &[]),
        &[&file, "rejected (Trần Thị B, 2026-07-01): đã có nghị quyết", "exit code 0"],
    );
    holds(&decide("accept", &[]), &[&format!("was decided in `{file}`"), "exit code 2"]);
    holds(&run(&["propose"]), &["state: rejected", "0 accepted and not yet applied, 0 done, 1 rejected"]);
    holds(&run(&["apply", &id]), &["it was rejected (Trần Thị B: đã có nghị quyết", "exit code 1"]);
    assert!(!run(&["apply", "--all", "--safety", "needs-review", "--dry-run"]).contains(&id));
    holds(&run(&["plan", "--target", "documents=-1%", "--accepted"]), &["exit code 1"]);
    holds(&decide("accept", &["--replace", "--lang", "vi"]), &[&file, "chấp thuận (Trần Thị B, 01/07/2026)"]);
    holds(&run(&["propose", "--lang", "vi"]), &["tình trạng: đã chấp thuận, chưa thực hiện"]);
    holds(&run(&["apply", "--accepted"]), &["1 proposal applied", "exit code 0"]);
    holds(&run(&["propose"]), &["state: accepted and done"]);
    holds(&run(&["report", "--format", "markdown"]), &["1 done", "accepted and done", "Trần Thị B"]);
    holds(
        &run(&["report", "--format", "html", "--lang", "vi"]),
        &["Quyết định về các phương án", "đã thực hiện"],
    );
    holds(&run(&["report", "--format", "json"]), &["\"state\": \"done\""]);
    fs::write(at.join(&file), "decision: x\n").unwrap();
    holds(&run(&["check"]), &["missing-key", "exit code 1"]);
}

#[test]
fn targets_say_what_the_accepted_proposals_alone_reach() {
    let folder = workspace();
    let at = folder.path();
    let targets = "language: en\ntargets:\n  - {measure: copies, percent: -50}\n";
    fs::write(at.join("rasoat.yaml"), targets).unwrap();
    let target = || {
        let said = rasoat(at, &["report", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&said[..=said.rfind('}').unwrap()]).unwrap();
        let of_all =
            report["targets"].as_array().unwrap_or_else(|| report["summary"]["targets"].as_array().unwrap());
        let target = of_all[0].clone();
        assert_eq!(target, report["dashboard"]["sectors"][0]["targets"][0], "there is one procedure");
        target
    };
    // Of six sheets one proposal saves two, the others with it five: the second paper goes altogether.
    let none = target();
    assert_eq!((&none["reached"], &none["reached_by_accepted"]), (&(-8333).into(), &serde_json::Value::Null));
    let (id, _) = decided(Verdict::Accepted, None);
    rasoat(at, &["decide", &id, "accept", "--by", "B", "--reason", "x"]);
    let one = target();
    assert_eq!((&one["reached"], &one["reached_by_accepted"]), (&(-8333).into(), &(-3333).into()));
    for (format, words) in
        [("markdown", "| By accepted proposals alone |"), ("html", "By accepted proposals alone")]
    {
        holds(&rasoat(at, &["report", "--format", format]), &[words]);
    }
}
