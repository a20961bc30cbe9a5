//! The one integration test binary.

mod facts;
mod flow_rules;
mod house;
mod lang;
mod load;
mod program;
mod propose;
mod readme;
mod report;
