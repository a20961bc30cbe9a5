//! One log in every shape: comma or semicolon, byte-order mark, either line end, XES, packed; and the shape of the public
//! "receipt" log of process-mining tools (a small log of our own in it).

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use rasoat::model::load;
use rasoat::model::mapping::{Columns, Mapping, Order, Settled};
use rasoat::model::observed::{Deviation, Reason};
use rasoat::source::Source;

use super::{apart, look, look_as, plain, wish, world};

const ROWS: [[&str; 6]; 5] = [
    ["D1", "receive", "desk", "2026-03-02T08:00:00.000+07:00", "2026-03-02T09:00:00.000+07:00", ""],
    ["D1", "appraise", "office", "2026-03-02T06:00:00.000Z", "2026-03-04T09:00:00.000+07:00", ""],
    ["D1", "ask", "land", "2026-03-03T08:00:00.000+07:00", "2026-03-03T10:00:00.000+07:00", "positive"],
    ["D1", "decide", "office", "2026-03-05T08:00:00.000+07:00", "2026-03-05T12:00:00.000+07:00", "positive"],
    ["D1", "hand-over", "desk", "2026-03-05T13:00:00.000+07:00", "2026-03-05T14:00:00.000+07:00", ""],
];

#[test]
fn one_log_shows_the_same_in_every_shape() {
    let corpus = world("language: en");
    let cells = |mark: &str, end: &str| {
        let rows = ROWS.map(|[dossier, step, agency, from, until, outcome]| {
            [dossier, "permit", step, &format!("\"{agency}\""), from, until, "", outcome].join(mark)
        });
        let head = ["dossier", "procedure", "step", "agency", "start", "end", "due", "outcome"].join(mark);
        format!("{head}{end}{}{end}", rows.join(end))
    };
    let mapping = plain();
    let wanted = look(&corpus, &mapping, cells(",", "\n")).unwrap();
    assert_eq!((wanted.rows.used, wanted.procedures[0].took.median), (5, 1740));
    for (mark, end, bom) in [(";", "\r\n", "\u{feff}"), ("\t", "\n", ""), (",", "\r\n", "\u{feff}")] {
        assert_eq!(look(&corpus, &mapping, format!("{bom}{}", cells(mark, end))).unwrap(), wanted);
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(cells(";", "\n").as_bytes()).unwrap();
    assert_eq!(look(&corpus, &mapping, packed.finish().unwrap()).unwrap(), wanted);
    let events = ROWS.map(|[_, step, agency, from, until, outcome]| {
        format!(
            "<event><string key=\"step\" value=\"{step}\"/><string key=\"agency\" value=\"{agency}\"><string key=\"step\" value=\"not this\"/></string>\
             <date key=\"start\" value=\"{from}\"/><date key=\"end\" value=\"{until}\"/><string key=\"outcome\" value=\"{outcome}\"/></event>"
        )
    });
    let xes = format!(
        "<?xml version=\"1.0\"?><log xes.version=\"1.0\"><global scope=\"event\"><string key=\"step\" value=\"?\"/></global><!-- a log -->\
         <trace><string key=\"dossier\" value=\"D1\"/><string key=\"procedure\" value=\"permit\"/>{}</trace></log>",
        events.concat()
    );
    let mut mapping = plain();
    mapping.columns.dossier = "case:dossier".into();
    mapping.columns.procedure = Some("case:procedure".into());
    assert_eq!(look(&corpus, &mapping, xes).unwrap(), wanted);
}

#[test]
fn starts_and_ends_on_lines_of_their_own_are_joined() {
    let corpus = world("language: en");
    let mut log = String::from("dossier,procedure,step,agency,end,lifecycle\n");
    for [dossier, step, agency, from, until, _] in ROWS {
        log.push_str(&format!(
            "{dossier},permit,{step},{agency},{from},start\n{dossier},permit,{step},{agency},{from},assign\n"
        ));
        log.push_str(&format!("{dossier},permit,{step},{agency},{until},COMPLETE\n"));
    }
    log.push_str("D1,permit,ask,land,2026-03-03 15:00,start\n");
    let heads = ["procedure", "agency", "end", "lifecycle"].map(str::to_owned);
    let mapping = Mapping { columns: Columns::plain(&heads), ..Mapping::default() };
    let observed = look(&corpus, &mapping, log).unwrap();
    assert_eq!(apart(&observed), [(Reason::OtherTransition, 5, 3), (Reason::NoEnd, 1, 0)]);
    let one = &observed.procedures[0];
    assert_eq!((observed.rows.used, one.working, one.waiting), (10, 1140, 600));
}

const RECEIPT: &str = "
procedure: receipt
name: {vi: Xác nhận tiếp nhận, en: Confirmation of receipt}
kind: internal
sector: permits
as_of: 2011-10-01
receives: group-1
decides: group-1
deadline: 10 days
steps:
  - {id: receive, name: {en: Confirmation of receipt}, does: receive, by: group-1, takes: 1wd}
  - {id: t02, name: {en: T02 Check confirmation of receipt}, does: check, by: group-4, takes: 1wd}
  - {id: t04, name: {en: T04 Determine confirmation of receipt}, does: decide, by: group-1, takes: 1wd}
  - {id: t05, name: {en: T05 Print and send confirmation of receipt}, does: return, by: group-4, takes: 1wd}
";

fn receipt_world() -> rasoat::model::corpus::Corpus {
    let catalog = "
levels: [{id: town, name: Town, rank: 1}]
agencies: [{id: group-1, name: Group 1, level: town}, {id: group-4, name: Group 4, level: town}]
";
    let files = [("rasoat.yaml", "language: en\n"), ("catalog.yaml", catalog), ("receipt.yaml", RECEIPT)];
    let loaded = load::load(files.map(|(name, text)| Source::new(name, text)).to_vec());
    assert_eq!(loaded.diagnostics, []);
    loaded.corpus
}

#[test]
fn the_shape_of_the_public_receipt_log() {
    let corpus = receipt_world();
    let events = [
        ("case-1", "Confirmation of receipt", "Group 1", "2011-10-11T13:45:40.276+02:00"),
        ("case-1", "T02 Check confirmation of receipt", "Group 4", "2011-10-12T08:26:25.398+02:00"),
        ("case-1", "T04 Determine confirmation of receipt", "Group 1", "2011-11-24T15:36:51.302+01:00"),
        ("case-1", "T05 Print and send confirmation of receipt", "Group 4", "2011-11-24T15:37:16.553+01:00"),
        ("case-2", "Confirmation of receipt", "Group 1", "2011-10-18T13:46:39.679+02:00"),
        ("case-2", "T06 Determine necessity of stop advice", "EMPTY", "2011-10-18T13:50:00.000+02:00"),
        ("case-2", "T05 Print and send confirmation of receipt", "Group 4", "2011-10-19T13:46:39.679+02:00"),
    ];
    let mut csv = String::from(
        "case:concept:name,case:channel,case:department,case:group,case:responsible,concept:instance,concept:name,lifecycle:transition,org:group,org:resource,time:timestamp\n",
    );
    let mut xes = String::from(
        "<?xml version='1.0' encoding='UTF-8'?>\n<log>\n<string key=\"concept:name\" value=\"receipt\"/>\n",
    );
    let mut last = "";
    for (case, step, group, at) in events {
        csv.push_str(&format!(
            "{case},Internet,General,{group},Resource21,task-1,{step},complete,{group},Resource21,{at}\n"
        ));
        if last != case {
            xes.push_str(if last.is_empty() { "" } else { "</trace>\n" });
            xes.push_str(&format!("<trace>\n<string key=\"concept:name\" value=\"{case}\"/><string key=\"channel\" value=\"Internet\"/>\n"));
            last = case;
        }
        xes.push_str(&format!(
            "<event><string key=\"org:group\" value=\"{group}\"/><string key=\"concept:instance\" value=\"task-1\"/>\
             <string key=\"org:resource\" value=\"Resource21\"/><string key=\"concept:name\" value=\"{step}\"/>\
             <date key=\"time:timestamp\" value=\"{at}\"/><string key=\"lifecycle:transition\" value=\"complete\"/></event>\n"
        ));
    }
    xes.push_str("</trace>\n</log>\n");
    let mapping =
        Mapping { procedure: Some("receipt".into()), settled: Settled::Always, ..Mapping::default() };
    let mut of_xes = look(&corpus, &mapping, xes).unwrap();
    let of_csv = look(&corpus, &mapping, csv).unwrap();
    // Events are counted without a heading.
    of_xes.rows.apart.iter_mut().for_each(|apart| apart.first += 1);
    assert_eq!(of_xes, of_csv);
    assert!(of_csv.ends_only);
    assert_eq!(apart(&of_csv), [(Reason::UnknownAgency, 1, 7)]);
    let one = &of_csv.procedures[0];
    assert_eq!((one.dossiers, one.settled, one.late, one.early), (2, 2, 1, 1));
    // 11 October 13:45:40 to 24 November 15:37:16, one hour of it by the change of clocks.
    assert_eq!(one.took.p90, 44 * 1440 + 60 + 111);
    let skipped: Vec<_> =
        one.deviations.iter().map(|way| (way.kind, way.step.as_deref(), way.dossiers)).collect();
    assert_eq!(skipped, [(Deviation::Skipped, Some("t02"), 1), (Deviation::Skipped, Some("t04"), 1)]);
    let again = look_as(&corpus, &mapping, "dossier\n".as_bytes(), wish(Order::Auto));
    assert!(again.is_err(), "a heading without the columns is refused");
}
