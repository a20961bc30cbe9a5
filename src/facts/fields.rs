//! What is written in the files, as columns.
