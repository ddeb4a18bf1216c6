//! What happened: who decided what, when, in front of which display.

use crate::{
    Timestamp,
    consent::{
        hash::is_sha256,
        notice::{Audience, TEXT_LIMIT},
    },
    input::{At, FromInput, reads, spelled},
    text::is_blank,
};
use std::collections::BTreeMap;

/// What a person decided on an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Decision {
    Given,
    Refused,
    Withdrawn,
}

spelled!(Decision { Given = "given", Refused = "refused", Withdrawn = "withdrawn" });

/// Whose decision it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What the lender's server knows the person by: a keyed hash (`hmac-sha256:…`), a UUID or another
    /// opaque name. Never a phone number, an identity number or a plain hash of one: eleven digits are
    /// tried out in seconds.
    pub reference: String,
    /// The applicant or a contact.
    pub kind: Audience,
}

impl FromInput for Subject {
    fn from_input(at: &At<'_>) -> Subject {
        let subject = Subject { reference: at.member("reference"), kind: at.member("kind") };
        if is_blank(&subject.reference) {
            at.fault("expected a reference that is not empty");
        }
        subject
    }
}

/// How the text was shown. A page can measure this honestly or not; a server's signature and the
/// page's own code have to vouch for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Display {
    /// When the text was opened.
    pub opened_at: Timestamp,
    /// When the person confirmed.
    pub confirmed_at: Timestamp,
    /// How long the text was really visible, in milliseconds.
    pub visible_ms: u32,
    /// How far down it was read, of 1000.
    pub max_scroll_permille: u32,
    /// Which folded parts were opened.
    pub expanded: Vec<String>,
    /// Width and height in CSS pixels, `390x844`.
    pub viewport: Option<Viewport>,
    /// How often it was opened again.
    pub reopened: Option<u32>,
    /// The lender's own least reading time, in milliseconds.
    pub min_visible_ms: Option<u32>,
    /// Where it stood: "page", "dialog".
    pub surface: Option<String>,
}

impl FromInput for Display {
    fn from_input(at: &At<'_>) -> Display {
        let display = Display {
            opened_at: at.member("openedAt"),
            confirmed_at: at.member("confirmedAt"),
            visible_ms: at.member("visibleMs"),
            max_scroll_permille: at.member("maxScrollPermille"),
            expanded: at.member_or("expanded", Vec::new()),
            viewport: at.member("viewport"),
            reopened: at.member("reopened"),
            min_visible_ms: at.member("minVisibleMs"),
            surface: at.member("surface"),
        };
        if display.max_scroll_permille > 1_000 {
            at.fault("expected maxScrollPermille from 0 to 1000");
        }
        display
    }
}

/// Width and height, `390x844`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewport(pub(super) String);

impl FromInput for Viewport {
    fn from_input(at: &At<'_>) -> Viewport {
        let size = |side: &str| (1..=5).contains(&side.len()) && side.bytes().all(|byte| byte.is_ascii_digit());
        let text = at.text().filter(|text| text.split_once('x').is_some_and(|(wide, high)| size(wide) && size(high)));
        if text.is_none() {
            at.fault("expected width and height, such as 390x844");
        }
        Viewport(text.unwrap_or_default().to_owned())
    }
}

/// What the person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// How: "tap-checkbox-then-button", "signature", "hotline".
    pub method: String,
    /// The words on what was pressed.
    pub label: String,
    /// Whether a person and not a script pressed it (`Event.isTrusted`).
    pub trusted: Option<bool>,
    /// The items whose controls the person worked themselves.
    pub touched: Option<Vec<String>>,
}

reads!(Action { method: "method", label: "label", trusted: "trusted", touched: "touched" });

/// Whose clock the times come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Clock {
    Client,
    Server,
}

spelled!(Clock { Client = "client", Server = "server" });

/// A person's decision on items of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentEvent {
    /// A UUID, made by whoever calls.
    pub record_id: Uuid,
    /// Who decided.
    pub subject: Subject,
    /// What, by the purpose's id. An item nobody touched is left out.
    pub items: BTreeMap<String, Decision>,
    /// When.
    pub at: Timestamp,
    /// How the text was shown. A refusal or withdrawal can do without, such as one by telephone.
    pub display: Option<Display>,
    /// What the person did.
    pub action: Action,
    /// `sha256:…` of this person's record before.
    pub previous_record_hash: Option<Sha256Text>,
    /// The person was asked again, because something changed or the time was over.
    pub renewal: bool,
    /// Until when the consent holds.
    pub valid_until: Option<Timestamp>,
    /// Whose clock.
    pub clock: Clock,
}

reads!(|at| {
    at.members();
    at.within(TEXT_LIMIT);
} ConsentEvent {
    record_id: "recordId",
    subject: "subject",
    items: "items",
    at: "at",
    display: "display",
    action: "action",
    previous_record_hash: "previousRecordHash",
    renewal: "renewal" or false,
    valid_until: "validUntil",
    clock: "clock" or Clock::Client,
});

/// A UUID (RFC 9562) in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uuid(pub(super) String);

impl FromInput for Uuid {
    fn from_input(at: &At<'_>) -> Uuid {
        if !at.text().is_some_and(is_uuid) {
            at.fault("expected a UUID");
        }
        Uuid(at.text().unwrap_or_default().to_ascii_lowercase())
    }
}

pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sha256Text(pub(super) String);

impl FromInput for Sha256Text {
    fn from_input(at: &At<'_>) -> Sha256Text {
        if !at.text().is_some_and(is_sha256) {
            at.fault("expected sha256: and 64 hexadecimal digits");
        }
        Sha256Text(at.text().unwrap_or_default().to_owned())
    }
}
