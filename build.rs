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

/// A rule or word of no part would be mute in every module, and speak natively.
fn must_be_said(catalogue: &catalogue::Catalogue) {
    let codes = catalogue.rules.iter().map(|rule| &rule.code).chain(catalogue.words.iter().map(|word| &word.key));
    for code in codes {
        let named = SAID.iter().any(|(_, starts)| starts.iter().any(|start| code.starts_with(start)));
        assert!(named, "no module would say {code}: name what it begins with in SAID of build.rs");
    }
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

    let write = |name: &str, source: String| fs::write(out.join(name), source).expect("OUT_DIR is writable");

    let laws = good("laws", law::read(&data.join("laws.toml")));
    let catalogue = good("rule catalogue", catalogue::read(&data.join("rules"), &laws));
    must_be_said(&catalogue);
    write("rules.rs", emit::rules(&catalogue, said, named));

    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock stands beside build.rs");
    phone::write(out, &lock).expect("OUT_DIR is writable");
    write("china.rs", good("numbers of China", china::tables(&data.join("phone"))));

    let (names, identity) = good("people", person::tables(&data.join("person")));
    write("names.rs", names);
    write("identity.rs", identity);

    let (wording, ready) = good("consent texts", consent::tables(&data.join("consent")));
    write("consent_wording.rs", wording);
    write("consent_ready.rs", ready);
    write("consent_phrases.rs", good("phrases of consent texts", phrases::tables(&data.join("consent/phrases.toml"))));

    write("letter.rs", good("letters", letter::tables(&data.join("letter"))));
    write("sms.rs", good("messages", sms::tables(&data.join("sms"))));
    write("ruleset.rs", fingerprint::of(data));
}

/// Ends the build with a sentence where the data is wrong.
fn good<T>(what: &str, read: Result<T, String>) -> T {
    read.unwrap_or_else(|problem| panic!("{what}: {problem}"))
}
