//! What goes into an inspection and what comes out.

use crate::{
    input::{At, FromInput, Meant, reads, spelled},
    report::{Locale, Report},
};
use serde::Serialize;

/// A message as it was received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmsInput {
    /// Everything it says, signature included.
    pub text: String,
    /// The number it was shown to come from. It can be forged: it never speaks for a message.
    pub sender: Option<String>,
    /// When it arrived.
    pub received_at: Option<Clock>,
}

reads!(SmsInput { text: "text", sender: "sender", received_at: "receivedAt" });

/// The hour of a moment in Asia/Shanghai. Read from `2026-11-20T23:10`, which is taken as the time there, or from
/// RFC 3339 with its offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
}

impl Clock {
    /// Reads a date and time.
    pub fn parse(text: &str) -> Option<Clock> {
        let (day, time) = text.split_once(['T', ' '])?;
        crate::Date::parse(day)?;
        let hour: u8 = digits(time.get(..2)?)?;
        let minute: u8 = digits(time.get(3..5)?)?;
        if time.get(2..3)? != ":" || hour > 23 || minute > 59 {
            return None;
        }
        let rest = time.get(5..)?;
        let zone = rest.find(['Z', 'z', '+', '-']).map_or("", |at| rest.get(at..).unwrap_or_default());
        let seconds = rest.get(..rest.len().checked_sub(zone.len())?)?;
        if !seconds.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.') {
            return None;
        }
        let minutes = i32::from(hour) * 60 + i32::from(minute);
        let offset = match zone.as_bytes() {
            [] => 480,
            [b'Z' | b'z'] => 0,
            [sign, ..] => {
                let hours: u8 = digits(zone.get(1..3)?)?;
                let minutes: u8 = digits(zone.get(4..6)?)?;
                if zone.len() != 6 || zone.get(3..4)? != ":" || hours > 23 || minutes > 59 {
                    return None;
                }
                let offset = i32::from(hours) * 60 + i32::from(minutes);
                if *sign == b'-' { -offset } else { offset }
            }
        };
        let there = (minutes - offset + 480).rem_euclid(1440);
        Some(Clock { hour: u8::try_from(there / 60).ok()? })
    }
}

fn digits(text: &str) -> Option<u8> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

impl FromInput for Clock {
    fn from_input(at: &At<'_>) -> Clock {
        at.text().and_then(Clock::parse).unwrap_or_else(|| {
            at.fault("expected a date and time, such as 2026-11-20T23:10");
            Clock { hour: 0 }
        })
    }
}

/// Whom the message reached, as far as that person says it. Kept in memory only. Never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// The person's name.
    pub name: Option<String>,
    /// The last characters of the identity number.
    pub id_tail: Option<String>,
    /// The last digits of the phone number.
    pub phone_tail: Option<String>,
    /// The person never borrowed from whom the message names.
    pub never_borrowed: bool,
}

reads!(Recipient { name: "name", id_tail: "idTail", phone_tail: "phoneTail", never_borrowed: "neverBorrowed" or false });

impl std::fmt::Debug for Recipient {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Recipient")
    }
}

/// What the person already did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Done {
    ClickedLink,
    GaveData,
    GaveCode,
    SentMoney,
    InstalledApp,
}

spelled!(Done {
    ClickedLink = "clicked-link", GaveData = "gave-data", GaveCode = "gave-code", SentMoney = "sent-money",
    InstalledApp = "installed-app",
});

/// As many brands a caller may add, and as many names, domains and numbers to each: a message is compared with all.
const OWN_LIMIT: usize = 50;

/// A lender's own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnBrand {
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Its registrable domains.
    pub domains: Vec<String>,
    /// Numbers it sends from and is called by.
    pub numbers: Vec<String>,
}

reads!(|at| {
    at.members();
    at.at_most("aliases", OWN_LIMIT);
    at.at_most("domains", OWN_LIMIT);
    at.at_most("numbers", OWN_LIMIT);
} OwnBrand {
    name: "name",
    aliases: "aliases" or Vec::new(),
    domains: "domains" or Vec::new(),
    numbers: "numbers" or Vec::new(),
});

/// How to inspect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmsOptions {
    /// Whom it reached.
    pub recipient: Recipient,
    /// What was already done; orders the advice.
    pub done: Vec<Done>,
    /// Facts beside the built-in table.
    pub brands: Vec<OwnBrand>,
    /// The language of the sentences.
    pub locale: Locale,
}

reads!(|at| {
    at.members();
    at.at_most("brands", OWN_LIMIT);
    at.at_most("done", OWN_LIMIT);
} SmsOptions {
    recipient: "recipient" or Recipient::default(),
    done: "done" or Vec::new(),
    brands: "brands" or Vec::new(),
    locale: "locale" or Locale::default(),
});

impl Meant for SmsOptions {}

/// What a message is taken for. There is no “safe”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Outcome {
    Fraud,
    Suspicious,
    UnlawfulCollection,
    WrongPerson,
    Unverified,
}

spelled!(Outcome {
    Fraud = "fraud", Suspicious = "suspicious", UnlawfulCollection = "unlawful-collection",
    WrongPerson = "wrong-person", Unverified = "unverified",
});

/// An address in the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ClaimedLink {
    /// As it stands in the message.
    pub text: String,
    /// Where it leads, in small letters.
    pub host: String,
    /// The part somebody registered, in ASCII: letters that only look like Latin ones are written as `xn--`.
    pub registrable: String,
    /// UTF-16 offsets, end exclusive.
    pub range: [u32; 2],
}

/// What the message says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Claims {
    /// What stands in 【】.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Whom it names as its sender, if that is somebody we know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Its addresses.
    pub links: Vec<ClaimedLink>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Advice {
    /// A stable name.
    pub id: &'static str,
    /// What to do.
    pub text: String,
    /// A number or place to turn to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<&'static str>,
    /// The day somebody looked the contact up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<&'static str>,
}

/// What was found in a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SmsReport {
    /// Verdict, findings, ruleset.
    #[serde(flatten)]
    pub report: Report,
    /// What it is taken for.
    pub outcome: Outcome,
    /// The findings' codes without `sms.`, in the order found.
    pub signals: Vec<&'static str>,
    /// What the message says of itself.
    pub claims: Claims,
    /// What to do, first things first.
    pub advice: Vec<Advice>,
}
