//! A loan application: the applicant, the emergency contacts, and the consents.
//!
//! Most important first: what stops the form comes before what asks, and within that the order of the
//! form. A clash points at the one field to change and names the other end.

mod applicant;
mod consents;
mod contacts;
mod numbers;
mod relations;
mod types;

pub use types::{Applicant, Application, ApplicationOptions, ConsentState, Contact, MaritalStatus, Relation};

use crate::report::{Findings, Lines, Report, Ruling};

/// Where a contact's member stands on the form. Asked for only where something is raised: most forms have nothing wrong,
/// and a path is three blocks of memory.
fn place(contact: usize, member: &str) -> String {
    ["/contacts/", &contact.to_string(), "/", member].concat()
}

/// Checks the whole form as it stands.
///
/// ```
/// use heyan::{Date, application::{self, ApplicationOptions}};
///
/// let form = r#"{
///     "applicant": { "name": "王小明", "phone": "138 0000 0024" },
///     "contacts": [{ "name": "李雷", "phone": "13800000024", "relation": "friend", "adult": true, "informed": true }]
/// }"#;
/// let form = heyan::read("application", &mut serde_json::Deserializer::from_str(form))?;
/// let today = Date::parse("2026-11-20").ok_or("no such day")?;
/// let report = application::check(&form, &ApplicationOptions::on(today));
/// assert_eq!(report.findings[0].code.as_str(), "contact.same-phone-as-applicant");
/// assert_eq!(report.findings[0].path, "/contacts/0/phone");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(application: &Application, options: &ApplicationOptions) -> Report {
    let (findings, ruling) = judge(application, options);
    findings.report(&ruling)
}

/// [`check`] as three lines: verdict, findings (a JSON array, or empty), ruleset.
///
/// ```
/// use heyan::{Date, application::{self, ApplicationOptions}};
/// let form = r#"{ "applicant": { "name": "王小明", "phone": "138 0000 002" }, "contacts": [] }"#;
/// let form = heyan::read("application", &mut serde_json::Deserializer::from_str(form))?;
/// let today = Date::parse("2026-11-20").ok_or("no such day")?;
/// let lines = application::check_lines(&form, &ApplicationOptions::on(today));
/// assert_eq!(lines.lines().next(), Some("reject"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_lines(application: &Application, options: &ApplicationOptions) -> String {
    let (findings, ruling) = judge(application, options);
    let mut lines = Lines::new();
    lines.ruled(&findings, &ruling);
    lines.finish()
}

fn judge(application: &Application, options: &ApplicationOptions) -> (Findings, Ruling) {
    let mut findings = Findings::new();
    let applicant = applicant::check(application, options, &mut findings);
    contacts::check(application, &applicant, options, &mut findings);
    if let Some(notice) = &options.notice {
        consents::check(application, notice, &mut findings);
    }
    (findings, options.policy.ruling(options.locale))
}
