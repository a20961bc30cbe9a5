//! Reads a workspace: files into located trees, trees into typed data, data into a linked corpus.
//! Every mistake of the user is a diagnostic; the run goes on with the rest.

pub mod tree;
