//! Reports: what each format says of one small workspace, and what no format may ever do.

mod fixture;
mod flow;
mod formats;
mod page;
mod templates;
mod words;
