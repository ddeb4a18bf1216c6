//! Puts a rendered document into the page, node by node: there is no HTML text on the way, so nothing
//! in the document can become markup and no Trusted Types policy is needed.
//!
//! Only the page's own `document` is asked for nodes, and by name: a module that can look up any name of
//! the page could reach its network, its storage and its clock. Every call that may run a page's code is
//! one that hands a thrown error back instead of letting it pass through this module.

use super::cross::{mistake, read};
use crate::{
    document::{Block, Inline, Shown, is_safe_link},
    input::InputError,
    text::is_invisible,
};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Document, DocumentFragment, Element, Node};

type Done = Result<(), JsValue>;

#[wasm_bindgen]
extern "C" {
    /// Missing where there is no page: in a worker, in Node.
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Option<Document>;

    /// An element whose ready-made binding would let a thrown error through.
    #[wasm_bindgen(extends = Element)]
    type Place;

    #[wasm_bindgen(method, catch, js_name = replaceChildren)]
    fn replace_children(this: &Place, content: &DocumentFragment) -> Result<(), JsValue>;
}

/// `showDocument(target, document)`: what the target held before is replaced.
#[wasm_bindgen(js_name = showDocument)]
pub fn show_document(target: &JsValue, document: String) -> Done {
    let Some(target) = target.dyn_ref::<Element>() else {
        return Err(mistake(InputError::new("target", "expected an Element of this page")));
    };
    let shown: Shown = read("document", document)?;
    let Some(page) = DOCUMENT.with(Clone::clone) else {
        return Err(mistake(InputError::new("target", "there is no page here to show anything in")));
    };
    let page = Page(page);
    let all = page.0.create_document_fragment();
    if !shown.title.is_empty() {
        // No heading: only the page knows on which level the text stands in it.
        page.inside(&all, "p", |line| page.put(line, "strong", &shown.title))?;
    }
    for block in &shown.blocks {
        page.block(&all, block)?;
    }
    target.unchecked_ref::<Place>().replace_children(&all)
}

struct Page(Document);

impl Page {
    fn block(&self, place: &Node, block: &Block) -> Done {
        match block {
            Block::Heading { level, content } => {
                self.inside(place, if *level == 2 { "h2" } else { "h3" }, |inner| self.line(inner, content))
            }
            Block::Paragraph { content } => self.inside(place, "p", |inner| self.line(inner, content)),
            Block::List { ordered, items } => self.inside(place, if *ordered { "ol" } else { "ul" }, |list| {
                items.iter().try_for_each(|item| self.inside(list, "li", |inner| self.line(inner, item)))
            }),
            Block::Table { head, rows } => self.inside(place, "table", |table| {
                self.inside(table, "thead", |part| self.row(part, "th", head))?;
                self.inside(table, "tbody", |part| rows.iter().try_for_each(|row| self.row(part, "td", row)))
            }),
        }
    }

    fn row(&self, place: &Node, cell: &str, texts: &[String]) -> Done {
        self.inside(place, "tr", |row| {
            texts.iter().try_for_each(|text| {
                let made = self.put_element(row, cell, text)?;
                if cell == "th" { made.set_attribute("scope", "col") } else { Ok(()) }
            })
        })
    }

    fn line(&self, place: &Node, content: &[Inline]) -> Done {
        content.iter().try_for_each(|piece| match piece {
            Inline::Strong { strong } => self.put(place, "strong", strong),
            Inline::Link { link, text } if is_safe_link(link) => {
                let made = self.put_element(place, "a", text)?;
                made.set_attribute("href", link)?;
                made.set_attribute("rel", "noopener noreferrer")
            }
            Inline::Text(text) | Inline::Link { text, .. } => {
                place.append_child(&self.0.create_text_node(&seen(text))).map(drop)
            }
        })
    }

    fn put(&self, place: &Node, name: &str, text: &str) -> Done {
        self.put_element(place, name, text).map(drop)
    }

    fn put_element(&self, place: &Node, name: &str, text: &str) -> Result<Element, JsValue> {
        let made = self.0.create_element(name)?;
        made.set_text_content(Some(&seen(text)));
        place.append_child(&made)?;
        Ok(made)
    }

    fn inside(&self, place: &Node, name: &str, fill: impl FnOnce(&Node) -> Done) -> Done {
        let made = self.0.create_element(name)?;
        fill(&made)?;
        place.append_child(&made).map(drop)
    }
}

/// The text without what turns or hides it.
fn seen(text: &str) -> String {
    text.chars().filter(|ch| !is_invisible(*ch)).collect()
}
