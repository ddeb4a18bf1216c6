//! The tree as HTML. Element names come from here, everything else is escaped.

use super::tree::{Block, Inline};

/// The blocks as HTML: no scripts, no styles, no ids, nothing that loads.
pub fn html(blocks: &[Block]) -> String {
    let mut out = String::with_capacity(blocks.len() * 384);
    for block in blocks {
        push(&mut out, block);
    }
    out
}

/// Adds one block.
pub fn push(out: &mut String, block: &Block) {
    match block {
        Block::Heading { level, content } => {
            let name = if *level == 2 { "h2" } else { "h3" };
            element(out, name, |out| inlines(out, content));
        }
        Block::Paragraph { content } => element(out, "p", |out| inlines(out, content)),
        Block::List { ordered, items } => element(out, if *ordered { "ol" } else { "ul" }, |out| {
            for item in items {
                element(out, "li", |out| inlines(out, item));
            }
        }),
        Block::Table { head, rows } => element(out, "table", |out| {
            element(out, "thead", |out| {
                element(out, "tr", |out| {
                    for cell in head {
                        out.push_str("<th scope=\"col\">");
                        escape(out, cell);
                        out.push_str("</th>");
                    }
                });
            });
            element(out, "tbody", |out| {
                for row in rows {
                    element(out, "tr", |out| {
                        for cell in row {
                            element(out, "td", |out| escape(out, cell));
                        }
                    });
                }
            });
        }),
    }
}

fn element(out: &mut String, name: &str, inside: impl FnOnce(&mut String)) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    inside(out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn inlines(out: &mut String, content: &[Inline]) {
    for piece in content {
        match piece {
            Inline::Text(text) => escape(out, text),
            Inline::Strong { strong } => element(out, "strong", |out| escape(out, strong)),
            Inline::Link { link, text } => {
                out.push_str("<a rel=\"noopener noreferrer\" href=\"");
                escape(out, link);
                out.push_str("\">");
                escape(out, text);
                out.push_str("</a>");
            }
        }
    }
}

fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    // All of these are single bytes, so every cut lies between characters.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | b'\n'))
        && let Some((before, special)) = rest.split_at_checked(at)
    {
        let mut letters = special.chars();
        out.push_str(before);
        out.push_str(match letters.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            Some('\'') => "&#39;",
            // Lines of a text that was quoted.
            _ => "<br>",
        });
        rest = letters.as_str();
    }
    out.push_str(rest);
}
