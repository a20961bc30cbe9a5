//! Reports: what each format says of one small workspace, and what no format may ever do.

mod browser;
mod chromium;
mod contrast;
mod dashboard;
mod diagram;
mod fixture;
mod flow;
mod formats;
mod injection;
mod page;
mod programs;
mod templates;
mod words;
