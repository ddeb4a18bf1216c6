//! Turns `src/data/consent/` into Rust tables: the built-in sentences of a rendered notice, and the
//! notices that are ready but for a lender's own facts. A missing language, a slot that stands in one
//! language only, or an id that leads nowhere is a build error.

use crate::{
    emit::{camel, constant},
    file::{Pair, list, read},
    template,
};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    version: String,
    audience: String,
    effective: String,
    purposes: Vec<String>,
}

/// What notices are made of.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stock {
    #[serde(default)]
    category: Vec<Category>,
    #[serde(default)]
    recipient: Vec<Recipient>,
    #[serde(default)]
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

/// The sources of `consent_wording.rs` and `consent_ready.rs`, included by `wording.rs` and `ready.rs` of `src/consent`.
pub fn tables(folder: &Path) -> Result<(String, String), String> {
    Ok((wording(&folder.join("wording.toml"))?, ready(folder)?))
}

fn wording(path: &Path) -> Result<String, String> {
    let texts: BTreeMap<String, Pair> = read(path)?;
    let mut out = String::new();
    for (key, pair) in &texts {
        let _ = writeln!(out, "/// “{}”\npub const {}: Pair = {};", pair.english, constant(key), said(pair, &[], key)?);
    }
    Ok(out)
}

fn ready(folder: &Path) -> Result<String, String> {
    let mut stock = Stock::default();
    for path in list(&folder.join("purposes"))? {
        let mut more: Stock = read(&path)?;
        stock.category.append(&mut more.category);
        stock.recipient.append(&mut more.recipient);
        stock.purpose.append(&mut more.purpose);
    }
    once(stock.category.iter().map(|category| &category.id))?;
    once(stock.recipient.iter().map(|recipient| &recipient.id))?;
    once(stock.purpose.iter().map(|purpose| &purpose.id))?;
    let mut out = String::new();
    write_stock(&mut out, &stock)?;
    let notices: BTreeMap<String, Notice> = read(&folder.join("ready.toml"))?;
    out.push_str("static READY: &[Ready] = &[\n");
    for (id, notice) in &notices {
        known(&notice.purposes, stock.purpose.iter().map(|purpose| &purpose.id), id)?;
        let names: Vec<String> = notice.purposes.iter().map(|purpose| ["&", &name(purpose)].concat()).collect();
        let _ = writeln!(
            out,
            "Ready {{ id: {id:?}, version: {:?}, audience: Audience::{}, effective: ({}), purposes: &[{}] }},",
            notice.version,
            camel(&notice.audience),
            notice.effective.replace('-', ", ").replace(", 0", ", "),
            names.join(", "),
        );
    }
    out.push_str("];\n");
    Ok(out)
}

/// A purpose's static.
fn name(purpose: &str) -> String {
    ["PURPOSE_", &constant(purpose)].concat()
}

fn once<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), String> {
    let mut seen: Vec<&String> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            return Err(format!("“{id}” stands twice"));
        }
        seen.push(id);
    }
    Ok(())
}

fn write_stock(out: &mut String, stock: &Stock) -> Result<(), String> {
    out.push_str("static CATEGORIES: &[ReadyCategory] = &[\n");
    for category in &stock.category {
        let _ = writeln!(
            out,
            "ReadyCategory {{ id: {:?}, class: Class::{}, sensitive: {}, name: {} }},",
            category.id,
            category.class,
            category.sensitive,
            said(&category.name, &[], &category.id)?,
        );
    }
    out.push_str("];\nstatic RECIPIENTS: &[ReadyRecipient] = &[\n");
    for recipient in &stock.recipient {
        let place = &recipient.id;
        known(&recipient.categories, stock.category.iter().map(|category| &category.id), place)?;
        let _ = writeln!(
            out,
            "ReadyRecipient {{ id: {place:?}, role: RecipientRole::{}, categories: &{:?}, purpose: {}, method: {} }},",
            camel(&recipient.role),
            recipient.categories,
            said(&recipient.purpose, &[], place)?,
            said(&recipient.method, &[], place)?,
        );
    }
    out.push_str("];\n");
    for purpose in &stock.purpose {
        let _ = write!(out, "static {}: ReadyPurpose = ", name(&purpose.id));
        write_purpose(out, stock, purpose)?;
    }
    Ok(())
}

fn write_purpose(out: &mut String, stock: &Stock, purpose: &Purpose) -> Result<(), String> {
    let place = &purpose.id;
    known(&purpose.categories, stock.category.iter().map(|category| &category.id), place)?;
    known(&purpose.recipients, stock.recipient.iter().map(|recipient| &recipient.id), place)?;
    let some = |pair: &Option<Pair>| match pair {
        Some(pair) => Ok(format!("Some({})", said(pair, &[], place)?)),
        None => Ok::<_, String>("None".to_owned()),
    };
    let _ = writeln!(
        out,
        "ReadyPurpose {{ id: {place:?}, basis: Basis::{}, kind: ConsentKind::{}, optional: {}, automated: {}, \
         categories: &{:?}, recipients: &{:?}, title: {}, purpose: {}, method: {}, retention: {}, after: After::{}, \
         necessity: {}, impact: {}, alternative: {}, withdrawal: {} }};",
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
