//! What rule files share: conditions and values by name, and tables. Each is compiled once, in an order in which what
//! it asks for comes first; one that asks for itself is reported with the way round.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::scope::Scope;
use super::{shared_problems as said, types};
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast;
use crate::lang::parse;
use crate::lang::rule::Expr;
use crate::lang::table::{self, Table};
use crate::source::SourceId;
use crate::span::Span;

/// The slot that stands for the thing whose day of review is meant, in the body of a `define`.
pub(super) const SUBJECT: usize = usize::MAX;
/// The most values and tests a `define` may be made of, with those it asks for.
const LARGEST: usize = 5_000;
/// How many `define` may ask for each other in a row.
const DEEPEST: usize = 32;

/// The names that rule files share. Files added together see each other's; those added before are seen too, unless a
/// later one has the same name.
#[derive(Clone, Debug, Default)]
pub struct Shelves {
    shelf: usize,
    entries: Vec<Entry>,
    used: BTreeSet<usize>,
}

/// A file to take names from.
#[derive(Clone, Copy, Debug)]
pub struct Written<'t> {
    /// Which source it is.
    pub source: SourceId,
    /// Its name: its path with `/` between the parts.
    pub name: &'t str,
    /// Its text.
    pub text: &'t str,
}

#[derive(Clone, Debug)]
struct Entry {
    name: ast::Word,
    source: SourceId,
    shelf: usize,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Define(Arc<Defined>),
    Table(Arc<Table>),
    /// It could not be compiled; its problem is reported already.
    Broken,
}

/// A condition or value with a name, compiled: its parameters are the first slots.
#[derive(Debug)]
pub(super) struct Defined {
    pub(super) parameters: Vec<(String, Type)>,
    /// The names its body gives, in the order of the slots after the parameters.
    pub(super) own: Vec<String>,
    pub(super) body: Expr,
    pub(super) ty: Type,
}

/// What a shared name stands for.
pub(super) enum Shared {
    Define(Arc<Defined>),
    Table(Arc<Table>),
    Broken,
}

impl Shelves {
    /// Takes the names of some rule files that see each other, and of the data files their tables are in.
    pub fn add(&mut self, files: &[Written<'_>], data: &[Written<'_>]) -> Vec<Diagnostic> {
        self.shelf += 1;
        let first = self.entries.len();
        let mut problems = Vec::new();
        let mut defines: Vec<Option<(SourceId, ast::Define)>> = Vec::new();
        for file in files {
            // What is wrong with the syntax of a file is said when its rules are compiled.
            let shares = file.text.contains("define") || file.text.contains("table");
            if !shares {
                continue;
            }
            let (written, _) = parse::whole(file.source, file.text);
            for define in written.defines {
                if self.enter(file.source, &define.name, What::Broken, &mut problems) {
                    defines.push(Some((file.source, define)));
                }
            }
            for table in &written.tables {
                let found = load(file, table, data);
                let what = match found {
                    Ok(table) => What::Table(Arc::new(table)),
                    Err(found) => {
                        problems.extend(found);
                        What::Broken
                    }
                };
                if self.enter(file.source, &table.name, what, &mut problems) {
                    defines.push(None);
                }
            }
        }
        let mut order =
            Order { shelves: self, defines: &defines, first, done: Vec::new(), way: Vec::new(), problems };
        for at in 0..defines.len() {
            order.visit(at);
        }
        let Order { done, mut problems, .. } = order;
        for at in done {
            if let Some((source, define)) = &defines[at] {
                problems.extend(self.define(first + at, *source, define));
            }
        }
        problems
    }

    /// What no rule asks for, of the files added last.
    pub fn unused(&self) -> Vec<Diagnostic> {
        let own = self
            .entries
            .iter()
            .enumerate()
            .filter(|(at, entry)| entry.shelf == self.shelf && !self.used.contains(at));
        own.map(|(_, entry)| {
            let table = matches!(entry.what, What::Table(_));
            said::unused(entry.source, &entry.name, table)
        })
        .collect()
    }

    /// Remembers which names were asked for.
    pub(super) fn asked(&mut self, used: &BTreeSet<usize>) {
        self.used.extend(used);
    }

    /// What a name stands for, and its position here.
    pub(super) fn find(&self, name: &str) -> Option<(usize, Shared)> {
        let found = self.entries.iter().enumerate().filter(|(_, entry)| entry.name.node == name);
        let (at, entry) = found.max_by_key(|(_, entry)| entry.shelf)?;
        Some((
            at,
            match &entry.what {
                What::Define(defined) => Shared::Define(Arc::clone(defined)),
                What::Table(table) => Shared::Table(Arc::clone(table)),
                What::Broken => Shared::Broken,
            },
        ))
    }

