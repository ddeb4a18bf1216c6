//! HTML that is escaped because there is no other way to write it: a text becomes a text node, an
//! attribute an attribute, and nothing else makes markup.

use std::fmt::Write;

/// Finished markup.
#[derive(Clone, Default)]
pub struct Html(String);

/// Elements that have no content and no end tag.
const VOID: [&str; 4] = ["br", "input", "link", "meta"];

/// An attribute; `None` as its value leaves it out, an empty text writes it bare.
pub type Attribute<'a> = (&'static str, Option<&'a str>);

impl Html {
    /// A text, with nothing in it that a browser would read as markup.
    pub fn text(text: &str) -> Html {
        let mut out = String::with_capacity(text.len());
        escape(&mut out, text);
        Html(out)
    }

    /// What somebody typed, as it was typed, for a control of its own to show.
    pub fn typed(text: &str) -> Html {
        // A browser takes away one line end after the start tag.
        let mut out = String::from("\n");
        escape_typed(&mut out, text);
        Html(out)
    }

    /// Markup that the crate made and vouches for: `ConsentDocument::html`.
    pub fn made_by_crate(markup: &str) -> Html {
        Html(markup.to_owned())
    }

    /// Several pieces in a row.
    pub fn all(pieces: impl IntoIterator<Item = Html>) -> Html {
        Html(pieces.into_iter().map(|piece| piece.0).collect())
    }

    /// The whole page as text.
    pub fn document(self) -> String {
        ["<!doctype html>\n", &self.0, "\n"].concat()
    }
}

/// An element with attributes.
pub fn tag(name: &'static str, attributes: &[Attribute], content: impl IntoIterator<Item = Html>) -> Html {
    let mut out = String::new();
    let _ = write!(out, "<{name}");
    for (attribute, value) in attributes {
        match value {
            None => {}
            Some("") if *attribute != "value" => {
                let _ = write!(out, " {attribute}");
            }
            Some(value) => {
                let _ = write!(out, " {attribute}=\"");
                if *attribute == "value" {
                    escape_typed(&mut out, value);
                } else {
                    escape(&mut out, value);
                }
                out.push('"');
            }
        }
    }
    out.push('>');
    if !VOID.contains(&name) {
        out.extend(content.into_iter().map(|piece| piece.0));
        let _ = write!(out, "</{name}>");
    }
    Html(out)
}

/// An element that holds one text.
pub fn says(name: &'static str, attributes: &[Attribute], text: &str) -> Html {
    tag(name, attributes, [Html::text(text)])
}

/// What a form sends along unseen.
pub fn hidden(name: &str, value: &str) -> Html {
    tag("input", &[("type", Some("hidden")), ("name", Some(name)), ("value", Some(value))], [])
}

/// A link with a text.
pub fn link(address: &str, text: &str) -> Html {
    says("a", &[("href", Some(address))], text)
}

fn escape(out: &mut String, text: &str) {
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Overrides of the writing direction could make one number look like another.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\0' => out.push('\u{FFFD}'),
            _ => out.push(ch),
        }
    }
}

/// Keeps every character: a control turns nothing that stands outside it, and what was typed may be
/// evidence.
fn escape_typed(out: &mut String, text: &str) {
    for ch in text.chars() {
        match ch {
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(out, "&#{};", u32::from(ch));
            }
            _ => escape(out, ch.encode_utf8(&mut [0; 4])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        let page = tag("p", &[("id", Some("a\"><script>"))], [Html::text("<script>alert('1')</script>&\u{202E}")]);
        assert_eq!(
            page.0,
            "<p id=\"a&quot;&gt;&lt;script&gt;\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\u{FFFD}</p>"
        );
        assert_eq!(
            tag("input", &[("value", Some("\u{202E}\""))], []).0,
            "<input value=\"&#8238;&quot;\">",
            "what was typed comes back as it was"
        );
        assert_eq!(Html::typed("</textarea>\u{2066}").0, "\n&lt;/textarea&gt;&#8294;");
        assert_eq!(tag("input", &[("checked", Some("")), ("id", None)], []).0, "<input checked>");
    }
}
