//! Turns the tables of mainland numbers (`src/data/phone/china-*.toml`) into static Rust tables;
//! `src/phone/china/` reads them.

use crate::{emit::variant, file::read};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, path::Path};

/// `Operator`, `Service` and `Class` of `src/phone`, as far as the tables name them.
const OPERATORS: [&str; 5] = ["china-mobile", "china-unicom", "china-telecom", "china-broadnet", "other"];
const SERVICES: [&str; 5] = ["mobile", "virtual-operator", "iot", "data-only", "satellite"];
const CLASSES: [&str; 8] =
    ["emergency", "public", "operator", "hotline", "shared-cost", "toll-free", "premium-rate", "sms-port"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Blocks {
    checked: String,
    sources: BTreeMap<String, String>,
    block: Vec<Block>,
    hole: Vec<Prefixes>,
    reserved: Vec<Prefixes>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    prefixes: Vec<String>,
    operator: String,
    service: String,
    #[serde(default = "eleven")]
    digits: u8,
    source: String,
}

fn eleven() -> u8 {
    11
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prefixes {
    prefixes: Vec<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Areas {
    checked: String,
    source: String,
    eight: Vec<String>,
    either: Vec<String>,
    seven: Vec<String>,
    former: Vec<Former>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Former {
    codes: Vec<String>,
    now: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Services {
    #[serde(rename = "checked")]
    _checked: String,
    service: Vec<Service>,
    sample: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    prefixes: Vec<String>,
    digits: Vec<u8>,
    class: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    number: String,
    source: String,
}

/// The source of `china.rs`.
pub fn tables(folder: &Path) -> Result<String, String> {
    let mut out = String::new();
    blocks(&mut out, &read(&folder.join("china-blocks.toml"))?)?;
    areas(&mut out, &read(&folder.join("china-areas.toml"))?)?;
    services(&mut out, &read(&folder.join("china-services.toml"))?)?;
    Ok(out)
}

fn number(digits: &str) -> Result<u64, String> {
    match digits.parse() {
        Ok(value) if digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(value),
        _ => Err(format!("“{digits}” is no run of digits")),
    }
}

/// What a prefix of a mobile number stands for: the row of `BLOCKS`, or a hole.
#[derive(Clone, Copy, PartialEq)]
struct Meaning {
    /// 1 and up: row of `BLOCKS` plus one; 0: nobody's.
    row: usize,
    /// Digits of the prefix that says so.
    length: usize,
}

fn blocks(out: &mut String, blocks: &Blocks) -> Result<(), String> {
    let _ = writeln!(out, "pub(crate) const BLOCKS_CHECKED: &str = {:?};", blocks.checked);
    let _ = writeln!(out, "pub(super) static BLOCKS: [Block; {}] = [", blocks.block.len());
    for block in &blocks.block {
        let named = |word: &str, known: &[&str]| {
            variant(word, known).map_err(|problem| format!("block {:?}: {problem}", block.prefixes))
        };
        let operator = named(&block.operator, &OPERATORS)?;
        let service = named(&block.service, &SERVICES)?;
        let digits = block.digits;
        let _ = writeln!(
            out,
            "    Block {{ operator: Operator::{operator}, service: Service::{service}, digits: {digits} }},"
        );
    }
    out.push_str("];\n");
    prefixes(out, &meanings(blocks)?)?;
    reserved(out, blocks)
}

/// Every prefix with its meaning; each stands once.
fn meanings(blocks: &Blocks) -> Result<BTreeMap<String, Meaning>, String> {
    let mut meanings: BTreeMap<String, Meaning> = BTreeMap::new();
    let mut put = |prefix: &str, row: usize| {
        number(prefix)?;
        if !(3..=5).contains(&prefix.len()) || !prefix.starts_with('1') {
            return Err(format!("block “{prefix}”: three to five digits that begin with 1"));
        }
        match meanings.insert(prefix.to_owned(), Meaning { row, length: prefix.len() }) {
            Some(_) => Err(format!("block “{prefix}” stands twice")),
            None => Ok(()),
        }
    };
    for (row, block) in blocks.block.iter().enumerate() {
        for source in block.source.split(", ") {
            sourced(blocks, source, "block", &block.prefixes)?;
        }
        if !matches!(block.digits, 11 | 13) {
            return Err(format!("block {:?}: numbers of {} digits; known are 11 and 13", block.prefixes, block.digits));
        }
        for prefix in &block.prefixes {
            put(prefix, row + 1)?;
        }
    }
    for hole in &blocks.hole {
        sourced(blocks, &hole.source, "hole", &hole.prefixes)?;
        for prefix in &hole.prefixes {
            put(prefix, 0)?;
        }
    }
    Ok(meanings)
}

/// A source has to be one of those that the file lists.
fn sourced(blocks: &Blocks, source: &str, entry: &str, prefixes: &[String]) -> Result<(), String> {
    if blocks.sources.contains_key(source) {
        return Ok(());
    }
    Err(format!("{entry} {prefixes:?}: its source “{source}” does not stand under [sources]"))
}

fn prefixes(out: &mut String, meanings: &BTreeMap<String, Meaning>) -> Result<(), String> {
    // By the second and third digit; LONGER means: ask the longer prefixes.
    let mut first = vec![String::from("0"); 100];
    for (prefix, meaning) in meanings {
        let slot = &mut first[prefix[1..3].parse::<usize>().map_err(|error| error.to_string())?];
        let longer = meanings.keys().any(|other| other.len() > 3 && other.starts_with(&prefix[..3]));
        *slot = match (prefix.len(), longer) {
            (3, true) => format!("{} | LONGER", meaning.row),
            (3, false) => meaning.row.to_string(),
            _ if slot == "0" => "LONGER".to_owned(),
            _ => continue,
        };
    }
    let _ = writeln!(out, "pub(super) static FIRST: [u8; 100] = [{}];", first.join(", "));

    let mut longer: Vec<(&String, &Meaning)> = meanings.iter().filter(|(prefix, _)| prefix.len() > 3).collect();
    longer.sort_by_key(|(prefix, _)| (usize::MAX - prefix.len(), prefix.as_str()));
    let _ = writeln!(out, "pub(super) static LONGER_PREFIXES: [Longer; {}] = [", longer.len());
    for (prefix, meaning) in longer {
        // As ranges over the first five digits.
        let low = number(&format!("{prefix:0<5}"))?;
        let high = number(&format!("{prefix:9<5}"))?;
        let _ = writeln!(
            out,
            "    Longer {{ low: {low}, high: {high}, length: {}, row: {} }},",
            meaning.length, meaning.row
        );
    }
    out.push_str("];\n");
    Ok(())
}

fn reserved(out: &mut String, blocks: &Blocks) -> Result<(), String> {
    let mut reserved = Vec::new();
    for row in &blocks.reserved {
        sourced(blocks, &row.source, "reserved", &row.prefixes)?;
        for prefix in &row.prefixes {
            if prefix.len() != 2 {
                return Err(format!("reserved “{prefix}”: two digits"));
            }
            reserved.push(number(prefix)?.to_string());
        }
    }
    let _ = writeln!(out, "pub(super) static RESERVED: [u8; {}] = [{}];", reserved.len(), reserved.join(", "));
    Ok(())
}

fn areas(out: &mut String, areas: &Areas) -> Result<(), String> {
    if areas.source.is_empty() {
        return Err("china-areas.toml names its source".into());
    }
    // Two bits a code: 0 unknown, 1 seven digits, 2 eight, 3 either. Codes of two digits (10, 2x) fill
    // their hundred or their ten.
    let mut kinds = [0_u8; 1000];
    for (kind, codes) in [(1_u8, &areas.seven), (2, &areas.eight), (3, &areas.either)] {
        for code in codes {
            let value = usize::try_from(number(code)?).map_err(|error| error.to_string())?;
            let range = match code.len() {
                2 => value * 10..value * 10 + 10,
                3 => value..value + 1,
                _ => return Err(format!("area code “{code}”: two or three digits")),
            };
            for slot in &mut kinds[range] {
                if *slot != 0 {
                    return Err(format!("area code “{code}” stands twice"));
                }
                *slot = kind;
            }
        }
    }
    let _ = writeln!(out, "pub(crate) const AREAS_CHECKED: &str = {:?};", areas.checked);
    let packed: Vec<String> = kinds
        .chunks(4)
        .map(|four| four.iter().enumerate().map(|(place, kind)| kind << (2 * place)).sum::<u8>().to_string())
        .collect();
    let _ = writeln!(out, "pub(super) static AREAS: [u8; {}] = [{}];", packed.len(), packed.join(", "));

    let mut former = Vec::new();
    for row in &areas.former {
        if row.source.is_empty()
            || kinds[usize::try_from(number(&row.now)?).map_err(|error| error.to_string())?
                * if row.now.len() == 2 { 10 } else { 1 }]
                == 0
        {
            return Err(format!("former area codes {:?}: a source, and a code that exists", row.codes));
        }
        for code in &row.codes {
            former.push(format!("({}, \"0{}\")", number(code)?, row.now));
        }
    }
    let _ = writeln!(out, "pub(super) static FORMER_AREAS: [(u16, &str); {}] = [{}];", former.len(), former.join(", "));
    Ok(())
}

fn services(out: &mut String, services: &Services) -> Result<(), String> {
    let mut rows = Vec::new();
    for service in &services.service {
        if service.source.is_empty() || service.digits.is_empty() {
            return Err(format!("service {:?}: a source and lengths", service.prefixes));
        }
        let class = variant(&service.class, &CLASSES)
            .map_err(|problem| format!("service {:?}: class {problem}", service.prefixes))?;
        let lengths: u32 = service.digits.iter().map(|digits| 1_u32 << digits).sum();
        for prefix in &service.prefixes {
            rows.push((prefix.len(), number(prefix)?, lengths, class.clone()));
        }
    }
    rows.sort_by_key(|(length, prefix, ..)| (usize::MAX - length, *prefix));
    let _ = writeln!(out, "pub(super) static SERVICES: [Listed; {}] = [", rows.len());
    for (length, prefix, lengths, class) in rows {
        let _ = writeln!(
            out,
            "    Listed {{ prefix: {prefix}, length: {length}, lengths: {lengths:#x}, class: Class::{class} }},"
        );
    }
    out.push_str("];\n");
    let mut samples = Vec::new();
    for sample in &services.sample {
        if sample.source.is_empty() {
            return Err("a sample number names its source".into());
        }
        samples.push(number(&sample.number)?.to_string());
    }
    let _ = writeln!(out, "pub(crate) static SAMPLES: [u64; {}] = [{}];", samples.len(), samples.join(", "));
    Ok(())
}
