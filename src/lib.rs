//! rasoat (rà soát: to review) reviews government procedures as code.
//!
//! Data flows one way: files, [`model`], [`facts`], `lang` and rules, findings, proposals, reports.
//! A module uses its own floor or those below.
//!
//! | floor | modules | knows |
//! | --- | --- | --- |
//! | 0 | [`span`] [`source`] [`text`] [`diagnostic`] [`suggest`] | texts and places; nothing of procedures |
//! | 1 | [`model`] | what is read; nothing of graphs or rules |
//! | 2 | [`facts`] | analyses; never reports anything |
//! | 5 | [`report`] | what people read |
//! | 6 | [`cli`] | files and the terminal |

pub mod authority;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod example;
pub mod facts;
pub mod finding;
pub mod lang;
pub mod model;
pub mod proof;
pub mod proposal;
pub mod propose;
pub mod report;
pub mod rules;
pub mod source;
pub mod span;
pub mod suggest;
pub mod text;
