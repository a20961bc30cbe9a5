//! Facts: who makes and who asks for each type of paper.

use crate::model::corpus::Corpus;

/// Facts: who makes and who asks for each type of paper.
#[derive(Clone, Debug, Default)]
pub struct Supply {}

/// Finds who makes and who asks for each type of paper.
pub fn analyse(_corpus: &Corpus) -> Supply {
    Supply::default()
}
