//! An identity number as it was typed, while a form is being checked.

use crate::input::{At, FromInput};
use crate::wipe::wipe;
use serde::{Serialize, Serializer};
use std::{fmt, mem, ops::Deref};

/// The text of an identity number. Its memory is overwritten when it is dropped, and it prints nothing.
///
/// ```
/// let typed = heyan::person::IdText::from(String::from("110101"));
/// assert_eq!(&*typed, "110101");
/// assert_eq!(format!("{typed:?}"), "IdText(…)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct IdText(String);

impl From<String> for IdText {
    fn from(text: String) -> IdText {
        IdText(text)
    }
}

impl Deref for IdText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Drop for IdText {
    fn drop(&mut self) {
        // The bytes stay where they are; only then are they written over.
        wipe(&mut mem::take(&mut self.0).into_bytes());
    }
}

impl fmt::Debug for IdText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("IdText(…)")
    }
}

impl Serialize for IdText {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self)
    }
}

impl FromInput for IdText {
    fn from_input(at: &At<'_>) -> IdText {
        IdText(String::from_input(at))
    }
}