    /// The table at a position.
    pub(super) fn table(&self, at: u32) -> Option<&Arc<Table>> {
        match &self.entries.get(at as usize)?.what {
            What::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The names of its tables, or of its conditions and values.
    pub(super) fn names(&self, tables: bool) -> impl Iterator<Item = &str> {
        let wanted = self.entries.iter().filter(move |entry| matches!(entry.what, What::Table(_)) == tables);
        wanted.map(|entry| entry.name.node.as_str())
    }

    fn enter(
        &mut self,
        source: SourceId,
        name: &ast::Word,
        what: What,
        problems: &mut Vec<Diagnostic>,
    ) -> bool {
        if said::is_taken(&name.node) {
            problems.push(said::taken(source, name));
            return false;
        }
        let same = |entry: &&Entry| entry.shelf == self.shelf && entry.name.node == name.node;
        if let Some(first) = self.entries.iter().find(same) {
            problems.push(said::twice((source, name.span), (first.source, first.name.span), &name.node));
            return false;
        }
        self.entries.push(Entry { name: name.clone(), source, shelf: self.shelf, what });
        true
    }

    fn define(&mut self, at: usize, source: SourceId, written: &ast::Define) -> Vec<Diagnostic> {
        let mut scope = Scope::new(source, self);
        scope.subject = Some(SUBJECT);
        let mut parameters = Vec::new();
        for parameter in &written.parameters {
            match types::of_parameter(source, &parameter.ty) {
                Ok(ty) => {
                    scope.bind(&parameter.name, ty);
                    parameters.push((parameter.name.node.clone(), ty));
                }
                Err(problem) => {
                    scope.problem(*problem);
                    scope.bind_unknown(&parameter.name);
                }
            }
        }
        let body = match written.condition {
            true => scope.condition(&written.body).map(|test| (test, Type::Bool)),
            false => scope.typed(&written.body),
        };
        scope.report_unused();
        if body.as_ref().is_some_and(|(body, _)| body.size() > LARGEST) {
            scope.problem(said::too_large(source, &written.name));
        }
        let failed = scope.failed();
        let own = scope.slot_names().split_off(parameters.len().min(scope.slots()));
        let (problems, used) = (std::mem::take(&mut scope.problems), std::mem::take(&mut scope.shared));
        self.asked(&used);
        if let Some((body, ty)) = body.filter(|_| !failed) {
            self.entries[at].what = What::Define(Arc::new(Defined { parameters, own, body, ty }));
        }
        problems
    }
}

/// The data of a table, from the folder of the file that declares it.
fn load(file: &Written<'_>, table: &ast::Table, data: &[Written<'_>]) -> Result<Table, Vec<Diagnostic>> {
    let mut problems = said::columns_twice(file.source, &table.columns);
    let mut found = Vec::new();
    for column in &table.columns {
        match types::of_column(file.source, &column.ty) {
            Ok(ty) => found.push(ty),
            Err(problem) => problems.push(*problem),
        }
    }
    let folder = file.name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let inside = |name: &str| match folder {
        "" => Some(name.to_owned()),
        _ => name.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned),
    };
    let beside: Vec<String> = data.iter().filter_map(|data| inside(data.name)).collect();
    match data.iter().find(|data| inside(data.name).is_some_and(|name| name == table.file.node)) {
        Some(_) if !problems.is_empty() => Err(problems),
        Some(data) => table::read((file.source, table), &found, (data.source, data.text)),
        None => {
            problems.push(said::no_file(file.source, &table.file, &beside));
            Err(problems)
        }
    }
}

/// Finds an order in which what a `define` asks for comes before it.
struct Order<'l> {
    shelves: &'l Shelves,
    defines: &'l [Option<(SourceId, ast::Define)>],
    /// The position in the shelves of the first.
    first: usize,
    done: Vec<usize>,
    /// The way from where the search began: each with the place that asks for the next.
    way: Vec<(usize, SourceId, Span)>,
    problems: Vec<Diagnostic>,
}

impl Order<'_> {
    fn visit(&mut self, at: usize) {
        let Some((source, define)) = &self.defines[at] else { return };
        if self.done.contains(&at) {
            return;
        }
        for name in define.body.names() {
            let found = self.shelves.find(&name.node).map(|(found, _)| found);
            let own = define.parameters.iter().any(|parameter| parameter.name.node == name.node);
            let Some(next) = found.and_then(|found| found.checked_sub(self.first)).filter(|_| !own) else {
                continue;
            };
            self.way.push((at, *source, name.span));
            match self.way.iter().position(|(one, ..)| *one == next) {
                Some(begins) => self.round(begins),
                None if self.way.len() > DEEPEST => {
                    self.problems.push(said::too_deep(*source, name.span, DEEPEST));
                }
                None => self.visit(next),
            }
            self.way.pop();
        }
        if !self.done.contains(&at) {
            self.done.push(at);
        }
    }

    /// Reports the way round, and compiles none of it.
    fn round(&mut self, begins: usize) {
        let name = |at: usize| self.shelves.entries[self.first + at].name.node.clone();
        let round: Vec<(String, SourceId, Span)> =
            self.way[begins..].iter().map(|(at, source, span)| (name(*at), *source, *span)).collect();
        self.problems.push(said::round(&round));
    }
}
