//! What a caller hands over, read into our types. A caller's mistake (a wrong type, a missing
//! member) is an [`InputError`] that names the place and what belongs there, never the value: the
//! value may be somebody's phone number.
//!
//! Whatever the source (JSON text, or a page's values through serde-wasm-bindgen), it first becomes a
//! plain `Node` tree, and one reader makes our types of it. So every runtime refuses with the same
//! words, and the code that reads each type is compiled once and not once for each source: in the
//! wasm that is a third of the size.

mod at;
mod node;

pub use at::{At, FromInput};
pub(crate) use at::{is_word, reads, spelled};
pub(crate) use node::Node;

use serde::{Deserialize, Deserializer};
use std::{cell::RefCell, fmt};

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

    /// What `Display` writes, for the one module that carries none of Rust's formatting.
    #[cfg(all(feature = "wasm-phone", not(feature = "phonenumber-engine")))]
    pub(crate) fn sentence(&self) -> String {
        let mut sentence = self.path.clone();
        sentence.push_str(": ");
        sentence.push_str(&self.expected);
        sentence
    }

    /// The place, such as `application.contacts[0].name`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)?;
        out.write_str(": ")?;
        out.write_str(&self.expected)
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

/// The longest text that is meant anywhere but in a message, in UTF-16 units: fifty pages.
pub(crate) const TEXT_LIMIT: usize = 50_000;

struct Options<T>(T);

impl<T: FromInput> FromInput for Options<T> {
    fn from_input(at: &At<'_>) -> Options<T> {
        at.within(TEXT_LIMIT);
        Options(T::from_input(at))
    }
}

/// Reads options and refuses what cannot be meant.
#[cfg(feature = "wasm-objects")]
pub(crate) fn read_options<'de, T, D>(input: D) -> Result<T, InputError>
where
    T: FromInput + Meant,
    D: Deserializer<'de>,
{
    options_of(&node_of("options", input)?)
}

/// Reads options from a tree.
pub(crate) fn options_of<T: FromInput + Meant>(node: &Node) -> Result<T, InputError> {
    let Options(options) = read_node::<Options<T>>("options", node)?;
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
///
/// # Errors
/// The first place at which something else stands than belongs there.
pub fn read<'de, T, D>(name: &str, input: D) -> Result<T, InputError>
where
    T: FromInput,
    D: Deserializer<'de>,
{
    read_node(name, &node_of(name, input)?)
}

/// Reads what arrived as JSON text, such as the body of a request, called `name`; nothing may stand behind it.
///
/// ```
/// let sent = r#"{ "name": "Li Lei", "phone": "13812345678", "relation": "friend" }"#;
/// let contact: heyan::application::Contact = heyan::read_json("contact", sent)?;
/// assert_eq!(contact.name, "Li Lei");
///
/// let cut = heyan::read_json::<heyan::application::Contact>("contact", &sent[..40]);
/// assert_eq!(cut.unwrap_err().to_string(), "contact: is not JSON");
/// # Ok::<(), heyan::InputError>(())
/// ```
///
/// # Errors
/// The text is no JSON; or the first place at which something else stands than belongs there.
pub fn read_json<T: FromInput>(name: &str, text: &str) -> Result<T, InputError> {
    let node = serde_json::from_str(text).map_err(|_| InputError::new(name, "is not JSON"))?;
    read_node(name, &node)
}

fn node_of<'de, D: Deserializer<'de>>(name: &str, input: D) -> Result<Node<'de>, InputError> {
    Node::deserialize(input).map_err(|_| InputError::new(name, "is not readable as plain data"))
}

/// Reads a tree called `name`.
pub(crate) fn read_node<T: FromInput>(name: &str, node: &Node) -> Result<T, InputError> {
    let first = RefCell::new(None);
    let value = T::from_input(&At::root(name, node, &first));
    match first.into_inner() {
        Some(fault) => Err(fault),
        None => Ok(value),
    }
}
