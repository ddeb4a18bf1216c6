//! What a browser without scripts sends: fields named by their path, such as `contacts.0.phone`.

use crate::{
    lender,
    submission::{Kind, covered::covered},
};
use heyan::report::Locale;
use serde_json::{Map, Value, json};

/// More rows than any form here has; what lies beyond is not read.
const ROWS: usize = 50;

/// More fields than any form here has.
const FIELDS: usize = 400;

/// Fields of a contact, in the order of the form.
pub const OF_CONTACT: [&str; 6] = ["name", "phone", "relation", "note", "adult", "informed"];

/// The fields as they were typed, without what this form does not have and without empty rows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Typed {
    fields: Vec<(String, String)>,
    locale: Option<Locale>,
    /// Empty when the answers have not been shown for checking yet.
    key: String,
    /// The person asked to change something.
    edit: bool,
}

impl Typed {
    /// Reads `application/x-www-form-urlencoded`.
    pub fn read(kind: Kind, body: &[u8]) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in form_urlencoded::parse(body).take(FIELDS) {
            match name.as_ref() {
                "locale" => typed.locale = Locale::from_tag(&value),
                "idempotencyKey" => value.trim().clone_into(&mut typed.key),
                "step" => typed.edit = value == "edit",
                _ if belongs(kind, &name) && typed.get(&name).is_none() => {
                    // What is shown for checking is what is kept.
                    let free = kind == Kind::SmsObjection && matches!(name.as_ref(), "sms.text" | "note");
                    let value = if free { covered(&value) } else { value.into_owned() };
                    typed.fields.push((name.into_owned(), value));
                }
                _ => {}
            }
        }
        typed.close_rows();
        typed
    }

    /// The text of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every field, in the order it came.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The language of the form.
    pub fn locale(&self) -> Option<Locale> {
        self.locale
    }

    /// The key of a form whose answers were shown for checking, unless the person went on to change
    /// them.
    pub fn key(&self) -> Option<&str> {
        (!self.key.is_empty() && !self.edit).then_some(self.key.as_str())
    }

    /// The person asked to change something.
    pub fn edit(&self) -> bool {
        self.edit
    }

    /// How many contacts there are.
    pub fn contacts(&self) -> usize {
        (0..ROWS).take_while(|row| self.has_row(*row)).count()
    }

    /// As the JSON body that a page with scripts sends.
    pub fn body(&self, kind: Kind) -> Value {
        let mut body = match kind {
            Kind::Application => json!({ "application": self.application() }),
            Kind::PhoneChange => json!({ "request": self.change(), "demoAccount": self.get("demoAccount") }),
            Kind::SmsObjection => json!({ "objection": self.objection() }),
        };
        if let (Value::Object(members), Some(locale)) = (&mut body, self.locale) {
            members.insert("locale".into(), json!(locale.tag()));
        }
        body
    }

    fn application(&self) -> Value {
        let contacts = (0..self.contacts()).map(|row| {
            let field = |name: &str| self.get(&format!("contacts.{row}.{name}"));
            let text = |name: &str| field(name).unwrap_or_default();
            json!({
                "name": text("name"),
                "phone": text("phone"),
                "relation": text("relation").trim(),
                "note": field("note"),
                "adult": field("adult").is_some(),
                "informed": field("informed").is_some(),
            })
        });
        // A browser does not send what is not ticked, and the form had all of them.
        let untouched = lender::items().map(|id| (id, json!("untouched")));
        let ticked = self
            .fields
            .iter()
            .filter_map(|(name, value)| Some((name.strip_prefix("consents.")?.to_owned(), json!(value))));
        let consents: Map<String, Value> = untouched.chain(ticked).collect();
        json!({
            "applicant": {
                "name": self.get("applicant.name").unwrap_or_default(),
                "phone": self.get("applicant.phone").unwrap_or_default(),
                "backupPhones": self.list("applicant.backupPhones"),
                "workPhone": self.get("applicant.workPhone"),
                "idNumber": self.get("applicant.idNumber"),
            },
            "contacts": contacts.collect::<Vec<_>>(),
            "consents": consents,
        })
    }

    fn change(&self) -> Value {
        let days = self.get("oldCancelledDays").map(str::trim).filter(|days| !days.is_empty());
        json!({
            "oldPhone": self.get("oldPhone").unwrap_or_default(),
            "newPhone": self.get("newPhone").unwrap_or_default(),
            "oldReachable": self.get("oldReachable").unwrap_or("unknown"),
            // What is no number stays a text, and reading it says so.
            "oldCancelledDays": days.map(|days| days.parse::<u32>().map_or_else(|_| json!(days), |days| json!(days))),
            "backupPhones": self.list("backupPhones"),
            "contactPhones": self.list("contactPhones"),
        })
    }

    fn objection(&self) -> Value {
        json!({
            "sms": {
                "text": self.get("sms.text").unwrap_or_default(),
                "sender": self.get("sms.sender"),
                "receivedAt": self.get("sms.receivedAt"),
            },
            "reason": self.get("reason"),
            "note": self.get("note"),
            "name": self.get("name"),
            "phone": self.get("phone"),
        })
    }

    /// Without holes: an index says only which came first.
    fn list(&self, name: &str) -> Vec<&str> {
        let texts = (0..ROWS).filter_map(|index| self.get(&format!("{name}.{index}")));
        texts.filter(|text| !text.trim().is_empty()).collect()
    }

    fn has_row(&self, row: usize) -> bool {
        OF_CONTACT.iter().any(|field| self.get(&format!("contacts.{row}.{field}")).is_some())
    }

    /// Drops contacts of whom nothing was said, and numbers the others from 0.
    fn close_rows(&mut self) {
        let mut closed = 0;
        for row in 0..ROWS {
            let prefix = format!("contacts.{row}.");
            let blank = !self.fields.iter().any(|(name, value)| name.starts_with(&prefix) && !value.trim().is_empty());
            if blank {
                self.fields.retain(|(name, _)| !name.starts_with(&prefix));
                continue;
            }
            if closed != row {
                for (name, _) in &mut self.fields {
                    if let Some(field) = name.strip_prefix(&prefix) {
                        *name = format!("contacts.{closed}.{field}");
                    }
                }
            }
            closed += 1;
        }
    }
}

