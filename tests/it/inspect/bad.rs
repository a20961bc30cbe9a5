//! What a log should not have: every such line is counted for one reason, and nothing of a person is shown.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use rasoat::inspect::record::Refused;
use rasoat::model::mapping::{Mapping, Order};
use rasoat::model::observed::{Named, Reason};
use rasoat::report::terminal;
use rasoat::report::view::inspection::inspection;
use rasoat::text::Lang;

use super::{apart, look, look_as, plain, wish, world};

const HEAD: &str = "dossier,procedure,step,agency,start,end,due,outcome\n";

#[test]
fn each_line_is_used_or_set_apart_for_one_reason() {
    let log = format!(
        "{HEAD}\
D1,1.000001,Take in,UBND xã,2026-03-02 08:00,2026-03-02 09:00,,\n\
D1,permit,receive\n\
,permit,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,\n\
D1,,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,\n\
D1,nowhere,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,\n\
D1,permit,,desk,2026-03-02 08:00,2026-03-02 09:00,,\n\
D1,permit,receive,,2026-03-02 08:00,2026-03-02 09:00,,\n\
D1,permit,receive,nobody,2026-03-02 08:00,2026-03-02 09:00,,\n\
D1,permit,receive,desk,2026-02-30 08:00,2026-03-02 09:00,,\n\
D1,permit,receive,desk,,,,\n\
D1,permit,receive,desk,2026-03-02 08:00,,,\n\
D1,permit,receive,desk,2026-03-02 09:00,2026-03-02 08:00,,\n\
D1,permit,ask,land,2026-03-02 09:00,2026-03-02 10:00,soon,perhaps\n\
D1,permit,ask,land,2026-03-02 09:00,2026-03-02 10:00,soon,perhaps\n\
D1,permit,ask,land,02/03/2026 09:00,02/03/2026 10:00,,\n"
    );
    let observed = look(&world("language: en"), &plain(), log).unwrap();
    assert_eq!(
        apart(&observed),
        [
            (Reason::Malformed, 1, 3),
            (Reason::NoDossier, 1, 4),
            (Reason::NoProcedure, 1, 5),
            (Reason::UnknownProcedure, 1, 6),
            (Reason::NoStep, 1, 7),
            (Reason::NoAgency, 1, 8),
            (Reason::UnknownAgency, 1, 9),
            (Reason::UnreadableDate, 1, 10),
            (Reason::NoTime, 1, 11),
            (Reason::NoEnd, 1, 12),
            (Reason::EndBeforeStart, 1, 13),
            (Reason::Duplicate, 2, 0),
        ]
    );
    assert_eq!((observed.rows.read, observed.rows.used), (15, 2));
    assert_eq!((observed.rows.unknown_outcomes, observed.rows.unreadable_dues), (2, 2));
    let named: Vec<_> =
        observed.unknown.iter().map(|one| (one.kind, one.name.as_deref(), one.names, one.rows)).collect();
    assert_eq!(named, [(Named::Procedure, None, 1, 1), (Named::Agency, None, 1, 1)]);
}

#[test]
fn nothing_of_a_person_is_shown_unless_asked_for() {
    let mut log = String::from("dossier,procedure,step,agency,start,end,due,outcome,note\n");
    for dossier in 1..=4 {
        log.push_str(&format!(
            "HS-{dossier},permit,Họp liên ngành,desk,2026-03-02 08:00,2026-03-02 09:00,,,Nguyễn Văn A\n"
        ));
        log.push_str(&format!(
            "HS-{dossier},permit,hand-over,desk,2026-03-02 09:00,2026-03-02 10:00,,Trần Thị B,\n"
        ));
        log.push_str(&format!(
            "HS-{dossier},permit,0912345678 Lê Văn C,desk,2026-03-02 09:00,2026-03-02 10:00,,,\n"
        ));
        log.push_str(&format!("HS-{dossier},permit,ask,d@example.vn,2026-03-02 09:00,2026-03-02 10:00,,,\n"));
    }
    log.push_str("HS-4,permit,Gặp ông Phạm D,desk,2026-03-02 09:00,2026-03-02 10:00,,,\n");
    let corpus = world("language: en");
    let shown = |show_ids: bool| {
        let wish = super::Wish { show_ids, ..wish(Order::Auto) };
        let observed = look_as(&corpus, &plain(), log.as_bytes(), wish).unwrap();
        let view = terminal::inspection(&inspection(&corpus, &observed, Lang::Vi));
        format!("{view}{}", serde_yaml::to_string(&observed).unwrap())
    };
    let hidden = shown(false);
    for secret in ["HS-", "Nguyễn", "Trần", "0912345678", "Phạm", "example.vn"] {
        assert!(!hidden.contains(secret), "{secret} in {hidden}");
    }
    assert!(hidden.contains("Họp liên ngành"), "a name that several dossiers have is that of a thing");
    let open = shown(true);
    for asked in ["HS-1", "0912345678", "Phạm", "example.vn"] {
        assert!(open.contains(asked), "{asked} not in {open}");
    }
    assert!(!open.contains("Nguyễn") && !open.contains("Trần"), "columns that are not mapped are never read");
}

