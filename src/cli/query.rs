//! `query`: a search over the workspace, written like a rule without `flag`.

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::diagnostic::Diagnostic;
use crate::facts::column::Value;
use crate::lang::compile;
use crate::lang::eval::{self, Indexes};
use crate::lang::rule::Query;
use crate::report::{snippet, terminal};
use crate::source::{Source, SourceId};
use crate::text::Lang;

/// Arguments of `query`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The search, such as 'for each d in documents where d.certified show d.name, d.procedure.code'
    search: String,
    #[command(flatten)]
    common: Common,
}

/// Runs `query`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let source = Source::new("query", args.search.as_str());
    let query = match compile::query(&session.rules.shelves, SourceId::default(), &source.text) {
        Ok(query) => query,
        Err(problems) => return Err(Failed::Shown(drawn(&problems, source, session.lang))),
    };
    let mut rows = Vec::new();
    let trouble = eval::rows(
        &query.loops,
        query.slots,
        session.world(),
        &mut Indexes::default(),
        &mut |row: &mut Vec<Value<'_>>| {
            if !wanted(&session, &query, row) {
                return Ok(());
            }
            let mut cells = Vec::new();
            for (_, value) in &query.columns {
                cells.push(eval::evaluate(value, session.world(), row)?);
            }
            rows.push(cells);
            Ok(())
        },
    );
    let heads: Vec<&str> = query.columns.iter().map(|(words, _)| words.as_str()).collect();
    output::print(&terminal::search(session.world(), &heads, &rows, session.lang))?;
    match trouble {
        None => Ok(Outcome::Clean),
        Some(trouble) => {
            let why = trouble.text();
            output::remark(&session.lang.pick(
                format!("cảnh báo: truy vấn phải dừng: {}", why.get(Lang::Vi)),
                format!("warning: the search stopped: {}", why.get(Lang::En)),
            ));
            Ok(Outcome::Findings)
        }
    }
}

/// Whether the path selects the first thing of a row. The catalog belongs to every file.
fn wanted(session: &session::Session, query: &Query, row: &[Value<'_>]) -> bool {
    let Some(Value::Entity(thing)) = query.loops.first().map(|one| &row[one.slot]) else { return true };
    thing.procedure().is_none() || session.corpus.place(*thing).is_none_or(|place| session.selects(&place))
}

fn drawn(problems: &[Diagnostic], source: Source, lang: Lang) -> String {
    let style = snippet::Style { colour: true, ..snippet::Style::default() };
    let sources = [source];
    let drawn: Vec<String> =
        problems.iter().map(|problem| snippet::render(problem, &sources, lang, style)).collect();
    drawn.join("\n")
}
