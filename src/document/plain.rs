//! The tree as plain text: UTF-8, LF, one block a paragraph. A notice's `hashes.rendered` is the hash
//! of, so its shape may not change without the notice's readers being able to tell.

use super::tree::{Block, Inline};

/// Title and blocks as text, without a line break at the end.
pub fn plain(title: &str, blocks: &[Block]) -> String {
    let mut out = String::with_capacity(title.len() + blocks.len() * 256);
    out.push_str(title);
    for block in blocks {
        push(&mut out, block);
    }
    out
}

/// Adds one block as a paragraph of its own.
pub fn push(out: &mut String, block: &Block) {
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => inlines(out, content),
        Block::List { ordered, items } => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push('\n');
                }
                if *ordered {
                    out.push_str(&(index + 1).to_string());
                    out.push_str(". ");
                } else {
                    out.push_str("- ");
                }
                inlines(out, item);
            }
        }
        Block::Table { head, rows } => {
            row(out, head);
            for cells in rows {
                out.push('\n');
                row(out, cells);
            }
        }
    }
}

fn row(out: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push_str(" | ");
        }
        out.push_str(cell);
    }
}

fn inlines(out: &mut String, content: &[Inline]) {
    for piece in content {
        match piece {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong { strong } => out.push_str(strong),
            Inline::Link { link, text } => {
                out.push_str(text);
                if link != text {
                    out.push_str(" (");
                    out.push_str(link);
                    out.push(')');
                }
            }
        }
    }
}
