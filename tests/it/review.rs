//! `review`: both sides read from git objects, compared by what things are.

mod bad_input;
mod changes;
mod pages;
mod pipeline;
mod places;
mod repo;
