//! The consents on the form against the notice they belong to.

use super::{Application, ConsentState};
use crate::{
    consent::{self, Basis, ConsentNotice},
    report::{Findings, rule, step},
    text::is_blank,
};

/// Every purpose that rests on consent and is not optional has to be decided and given; an optional
/// one never stops the form, and an id the notice does not know is told.
pub(super) fn check(application: &Application, notice: &ConsentNotice, findings: &mut Findings) {
    let given = application.consents.as_ref();
    for purpose in notice.purposes.iter().filter(|purpose| purpose.basis == Basis::Consent && !purpose.optional) {
        let path = format!("/consents/{}", step(&purpose.id));
        match given.and_then(|consents| consents.get(&purpose.id)) {
            Some(ConsentState::Given) => {}
            Some(ConsentState::Refused) => findings.push(rule::application_consent_refused().at(path)),
            Some(ConsentState::Untouched) | None => findings.push(rule::application_consent_missing().at(path)),
        }
    }
    let named = application.contacts.iter().any(|contact| !is_blank(&contact.name) || !is_blank(&contact.phone));
    for purpose in notice.purposes.iter().filter(|purpose| named && purpose.asks() && purpose.optional) {
        // A box passed over is no consent either, and whoever took the trouble to name people wants to know it.
        let decided = given.and_then(|consents| consents.get(&purpose.id));
        let without = matches!(decided, Some(ConsentState::Refused | ConsentState::Untouched));
        if without && consent::uses_contacts(notice, purpose) {
            let place = format!("/consents/{}", step(&purpose.id));
            findings.push(rule::application_contacts_unconsented().at("/contacts").related(place));
        }
    }
    for id in given.into_iter().flat_map(|consents| consents.keys()) {
        let known = notice.purposes.iter().any(|purpose| purpose.id == *id && purpose.basis == Basis::Consent);
        if !known {
            findings.push(rule::application_consent_unknown().at(format!("/consents/{}", step(id))));
        }
    }
}
