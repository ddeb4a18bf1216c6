//! A loan application: the applicant's numbers, the emergency contacts, and the consents.

mod consents;
mod contacts;
mod own;
mod types;

pub use types::{Applicant, Application, ApplicationOptions, ConsentState, Contact, MaritalStatus, Relation};

use crate::report::{Findings, Report};

/// Checks the whole form as it stands.
pub fn check(application: &Application, options: &ApplicationOptions) -> Report {
    let mut findings = Findings::new();
    let own = own::check(application, &mut findings);
    contacts::check(application, &own, options, &mut findings);
    if let Some(notice) = &options.notice {
        consents::check(application, notice, &mut findings);
    }
    findings.report(&options.policy.ruling(options.locale))
}
