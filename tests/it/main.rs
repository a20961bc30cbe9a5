//! The one integration test binary.

mod facts;
mod findings;
mod house;
mod lang;
mod load;
mod propose;
