//! Turns `src/data/consent/phrases.toml` into Rust: `enum Phrase`, its patterns in the order of their
//! first characters (so that one binary search finds the few that can begin at a place), and the
//! words that deny.

use crate::{
    emit::{camel, constant},
    file::read,
};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    phrase: BTreeMap<String, Phrase>,
    denial: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    #[serde(default)]
    strict: bool,
    #[serde(rename = "zh-CN")]
    chinese: Vec<String>,
    #[serde(rename = "en")]
    english: Vec<String>,
}

/// The source of `consent_phrases.rs`, included by `src/consent/phrases.rs`.
pub fn tables(path: &Path) -> Result<String, String> {
    let file: File = read(path)?;
    let mut out = String::from(
        "/// What words say, by the lists of `src/data/consent/phrases.toml`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\npub(super) enum Phrase {\n",
    );
    let mut patterns = Vec::new();
    let mut strict = Vec::new();
    for (name, phrase) in &file.phrase {
        let _ = writeln!(out, "    {},", camel(name));
        if phrase.strict {
            strict.push(format!("Phrase::{}", camel(name)));
        }
        for text in phrase.chinese.iter().chain(&phrase.english) {
            let parts: Vec<&str> = text.trim_end_matches('*').split('…').collect();
            if parts.len() > 2 || parts.iter().any(|part| part.is_empty()) || text.to_ascii_lowercase() != *text {
                return Err(format!("{name}: “{text}” is no pattern"));
            }
            patterns.push((text.clone(), camel(name)));
        }
    }
    patterns.sort();
    let _ = writeln!(out, "}}\n\nconst STRICT: &[Phrase] = &[{}];", strict.join(", "));
    let mut pairs = [0_u64; 64];
    for (text, name) in &patterns {
        let mut letters = text.chars().take_while(|ch| *ch != '…');
        let (Some(first), Some(second)) = (letters.next(), letters.next()) else {
            return Err(format!("{name}: “{text}” begins with fewer than two characters"));
        };
        let bit = (u32::from(first) * 31 + u32::from(second)) % 4096;
        if let Some(word) = pairs.get_mut(bit as usize / 64) {
            *word |= 1 << (bit % 64);
        }
    }
    let _ = writeln!(out, "/// Bit n: some pattern begins with two characters a, b of which 31a + b leaves n by 4096.");
    let _ = writeln!(out, "const PAIRS: [u64; 64] = {pairs:?};");
    // Keys have room for the characters of the basic plane; `sort` has put them in this order, too.
    let keys: Vec<u32> = patterns
        .iter()
        .map(|(text, _)| text.chars().take(2).fold(0, |key, ch| key << 16 | (u32::from(ch) & 0xFFFF)))
        .collect();
    if !keys.is_sorted() {
        return Err("a pattern begins with a character outside the basic plane".into());
    }
    let _ = writeln!(out, "/// The first two characters of every pattern.\nstatic KEYS: &[u32] = &{keys:?};");
    let _ = writeln!(out, "static PATTERNS: &[(&str, Phrase)] = &[");
    for (text, phrase) in patterns {
        let _ = writeln!(out, "    ({text:?}, Phrase::{phrase}),");
    }
    out.push_str("];\n");
    for (name, words) in &file.denial {
        let _ = writeln!(out, "const {}: &[&str] = &{words:?};", constant(name));
    }
    Ok(out)
}
