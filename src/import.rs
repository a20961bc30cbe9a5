//! Brings procedures in from the national portal and from tables of an office. Reads glued and untidy text into procedures
//! and catalog entries; what is not understood is kept word for word. Knows nothing of files on disk.
//!
//! A [`record::Record`] (or the sheets of a [`workbook`]) is split field by field by small parsers that decide nothing, and
//! [`build`] makes a procedure of the pieces. What papers, agencies and instruments the text names, [`crate::recognise`]
//! tells; what the catalog does not know becomes an entry of its own in [`additions`].

pub mod additions;
pub mod agencies;
pub mod applicants;
pub mod bases;
pub mod build;
pub mod channels;
pub mod conditions;
pub mod dates;
pub mod dossier;
pub mod ids;
pub mod merge;
pub mod money;
pub mod numbers;
pub mod outputs;
pub mod paper;
pub mod problem;
pub mod record;
pub mod rows;
pub mod sheets;
pub mod steps;
pub mod summary;
pub mod tables;
pub mod text;
pub mod workbook;
