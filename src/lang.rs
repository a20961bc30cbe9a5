//! Floor 3: the rule language. Text is parsed into a syntax tree, compiled against the vocabulary into a plan,
//! and evaluated over a world. Knows nothing of files, findings of other rules, or reports.

pub mod ast;
pub mod compile;
pub mod eval;
pub mod explain;
pub mod fmt;
pub mod mutate;
pub mod parse;
mod parts;
pub mod rule;
pub mod sentence;
pub mod show;
pub mod table;
pub mod vocabulary;
