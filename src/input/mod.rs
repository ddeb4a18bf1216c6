//! What a caller hands over, read into our types. A caller's mistake (a wrong type, a missing
//! member) is an [`InputError`] that names the place and what belongs there, never the value: the
//! value may be somebody's phone number.

use serde::{Deserialize, Deserializer};
use std::fmt;

/// A caller's mistake: where, and what belongs there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    path: String,
    expected: String,
}

impl InputError {
    pub(crate) fn new(path: impl Into<String>, expected: impl Into<String>) -> InputError {
        InputError { path: path.into(), expected: expected.into() }
    }

    /// The place, such as `application.contacts[0].name`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path, self.expected)
    }
}

impl std::error::Error for InputError {}

/// Something that can be well-formed and still not be meant, such as a minimum above a maximum.
pub(crate) trait Meant {
    /// The path of what cannot be meant, and what belongs there.
    fn problem(&self) -> Option<(String, &'static str)> {
        None
    }
}

/// Reads options and refuses what cannot be meant.
pub(crate) fn read_options<'de, T, D>(input: D) -> Result<T, InputError>
where
    T: Deserialize<'de> + Meant,
    D: Deserializer<'de>,
    D::Error: fmt::Display,
{
    let options: T = read("options", input)?;
    match options.problem() {
        Some((path, belongs)) => Err(InputError::new(["options.", &path].concat(), belongs)),
        None => Ok(options),
    }
}

/// Reads what somebody handed over, called `name`, from any serde format; the error names the place
/// and what belongs there, never the value.
///
/// ```
/// let sent = r#"{ "name": "Li Lei", "phone": 13812345678, "relation": "friend" }"#;
/// let read: Result<heyan::application::Contact, _> =
///     heyan::read("contact", &mut serde_json::Deserializer::from_str(sent));
/// assert_eq!(read.unwrap_err().to_string(), "contact.phone: expected a string");
/// ```
pub fn read<'de, T, D>(name: &str, input: D) -> Result<T, InputError>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
    D::Error: fmt::Display,
{
    serde_path_to_error::deserialize(input).map_err(|error| {
        let place = match error.path().to_string() {
            inner if inner == "." => name.to_owned(),
            inner => format!("{name}.{inner}"),
        };
        explain(place, &error.inner().to_string())
    })
}

/// Keeps of serde's sentence only what was expected. Everything before ", expected" may quote the
/// value.
fn explain(mut place: String, sentence: &str) -> InputError {
    if let Some((_, after)) = sentence.split_once("missing field `") {
        if let Some((field, _)) = after.split_once('`') {
            place.push('.');
            place.push_str(field);
            return InputError::new(place, "is required");
        }
    }
    if let Some((_, after)) = sentence.split_once("unknown field `") {
        if let Some((field, _)) = after.split_once('`') {
            // The path ends with the unknown member itself.
            return unknown(place.strip_suffix(field).map_or(&*place, |place| place.trim_end_matches('.')), field);
        }
    }
    let expected = match sentence.rsplit_once(", expected ") {
        Some((_, expected)) => {
            // serde_json adds the position in the text.
            let expected = expected.rsplit_once(" at line ").map_or(expected, |(expected, _)| expected);
            format!("expected {}", expected.replace('`', "\""))
        }
        None if sentence.starts_with("a ") => format!("expected {sentence}"),
        None => "is not what belongs here".to_owned(),
    };
    InputError::new(place, expected)
}

/// An unknown member of an options object. Its name is repeated only if it looks like a name.
pub(crate) fn unknown(place: &str, member: &str) -> InputError {
    let plain = member.len() <= 40 && member.bytes().all(|byte| byte.is_ascii_alphabetic());
    let place = if plain { [place, ".", member].concat() } else { place.to_owned() };
    InputError::new(place, if plain { "is not a known member" } else { "has an unknown member" })
}
