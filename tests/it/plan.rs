//! Plans: the choice against an oracle, on procedures, and what the command says.

mod choice;
mod command;
mod oracle;
