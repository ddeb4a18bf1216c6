//! Markup that we write: the elements are ours, they are closed in order, and nothing runs or loads.

use serde_json::Value;

const ELEMENTS: [&str; 19] = [
    "h2", "h3", "p", "ol", "ul", "li", "table", "thead", "tbody", "tr", "td", "th", "strong", "a", "br", "label",
    "input", "span", "div",
];
const SAFE: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// A letter's markup, and that its blanks are told.
pub fn letter(letter: &Value) {
    for html in [letter["html"].as_str()].into_iter().flatten() {
        tame(html);
    }
    assert!(letter["text"].as_str().is_some_and(|text| !text.trim().is_empty()), "a letter without words");
}

/// Panics where markup holds anything but our own elements, well nested.
pub fn tame(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, tail) = after.split_once('>').expect("a tag that ends");
        rest = tail;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closed in order: {html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{name}> in {html}");
        let attributes = attributes.replace("rel=\"noopener noreferrer\"", "").replace("scope=\"col\"", "");
        let attributes = attributes.trim();
        if let Some(link) = attributes.strip_prefix("href=\"") {
            let link = link.strip_suffix('"').expect("one attribute");
            assert!(name == "a" && !link.contains('"'), "{tag}");
            assert!(SAFE.iter().any(|scheme| link.to_lowercase().starts_with(scheme)), "leads to {link}");
        } else {
            assert_eq!(attributes, "", "attributes of <{tag}>");
        }
        if name != "br" {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?} in {html}");
    assert!(!html.contains("<script") && !html.contains("javascript:\""), "{html}");
}
