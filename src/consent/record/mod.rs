//! Records of what a person decided, in the manner of ISO/IEC TS 27560:2023: profile `cnfin-consent/1`.
//!
//! ```text
//! TS 27560       here
//! header         schema_version, record_id, record_type, prev_record_hash, jurisdiction, locale
//! subject        subject { ref, kind }
//! notice         template { id, version, sha256, material_sha256, ruleset, lint }, rendered { sha256, chars }
//! processing     items [ purpose, method, categories, recipients, retention, withdraw_path, … ]
//! parties        controller, items[].recipients, rights
//! events         event, items[].state, action
//! beyond it      display: how the text was shown, which TS 27560 does not cover
//! ```
//! A record holds texts, whole numbers and booleans only, and is written in canonical JSON (RFC 8785).
//! `content_sha256` is the hash of everything else in it: it tells a slip. Who alters a record and
//! writes that hash anew is found out by the hash kept elsewhere: with the next record
//! (`prev_record_hash`), or wherever the lender's server put it. A record made in a page proves nothing
//! until the server has put its own name to it.

mod changes;
mod check;
mod event;
mod facts;
mod plan;
mod subject;
mod write;

pub use changes::{Change, Part};
pub use check::{RecordOptions, RecordReport, check};
pub use event::{Action, Clock, ConsentEvent, Decision, Display, Sha256Text, Subject, Uuid, Viewport};
pub use plan::{Ask, ConsentPlan, PlanOptions, PlannedItem, Reason, plan};
pub use write::{RecordedConsent, WriteOptions, record};

use super::{
    canonical::canonical,
    hash::sha256,
    notice::{LIST_LIMIT, TEXT_LIMIT},
};
use crate::input::{At, FromInput, Node};
use serde::Serialize;

/// What `schema_version` says.
pub const PROFILE: &str = "cnfin-consent/1";

/// A record as plain data. Reading takes any object: whether it is a record, and whole, is what
/// [`check`] tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct ConsentRecord(Node<'static>);

impl FromInput for ConsentRecord {
    fn from_input(at: &At<'_>) -> ConsentRecord {
        at.members();
        at.within(TEXT_LIMIT);
        at.at_most("items", LIST_LIMIT);
        ConsentRecord(at.node().kept())
    }
}

impl ConsentRecord {
    /// RFC 8785 canonical JSON.
    pub fn canonical(&self) -> String {
        canonical(&self.0)
    }

    /// The hash of everything but `content_sha256`.
    fn content_hash(&self) -> String {
        let Node::Object(members) = &self.0 else {
            return String::new();
        };
        let rest = members.iter().filter(|(name, _)| name != "content_sha256").cloned().collect();
        sha256(&canonical(&Node::Object(rest)))
    }

    /// A member on the way down; an empty object where there is none.
    fn part(&self, name: &str) -> &Node<'static> {
        const NOTHING: &Node<'static> = &Node::Object(Vec::new());
        self.0.get(name).unwrap_or(NOTHING)
    }
}
