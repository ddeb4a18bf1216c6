//! The sentence templates of the catalogue: plain text with `{slot}` and `{slot:one|many}`.
//!
//! `src/message/fill.rs` fills them at run time; here they are only checked, so that a misspelt
//! slot is a build error and not a sentence with a hole.

use std::collections::BTreeSet;

/// The slots a template names, or what is wrong with it.
pub fn slots(template: &str) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    let mut rest = template;
    while let Some(open) = rest.find(['{', '}']) {
        if rest[open..].starts_with('}') {
            return Err(format!("“}}” without “{{” in “{template}”"));
        }
        let after = &rest[open + 1..];
        let close = after.find('}').ok_or_else(|| format!("“{{” without “}}” in “{template}”"))?;
        let inner = &after[..close];
        let name = match inner.split_once(':') {
            Some((name, forms)) => {
                if forms.split('|').count() != 2 {
                    return Err(format!("“{{{inner}}}” wants two forms, one|many"));
                }
                name
            }
            None => inner,
        };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            return Err(format!("“{inner}” is no slot name"));
        }
        found.insert(name.to_owned());
        rest = &after[close + 1..];
    }
    Ok(found)
}
