//! The one integration test binary.

mod propose;
