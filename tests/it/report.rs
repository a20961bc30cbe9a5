//! Reports: what each format says of one small workspace, and what no format may ever do.

mod fixture;
mod flow;
mod formats;
mod injection;
mod page;
mod programs;
mod templates;
mod words;
