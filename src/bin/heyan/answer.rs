//! What is asked of each record, and its answer as a line of JSON.

use crate::{
    batch::Batch,
    record::{self, Shape},
};
use heyan::{
    FromInput, InputError,
    application::{self, Application, ApplicationOptions},
    call,
    person::{self, IdNumberOptions, NameOptions},
    phone::{self, PhoneOptions, flagged::FlaggedNumbers},
    phone_change::{self, PhoneChangeRequest, PlanOptions},
    report::Report,
    sms::{self, SmsInput, SmsOptions},
};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::Write;

/// What a record is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Phone,
    Name,
    Id,
    Application,
    PhoneChange,
    Sms,
}

impl Kind {
    pub const ALL: [(&'static str, Kind); 6] = [
        ("phone", Kind::Phone),
        ("name", Kind::Name),
        ("id", Kind::Id),
        ("application", Kind::Application),
        ("phone-change", Kind::PhoneChange),
        ("sms", Kind::Sms),
    ];

    /// The member or column in which its text stands; none where it is an object.
    pub fn column(self) -> Option<&'static str> {
        match self {
            Kind::Phone => Some("phone"),
            Kind::Name => Some("name"),
            Kind::Id => Some("idNumber"),
            Kind::Application | Kind::PhoneChange | Kind::Sms => None,
        }
    }

    /// The options of its function, under the names they have there.
    pub fn options(self) -> &'static [&'static str] {
        match self {
            Kind::Phone => &["locale", "region", "purpose"],
            Kind::Name => &["locale", "script"],
            Kind::Id => &["locale", "today"],
            Kind::Application => &["locale", "today", "policy", "notice"],
            Kind::PhoneChange => &["locale", "now", "audience", "policy"],
            Kind::Sms => &["locale", "recipient", "brands"],
        }
    }

    /// The function and an argument it takes.
    fn sample(self) -> (&'static str, Value) {
        match self {
            Kind::Phone => ("checkPhone", json!("")),
            Kind::Name => ("checkPersonName", json!("")),
            Kind::Id => ("checkIdNumber", json!("")),
            Kind::Application => {
                ("checkApplication", json!({ "applicant": { "name": "", "phone": "" }, "contacts": [] }))
            }
            Kind::PhoneChange => ("planPhoneChange", json!({ "oldPhone": "", "newPhone": "", "oldReachable": "yes" })),
            Kind::Sms => ("inspectSms", json!({ "text": "" })),
        }
    }
}

/// The check of one kind with its options.
pub struct Check {
    shape: Shape,
    ask: Ask,
}

enum Ask {
    Phone(PhoneOptions, Option<FlaggedNumbers>),
    Name(NameOptions),
    Id(IdNumberOptions),
    Application(Box<ApplicationOptions>),
    PhoneChange(Box<PlanOptions>),
    Sms(Box<SmsOptions>),
}

impl Check {
    /// # Errors
    /// Options that cannot be meant; the sentence names their path.
    pub fn new(
        kind: Kind,
        shape: Shape,
        options: &Value,
        flagged: Option<FlaggedNumbers>,
    ) -> Result<Check, InputError> {
        fn read<T: FromInput>(options: &Value) -> Result<T, InputError> {
            heyan::read("options", options)
        }
        // Asked once, it refuses whatever it would refuse for every record.
        let (function, sample) = kind.sample();
        call::call(function, &[sample, options.clone()])?;
        let ask = match kind {
            Kind::Phone => Ask::Phone(read(options)?, flagged),
            Kind::Name => Ask::Name(read(options)?),
            Kind::Id => Ask::Id(read(options)?),
            Kind::Application => Ask::Application(Box::new(read(options)?)),
            Kind::PhoneChange => Ask::PhoneChange(Box::new(read(options)?)),
            Kind::Sms => Ask::Sms(Box::new(read(options)?)),
        };
        Ok(Check { shape, ask })
    }

    /// The answers to all records, a line each, and how many of them are errors.
    pub fn answers(&self, batch: &Batch, only_findings: bool) -> Answers {
        let mut answers = Answers { lines: Vec::with_capacity(batch.len() * 800), asked: batch.len(), broken: 0 };
        for (line, fields) in batch.records() {
            let start = answers.lines.len();
            // Writing into memory does not fail.
            let _ = write!(answers.lines, "{{\"line\":{line},\"report\":");
            let answered = match fields {
                Ok(fields) => self.answer(&fields, &mut answers.lines),
                Err(broken) => Err(broken.to_string()),
            };
            match answered {
                Ok(false) if only_findings => answers.lines.truncate(start),
                Ok(_) => answers.lines.extend_from_slice(b"}\n"),
                Err(sentence) => {
                    answers.broken += 1;
                    answers.lines.truncate(start);
                    let _ = writeln!(answers.lines, "{{\"line\":{line},\"error\":{}}}", Value::from(sentence));
                }
            }
        }
        answers
    }

    /// Writes the report, and says whether it has findings.
    fn answer(&self, fields: &[&str], out: &mut Vec<u8>) -> Result<bool, String> {
        let first = fields.first().copied().unwrap_or_default();
        match &self.ask {
            Ask::Phone(options, flagged) => {
                let text = record::text(&self.shape, first)?;
                let found = match flagged {
                    Some(flagged) => flagged.check(&text, options),
                    None => phone::check(&text, options),
                };
                write_out(&found, &found.report, out)
            }
            Ask::Name(options) => {
                let found = person::check_person_name(&record::text(&self.shape, first)?, options);
                write_out(&found, &found.report, out)
            }
            Ask::Id(options) => {
                let found = person::check_id_number(&record::text(&self.shape, first)?, options);
                write_out(&found, &found.report, out)
            }
            Ask::Application(options) => {
                let found = application::check(&self.object::<Application>("application", first, fields)?, options);
                write_out(&found, &found, out)
            }
            Ask::PhoneChange(options) => {
                let plan = phone_change::plan(&self.object::<PhoneChangeRequest>("request", first, fields)?, options);
                write_out(&plan, &plan.report, out)
            }
            Ask::Sms(options) => {
                let found = sms::inspect(&self.object::<SmsInput>("sms", first, fields)?, options);
                write_out(&found, &found.report, out)
            }
        }
    }

    fn object<T: FromInput>(&self, name: &str, first: &str, fields: &[&str]) -> Result<T, String> {
        if let Shape::Cells(places) = &self.shape {
            let mut value = record::value(places, fields);
            // A table without columns for contacts names none, as a form without fields for them does.
            if let (true, Value::Object(members)) = (matches!(self.ask, Ask::Application(_)), &mut value) {
                members.entry("contacts").or_insert_with(|| json!([]));
            }
            return heyan::read(name, value).map_err(|error| error.to_string());
        }
        let mut json = serde_json::Deserializer::from_str(first);
        let read = heyan::read(name, &mut json);
        // What is not JSON to its end is told as that.
        record::whole(first, read.is_ok() && json.end().is_ok())?;
        read.map_err(|error| error.to_string())
    }
}

/// Lines to be written.
pub struct Answers {
    pub lines: Vec<u8>,
    pub asked: usize,
    pub broken: usize,
}

fn write_out<T: Serialize>(found: &T, report: &Report, out: &mut Vec<u8>) -> Result<bool, String> {
    serde_json::to_writer(out, found).map_err(|_| "the report could not be written".to_owned())?;
    Ok(!report.findings.is_empty())
}
