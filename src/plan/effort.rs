//! What it takes to amend an instrument, in points: a table that can be overridden.
//!
//! No text weighs the effort of amending one instrument against another. The table is an assumption of this program and
//! is shown with every plan: each authority further away counts twice the one before it. Carrying out one proposal, in
//! its own power or not, counts one point, so that of two ways the one with fewer changes is taken.

use crate::authority::ToAmend;
use crate::diagnostic::Diagnostic;
use crate::model::catalog::{Authority, Catalog};
use crate::model::settings::Effort;
use crate::suggest::nearest;

/// The points of an instrument by who must act to amend it, and of carrying out one proposal.
pub const TABLE: [(&str, u32); 6] = [
    (PROPOSAL, 1),
    (Authority::Own.word(), 2),
    (Authority::Local.word(), 4),
    (Authority::Ministry.word(), 8),
    (Authority::Government.word(), 16),
    (Authority::NationalAssembly.word(), 32),
];

/// The name of the row for carrying out one proposal.
const PROPOSAL: &str = "proposal";

/// The table with what was overridden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Efforts {
    own: Vec<Effort>,
}

impl Efforts {
    /// The table with these rows in place of its own; of two for one name the later counts. A name is a rank of the
    /// catalog, an authority of the table, or `proposal`.
    pub fn with(own: Vec<Effort>, catalog: &Catalog) -> Result<Efforts, Box<Diagnostic>> {
        let names = || {
            let ranks = catalog.ranks.rows().iter().map(|rank| rank.id.as_str());
            TABLE.iter().map(|(name, _)| *name).chain(ranks)
        };
        match own.iter().find(|row| !names().any(|name| name == row.of)) {
            None => Ok(Efforts { own }),
            Some(row) => {
                let problem = Diagnostic::error(
                    "unknown-effort",
                    format!("không có thứ bậc văn bản hoặc thẩm quyền `{}`", row.of),
                    format!("there is no rank or authority `{}`", row.of),
                );
                Err(match nearest(&row.of, names()) {
                    Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
                    None => {
                        let all = TABLE.map(|(name, _)| name).join(", ");
                        problem.help(
                            format!("chọn một trong: {all}, hoặc một thứ bậc văn bản trong danh mục"),
                            format!("choose one of {all}, or a rank of the catalog"),
                        )
                    }
                }
                .into())
            }
        }
    }

    /// The points of carrying out one proposal.
    pub fn proposal(&self) -> i64 {
        self.own_row(PROPOSAL).unwrap_or_else(|| in_table(PROPOSAL))
    }

    /// The points of amending an instrument: by its rank where that was overridden, else by who must act.
    pub fn instrument(&self, amend: &ToAmend, catalog: &Catalog) -> i64 {
        let row = amend.instrument.and_then(|at| catalog.instruments.rows().get(at));
        let by_rank = row.and_then(|row| self.own_row(&row.rank));
        let authority = amend.authority.word();
        by_rank.or_else(|| self.own_row(authority)).unwrap_or_else(|| in_table(authority))
    }

    /// The rows of the table as they count, the overridden ranks after them.
    pub fn rows(&self) -> Vec<(String, i64)> {
        let mut rows: Vec<(String, i64)> = TABLE
            .iter()
            .map(|(name, _)| ((*name).to_owned(), self.own_row(name).unwrap_or_else(|| in_table(name))))
            .collect();
        for row in &self.own {
            if !rows.iter().any(|(name, _)| *name == row.of) {
                rows.extend(self.own_row(&row.of).map(|points| (row.of.clone(), points)));
            }
        }
        rows
    }

    fn own_row(&self, name: &str) -> Option<i64> {
        self.own.iter().rev().find(|row| row.of == name).map(|row| i64::from(row.points))
    }
}

fn in_table(name: &str) -> i64 {
    TABLE.iter().find(|(known, _)| *known == name).map_or(0, |(_, points)| i64::from(*points))
}

/// A row as written on the command line: `decree=20`.
pub fn parse(written: &str) -> Result<Effort, Box<Diagnostic>> {
    let row = written.split_once('=').and_then(|(name, points)| {
        Some(Effort { of: name.trim().to_owned(), points: points.trim().parse::<u16>().ok()?.into() })
    });
    row.ok_or_else(|| {
        Diagnostic::error(
            "bad-effort",
            format!("`{written}` không phải là điểm công sức"),
            format!("`{written}` is not an effort"),
        )
        .help(
            "viết tên và số điểm từ 0 đến 65535, ví dụ `decree=20`",
            "write a name and points from 0 to 65535, such as `decree=20`",
        )
        .into()
    })
}
