//! What every request and answer goes through, whatever it is about.

pub mod body;
pub mod guesses;
pub mod headers;
pub mod listen;
pub mod origin;
pub mod problem;
pub mod redirect;
