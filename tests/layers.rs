//! Dependencies point one way, as CONTRIBUTING.md says: no module of the crate names one of a layer above its own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::string_slice, clippy::unwrap_used)]

use std::{fs, path::Path};

/// From the border inward. Modules of one layer may name each other where they are one thing in two files, or one
/// feature asks another; each name here is a file or folder of `src`.
const LAYERS: [&[&str]; 7] = [
    &["wasm"],
    &["call"],
    &["application", "letter", "phone_change", "sms"],
    &["consent", "document", "person", "phone", "policy"],
    &["message", "report"],
    &["date", "input", "timestamp"],
    &["text", "wipe"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// What a source file names right behind `crate::`, also in a list in braces.
fn named(source: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|ch| ch.is_alphanumeric() || *ch == '_').collect::<String>();
    let mut names = Vec::new();
    for after in source.split("crate::").skip(1) {
        let Some(list) = after.strip_prefix('{') else {
            names.push(word(after));
            continue;
        };
        let (mut depth, mut begins) = (1, true);
        for (at, ch) in list.char_indices() {
            match ch {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begins = true,
                _ if begins && !ch.is_whitespace() => {
                    names.push(word(&list[at..]));
                    begins = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

fn walk(path: &Path, check: &mut dyn FnMut(&Path)) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            walk(&entry.unwrap().path(), check);
        }
    } else if path.extension().is_some_and(|end| end == "rs") {
        check(path);
    }
}

#[test]
fn no_module_names_one_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut wrong, mut files) = (Vec::new(), 0);
    for entry in fs::read_dir(&src).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if ["bin", "build", "data", "lib"].contains(&module.as_str()) {
            continue;
        }
        let own = layer(&module).expect("every module has its place in LAYERS");
        walk(&path, &mut |file| {
            files += 1;
            let source = fs::read_to_string(file).unwrap();
            // The tests of a file may ask whatever they like.
            let source = source.split("\n#[cfg(test)]\nmod tests").next().unwrap();
            for name in named(source) {
                if layer(&name).is_some_and(|other| other < own) {
                    wrong.push(format!("{} names {name}", file.strip_prefix(&src).unwrap().display()));
                }
            }
        });
    }
    assert!(files > 100, "{files} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_in_lists_are_seen() {
    let source = "use crate::{\n    call::{self, Caller},\n    text,\n};\nlet date = crate::Date::new(1, 1, 1);";
    assert_eq!(named(source), ["call", "text", "Date"]);
}
