//! Turns the data files under `src/data/` into Rust tables; see `src/build/`.

// A build script stops the build by panicking; its message is what the developer reads.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "src/build/catalogue.rs"]
mod catalogue;
#[path = "src/build/china.rs"]
mod china;
#[path = "src/build/consent.rs"]
mod consent;
#[path = "src/build/emit.rs"]
mod emit;
#[path = "src/build/file.rs"]
mod file;
#[path = "src/build/fingerprint.rs"]
mod fingerprint;
#[path = "src/build/law.rs"]
mod law;
#[path = "src/build/letter.rs"]
mod letter;
#[path = "src/build/person.rs"]
mod person;
#[path = "src/build/phone/mod.rs"]
mod phone;
#[path = "src/build/phrases.rs"]
mod phrases;
#[path = "src/build/sms/mod.rs"]
mod sms;
#[path = "src/build/template.rs"]
mod template;

use std::{env, fs, path::Path};

/// What the rules and words begin with that a module of one part can say.
const SAID: [(&str, &[&str]); 5] = [
    ("WASM_PHONE", &["phone.", "input.", "operator-", "service-", "class-", "place-"]),
    ("WASM_APPLICATION", &["application.", "contact.", "person.", "id.", "otp.", "input.", "relation-", "own-"]),
    ("WASM_PHONE_CHANGE", &["phone-change.", "otp.", "letter.", "input.", "why-", "notice-"]),
    ("WASM_CONSENT", &["consent.", "input.", "slot-", "part-", "own-", "decision-"]),
    ("WASM_SMS", &["sms.", "letter.", "input.", "advice-"]),
];

fn has(feature: &str) -> bool {
    env::var_os(format!("CARGO_FEATURE_{feature}")).is_some()
}

/// The rules and words this build says: all of them, but for a module that holds only a part.
fn said(code: &str) -> bool {
    let mut parts = SAID.iter().filter(|(feature, _)| has(feature)).peekable();
    parts.peek().is_none() || parts.any(|(_, starts)| starts.iter().any(|start| code.starts_with(start)))
}

/// The rules whose codes this build knows: one that takes policies knows them all, so that one policy
/// serves every part.
fn named(code: &str) -> bool {
    said(code) || ["WASM_APPLICATION", "WASM_PHONE_CHANGE", "WASM_CONSENT"].into_iter().any(has)
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/build");
    println!("cargo::rerun-if-changed=src/data");
    // It says which version of the phone metadata is built in.
    println!("cargo::rerun-if-changed=Cargo.lock");

    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    let data = Path::new("src/data");

    let laws = law::read(&data.join("laws.toml")).unwrap_or_else(|problem| panic!("laws: {problem}"));
    let catalogue =
        catalogue::read(&data.join("rules"), &laws).unwrap_or_else(|problem| panic!("rule catalogue: {problem}"));
    fs::write(out.join("rules.rs"), emit::rules(&catalogue, said, named)).expect("OUT_DIR is writable");
    let (wording, ready) =
        consent::tables(&data.join("consent")).unwrap_or_else(|problem| panic!("consent texts: {problem}"));
    let phrases = phrases::tables(&data.join("consent/phrases.toml"))
        .unwrap_or_else(|problem| panic!("phrases of consent texts: {problem}"));
    fs::write(out.join("consent_phrases.rs"), phrases).expect("OUT_DIR is writable");
    fs::write(out.join("consent_wording.rs"), wording).expect("OUT_DIR is writable");
    fs::write(out.join("consent_ready.rs"), ready).expect("OUT_DIR is writable");
    let letters = letter::tables(&data.join("letter")).unwrap_or_else(|problem| panic!("letters: {problem}"));
    fs::write(out.join("letter.rs"), letters).expect("OUT_DIR is writable");
    let china = china::tables(&data.join("phone")).unwrap_or_else(|problem| panic!("numbers of China: {problem}"));
    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock stands beside build.rs");
    phone::write(out, &lock).expect("OUT_DIR is writable");
    fs::write(out.join("china.rs"), china).expect("OUT_DIR is writable");
    let (names, identity) = person::tables(&data.join("person")).unwrap_or_else(|problem| panic!("people: {problem}"));
    fs::write(out.join("names.rs"), names).expect("OUT_DIR is writable");
    fs::write(out.join("identity.rs"), identity).expect("OUT_DIR is writable");
    let sms = sms::tables(&data.join("sms")).unwrap_or_else(|problem| panic!("messages: {problem}"));
    fs::write(out.join("sms.rs"), sms).expect("OUT_DIR is writable");
    fs::write(out.join("ruleset.rs"), fingerprint::of(data)).expect("OUT_DIR is writable");
}
