//! The one integration test binary.

mod facts;
mod flow_rules;
mod house;
mod lang;
mod load;
mod propose;
