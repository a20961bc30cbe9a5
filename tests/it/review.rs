//! `review`: both sides read from git objects, compared by what things are.

mod bad_input;
mod beside;
mod changes;
mod pages;
mod pipeline;
mod places;
mod repo;
