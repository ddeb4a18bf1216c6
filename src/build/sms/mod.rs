//! Packs `src/data/sms/` into the tables that messages are read with.

mod frames;
mod packed;
mod words;

use crate::{emit::variant, file::read};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brands {
    #[serde(rename = "checked")]
    _checked: String,
    others: String,
    brand: Vec<Brand>,
}

/// What a brand can be: `Kind` of `src/sms/table.rs`.
const KINDS: [&str; 6] = ["lender", "bank", "pay", "carrier", "shop", "other"];

/// Who messages claim to come from.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    pub name: String,
    pub names: Vec<String>,
    #[serde(default)]
    pub former: Vec<String>,
    pub kind: String,
    pub group: Option<String>,
    #[serde(default)]
    numbers: Vec<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    tokens: Vec<String>,
    #[serde(default)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Links {
    #[serde(rename = "checked")]
    _checked: String,
    suffixes: String,
    endings: String,
    risky: String,
    shorteners: String,
    packages: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Characters {
    #[serde(rename = "checked")]
    _checked: String,
    #[serde(rename = "source")]
    _source: String,
    variants: String,
    letters: String,
    syllables: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Channels {
    channel: Vec<Channel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Channel {
    id: String,
    contact: String,
    #[serde(rename = "for")]
    _purpose: String,
    source: String,
    checked: String,
}

/// The source of `sms.rs`, included by `src/sms/table.rs`.
pub fn tables(folder: &Path) -> Result<String, String> {
    let mut brands: Brands = read(&folder.join("brands.toml"))?;
    for name in brands.others.split_whitespace() {
        let names = vec![name.to_owned()];
        brands.brand.push(Brand { name: name.to_owned(), names, kind: "lender".into(), ..Brand::default() });
    }
    let mut out = String::new();
    let mut classes = words::Classes::read(&folder.join("phrases.toml"), &brands.brand)?;
    let frames = frames::read(&folder.join("frames.toml"), &folder.join("weights.toml"), &mut classes)?;
    out.push_str(&classes.source());
    out.push_str(&frames);
    write_brands(&mut out, &brands.brand)?;
    write_links(&mut out, &read(&folder.join("links.toml"))?);
    write_characters(&mut out, &read(&folder.join("characters.toml"))?)?;
    let channels: Channels = read(&folder.join("channels.toml"))?;
    out.push_str("/// Lines that advice may name: id, what is shown, the day it was checked.\n");
    let _ = writeln!(out, "pub(super) static CHANNELS: &[(&str, &str, &str)] = &[");
    for channel in &channels.channel {
        if channel.source.is_empty() {
            return Err(format!("channel {} has no source", channel.id));
        }
        let _ = writeln!(out, "    ({:?}, {:?}, {:?}),", channel.id, channel.contact, channel.checked);
    }
    out.push_str("];\n");
    Ok(out)
}

fn write_brands(out: &mut String, brands: &[Brand]) -> Result<(), String> {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    out.push_str("pub(super) static BRANDS: &[Brand] = &[\n");
    for (index, brand) in brands.iter().enumerate() {
        if !(brand.numbers.is_empty() && brand.domains.is_empty()) && brand.source.is_empty() {
            return Err(format!("{} has numbers or domains and no source", brand.name));
        }
        // Brands without a group of their own stand alone.
        let group = match &brand.group {
            Some(group) => *groups.entry(group).or_insert(index),
            None => index,
        };
        let _ = writeln!(
            out,
            "    Brand {{ name: {:?}, kind: Kind::{}, group: {group}, numbers: {:?}, domains: {:?}, tokens: {:?} }},",
            brand.name,
            variant(&brand.kind, &KINDS).map_err(|problem| format!("{}: kind {problem}", brand.name))?,
            brand.numbers.join(" "),
            brand.domains.join(" "),
            brand.tokens.join(" "),
        );
    }
    out.push_str("];\n");
    Ok(())
}

fn write_links(out: &mut String, links: &Links) {
    for (name, list) in [
        ("SUFFIXES", &links.suffixes),
        ("ENDINGS", &links.endings),
        ("RISKY", &links.risky),
        ("SHORTENERS", &links.shorteners),
        ("PACKAGES", &links.packages),
    ] {
        let words: Vec<&str> = list.split_whitespace().collect();
        let _ = writeln!(
            out,
            "/// With a space around each.\npub(super) static {name}: &str = {:?};",
            format!(" {} ", words.join(" "))
        );
    }
}

fn write_characters(out: &mut String, characters: &Characters) -> Result<(), String> {
    let syllables: Vec<&str> = characters.syllables.split_whitespace().collect();
    let spells = |entry: &&str| {
        let letters = entry.trim_start_matches(|ch: char| ch.is_ascii_lowercase());
        letters.chars().count() == 1 && letters.len() < entry.len()
    };
    if let Some(odd) = syllables.iter().find(|entry| !spells(entry)) {
        return Err(format!("{odd}: letters and one character"));
    }
    let _ = writeln!(out, "/// Syllables in Latin letters, each with the character it stands for.");
    let _ = writeln!(out, "pub(super) static SYLLABLES: &str = {:?};", syllables.join(" "));
    for (name, text) in [("VARIANTS", &characters.variants), ("LETTERS", &characters.letters)] {
        let all: Vec<char> = text.chars().filter(|ch| !ch.is_whitespace()).collect();
        let pairs: Vec<(char, char)> = all.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        if !all.len().is_multiple_of(2) || pairs.windows(2).any(|two| two[0].0 >= two[1].0) {
            return Err(format!("{name}: pairs in the order of their first characters"));
        }
        let keys: String = pairs.iter().map(|pair| pair.0).collect();
        let _ = writeln!(out, "pub(super) static {name}: [(char, char); {}] = {pairs:?};", keys.chars().count());
    }
    Ok(())
}
