//! Floor 5: what people read.

pub mod snippet;
pub mod terminal;
