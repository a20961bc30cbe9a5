//! The one integration test binary.

mod house;
mod load;
mod propose;