#[test]
fn another_key_gives_other_names() {
    let corpus = world("language: en");
    let log = format!("{HEAD}HS-1,permit,hand-over,desk,2026-03-02 09:00,2026-03-02 10:00,,\n");
    let names = |key: &[u8]| {
        let pseudonyms = super::Pseudonyms::of(key);
        let seen =
            look_as(&corpus, &plain(), log.as_bytes(), super::Wish { pseudonyms, ..wish(Order::Auto) });
        seen.unwrap().procedures[0].deviations[0].examples.clone()
    };
    assert_eq!(names(b"one"), names(b"one"));
    assert_ne!(names(b"one"), names(b"two"));
    assert_eq!(names(b"one")[0].len(), 10);
}

#[test]
fn columns_that_are_missing_are_named() {
    let corpus = world("language: en");
    let said =
        |mapping: &Mapping, log: &str| look(&corpus, mapping, log).unwrap_err().text(Lang::En).to_owned();
    let wrong = said(&plain(), "dossier,procedure,step,agencys,start,end,due,outcome\n");
    assert_eq!(
        wrong,
        "the log has no column `agency`; did you mean `agencys`? It has `dossier`, `procedure`, `step`, `agencys`, `start`, `end`, `due`, `outcome`"
    );
    let mut mapping = plain();
    mapping.columns.procedure = None;
    assert!(said(&mapping, HEAD).contains("--procedure"));
    mapping.procedure = Some("permits".into());
    assert_eq!(said(&mapping, HEAD), "there is no procedure `permits`; did you mean `permit`?");
    mapping.procedure = Some("permit".into());
    mapping.columns.end = None;
    assert!(said(&mapping, HEAD).contains("add `end`"));
    assert!(said(&plain(), "").contains("no lines"));
    let utf16 = look(&corpus, &plain(), b"\xff\xfed\0o\0s\0").unwrap_err();
    assert!(utf16.text(Lang::En).contains("UTF-16"));
}

#[test]
fn a_quote_that_is_never_closed_does_not_take_the_file_in() {
    let mut log = format!("{HEAD}\"D1,permit,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,\n");
    log.push_str(&"D2,permit,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,\n".repeat(40_000));
    let said = look(&world("language: en"), &plain(), log).unwrap_err();
    assert!(said.text(Lang::En).starts_with("line 2 is longer than 1 MiB"), "{said:?}");
}

#[test]
fn half_a_gzip_gives_no_figures() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(HEAD.as_bytes()).unwrap();
    for dossier in 0..20_000 {
        let minute = dossier % 60;
        writeln!(
            packed,
            "D{dossier},permit,receive,desk,2026-03-02 08:{minute:02},2026-03-02 09:{minute:02},,"
        )
        .unwrap();
    }
    let packed = packed.finish().unwrap();
    let corpus = world("language: en");
    assert_eq!(look(&corpus, &plain(), &packed).unwrap().rows.used, 20_000);
    let said = look(&corpus, &plain(), &packed[..packed.len() / 2]).unwrap_err();
    assert!(said.text(Lang::En).contains("breaks off after line"), "{said:?}");
    assert_eq!(look(&corpus, &plain(), &packed[..5]), Err(Refused::broken_pack()));
}

#[test]
fn an_entity_bomb_is_refused() {
    let corpus = world("language: en");
    let mapping = Mapping { procedure: Some("permit".into()), ..Mapping::default() };
    let said = |log: &str| look(&corpus, &mapping, log).unwrap_err().text(Lang::En).to_owned();
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><log>&b;</log>";
    assert!(said(bomb).contains("document type"), "{}", said(bomb));
    let unknown = "<log><trace><string key=\"concept:name\" value=\"&b;\"/></trace></log>";
    assert!(said(unknown).contains("not sound XML"), "{}", said(unknown));
    assert!(said("<log><trace><event>").contains("breaks off"));
    assert!(said("<log></log>").contains("no events"));
    assert!(said("<log><trace></log>").contains("not sound XML"));
    let deep = format!("<log>{}", "<a>".repeat(100));
    assert!(said(&deep).contains("too deep"));
    let long = format!("<log><trace><string key=\"concept:name\" value=\"{}\"/>", "x".repeat(5 << 20));
    assert!(said(&long).contains("not sound XML"));
}

#[test]
fn a_dossier_that_comes_back_is_found_out() {
    let mut log = HEAD.to_owned();
    for dossier in 0..21_000 {
        log.push_str(&format!("D{dossier},permit,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,\n"));
        if dossier % 3 == 0 {
            log.push_str(&format!("D{dossier},permit,hand-over,desk,2026-03-02 09:00,2026-03-02 10:00,,\n"));
        }
    }
    let corpus = world("language: en");
    assert_eq!(look(&corpus, &plain(), &log).unwrap().procedures[0].dossiers, 21_000);
    log.push_str("D5,permit,decide,office,2026-03-02 09:00,2026-03-02 10:00,,\n");
    assert_eq!(look(&corpus, &plain(), &log), Err(Refused::NotSorted));
    let again = look_as(&corpus, &plain(), log.as_bytes(), wish(Order::None)).unwrap();
    assert_eq!((again.procedures[0].dossiers, again.rows.used), (21_000, 28_001));
}
