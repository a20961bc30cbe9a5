//! From findings with remedies to proposals: edits on the model, the proof of no loss, the choice among proposals.

mod apply;
mod authority;
mod choice;
mod conflicts;
mod proof;
pub(crate) mod property;
pub(crate) mod support;
mod words;
