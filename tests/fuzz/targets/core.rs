//! The interface for hosts of other languages, one instance asked several times: a name and the text of the
//! arguments, which is perhaps no JSON. It says what a call with values says, and knows what was asked before.

use super::{leaks, report};
use heyan::{InputError, call::Caller};
use serde_json::Value;

/// So many calls are enough to fall over what one of them left behind.
const CALLS: usize = 6;

/// Names and arguments in turn.
pub fn calls(arguments: &[Value]) {
    let mut host = Caller::new();
    let mut beside = Caller::new();
    for pair in arguments.chunks_exact(2).take(CALLS) {
        let [Value::String(name), Value::String(given)] = pair else { return };
        let said = host.call_json(name, given).map(|text| {
            let answer: Value = serde_json::from_str(&text).expect("an answer is JSON");
            assert_eq!(Ok(&text), host.call_json(name, given).as_ref(), "{name}: the same call twice");
            answer
        });
        match serde_json::from_str::<Value>(given) {
            Ok(Value::Array(values)) => {
                sound(name, &values, &said);
                // Written anew: the order of members is what the text has and the values have not.
                let again = host.call_json(name, &Value::from(values.clone()).to_string());
                let again = again.map(|text| serde_json::from_str::<Value>(&text).expect("an answer is JSON"));
                assert_eq!(again, beside.call(name, &values), "{name}: text and values say the same");
            }
            Ok(_) => assert!(said.is_err(), "{name}: {given} is no list"),
            Err(_) => sound(name, &pair[1..], &said),
        }
    }
}

fn sound(name: &str, values: &[Value], said: &Result<Value, InputError>) {
    match said {
        Ok(answer) => report::sound(name, values, answer),
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.chars().count() < 600, "{name}: a long refusal: {sentence}");
            assert!(!leaks::leaks(values, &sentence, ""), "{name}: the refusal repeats a number: {sentence}");
        }
    }
}
