//! Whose power it is to amend what a proposal changes (Decree 63/2010/NĐ-CP art. 31), from the provisions it amends.

use std::cmp::Ordering;

use crate::finding::Amended;
use crate::model::catalog::{Authority, Catalog, Instrument};
use crate::model::citation::Citation;
use crate::model::settings::Settings;
use crate::text::folded;

/// What must be amended, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Power {
    /// The farthest authority of all provisions; `None` when no provision prescribes what is changed.
    pub authority: Option<Authority>,
    /// The instruments, in the order in which they can be amended: the highest rank first, since the lower ones carry
    /// it out.
    pub instruments: Vec<ToAmend>,
}

/// One instrument to amend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToAmend {
    /// Its position in the catalog, if it is there.
    pub instrument: Option<usize>,
    /// Its official number, or what was cited in its place.
    pub number: String,
    /// The height of its rank; where the rank is not known, the lowest that its authority changes.
    pub height: u32,
    /// Who must act to amend it.
    pub authority: Authority,
    /// The provisions to amend, in order.
    pub provisions: Vec<Citation>,
}

/// Who must act to amend these provisions, and in which order.
pub fn power(amends: &[Amended], catalog: &Catalog, settings: &Settings) -> Power {
    let mut instruments: Vec<ToAmend> = Vec::new();
    let mut amends: Vec<&Amended> = amends.iter().collect();
    amends.sort_unstable();
    amends.dedup();
    for amended in amends {
        let row = amended.instrument.and_then(|at| catalog.instruments.rows().get(at));
        let row = row.or_else(|| catalog.instruments.get(&amended.citation.instrument));
        let number = row.map_or(&amended.citation.instrument, |row| &row.number);
        match instruments.iter_mut().find(|known| known.number == *number) {
            Some(known) => known.provisions.push(amended.citation.clone()),
            None => {
                let authority = of_instrument(row, number, catalog, settings);
                instruments.push(ToAmend {
                    instrument: row.and_then(|row| catalog.instruments.position(&row.id)),
                    number: number.clone(),
                    height: height(row, authority, catalog),
                    authority,
                    provisions: vec![amended.citation.clone()],
                });
            }
        }
    }
    instruments.sort_by(in_order);
    Power { authority: instruments.iter().map(|known| known.authority).max(), instruments }
}

/// Instruments that several proposals need, each once with all its provisions, in the order in which they can be amended.
pub fn merged<'a>(instruments: impl IntoIterator<Item = &'a ToAmend>) -> Vec<ToAmend> {
    let mut all: Vec<ToAmend> = Vec::new();
    for one in instruments {
        match all.iter_mut().find(|known| known.number == one.number) {
            Some(known) => known.provisions.extend(one.provisions.iter().cloned()),
            None => all.push(one.clone()),
        }
    }
    for one in &mut all {
        one.provisions.sort_unstable();
        one.provisions.dedup();
    }
    all.sort_by(in_order);
    all
}

/// The order in which instruments can be amended: the higher first, since a lower one may not contradict it and carries it
/// out (Law 64/2025/QH15 on the promulgation of legal documents orders them by rank); of one rank what is decided
/// further away first, which takes longest; then by number.
fn in_order(one: &ToAmend, two: &ToAmend) -> Ordering {
    (two.height, two.authority, &one.number).cmp(&(one.height, one.authority, &two.number))
}

/// The height of an instrument's rank. Where the catalog does not know it, that of the lowest rank which the same
/// authority changes, so that a decree nobody listed still stands above a circular.
fn height(row: Option<&Instrument>, authority: Authority, catalog: &Catalog) -> u32 {
    let rank = row.and_then(|row| catalog.ranks.get(&row.rank));
    let likely = || {
        let same = catalog.ranks.rows().iter().filter(|rank| rank.authority == authority);
        same.map(|rank| rank.height).min()
    };
    rank.map(|rank| rank.height).or_else(likely).unwrap_or(0)
}

/// Whose power it is to amend one instrument. What the reviewing authority, or an agency below it, issued is its own,
/// whatever the table of ranks says; what the table calls own but another agency issued is another local authority's.
fn of_instrument(
    row: Option<&Instrument>,
    number: &str,
    catalog: &Catalog,
    settings: &Settings,
) -> Authority {
    let Some(row) = row else { return by_number(number) };
    let reviewer = settings.authority.as_deref();
    if let Some(reviewer) = reviewer
        && catalog.ancestry(&row.issuer).iter().any(|agency| agency.id == reviewer)
    {
        return Authority::Own;
    }
    match catalog.ranks.get(&row.rank).map(|rank| rank.authority) {
        Some(Authority::Own) if reviewer.is_some() => Authority::Local,
        Some(authority) => authority,
        None => by_number(number),
    }
}

/// Whose power it is by the symbol in an official number. A number without a known symbol is held to be the
/// Government's: Decree 63/2010/NĐ-CP art. 8(3) reserves the parts of a procedure to its instruments or higher ones.
fn by_number(number: &str) -> Authority {
    let symbol = folded(number).to_uppercase();
    let has = |parts: &[&str]| parts.iter().any(|part| symbol.contains(part));
    if has(&["/QH", "UBTVQH", "-CTN"]) {
        Authority::NationalAssembly
    } else if has(&["-HDND", "-UBND"]) {
        Authority::Local
    } else if has(&["ND-CP", "NQ-CP", "-TTG"]) {
        Authority::Government
    } else if has(&["/TT-", "/TTLT-", "/QD-B"]) {
        Authority::Ministry
    } else {
        Authority::Government
    }
}
