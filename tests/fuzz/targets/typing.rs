//! Typing: digits are never lost, doubled or reordered, the caret stays in the field, and regrouping twice
//! changes nothing.

use super::{answer, text};
use heyan::text::{digit_value, utf16_len};
use serde_json::{Value, json};

fn digits(text: &str) -> Vec<u8> {
    text.chars().filter_map(digit_value).collect()
}

/// Whether `shorter` is `longer` with at most one digit taken out.
fn at_most_one_less(longer: &[u8], shorter: &[u8]) -> bool {
    if longer == shorter {
        return true;
    }
    let same = longer.iter().zip(shorter).take_while(|(one, other)| one == other).count();
    longer.len() == shorter.len() + 1 && longer[same + 1..] == shorter[same..]
}

/// One call.
pub fn once(arguments: &[Value], typed: &Value) {
    let Some(given) = text(arguments, 0) else { return };
    let shown = typed["text"].as_str().expect("a text");
    let caret = typed["caret"].as_u64().expect("a caret");
    assert!(caret <= utf16_len(shown) as u64, "the caret {caret} stands behind {shown:?}");
    let done =
        arguments.get(2).and_then(|options| options.get("inputType")).and_then(Value::as_str).unwrap_or_default();
    let (before, after) = (digits(given), digits(shown));
    if done.starts_with("deleteContent") {
        assert!(at_most_one_less(&before, &after), "{given:?} became {shown:?}");
    } else {
        assert_eq!(before, after, "{given:?} became {shown:?}");
    }
    let region = arguments.get(2).and_then(|options| options.get("region")).cloned().unwrap_or(Value::Null);
    let again = answer("formatAsYouType", &[json!(shown), json!(caret), json!({ "region": region })]);
    let again = again.expect("what was shown is answered");
    assert_eq!(again["text"].as_str(), Some(shown), "{given:?}: regrouping again");
}

/// A field in a browser: a region and what is done to it, one after the other: `["i", text]` inserts at the
/// caret, `["b"]` and `["f"]` delete before and behind it, `["c", place]` moves it.
pub fn traces(arguments: &[Value]) {
    let region = arguments.first().filter(|region| answer("isValidPhone", &[json!("1"), (*region).clone()]).is_ok());
    let region = region.cloned().unwrap_or(Value::Null);
    let mut field: Vec<u16> = Vec::new();
    let mut caret = 0;
    for step in arguments.get(1).and_then(Value::as_array).into_iter().flatten().take(60) {
        let done = match step[0].as_str() {
            Some("i") => {
                let inserted: Vec<u16> = step[1].as_str().unwrap_or("1").encode_utf16().take(30).collect();
                field.splice(caret..caret, inserted.iter().copied());
                caret += inserted.len();
                "insertText"
            }
            Some("b") if caret > 0 => {
                caret -= 1;
                field.remove(caret);
                "deleteContentBackward"
            }
            Some("f") if caret < field.len() => {
                field.remove(caret);
                "deleteContentForward"
            }
            Some("c") => {
                caret = usize::try_from(step[1].as_u64().unwrap_or(0)).unwrap_or(0) % (field.len() + 1);
                continue;
            }
            _ => continue,
        };
        let shown = String::from_utf16_lossy(&field);
        let arguments = [json!(shown), json!(caret), json!({ "region": region, "inputType": done })];
        let typed = answer("formatAsYouType", &arguments).expect("a text and a caret are answered");
        once(&arguments, &typed);
        field = typed["text"].as_str().unwrap_or_default().encode_utf16().collect();
        caret = usize::try_from(typed["caret"].as_u64().unwrap_or(0)).unwrap_or(0);
    }
}
