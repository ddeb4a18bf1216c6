//! What is asked of a consent (`src/data/consent/requirements.json`) names every rule about consent, and a
//! vector of each that raises it. `tests/setup/requirements.mjs` makes the pages of it.

use heyan::report::Code;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, fs};

fn data() -> Value {
    serde_json::from_str(include_str!("../../src/data/consent/requirements.json")).unwrap()
}

fn names(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap()
}

#[test]
fn every_requirement_is_there_and_answered_or_said_to_be_beyond_a_text() {
    let data = data();
    let all = data["requirements"].as_array().unwrap();
    for (index, requirement) in all.iter().enumerate() {
        let id = format!("C{:02}", index + 1);
        assert_eq!(requirement["id"], id);
        let rules = names(&requirement["codes"]).len();
        let [chinese, english] = ["zh-CN", "en"].map(|locale| names(&requirement[locale]));
        assert!(chinese.keys().eq(english.keys()), "{id}: the languages tell different things");
        for (member, text) in chinese.iter().chain(english) {
            assert!(["law", "asks", "says", "beyond"].contains(&member.as_str()), "{id}: {member}");
            assert!(!text.as_str().unwrap().trim().is_empty(), "{id}: {member}");
        }
        assert!(chinese.contains_key("law") && chinese.contains_key("asks"), "{id}");
        assert!(rules > 0 || chinese.contains_key("beyond"), "{id} is answered by nothing, and nothing says so");
    }
    assert_eq!(all.len(), 36);
}

#[test]
fn every_rule_stands_in_it_with_a_vector_that_raises_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let vectors: Vec<Value> = fs::read_dir(folder)
        .unwrap()
        .flat_map(|file| {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            serde_json::from_str::<Vec<Value>>(&text).unwrap()
        })
        .collect();
    let data = data();
    let answers = data["requirements"].as_array().unwrap().iter().map(|requirement| &requirement["codes"]);
    let mut found = BTreeSet::new();
    for (code, name) in answers.chain([&data["others"]]).flat_map(names) {
        let whole = Value::from(format!("consent.{code}"));
        let raises = vectors.iter().any(|vector| {
            vector["name"] == *name && vector["raises"].as_array().is_some_and(|raised| raised.contains(&whole))
        });
        assert!(raises, "no vector “{name}” raises {code}");
        found.insert(code.as_str());
    }
    let known: BTreeSet<&str> = Code::ALL.iter().filter_map(|code| code.as_str().strip_prefix("consent.")).collect();
    assert_eq!(found, known);
}
