//! Input that was made to do harm: damaged, too large, endless, in the way; and a world that fails. Each ends in words, within
//! bounds, and nothing is lost.

mod bounded;
mod damaged;
mod drive;
mod faults;
mod files;
mod fixtures;
mod mutate;
mod rules;
