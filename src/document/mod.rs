//! A rendered text: a title and a small tree of blocks, which notices and letters are made of.
//!
//! Text, HTML and DOM nodes all come from the tree, so nothing that a lender or a person wrote can
//! turn into markup.

pub(crate) mod html;
pub(crate) mod plain;
pub(crate) mod tree;

pub use tree::{Block, Inline, Shown, is_safe_link};
