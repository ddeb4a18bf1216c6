//! What a record's fields say.

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Map, Value};
use std::{borrow::Cow, fmt};

/// How a record is read.
pub enum Shape {
    /// The one field is the text.
    Text,
    /// The one field is JSON: a text, or an object whose member of this name is one.
    Member(String),
    /// The one field is JSON.
    Json,
    /// Each field belongs to one place of a value.
    Cells(Vec<Place>),
}

/// The place of a column: `contacts.0.phone` is that of the first contact's number, as a form's field is called.
pub struct Place(Vec<String>);

/// More entries of a list than a form has.
const LIST_LIMIT: usize = 50;
/// Left empty these say that a person wrote nothing there; other members are left out.
const ASKED: [&str; 4] = ["name", "phone", "relation", "text"];
/// These are true or false.
const DECLARED: [&str; 3] = ["adult", "informed", "noCloseRelative"];

impl Place {
    /// The place that a column's name speaks of, if it can be one.
    pub fn of(column: &str) -> Option<Place> {
        let steps: Vec<String> = column.trim().split('.').map(str::to_owned).collect();
        let fits = |step: &String| match step.parse::<usize>() {
            Ok(index) => index < LIST_LIMIT,
            Err(_) => !step.is_empty(),
        };
        (steps.len() <= 4 && steps.iter().all(fits)).then_some(Place(steps))
    }
}

/// The text of a record that is one.
pub fn text<'a>(shape: &Shape, field: &'a str) -> Result<Cow<'a, str>, String> {
    let Shape::Member(name) = shape else {
        return Ok(Cow::Borrowed(field));
    };
    let mut json = serde_json::Deserializer::from_str(field);
    let found = if field.trim_start().starts_with('{') {
        json.deserialize_map(Named(name))
    } else {
        Found::deserialize(&mut json).map(Some)
    };
    match found.and_then(|found| json.end().map(|()| found)) {
        Ok(Some(Found::Text(text))) => Ok(text),
        Ok(Some(Found::Other(_))) => Err(format!("{name}: expected a string")),
        Ok(None) => Err(format!("{name}: is required")),
        Err(error) => Err(not_json(&error)),
    }
}

/// The value of a record that is a table's row. An entry of a list in which nothing stands is left out, as
/// `guardForm` leaves out a contact that was not filled in, and those behind it move up.
pub fn value(places: &[Place], cells: &[&str]) -> Value {
    let mut value = Value::Null;
    for (Place(steps), cell) in places.iter().zip(cells) {
        put(&mut value, steps, cell);
    }
    settle(value)
}

/// Whether a record is one JSON value; not asked again where it is `known`.
pub fn whole(field: &str, known: bool) -> Result<(), String> {
    if known { Ok(()) } else { serde_json::from_str::<IgnoredAny>(field).map(|_| ()).map_err(|error| not_json(&error)) }
}

/// A sentence that names the place and nothing of the content.
fn not_json(error: &serde_json::Error) -> String {
    format!("is not JSON: stopped at column {}", error.column())
}

fn put(value: &mut Value, steps: &[String], cell: &str) {
    let Some((step, rest)) = steps.split_first() else {
        *value = Value::from(cell);
        return;
    };
    if let Ok(index) = step.parse::<usize>() {
        if !value.is_array() {
            *value = Value::Array(Vec::new());
        }
        if let Value::Array(list) = value {
            if list.len() <= index {
                list.resize(index + 1, Value::Null);
            }
            if let Some(entry) = list.get_mut(index) {
                put(entry, rest, cell);
            }
        }
    } else {
        if !value.is_object() {
            *value = Value::Object(Map::new());
        }
        if let Value::Object(members) = value {
            put(members.entry(step.as_str()).or_insert(Value::Null), rest, cell);
        }
    }
}

/// Leaves out what is empty, and reads what was declared.
fn settle(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().filter(|entry| !is_blank(entry)).map(settle).collect(),
        Value::Object(members) => {
            members.into_iter().filter_map(|(name, value)| member(&name, value).map(|value| (name, value))).collect()
        }
        other => other,
    }
}

fn member(name: &str, value: Value) -> Option<Value> {
    let Value::String(text) = &value else {
        return Some(settle(value));
    };
    let word = text.trim();
    if word.is_empty() && !ASKED.contains(&name) {
        return None;
    }
    let declared = DECLARED.contains(&name);
    Some(match word {
        _ if declared && word.eq_ignore_ascii_case("true") => Value::Bool(true),
        _ if declared && word.eq_ignore_ascii_case("false") => Value::Bool(false),
        _ => value,
    })
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_blank),
        Value::Object(members) => members.values().all(is_blank),
        _ => false,
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Found<'a> {
    #[serde(borrow)]
    Text(Cow<'a, str>),
    Other(IgnoredAny),
}

/// Finds the member of this name; what else the object holds is read over and not kept.
struct Named<'n>(&'n str);

impl<'de> Visitor<'de> for Named<'_> {
    type Value = Option<Found<'de>>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Option<Found<'de>>, A::Error> {
        let mut found = None;
        while let Some(name) = members.next_key::<String>()? {
            if name == self.0 {
                found = Some(members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}
