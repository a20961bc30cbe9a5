//! The one integration test binary.

mod facts;
mod house;
mod lang;
mod load;
mod propose;
