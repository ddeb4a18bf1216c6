//! The steps of a case as its plan has them now, and how far it has come.

use super::case::{Asked, Case, Standing};
use crate::clock::Moment;
use heyan::{
    phone_change::{self, Actor, ChangeStep, Moment as When, PhoneChangePlan, PlanOptions, PlannedStep},
    report::Locale,
};
use serde::{Deserialize, Serialize};

/// The plan of a case.
pub struct Progress {
    pub steps: Vec<PlannedStep>,
    /// The whole plan of a change.
    pub plan: Option<PhoneChangePlan>,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Later,
    Current,
    Done,
}

/// The plan is made anew each time from what was asked and what was learned, by the same function that
/// the page has.
pub fn progress(case: &Case, locale: Locale, now: i64) -> Progress {
    match case.request() {
        Some(request) => {
            let mut options = PlanOptions::default();
            options.locale = locale;
            options.now = Some(Moment(now).rfc3339());
            let plan = phone_change::plan(&request, &options);
            Progress { steps: plan.steps.clone(), plan: Some(plan) }
        }
        None => Progress { steps: first_binding(locale), plan: None },
    }
}

fn first_binding(locale: Locale) -> Vec<PlannedStep> {
    let [code, carrier] = match locale {
        Locale::ZhCn => ["向这个号码发验证码，确认没有填错", "经您单独同意后，向运营商核对号码是不是您本人的"],
        Locale::En => [
            "A code to this number shows that it was typed right",
            "With your separate consent, the carrier is asked whether the number is yours",
        ],
    };
    let step = |step, actor, when, why| PlannedStep { any_of: vec![vec![step]], actor, why, when };
    vec![
        step(ChangeStep::OtpNew, Actor::Person, When::Before, code),
        step(ChangeStep::CarrierCheck, Actor::Lender, When::After, carrier),
    ]
}

impl Progress {
    /// The index of the step that is to be done now.
    pub fn current(&self, case: &Case) -> Option<usize> {
        self.steps.iter().position(|step| step.when == When::Before && !is_done(step, case))
    }

    /// Whether something can be done for `step` now: it belongs to the step at hand, or is the carriers'
    /// answer that may come in afterwards.
    pub fn takes(&self, step: ChangeStep, case: &Case) -> bool {
        let holds = |planned: &PlannedStep| planned.any_of.iter().any(|way| way.contains(&step));
        let at_hand = self.current(case).and_then(|index| self.steps.get(index)).is_some_and(holds);
        let afterwards = step == ChangeStep::CarrierCheck
            && self.steps.iter().any(|planned| planned.when == When::After && holds(planned));
        at_hand || afterwards
    }

    /// Does what the lender does by itself, and notes when the last step before the change is done.
    /// Says whether the old number is told now.
    pub fn settle(&self, case: &mut Case, now: i64) -> bool {
        let mut told = false;
        while let Some(step) = self.current(case).and_then(|index| self.steps.get(index)) {
            if step.any_of != [[ChangeStep::NotifyOldChannels]] {
                return told;
            }
            case.done.insert(ChangeStep::NotifyOldChannels, now);
            told = true;
        }
        if case.effective.is_none() {
            case.effective = Some(now);
            let hours = self.plan.as_ref().map_or(0, |plan| plan.cooling_off_hours);
            case.cooling_off_until = (hours > 0).then(|| now.saturating_add(i64::from(hours) * 3600));
        }
        told
    }

    /// Where the case stands.
    pub fn standing(&self, case: &Case, now: i64) -> Standing {
        if let Some(ended) = case.ended(now) {
            return ended;
        }
        match self.current(case).and_then(|index| self.steps.get(index)) {
            Some(step) if step.any_of == [[ChangeStep::ManualReview]] => Standing::Review,
            Some(_) => Standing::Steps,
            None if case.cooling_off_until.is_some_and(|until| now < until) => Standing::CoolingOff,
            None => Standing::Done,
        }
    }

    /// How far the step with this index is.
    pub fn stage(&self, index: usize, case: &Case, now: i64) -> Stage {
        let current = self.current(case);
        let Some(step) = self.steps.get(index) else { return Stage::Later };
        let ended = case.ended(now).is_some();
        if step.when == When::Before {
            return match current {
                Some(at) if at == index && !ended => Stage::Current,
                _ if is_done(step, case) => Stage::Done,
                _ => Stage::Later,
            };
        }
        if step.any_of == [[ChangeStep::CarrierCheck]] {
            let open = match case.asked {
                Asked::PhoneChange(_) => case.effective.is_some() && current.is_none(),
                Asked::FirstBinding { ref carrier, .. } => current.is_none() && carrier.is_none(),
            };
            return match is_done(step, case) {
                true => Stage::Done,
                false if open && !ended => Stage::Current,
                false => Stage::Later,
            };
        }
        let Some(_) = case.effective.filter(|_| !ended && current.is_none()) else { return Stage::Later };
        let waits = matches!(step.any_of.as_slice(), [way] if matches!(way.as_slice(), [ChangeStep::CoolingOff | ChangeStep::FreezeSensitiveOperations]));
        if waits && case.cooling_off_until.is_some_and(|until| now < until) { Stage::Current } else { Stage::Done }
    }
}

/// Every proof of one of its ways is there.
pub fn is_done(step: &PlannedStep, case: &Case) -> bool {
    step.any_of.iter().any(|way| way.iter().all(|proof| case.done.contains_key(proof)))
}
