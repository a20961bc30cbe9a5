//! Reports: what each format says of one small workspace, and what no format may ever do.

mod browser;
mod chromium;
mod contrast;
mod dashboard;
mod diagram;
mod fixture;
mod flow;
mod formats;
mod page;
mod templates;
mod words;
