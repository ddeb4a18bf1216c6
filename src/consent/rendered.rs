//! What rendering a notice gives.

use super::notice::ConsentKind;
use crate::{document::tree::Block, report::Report};
use serde::Serialize;

/// A notice as a person reads it, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ConsentDocument {
    /// What a lawful notice has to say and this one does not.
    #[serde(flatten)]
    pub report: Report,
    /// The heading of level 1.
    pub title: String,
    /// The text as a tree.
    pub blocks: Vec<Block>,
    /// The blocks as HTML: everything escaped, no scripts, no styles, nothing that loads.
    pub html: String,
    /// Title and blocks as text, UTF-8 with LF: what `hashes.rendered` is the hash of.
    pub text: String,
    /// One for each purpose that rests on consent, in the order of the notice.
    pub items: Vec<ConsentItem>,
    /// Which notice, what it covers, what was read.
    pub hashes: Hashes,
}

/// One decision of the person: a control of its own, not ticked beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ConsentItem {
    /// The purpose's id, as in `Application::consents`.
    pub id: String,
    /// The words beside the control.
    pub label: String,
    /// Which kind of consent.
    pub kind: ConsentKind,
    /// Refusing it stops nothing.
    pub optional: bool,
    /// All about this purpose, as HTML.
    pub html: String,
    /// The same as text.
    pub text: String,
    /// Changes when purpose, method, data, recipients or retention change: then ask again.
    pub material_hash: String,
}

/// `sha256:` and 64 hexadecimal digits each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Hashes {
    /// Of the notice in canonical JSON (RFC 8785).
    pub notice: String,
    /// Of what the consents cover.
    pub material: String,
    /// Of the text.
    pub rendered: String,
}
