//! What a reader can narrow a report down to: the sectors, powers, criteria, levels and agencies that occur in it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::procedure::Procedure;
use crate::report::view::Input;
use crate::report::view::dossier::named;
use crate::report::view::leaf::Coded;
use crate::report::view::procedures::ProcedureView;
use crate::report::view::summary::Summary;
use crate::text::order::order_key;

/// What occurs in a report, each once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Facets {
    /// The sectors, in order of name.
    pub sectors: Vec<Coded>,
    /// The agencies that take in, decide or act, in order of name.
    pub agencies: Vec<Coded>,
    /// Who decides proposals, nearest first.
    pub authorities: Vec<Coded>,
    /// The criteria with findings, in the order of the law.
    pub criteria: Vec<Coded>,
    /// The levels with findings, the gravest first.
    pub levels: Vec<Coded>,
}

/// What occurs in these procedures.
pub(super) fn facets(procedures: &[ProcedureView], summary: &Summary) -> Facets {
    let findings = || procedures.iter().flat_map(|procedure| &procedure.findings);
    let occurs = |code: &str| findings().any(|finding| finding.criterion.code == code);
    let levels = ["error", "warning", "info"];
    let level =
        |code: &str| findings().map(|finding| &finding.level).find(|level| level.code == code).cloned();
    let mut authorities: Vec<Coded> = Vec::new();
    let made = procedures.iter().flat_map(|procedure| &procedure.proposals).map(|made| &made.authority);
    for authority in summary.authorities.iter().map(|row| &row.authority).chain(made) {
        if !authorities.contains(authority) {
            authorities.push(authority.clone());
        }
    }
    Facets {
        sectors: by_name(procedures.iter().map(|procedure| procedure.identity.sector.clone())),
        agencies: by_name(procedures.iter().flat_map(|procedure| procedure.agencies.clone())),
        authorities,
        criteria: summary
            .criteria
            .iter()
            .map(|row| row.criterion.clone())
            .filter(|criterion| occurs(&criterion.code))
            .collect(),
        levels: levels.into_iter().filter_map(level).collect(),
    }
}

/// The agencies that take in, decide, coordinate or act, each once.
pub(super) fn agencies(input: &Input<'_>, procedure: &Procedure) -> Vec<Coded> {
    let acting = procedure
        .steps
        .iter()
        .map(|step| step.by.as_str())
        .filter(|by| !matches!(*by, "applicant" | "system"));
    let heads = [procedure.receives.as_str(), procedure.decides.as_str()].into_iter();
    let all = heads.chain(procedure.coordinates.iter().map(String::as_str)).chain(acting);
    let mut found: Vec<Coded> = Vec::new();
    for id in all {
        if found.iter().all(|known| known.code != id) {
            let words =
                named(input.corpus.catalog.agencies.get(id).map(|found| &found.name), id, input.lang());
            found.push(Coded { code: id.to_owned(), words });
        }
    }
    found
}

fn by_name(all: impl Iterator<Item = Coded>) -> Vec<Coded> {
    let mut by_name = BTreeMap::new();
    for coded in all {
        by_name.insert((order_key(&coded.words.text), coded.code.clone()), coded);
    }
    by_name.into_values().collect()
}