fn belongs(kind: Kind, name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    let row = |text: &str| text.parse::<usize>().is_ok_and(|row| row < ROWS && row.to_string() == text);
    match kind {
        Kind::Application => match parts.as_slice() {
            ["applicant", "name" | "phone" | "workPhone" | "idNumber"] => true,
            ["applicant", "backupPhones", index] => row(index),
            ["contacts", index, field] => row(index) && OF_CONTACT.contains(field),
            ["consents", id, ..] => !id.is_empty(),
            _ => false,
        },
        Kind::PhoneChange => match parts.as_slice() {
            ["oldPhone" | "newPhone" | "oldReachable" | "oldCancelledDays" | "demoAccount"] => true,
            ["backupPhones" | "contactPhones", index] => row(index),
            _ => false,
        },
        Kind::SmsObjection => {
            matches!(
                parts.as_slice(),
                ["sms", "text" | "sender" | "receivedAt"] | ["reason" | "note" | "name" | "phone"]
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_rows_go_and_the_others_move_up() {
        let body = b"contacts.0.name=&contacts.0.relation=&contacts.2.name=Li&contacts.1.phone=+&contacts.2.adult=on\
            &contacts.99.name=x&contacts.4.phone=139&isAdmin=1&contacts.2.name=second";
        let typed = Typed::read(Kind::Application, body);
        assert_eq!(typed.contacts(), 2);
        assert_eq!(typed.get("contacts.0.name"), Some("Li"));
        assert_eq!(typed.get("contacts.0.adult"), Some("on"));
        assert_eq!(typed.get("contacts.1.phone"), Some("139"));
        assert_eq!(typed.fields().len(), 3);
    }

    #[test]
    fn the_identity_number_is_read_where_it_belongs() {
        let typed = Typed::read(Kind::Application, b"applicant.idNumber=11+x&contacts.0.idNumber=2&idNumber=3");
        assert_eq!(typed.fields().len(), 1);
        assert_eq!(typed.body(Kind::Application)["application"]["applicant"]["idNumber"], "11 x");
    }

    #[test]
    fn a_form_becomes_the_body_a_page_sends() {
        let body = "oldPhone=1&newPhone=2&oldReachable=cancelled&oldCancelledDays=+40&backupPhones.0=&contactPhones.3=5\
            &locale=en&idempotencyKey=k";
        let typed = Typed::read(Kind::PhoneChange, body.as_bytes());
        assert_eq!(typed.key(), Some("k"));
        assert_eq!(
            typed.body(Kind::PhoneChange),
            json!({ "request": { "oldPhone": "1", "newPhone": "2", "oldReachable": "cancelled", "oldCancelledDays": 40,
                "backupPhones": [], "contactPhones": ["5"] }, "demoAccount": null, "locale": "en" })
        );
    }
}
