//! A loan application: the applicant, the emergency contacts, and the consents.
//!
//! Most important first: what stops the form comes before what asks, and within that the order of the
//! form. A clash points at the one field to change and names the other end.

mod consents;
mod contacts;
mod numbers;
mod own;
mod relations;
mod types;

pub use types::{Applicant, Application, ApplicationOptions, ConsentState, Contact, MaritalStatus, Relation};

use crate::report::{Findings, Report};

/// Checks the whole form as it stands.
pub fn check(application: &Application, options: &ApplicationOptions) -> Report {
    let mut findings = Findings::new();
    let own = own::check(application, options, &mut findings);
    contacts::check(application, &own, options, &mut findings);
    if let Some(notice) = &options.notice {
        consents::check(application, notice, &mut findings);
    }
    findings.report(&options.policy.ruling(options.locale))
}
