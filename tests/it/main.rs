//! The one integration test binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops and says where")]

mod amend_order;
mod apply;
mod cache;
mod codes;
mod commands;
mod decide;
mod docs;
mod evaluate;
mod expected;
mod explain;
mod facts;
mod findings;
mod flow_rules;
mod fmt;
#[path = "../../benches/corpus/generate.rs"]
mod generate;
mod generated;
mod hostile;
mod house;
mod import;
mod inspect;
mod lang;
mod lang_limits;
mod lang_params;
mod laws;
mod letters;
mod lint;
mod load;
mod mutation;
mod office;
mod order;
mod patch;
mod plan;
mod program;
mod propose;
mod publish;
mod reach;
mod readme;
mod recognise;
mod refactor;
mod reform;
mod report;
mod review;
mod sameness;
mod scan;
mod schemas;
mod selection;
mod supply;
mod workspace;
