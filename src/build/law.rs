//! Reads `src/data/laws.toml`: which laws, standards and guidelines a basis may name, and since when each is in force.

use crate::file;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    law: Vec<Law>,
}

/// A law, a standard or a guideline.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// As a basis names it.
    pub name: String,
    /// As an English basis names it.
    pub en: String,
    /// The whole official name, where that is another.
    pub full: Option<String>,
    kind: String,
    pub since: Option<String>,
    /// Other ways people type it; for the search of the pages.
    #[serde(default, rename = "short")]
    _short: String,
}

/// Reads the table.
pub fn read(path: &Path) -> Result<Vec<Law>, String> {
    let mut laws = file::read::<File>(path)?.law;
    for law in &laws {
        if !["law", "guidance"].contains(&law.kind.as_str()) {
            return Err(format!("{}: kind “{}”", law.name, law.kind));
        }
        if law.since.as_deref().is_some_and(|day| !crate::catalogue::is_date(day)) {
            return Err(format!("{}: since is a day, YYYY-MM-DD", law.name));
        }
    }
    // A name that begins with another one is looked for first.
    laws.sort_by_key(|law| std::cmp::Reverse(law.name.len()));
    Ok(laws)
}

/// The laws that a basis names, in both languages; an error where it names what is not in the table.
pub fn named<'a>(laws: &'a [Law], chinese: &str, english: &str) -> Result<Vec<&'a Law>, String> {
    let mut rest = chinese.to_owned();
    let mut found = Vec::new();
    for law in laws {
        let before = rest.len();
        // The longer name first, which begins with the other.
        for name in law.full.iter().chain([&law.name]) {
            rest = rest.replace(name, "");
        }
        if rest.len() < before {
            if !english.contains(&law.en) {
                return Err(format!("the English basis does not name “{}”", law.en));
            }
            found.push(law);
        }
    }
    let article = |sign: char| sign.is_ascii_digit() || "第条款项至、，；.一二三四五六七八九十百千零 ".contains(sign);
    if found.is_empty() || !rest.trim().chars().all(article) {
        return Err(format!("the basis “{chinese}” names what src/data/laws.toml does not have: “{rest}”"));
    }
    Ok(found)
}
