//! Turns `src/data/consent/` into Rust tables: the built-in sentences of a rendered notice, and the
//! notices that are ready but for a lender's own facts. A missing language, a slot that stands in one
//! language only, or an id that leads nowhere is a build error.

use crate::{emit::camel, template};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    #[serde(rename = "zh-CN")]
    chinese: String,
    #[serde(rename = "en")]
    english: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    id: String,
    version: String,
    audience: String,
    effective: String,
    /// The day the texts were read against the law, for reviewers.
    #[allow(dead_code)]
    checked: String,
    category: Vec<Category>,
    #[serde(default)]
    recipient: Vec<Recipient>,
    purpose: Vec<Purpose>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Category {
    id: String,
    class: String,
    #[serde(default)]
    sensitive: bool,
    name: Pair,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recipient {
    id: String,
    role: String,
    categories: Vec<String>,
    purpose: Pair,
    method: Pair,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
// Named as the notice names it.
#[allow(clippy::struct_field_names)]
struct Purpose {
    id: String,
    basis: String,
    kind: String,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    automated: bool,
    categories: Vec<String>,
    #[serde(default)]
    recipients: Vec<String>,
    title: Pair,
    purpose: Pair,
    method: Pair,
    retention: Pair,
    #[serde(default = "delete")]
    after: String,
    necessity: Option<Pair>,
    impact: Option<Pair>,
    alternative: Option<Pair>,
    withdrawal: Pair,
}

fn delete() -> String {
    "delete".into()
}

/// The source of `consent.rs`, included by `src/consent/wording.rs` and `src/consent/ready.rs`.
pub fn tables(folder: &Path) -> Result<(String, String), String> {
    Ok((wording(&folder.join("wording.toml"))?, ready(&folder.join("ready"))?))
}

fn wording(path: &Path) -> Result<String, String> {
    let texts: BTreeMap<String, Pair> = read(path)?;
    let mut out = String::new();
    for (key, pair) in &texts {
        let name = key.replace('-', "_").to_uppercase();
        let _ = writeln!(out, "/// “{}”\npub const {name}: Pair = {};", pair.english, said(pair, &[], key)?);
    }
    Ok(out)
}

fn ready(folder: &Path) -> Result<String, String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    let mut out = String::from("static READY: &[Ready] = &[\n");
    for path in paths {
        let notice: Notice = read(&path)?;
        write_notice(&mut out, &notice).map_err(|problem| format!("{}: {problem}", path.display()))?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn write_notice(out: &mut String, notice: &Notice) -> Result<(), String> {
    let date = notice.effective.replace('-', ", ").replace(", 0", ", ");
    let _ = writeln!(
        out,
        "Ready {{ id: {:?}, version: {:?}, audience: Audience::{}, effective: ({date}), categories: &[",
        notice.id,
        notice.version,
        camel(&notice.audience),
    );
    for category in &notice.category {
        let _ = writeln!(
            out,
            "ReadyCategory {{ id: {:?}, class: Class::{}, sensitive: {}, name: {} }},",
            category.id,
            category.class,
            category.sensitive,
            said(&category.name, &[], &category.id)?,
        );
    }
    out.push_str("], recipients: &[\n");
    for recipient in &notice.recipient {
        let place = &recipient.id;
        known(&recipient.categories, notice.category.iter().map(|category| &category.id), place)?;
        let _ = writeln!(
            out,
            "ReadyRecipient {{ id: {place:?}, role: RecipientRole::{}, categories: &{:?}, purpose: {}, method: {} }},",
            camel(&recipient.role),
            recipient.categories,
            said(&recipient.purpose, &[], place)?,
            said(&recipient.method, &[], place)?,
        );
    }
    out.push_str("], purposes: &[\n");
    for purpose in &notice.purpose {
        write_purpose(out, notice, purpose)?;
    }
    out.push_str("] },\n");
    Ok(())
}

fn write_purpose(out: &mut String, notice: &Notice, purpose: &Purpose) -> Result<(), String> {
    let place = &purpose.id;
    known(&purpose.categories, notice.category.iter().map(|category| &category.id), place)?;
    known(&purpose.recipients, notice.recipient.iter().map(|recipient| &recipient.id), place)?;
    let some = |pair: &Option<Pair>| match pair {
        Some(pair) => Ok(format!("Some({})", said(pair, &[], place)?)),
        None => Ok::<_, String>("None".to_owned()),
    };
    let _ = writeln!(
        out,
        "ReadyPurpose {{ id: {place:?}, basis: Basis::{}, kind: ConsentKind::{}, optional: {}, automated: {}, \
         categories: &{:?}, recipients: &{:?}, title: {}, purpose: {}, method: {}, retention: {}, after: After::{}, \
         necessity: {}, impact: {}, alternative: {}, withdrawal: {} }},",
        camel(&purpose.basis),
        camel(&purpose.kind),
        purpose.optional,
        purpose.automated,
        purpose.categories,
        purpose.recipients,
        said(&purpose.title, &[], place)?,
        said(&purpose.purpose, &[], place)?,
        said(&purpose.method, &[], place)?,
        said(&purpose.retention, &[], place)?,
        camel(&purpose.after),
        some(&purpose.necessity)?,
        some(&purpose.impact)?,
        some(&purpose.alternative)?,
        said(&purpose.withdrawal, &["withdrawal"], place)?,
    );
    Ok(())
}

/// Both languages as a Rust array. `allowed` names the only slots there may be, if it names any.
fn said(pair: &Pair, allowed: &[&str], place: &str) -> Result<String, String> {
    let [chinese, english] = [&pair.chinese, &pair.english].map(|text| template::slots(text));
    let (chinese, english) = (chinese?, english?);
    if chinese != english {
        return Err(format!("{place}: slots differ: {chinese:?} in Chinese, {english:?} in English"));
    }
    if !allowed.is_empty() && chinese.iter().any(|slot| !allowed.contains(&slot.as_str())) {
        return Err(format!("{place}: {chinese:?}, where only {allowed:?} is filled"));
    }
    Ok(format!("[{:?}, {:?}]", pair.chinese, pair.english))
}

fn known<'a>(ids: &[String], there: impl Iterator<Item = &'a String>, place: &str) -> Result<(), String> {
    let there: Vec<&String> = there.collect();
    match ids.iter().find(|id| !there.contains(id)) {
        Some(id) => Err(format!("{place}: there is no “{id}”")),
        None => Ok(()),
    }
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
