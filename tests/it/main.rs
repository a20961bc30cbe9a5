//! The one integration test binary.

mod house;
mod lang;
mod load;
mod propose;
mod facts;
