//! What is said of a change: findings, measures, proposals, catalog, rules; and what is not a change.

use serde_json::Value;

use super::repo::{BARE, CATALOG, Repo, SETTINGS, count, keys, procedure};

const NO_BASIS: &str = "legality/document-without-basis:test/a/documents/extra";

fn quiet(seen: &Value) {
    for list in ["findings", "procedures", "proposals", "catalog", "settings", "rules", "mistakes"] {
        assert_eq!(seen[list].as_array().unwrap().len(), 0, "{list}: {seen:#}");
    }
    assert!(count(seen, "kept") > 0);
}

#[test]
fn nothing_changed() {
    quiet(&Repo::with_workspace().seen(&["main"]));
}

#[test]
fn a_paper_more_is_introduced_worse_and_proposed_away_and_settled_the_other_way_round() {
    let repo = Repo::with_workspace();
    repo.write("a.yaml", procedure("test/a", "1.000001", BARE));
    let in_work_tree = repo.seen(&["main"]);
    repo.commit("Ask for more");
    let seen = repo.seen(&["main..work"]);
    assert!(keys(&seen, "introduced").contains(&NO_BASIS.to_owned()), "{seen:#}");
    assert_eq!(count(&seen, "settled"), 0);
    assert_eq!(seen["findings"], in_work_tree["findings"]);
    assert_eq!(seen["findings"][0]["cause"], "data");
    let measures = seen["procedures"][0]["measures"].as_array().unwrap();
    let documents = measures.iter().find(|measure| measure["measure"] == "documents").unwrap();
    assert_eq!((&documents["before"], &documents["after"]), (&Value::from(1), &Value::from(2)));
    assert_eq!(documents["verdict"], "worse");
    assert_eq!(seen["procedures"].as_array().unwrap().len(), 1, "the other procedure is not named");
    assert!(seen["proposals"].as_array().unwrap().iter().any(|proposal| proposal["possible"] == true));

    let back = repo.seen(&["work..main", "--direct"]);
    assert_eq!(keys(&back, "settled"), keys(&seen, "introduced"));
    assert_eq!(count(&back, "introduced"), 0);
}

#[test]
fn the_review_starts_at_the_last_commit_in_common() {
    let repo = Repo::with_workspace();
    repo.git(&["switch", "-q", "main"]);
    repo.write("b.yaml", procedure("test/b", "1.000002", ""));
    repo.commit("Settle something on main");
    for range in ["main..work", "main...work"] {
        quiet(&repo.seen(&[range]));
    }
    let direct = repo.seen(&["main..work", "--direct"]);
    assert!(!keys(&direct, "introduced").is_empty());
}

#[test]
fn renamed_files_and_lists_in_another_order_change_nothing() {
    let repo = Repo::with_workspace();
    repo.git(&["mv", "b.yaml", "deep.yaml"]);
    repo.git(&["mv", "catalog.yaml", "a-catalog.yaml"]);
    let lines: Vec<&str> = CATALOG.lines().collect();
    let mut turned = lines.clone();
    turned.swap(6, 7);
    assert_ne!(lines, turned);
    repo.write("a-catalog.yaml", turned.join("\n"));
    quiet(&repo.seen(&["main"]));
}

#[test]
fn a_procedure_with_another_id_is_known_by_its_code_or_by_what_it_replaces() {
    let repo = Repo::with_workspace();
    repo.write("b.yaml", procedure("other/b", "1.000002", BARE));
    let seen = repo.seen(&["main"]);
    assert_eq!(count(&seen, "introduced") + count(&seen, "settled"), 0, "{seen:#}");
    assert_eq!(
        (&seen["procedures"][0]["fate"], &seen["procedures"][0]["was"]),
        (&"renamed".into(), &"test/b".into())
    );
    let replacing = procedure("new/b", "2.000002", BARE).replacen("kind:", "replaces: [test/b]\nkind:", 1);
    repo.write("b.yaml", replacing);
    let seen = repo.seen(&["main"]);
    assert_eq!(seen["procedures"][0]["was"], "test/b", "{seen:#}");
    assert_eq!(seen["procedures"].as_array().unwrap().len(), 1);
}

#[test]
fn a_change_of_the_catalog_names_the_procedures_it_touches() {
    let repo = Repo::with_workspace();
    repo.write("catalog.yaml", CATALOG.replace("name: Giấy chứng minh", "name: Giấy tờ khác"));
    repo.write("rasoat.yaml", SETTINGS.replace("authority: ministry", "authority: office"));
    let seen = repo.seen(&["main"]);
    let change = &seen["catalog"][0];
    assert_eq!(
        (&change["list"], &change["id"], &change["fate"]),
        (&"document_types".into(), &"proof".into(), &"changed".into())
    );
    assert_eq!(change["keys"], serde_json::json!(["name"]));
    assert_eq!(change["touches"], serde_json::json!(["test/b"]));
    assert_eq!(seen["settings"], serde_json::json!(["authority"]));
}

