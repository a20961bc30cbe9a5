//! Inspection of logs: what is counted, what is set apart, what is never shown.

mod bad;
mod example;
mod law;
mod shapes;
mod times;

use std::io::Read;

use rasoat::inspect::pseudonym::Pseudonyms;
use rasoat::inspect::record::{Record, Refused};
use rasoat::inspect::{Inspector, Wish, csv, input, xes};
use rasoat::model::corpus::Corpus;
use rasoat::model::load;
use rasoat::model::mapping::{Columns, Mapping, Order};
use rasoat::model::observed::{Observed, ObservedProcedure, Reason};
use rasoat::source::Source;

const CATALOG: &str = "
levels: [{id: commune, name: Cấp xã, rank: 1}]
agencies:
  - {id: desk, name: {vi: Bộ phận một cửa, en: One-stop desk}, level: commune}
  - {id: office, name: {vi: Ủy ban nhân dân xã, en: Commune People's Committee}, level: commune, aliases: [UBND xã]}
  - {id: land, name: {vi: Chi nhánh đất đai, en: Land registry}, level: commune}
  - {id: outsider, name: {vi: Cơ quan khác, en: Another agency}, level: commune}
document_types: [{id: permit, name: Giấy phép}]
";

const PERMIT: &str = "
procedure: permit
code: \"1.000001\"
name: {vi: Cấp phép, en: Permit}
kind: external
sector: example
as_of: 2026-03-01
receives: desk
decides: office
deadline: 5 working days
steps:
  - {id: receive, name: {vi: Tiếp nhận, en: Take in}, does: receive, by: desk, takes: 4 hours}
  - {id: appraise, name: {vi: Thẩm định, en: Appraise}, does: appraise, by: office, takes: 2wd, returns_to: {step: receive, at_most: 1}}
  - {id: ask, name: {vi: Lấy ý kiến, en: Ask the land registry}, does: consult, by: land, takes: 2wd, after: [receive]}
  - {id: decide, name: {vi: Ký, en: Sign}, does: decide, by: office, takes: 1wd, after: [appraise, ask], produces: [permit]}
  - {id: hand-over, name: {vi: Trả kết quả, en: Hand over}, does: return, by: desk, takes: 4 hours}
outputs: [{id: permit, type: permit}]
";

/// A workspace with one procedure; `settings` are those of `rasoat.yaml`.
fn world(settings: &str) -> Corpus {
    let sources = [("rasoat.yaml", settings), ("catalog.yaml", CATALOG), ("permit.yaml", PERMIT)];
    let loaded = load::load(sources.map(|(name, text)| Source::new(name, text)).to_vec());
    assert_eq!(loaded.diagnostics, []);
    loaded.corpus
}

/// The columns of a log in the words of this tool.
fn plain() -> Mapping {
    let heads = ["procedure", "agency", "start", "end", "due", "outcome"].map(str::to_owned);
    Mapping { columns: Columns::plain(&heads), ..Mapping::default() }
}

fn look_as(corpus: &Corpus, mapping: &Mapping, log: impl Read, wish: Wish) -> Result<Observed, Refused> {
    let input = input::open(log).map_err(|_| Refused::broken_pack())?;
    let mut inspector = Inspector::new(corpus, mapping, wish)?;
    let mut take = |record: &Record<'_>| inspector.take(record);
    match input::is_xml(&input.head) {
        true => xes::read(input.bytes, mapping, &mut take)?,
        false => csv::read(input.bytes, mapping, &mut take)?,
    }
    Ok(inspector.finish())
}

fn wish(order: Order) -> Wish {
    Wish { log: "log.csv".into(), order, pseudonyms: Pseudonyms::of(b"key"), show_ids: false }
}

fn look(corpus: &Corpus, mapping: &Mapping, log: impl AsRef<[u8]>) -> Result<Observed, Refused> {
    look_as(corpus, mapping, log.as_ref(), wish(Order::Auto))
}

/// What a log in the words of this tool shows of the one procedure.
fn seen(settings: &str, rows: &str) -> ObservedProcedure {
    let log = format!("dossier,procedure,step,agency,start,end,due,outcome\n{rows}");
    let observed = look(&world(settings), &plain(), log).unwrap();
    assert_eq!(observed.rows.read, observed.rows.used, "{:?}", observed.rows);
    observed.procedures[0].clone()
}

/// Lines set apart, by reason.
fn apart(observed: &Observed) -> Vec<(Reason, u64, u64)> {
    observed.rows.apart.iter().map(|apart| (apart.reason, apart.rows, apart.first)).collect()
}
