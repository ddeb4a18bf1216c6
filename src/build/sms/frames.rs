//! Compiles the lines of `frames.toml` and the weights into one string of bytes and a few tables.
//!
//! A line becomes: effect (2 bytes: a class to give, or 0x8000 and a rule), weight, scope, nearness, number of
//! parts, of sets asked for, of bytes that follow; then each set: how many classes, and their numbers. What is left
//! of the sets is refused. `src/sms/frames.rs` reads it.

use super::words::Classes;
use crate::emit::camel;
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frames {
    #[serde(rename = "checked")]
    _checked: String,
    #[serde(rename = "source")]
    _source: String,
    means: BTreeMap<String, Vec<String>>,
    raises: BTreeMap<String, Vec<String>>,
    order: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    #[serde(rename = "checked")]
    _checked: String,
    family: BTreeMap<String, u8>,
    rule: BTreeMap<String, String>,
    outcome: Outcome,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Outcome {
    suspicious: u8,
    fraud: u8,
    unlawful_points: u8,
    unlawful: Vec<String>,
    menacing: Vec<String>,
    elsewhere: Vec<String>,
}

/// Enough for fraud by itself.
const ALONE: u8 = 100;

pub fn read(frames: &Path, weights: &Path, classes: &mut Classes) -> Result<String, String> {
    let weights: Weights = crate::file::read(weights)?;
    let file: Frames = crate::file::read(frames)?;
    let rules: Vec<&String> = weights.rule.keys().collect();
    let mut bytes: Vec<u8> = Vec::new();
    for name in &file.order {
        classes.add(name);
    }
    if let Some(lost) = file.means.keys().find(|name| !file.order.contains(*name)) {
        return Err(format!("{lost} stands not in `order`"));
    }
    for name in &file.order {
        let lines = file.means.get(name).ok_or_else(|| format!("`order` names {name}, which nothing means"))?;
        let effect = u16::try_from(classes.index(name)?).expect("few classes");
        for line in lines {
            compile(line, effect, classes, &mut bytes).map_err(|problem| format!("{name}: {line}: {problem}"))?;
        }
    }
    for (name, lines) in &file.raises {
        let rule = rules.iter().position(|known| *known == name).ok_or_else(|| format!("{name} has no weight"))?;
        let effect = 0x8000 | u16::try_from(rule).expect("few rules");
        for line in lines {
            compile(line, effect, classes, &mut bytes).map_err(|problem| format!("{name}: {line}: {problem}"))?;
        }
    }
    let mut out = String::new();
    let _ = writeln!(out, "pub(super) static FRAMES: [u8; {}] = {bytes:?};", bytes.len());
    outcome(&mut out, &weights, &rules)?;
    Ok(out)
}

fn compile(line: &str, effect: u16, classes: &Classes, bytes: &mut Vec<u8>) -> Result<(), String> {
    let (line, weight) = match line.rsplit_once(" = ") {
        Some((line, "alone")) => (line, ALONE),
        Some((line, weight)) => (line, weight.trim().parse().map_err(|_| "no weight")?),
        None => (line, 0),
    };
    let (head, rest) = line.split_once(": ").ok_or("a scope and “: ” come first")?;
    let (scope, near) = head.split_once(' ').unwrap_or((head, "0"));
    let scope = ["c", "s", "m"].iter().position(|known| *known == scope).ok_or("no such scope")?;
    let near: u8 = near.parse().map_err(|_| "no such nearness")?;
    let (rest, refused) = match rest.split_once(" ! ") {
        Some((rest, refused)) => (rest, vec![refused]),
        None => (rest, Vec::new()),
    };
    let mut groups = rest.split(" & ");
    let parts: Vec<&str> = groups.next().unwrap_or_default().split(" > ").collect();
    let asked: Vec<&str> = groups.collect();
    if parts.len() > 1 && (near == 0 || scope == 2) || parts.len() > 3 {
        return Err("up to three parts, within a sentence, with a nearness".into());
    }
    bytes.extend(effect.to_be_bytes());
    let stubborn = parts.iter().chain(&asked).any(|part| part.split('|').all(Classes::is_mark) || *part == "contact");
    let scope = u8::try_from(scope).expect("three scopes") | if stubborn { 0x80 } else { 0 };
    let count = |length: usize| u8::try_from(length).map_err(|_| "too long");
    let mut sets = Vec::new();
    for names in parts.iter().chain(&asked).chain(&refused) {
        let set = names.split('|').map(|name| classes.index(name.trim())).collect::<Result<Vec<_>, _>>()?;
        sets.push(count(set.len())?);
        for class in set {
            sets.push(count(class)?);
        }
    }
    bytes.extend([weight, scope, near, count(parts.len())?, count(asked.len())?, count(sets.len())?]);
    bytes.extend(sets);
    Ok(())
}

fn outcome(out: &mut String, weights: &Weights, rules: &[&String]) -> Result<(), String> {
    let families: Vec<&String> = weights.family.keys().collect();
    let _ = writeln!(out, "/// The rules in the order of their numbers: code, family, weight.");
    let _ = writeln!(out, "pub(super) static RULES: [(Code, Family, u8); {}] = [", rules.len());
    for (name, text) in &weights.rule {
        let (family, weight) = text.split_once(' ').ok_or_else(|| format!("{name}: family and weight"))?;
        if !families.iter().any(|known| *known == family) {
            return Err(format!("{name}: no family {family}"));
        }
        let weight: u8 =
            if weight == "alone" { ALONE } else { weight.parse().map_err(|_| format!("{name}: weight"))? };
        let _ = writeln!(out, "    (Code::{}, Family::{}, {weight}),", camel(&format!("sms.{name}")), camel(family));
    }
    out.push_str(
        "];\n/// What rules are added up by.\n#[derive(Clone, Copy, PartialEq, Eq)]\npub(super) enum Family {\n",
    );
    for family in &families {
        let _ = writeln!(out, "    {},", camel(family));
    }
    out.push_str("}\n");
    let caps: Vec<u8> = weights.family.values().copied().collect();
    let _ = writeln!(out, "/// The most a family counts.\npub(super) static CAPS: [u8; {}] = {caps:?};", caps.len());
    let _ = writeln!(out, "pub(super) const ALONE: u8 = {ALONE};");
    let _ = writeln!(out, "pub(super) const SUSPICIOUS: u32 = {};", weights.outcome.suspicious);
    let _ = writeln!(out, "pub(super) const FRAUD: u32 = {};", weights.outcome.fraud);
    let _ = writeln!(out, "pub(super) const UNLAWFUL_POINTS: u32 = {};", weights.outcome.unlawful_points);
    let lists = [
        ("UNLAWFUL", &weights.outcome.unlawful),
        ("MENACING", &weights.outcome.menacing),
        ("ELSEWHERE", &weights.outcome.elsewhere),
    ];
    for (name, list) in lists {
        let codes: Vec<String> = list.iter().map(|rule| format!("Code::{}", camel(&format!("sms.{rule}")))).collect();
        let _ = writeln!(out, "pub(super) static {name}: &[Code] = &[{}];", codes.join(", "));
    }
    Ok(())
}
