//! rasoat (rà soát: to review) reviews government procedures as code.
//!
//! # One road
//!
//! Files become a [`model`] (corpus), the model [`facts`], [`rules`] over facts give findings ([`check`]), remedies give
//! proposals ([`propose`]), and everything becomes a view that [`report`] prints. There is no second way.
//!
//! # Floors
//!
//! A module uses its own floor or those below; `tests/it/house.rs` holds it to that.
//!
//! | floor | modules | knows | must never know |
//! | --- | --- | --- | --- |
//! | 0 | [`span`] [`source`] [`text`] [`diagnostic`] [`codes`] [`suggest`] [`parallel`] | texts, places, complaints | procedures |
//! | 1 | [`model`] | what is read; edits on it | graphs, rules |
//! | 2 | [`facts`] [`recognise`] | analyses as typed columns; names of the catalog in free text | what is good or bad |
//! | 3 | [`lang`] | the rule language | files, reports, other rules |
//! | 4 | [`rules`] [`lint`] [`check`] [`evaluate`] [`finding`] [`example`] [`propose`] [`proposal`] [`proof`] [`authority`] [`enact`] [`plan`] [`refactor`] [`waive`] [`decide`] [`baseline`] [`import`] [`inspect`] | judgement | how it is shown |
//! | 5 | [`report`] [`review`] | what people and programs read; two versions beside each other | files, the terminal |
//! | 6 | [`cli`] | files, terminal, exit codes | – |
//!
//! # Reading order
//!
//! [`model::procedure`] for the words; [`model::corpus`] for what a run holds; `facts.rs` for what is known of it; a rule file and
//! [`lang::ast`] for the language; [`check`], [`propose`] and [`proof`] for the judgement; [`report::view`] for what is said.

pub mod authority;
pub mod baseline;
pub mod check;
pub mod cli;
pub mod codes;
pub mod decide;
pub mod diagnostic;
pub mod enact;
pub mod evaluate;
pub mod example;
pub mod facts;
pub mod finding;
pub mod import;
pub mod inspect;
pub mod lang;
pub mod lint;
pub mod model;
pub mod parallel;
pub mod plan;
pub mod proof;
pub mod proposal;
pub mod propose;
pub mod recognise;
pub mod refactor;
pub mod report;
pub mod review;
pub mod rules;
pub mod source;
pub mod span;
pub mod suggest;
pub mod text;
pub mod waive;