const RULE: &str = "\
/// Giấy tờ trong kiểm thử.
/// A paper of the test.
///
/// Chỉ dùng trong kiểm thử.
/// For the test only.
rule test/paper {
  criterion necessity   pack correctness   level warning
  basis 63/2010/NĐ-CP art 10

  for each d in documents
  where d.name mentions \"Đơn\"

  flag d
    vi \"Có «{d.name}».\"
    en \"There is `{d.name}`.\"

  flags \"a request\" \"\"\"
    documents:
      - {id: r, type: land-certificate, name: Đơn}      # <- flagged
  \"\"\"
  passes \"none\" \"\"\"
    documents: []
  \"\"\"
}
";

#[test]
fn findings_of_a_new_rule_are_laid_to_the_rule_and_not_to_the_data() {
    let repo = Repo::with_workspace();
    repo.write("rules/paper.rule", RULE);
    repo.write("c.yaml", procedure("test/c", "1.000003", ""));
    let seen = repo.seen(&["main", "--rule", "test/paper"]);
    assert_eq!(seen["mistakes"].as_array().unwrap().len(), 0, "{seen:#}");
    let causes: Vec<(&str, &str)> = seen["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["procedure"].as_str().unwrap(), finding["cause"].as_str().unwrap()))
        .collect();
    assert_eq!(causes, [("test/a", "rule"), ("test/b", "rule"), ("test/c", "data")]);
    let rule = &seen["rules"][0];
    assert_eq!((&rule["id"], &rule["what"]), (&"test/paper".into(), &serde_json::json!(["added"])));
    assert_eq!(rule["gained"].as_array().unwrap().len(), 2);
}

#[test]
fn another_level_is_a_change_of_the_rule() {
    let repo = Repo::with_workspace();
    let off = "rules: {levels: [{rule: legality/document-without-basis, level: off}]}\n";
    repo.write("rasoat.yaml", format!("{SETTINGS}{off}"));
    let seen = repo.seen(&["main"]);
    assert_eq!(seen["rules"][0]["what"], serde_json::json!(["level"]), "{seen:#}");
    let settled = seen["findings"].as_array().unwrap();
    assert!(
        settled.iter().all(|finding| finding["state"] == "settled" && finding["cause"] == "rule"),
        "{seen:#}"
    );
}

#[test]
fn a_file_that_cannot_be_read_hides_its_findings_and_settles_none() {
    let repo = Repo::with_workspace();
    repo.write("b.yaml", "procedure: test/b\n  documents: [\n");
    let broken = repo.seen(&["main"]);
    assert_eq!(count(&broken, "settled"), 0, "{broken:#}");
    assert!(count(&broken, "hidden") > 0);
    assert_eq!(broken["procedures"][0]["fate"], "unreadable");
    assert!(broken["mistakes"].as_array().unwrap().iter().any(|mistake| mistake["introduced"] == true));
    repo.commit("Break it");
    let mended = repo.seen(&["work..main", "--direct"]);
    assert_eq!(count(&mended, "introduced"), 0, "{mended:#}");
    assert_eq!(count(&mended, "revealed"), count(&broken, "hidden"));
    // A mistake that the branch makes fails it; one that was there before does not.
    assert_eq!(repo.review(&["main"]).status.code(), Some(1));
    assert_eq!(repo.review(&["HEAD"]).status.code(), Some(0));
}

#[test]
fn exit_codes_follow_what_is_introduced() {
    let repo = Repo::with_workspace();
    repo.write("a.yaml", procedure("test/a", "1.000001", BARE));
    for (fail_on, code) in [
        ("none", 0),
        ("error", 0),
        ("warning", 1),
        ("info", 1),
        ("worse", 1),
        ("documents", 1),
        ("visits", 0),
        ("visits,documents", 1),
        ("error,visits", 0),
    ] {
        let output = repo.review(&["main", "--fail-on", fail_on]);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{fail_on}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert_eq!(repo.review(&["main", "--fail-on", "documnets"]).status.code(), Some(2));
    // The branch that only settles is clean at any level.
    assert_eq!(repo.review(&["HEAD..main", "--direct", "--fail-on", "info,worse"]).status.code(), Some(0));
}
