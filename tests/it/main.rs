//! The one integration test binary.

mod facts;
mod house;
mod load;
mod propose;
mod report;
