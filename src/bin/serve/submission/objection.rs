//! A message that somebody reports to the lender. What is asked for is what an answer needs: the
//! message, what is wrong with it, and, only for who wants to be called back, a name and a number.

use crate::{
    clock::Moment,
    page::words::{Words, words},
    submission::{covered::covered, outcome::Said},
};
use heyan::{
    At, FromInput,
    person::{NameOptions, check_person_name},
    phone::{self, PhoneOptions, Purpose},
    report::{Finding, Locale, Verdict},
};
use serde_json::{Value, json};

/// An SMS has 500 characters at most; several of them, or one with a story around it, still fit.
const LONGEST_TEXT: usize = 5_000;
const LONGEST_NOTE: usize = 2_000;
const LONGEST_LINE: usize = 64;

/// What the person wants the lender to look into, as the form sends it.
pub const REASONS: [&str; 4] = ["suspected-fraud", "never-borrowed", "wrong-person", "manner"];

/// One report.
pub struct Objection {
    text: String,
    sender: String,
    received_at: String,
    reason: String,
    note: String,
    name: String,
    phone: String,
}

impl FromInput for Objection {
    fn from_input(at: &At<'_>) -> Objection {
        let sms: Sms = at.member("sms");
        let line = |name: &str| at.member::<Option<String>>(name).unwrap_or_default();
        Objection {
            text: sms.text,
            sender: sms.sender.unwrap_or_default(),
            received_at: sms.received_at.unwrap_or_default(),
            reason: line("reason"),
            note: line("note"),
            name: line("name"),
            phone: line("phone"),
        }
    }
}

struct Sms {
    text: String,
    sender: Option<String>,
    received_at: Option<String>,
}

impl FromInput for Sms {
    fn from_input(at: &At<'_>) -> Sms {
        Sms { text: at.member("text"), sender: at.member("sender"), received_at: at.member("receivedAt") }
    }
}

impl Objection {
    /// Checks the report, and looks at the message with the same rules as the page.
    pub fn judge(&self, now: Moment, locale: Locale) -> Said {
        let words = words(locale);
        let mut findings = self.missing(words);
        let mut name = NameOptions::default();
        name.locale = locale;
        let mut phone = PhoneOptions::default();
        phone.locale = Some(locale);
        // Somebody is to be called back there.
        phone.purpose = Purpose::Contact;
        let said_name = (!self.name.trim().is_empty()).then(|| check_person_name(&self.name, &name).report.findings);
        let said_phone = (!self.phone.trim().is_empty()).then(|| phone::check(&self.phone, &phone).report.findings);
        findings.extend(said_name.iter().flatten().map(|finding| placed(finding, "/name")));
        findings.extend(said_phone.iter().flatten().map(|finding| placed(finding, "/phone")));
        let graver = |severity: &str| findings.iter().any(|finding| finding["severity"] == severity);
        let verdict = if graver("error") {
            Verdict::Reject
        } else if graver("warning") {
            Verdict::Review
        } else {
            Verdict::Pass
        };
        let known = REASONS.contains(&self.reason.as_str());
        let asked = if known { &*self.reason } else { "" };
        Said::objection(verdict, findings, &self.inspect(now, locale), asked, self.text.trim().chars().count())
    }

    /// What keeps the report from being of use.
    fn missing(&self, words: &Words) -> Vec<Value> {
        let longer = |text: &str, most: usize| text.chars().count() > most;
        [
            (self.text.trim().is_empty(), "text-missing", "/sms/text", words.objection_text_missing),
            (longer(&self.text, LONGEST_TEXT), "text-too-long", "/sms/text", words.objection_text_long),
            (longer(&self.sender, LONGEST_LINE), "sender-too-long", "/sms/sender", words.objection_line_long),
            (longer(&self.received_at, LONGEST_LINE), "time-too-long", "/sms/receivedAt", words.objection_line_long),
            (!REASONS.contains(&self.reason.as_str()), "reason-missing", "/reason", words.objection_reason_missing),
            (longer(&self.note, LONGEST_NOTE), "note-too-long", "/note", words.objection_note_long),
        ]
        .into_iter()
        .filter(|(wrong, ..)| *wrong)
        .map(|(_, code, path, message)| {
            let code = ["objection.", code].concat();
            json!({ "code": code, "severity": "error", "path": path, "message": message })
        })
        .collect()
    }

    /// The message's own report, as the page gets it. Empty when the text cannot be read at all.
    fn inspect(&self, now: Moment, locale: Locale) -> Value {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let sms = json!({ "text": self.text, "sender": given(&self.sender), "receivedAt": given(&self.received_at) });
        let options = json!({
            "recipient": { "neverBorrowed": self.reason == "never-borrowed" },
            "now": now.rfc3339(),
            "locale": locale.tag(),
        });
        heyan::call::call("inspectSms", &[sms, options]).unwrap_or_default()
    }

    /// What is kept: what was sent, and of an identity or bank card number in it only the last four digits.
    pub fn kept(&self) -> Value {
        json!({
            "sms": { "text": covered(&self.text), "sender": self.sender, "receivedAt": self.received_at },
            "reason": self.reason, "note": covered(&self.note), "name": self.name, "phone": self.phone,
        })
    }
}

/// A finding about one field alone, at its place in the report.
fn placed(finding: &Finding, path: &str) -> Value {
    let mut placed = json!(finding);
    if let Value::Object(members) = &mut placed {
        members.insert("path".into(), json!(path));
    }
    placed
}
