//! What a search found: a table, and a line that counts its rows.

use std::fmt::Write as _;

use super::table;
use crate::facts::column::{Value, World};
use crate::lang::show;
use crate::text::Lang;

/// The rows of a search. A thing has two columns: its stable id, and its name.
pub fn search(world: World<'_>, heads: &[&str], rows: &[Vec<Value<'_>>], lang: Lang) -> String {
    let things: Vec<bool> = (0..heads.len())
        .map(|at| rows.iter().any(|row| matches!(row.get(at), Some(Value::Entity(_)))))
        .collect();
    let mut lines = vec![Vec::new()];
    for (head, thing) in heads.iter().zip(&things) {
        lines[0].push((*head).to_owned());
        if *thing {
            lines[0].push(String::new());
        }
    }
    for row in rows {
        let mut line = Vec::new();
        for (value, thing) in row.iter().zip(&things) {
            match value {
                Value::Entity(entity) => line.push(show::id(world, *entity)),
                _ if *thing => line.push(String::new()),
                _ => {}
            }
            line.push(show::show(world, value, lang));
        }
        lines.push(line);
    }
    let mut out = if rows.is_empty() { String::new() } else { table::columns(&lines) };
    let count = rows.len();
    let _ = match (count, lang) {
        (_, Lang::Vi) => writeln!(out, "{count} dòng"),
        (1, Lang::En) => writeln!(out, "1 row"),
        (_, Lang::En) => writeln!(out, "{count} rows"),
    };
    out
}
