//! Which facts a letter takes, for building its form.

use super::{LetterKind, form::Form};
use crate::report::Locale;
use serde::Serialize;

/// A fact as a form asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LetterField {
    /// Its name in the facts.
    pub name: &'static str,
    /// What the form calls it.
    pub label: &'static str,
    /// A complete letter has it; where it is missing a blank stays.
    pub required: bool,
    /// Several of them.
    pub list: bool,
    /// `text`, `date`, `moment`, `phone`, `masked-phone`, `tail`, `quote`, `sha256`, `link` or `choice`.
    pub kind: &'static str,
    /// What to write, where the label does not tell.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub hint: &'static str,
    /// It may have several lines.
    #[serde(skip_serializing_if = "is_false")]
    pub multiline: bool,
    /// Fields of one group are columns of the same rows.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub group: &'static str,
    /// What can be chosen, of a `choice`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Choice {
    /// What stands in the facts.
    pub value: &'static str,
    /// What the form shows.
    pub label: &'static str,
}

// As serde wants it.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

/// The facts of a letter, in the order in which to ask for them.
///
/// ```
/// use heyan::{letter::{self, LetterKind}, report::Locale};
/// let fields = letter::fields(LetterKind::PhoneChangeRequest, Locale::En);
/// assert!(fields.iter().any(|field| field.required));
/// ```
pub fn fields(kind: LetterKind, locale: Locale) -> Vec<LetterField> {
    Form::of(kind)
        .fields()
        .map(|(field, required)| LetterField {
            name: field.name,
            label: field.label(locale),
            required,
            list: field.list,
            kind: field.kind.as_str(),
            hint: locale.pick(field.hint),
            multiline: field.multiline,
            group: field.group,
            choices: field.choices.iter().map(|&(value, words)| Choice { value, label: locale.pick(words) }).collect(),
        })
        .collect()
}
