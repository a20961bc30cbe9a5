//! Floor 1: what is read. Procedures, catalog and settings as plain data without positions; the loader; edits.

pub mod calendar;
pub mod catalog;
pub mod citation;
pub mod corpus;
pub mod criterion;
pub mod date;
pub mod decision;
pub mod duration;
pub mod edit;
pub mod entity;
pub mod feedback;
pub mod load;
pub mod mapping;
pub mod number;
pub mod observed;
pub mod patch;
pub mod procedure;
pub mod schema;
pub mod settings;
mod text_serde;
pub mod timing;
pub mod waits;
pub mod waiver;
mod worded;
