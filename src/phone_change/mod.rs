//! Changing the phone number an account is bound to: a plan that is hard for a thief, possible for
//! someone whose old number is gone, and never in the way of repaying.
//!
//! [`plan`] asks every rule of `rules.rs`; each only adds to the draft. `steps.rs` puts what is needed
//! in order. The page's plan is advice from what the form holds; the lender's server, which knows the
//! account, makes the binding one.

mod draft;
#[cfg(test)]
mod exhaustive;
mod facts;
mod one_time_code;
mod rules;
mod steps;
mod types;

pub use one_time_code::{OneTimeCodeOptions, OneTimeCodeReport, check_one_time_code, check_one_time_code_lines};
pub use types::{
    Account, Actor, Audience, Available, CarrierCheck, ChangeStep, Declinable, Frozen, LoanState, Moment, Notice,
    NoticeMoment, OldReachable, Outcome, PhoneChangePlan, PhoneChangeRequest, PlanOptions, PlannedStep,
};

use crate::{
    message::fill,
    report::{Code, Param, Word},
};
use draft::Draft;
use facts::Facts;

/// Rules whose finding would tell a stranger whose a number is. A person's plan keeps the proofs they
/// ask for and leaves out the finding.
const LENDER_ONLY: &[Code] = &[Code::PhoneChangeTakenOrRecycled];

/// Plans a change of the bound number.
///
/// ```
/// use heyan::phone_change::{self, ChangeStep, Outcome, PlanOptions};
///
/// let request = r#"{ "oldPhone": "138 0000 0024", "newPhone": "139 2658 4107", "oldReachable": "yes" }"#;
/// let request = heyan::read("request", &mut serde_json::Deserializer::from_str(request))?;
/// let plan = phone_change::plan(&request, &PlanOptions::default());
/// assert_eq!(plan.outcome, Outcome::SelfService);
/// assert!(!plan.steps.is_empty());
/// # Ok::<(), heyan::InputError>(())
/// ```
pub fn plan(request: &PhoneChangeRequest, options: &PlanOptions) -> PhoneChangePlan {
    let facts = Facts::read(request, &options.policy.phone_change);
    let (outcome, draft) = decide(&facts);
    let locale = options.locale;
    let hours = [("hours", Param::from(draft.cooling_off_hours))];
    let for_person = options.audience == Audience::Person;
    let steps = if outcome == Outcome::Blocked { Vec::new() } else { steps::of(&facts, &draft, locale) };
    let at = |wanted| draft.notices.iter().filter(move |(moment, _)| *moment == wanted);
    let notices = at(NoticeMoment::Start).chain(at(NoticeMoment::Confirm)).chain(at(NoticeMoment::End));
    PhoneChangePlan {
        outcome,
        steps,
        cooling_off_hours: draft.cooling_off_hours,
        frozen: draft.frozen(),
        notices: notices
            .map(|&(before, word)| Notice {
                id: word.key().trim_start_matches("notice-"),
                text: fill(word.say(locale), &hours, locale),
                before,
            })
            .collect(),
        rules: if for_person { Vec::new() } else { draft.fired },
        report: {
            let hidden: &[Code] = if for_person { LENDER_ONLY } else { &[] };
            draft.findings.without(hidden).report(&options.policy.ruling(locale))
        },
    }
}

/// Asks every rule.
fn decide(facts: &Facts) -> (Outcome, Draft) {
    let mut draft = Draft::default();
    for rule in rules::RULES {
        rule(facts, &mut draft);
    }
    let outcome = draft.outcome.unwrap_or(Outcome::SelfService);
    if outcome == Outcome::ManualReview {
        draft.tell(NoticeMoment::Start, Word::NoticeWhyManual);
    }
    if outcome == Outcome::Blocked {
        draft.cooling_off_hours = 0;
    }
    if draft.cooling_off_hours > 0 {
        draft.tell(NoticeMoment::Confirm, Word::NoticeCoolingOff);
    }
    (outcome, draft)
}
