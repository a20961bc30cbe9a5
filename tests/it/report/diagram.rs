//! Flows as text for other tools: lanes, rework and the longest path are there, and no name can end its quotes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use rasoat::cli::workspace;
use rasoat::model::corpus::Corpus;
use rasoat::model::load::load;
use rasoat::report::diagram::{dot, mermaid};
use rasoat::report::swimlane::{Mark, svg};
use rasoat::text::{Lang, Text};

use super::chromium::skipped;

fn long() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/report/long");
    let loaded = load(workspace::read(&folder).unwrap().sources);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.corpus
}

/// A corpus in which every name tries to leave its quotes.
fn hostile() -> Corpus {
    let mut corpus = long();
    let name = Text::plain("a\"]; b --> c\n} \\\" <script>x</script> #quot; & \\N end `*_{|$%% %%");
    corpus.procedures[0].name = name.clone();
    for step in &mut corpus.procedures[0].steps {
        step.name = Some(name.clone());
    }
    corpus
}

#[test]
fn a_mermaid_flowchart_has_a_lane_for_each_agency_and_dotted_rework() {
    let corpus = long();
    let text = mermaid(&corpus.procedures[0], &corpus.catalog, Lang::Vi);
    assert_eq!(text.matches("  subgraph ").count(), 9, "eight agencies and the applicant");
    assert_eq!(text.matches("\n  end\n").count(), 9);
    assert!(
        text.contains("flowchart LR\n")
            && text.contains("  s2 -.-> s1\n")
            && text.contains("  s14 -.-> s11\n")
    );
    assert!(text.contains(
        "    s4[\"(4) Trích lục bản đồ địa chính, trích đo địa chính thửa đất<br/>3 ngày làm việc\"]"
    ));
    let critical = text.lines().find_map(|line| line.trim().strip_prefix("class ")).unwrap();
    assert!(critical.starts_with("s1,s2,s3,s4,s5,s6,s9,s10,"), "{critical}");
}

#[test]
fn a_graphviz_graph_has_a_cluster_for_each_agency_and_dashed_rework() {
    let corpus = long();
    let text = dot(&corpus.procedures[0], &corpus.catalog, Lang::Vi);
    assert_eq!(text.matches("subgraph cluster_").count(), 9);
    assert!(text.contains("  s14 -> s11 [style=dashed, constraint=false];\n"));
    assert!(text.contains("  s6 -> s9 [penwidth=2.5, color=\"#124a80\"];\n"));
}

#[test]
fn no_name_ends_its_quotes() {
    let corpus = hostile();
    let procedure = &corpus.procedures[0];
    let flowchart = mermaid(procedure, &corpus.catalog, Lang::Vi);
    for line in flowchart.lines().filter(|line| line.starts_with("    s") || line.starts_with("  subgraph")) {
        assert_eq!(line.matches('"').count(), 2, "{line}");
        assert!(line.ends_with("\"]") && !line.contains("<script") && !line.contains('`'), "{line}");
    }
    let names = flowchart.lines().filter(|line| line.starts_with("    s")).count();
    assert_eq!((names, procedure.steps.len()), (25, 25), "a name stays on its line");
    let graph = dot(procedure, &corpus.catalog, Lang::Vi);
    for line in graph.lines() {
        let plain = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(plain.matches('"').count() % 2, 0, "{line}");
    }
}

#[test]
fn graphviz_reads_the_graph() {
    for corpus in [long(), hostile()] {
        let graph = dot(&corpus.procedures[0], &corpus.catalog, Lang::Vi);
        let child = Command::new("dot").arg("-Tplain").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let Ok(mut child) = child else {
            skipped("Graphviz");
            return;
        };
        child.stdin.take().unwrap().write_all(graph.as_bytes()).unwrap();
        let drawn = child.wait_with_output().unwrap();
        assert!(drawn.status.success(), "{graph}");
        let plain = String::from_utf8(drawn.stdout).unwrap();
        assert_eq!(plain.lines().filter(|line| line.starts_with("node ")).count(), 25);
    }
}

#[test]
fn the_flow_after_shows_what_is_no_more() {
    let corpus = long();
    let before = &corpus.procedures[0];
    let mut after = before.clone();
    after.steps.retain(|step| step.id != "submit");
    let picture = svg(&after, &corpus.catalog, Lang::Vi, Mark::After(before));
    assert!(picture.contains("Các bước được bỏ"));
    assert!(picture.contains(
        "<title>13. Trình Ủy ban nhân dân thành phố – Sở Nông nghiệp và Môi trường thành phố Hà Nội</title>"
    ));
    assert!(!svg(before, &corpus.catalog, Lang::Vi, Mark::Alone).contains("Các bước được bỏ"));
}
