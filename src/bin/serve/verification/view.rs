//! A case as its page sees it: the plan for the person, how far each step is, and what can be done now.
//! No number is in it but for its end.

use super::{
    act,
    case::{Asked, Case, Standing, tail},
    case_store::Kind,
    code::{self, Secret},
    consent, handset,
    progress::{Progress, progress},
};
use crate::{clock::Moment, hex::hex, lender};
use heyan::{
    phone_change::{CarrierCheck, ChangeStep},
    report::Locale,
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// Where a case of this kind is asked about.
pub fn address(kind: Kind, id: &str) -> String {
    match kind {
        Kind::PhoneChange => ["/api/phone-changes/", id].concat(),
        Kind::FirstBinding => ["/api/verifications/", id].concat(),
    }
}

/// Who looks, and when.
pub struct Viewer<'a> {
    pub locale: Locale,
    pub now: i64,
    pub secret: &'a Secret,
    /// Messages can be read on the page.
    pub with_handset: bool,
}

/// The whole answer.
pub fn view(kind: Kind, id: &str, case: &Case, viewer: &Viewer) -> Value {
    let Viewer { locale, now, with_handset, .. } = *viewer;
    let progress = progress(case, locale, now);
    let standing = progress.standing(case, now);
    let steps: Vec<Value> = progress
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let mut members = match json!(step) {
                Value::Object(members) => members,
                _ => Map::new(),
            };
            members.insert("stage".into(), json!(progress.stage(index, case, now)));
            Value::Object(members)
        })
        .collect();
    let mut forms = Map::new();
    for step in progress.steps.iter().flat_map(|step| step.any_of.iter().flatten()) {
        if case.ended(now).is_none() && (progress.takes(*step, case) || case.done.contains_key(step)) {
            forms.insert(step.as_str().to_owned(), form(case, *step, viewer));
        }
    }
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| {
        members.insert(name.to_owned(), value);
    };
    put("id", json!(id));
    put("kind", json!(kind.key()));
    put("simulated", json!(true));
    put("simulator", json!(handset::said(locale, with_handset)));
    put("simulatedPhone", json!(with_handset));
    put("status", json!(standing));
    put("self", json!(address(kind, id)));
    put("steps", json!(steps));
    put("forms", Value::Object(forms));
    put("cancellable", json!(matches!(standing, Standing::Steps | Standing::Review | Standing::CoolingOff)));
    put("opened", json!(Moment(case.opened).rfc3339()));
    let moment = |moment: Option<i64>| moment.map(|moment| Moment(moment).rfc3339());
    put("effectiveAt", json!(moment(case.effective)));
    put("coolingOffUntil", json!(moment(case.cooling_off_until)));
    match &case.asked {
        Asked::FirstBinding { number, carrier } => {
            put("tail", json!(tail(number)));
            put("carrier", json!(carrier));
            put("confirmed", json!(case.done.contains_key(&ChangeStep::OtpNew)));
        }
        Asked::PhoneChange(_) => {
            let number = |step| case.destination(step).map(|number| tail(&number).to_owned());
            put("statusUrl", json!(crate::submission::status::address(id)));
            put("oldTail", json!(number(ChangeStep::OtpOld)));
            put("newTail", json!(number(ChangeStep::OtpNew)));
            put("oldReachable", json!(case.request().map(|request| request.old_reachable)));
            put("contract", contract(now));
            put("lender", json!(lender::name(Locale::ZhCn)));
            put("finished", json!(finished(case, &progress)));
            put("backups", json!(case.backups.iter().map(|number| tail(number)).collect::<Vec<_>>()));
            put("consents", json!(consent::list(&case.consents, locale)));
            put("recordNumber", json!(record_number(id)));
            put("recordSha256", json!(case.effective.map(|_| digest(id, case))));
        }
    }
    if let Some(plan) = progress.plan {
        let Value::Object(mut whole) = json!(plan) else { return Value::Object(members) };
        whole.remove("steps");
        members.extend(whole);
    }
    Value::Object(members)
}

/// The invented contract that a confirmation speaks of where there is a loan: due on the tenth.
fn contract(now: i64) -> Value {
    let today = Moment(now).rfc3339();
    let part = |range| today.get::<std::ops::Range<usize>>(range).and_then(|part| part.parse().ok()).unwrap_or(1);
    let (year, month, day): (u32, u32, u32) = (part(0..4), part(5..7), part(8..10));
    let (year, month) = match (day < 10, month) {
        (true, month) => (year, month),
        (false, 12) => (year + 1, 1),
        (false, month) => (year, month + 1),
    };
    json!({ "tail": "8831", "due": format!("{year:04}-{month:02}-10") })
}

/// What was shown before the change, in the order of doing, and within one second in that of the plan: for
/// the confirmation. A carrier that names somebody else has confirmed nothing.
fn finished(case: &Case, progress: &Progress) -> Vec<&'static str> {
    let answer = case.request().and_then(|request| request.account).and_then(|account| account.carrier_check);
    let counts = |step| step != ChangeStep::CarrierCheck || answer != Some(CarrierCheck::Mismatch);
    let planned: Vec<_> = progress.steps.iter().flat_map(|step| step.any_of.iter().flatten()).collect();
    let place = |step| planned.iter().position(|one| **one == step).unwrap_or(planned.len());
    let mut done: Vec<_> = case.done.iter().filter(|(step, _)| counts(**step)).collect();
    done.sort_by_key(|&(step, at)| (*at, place(*step)));
    done.into_iter().map(|(step, _)| step.as_str()).collect()
}

/// What a letter or a printed page may call a submission: its id is the way in, and stays out of them.
pub fn record_number(id: &str) -> String {
    hex(&Sha256::digest(id)).chars().take(12).collect::<String>().to_uppercase()
}

/// Ties a confirmation to what is kept: the moments of the change, and of its numbers the ends.
fn digest(id: &str, case: &Case) -> String {
    let tail_of = |step| case.destination(step).map(|number| tail(&number).to_owned());
    let record = json!([
        id,
        case.opened,
        case.effective,
        case.cooling_off_until,
        tail_of(ChangeStep::OtpOld),
        tail_of(ChangeStep::OtpNew),
        case.done,
    ]);
    hex(&Sha256::digest(record.to_string()))
}

fn form(case: &Case, step: ChangeStep, &Viewer { locale, now, secret, .. }: &Viewer) -> Value {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| {
        members.insert(name.to_owned(), value);
    };
    let done = case.done.contains_key(&step);
    put("done", json!(done));
    if let Some(item) = consent::item(step, case.consents.get(&step).copied(), locale)
        && !done
        && matches!(case.asked, Asked::PhoneChange(_))
    {
        put("consent", item);
    }
    if let Some(to) = case.destination(step) {
        put("tail", json!(tail(&to)));
        let sent = case.codes.get(&step).filter(|sent| !sent.is_lost(secret));
        put("sent", json!(sent.is_some()));
        if let Some(sent) = sent {
            put("triesLeft", json!(code::TRIES.saturating_sub(sent.tries)));
            put("expiresIn", json!((sent.ends() - now).max(0)));
            put("resendIn", json!((sent.at + code::PAUSE - now).max(0)));
        }
    }
    if let Some(failed) = case.failures.get(&step) {
        put("triesLeft", json!(act::PROOFS.saturating_sub(*failed)));
    }
    Value::Object(members)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ChangeStep::{OtpNew, OtpOld, ReAuthenticate};

    fn told(done: [(ChangeStep, i64); 3]) -> Vec<&'static str> {
        let asked = json!({ "oldPhone": "13820476001", "newPhone": "13905717001", "oldReachable": "yes" });
        let mut case = Case::phone_change(&heyan::read("request", &asked).expect("is a request"), 0);
        case.done.extend(done);
        finished(&case, &progress(&case, Locale::En, 9))
    }

    #[test]
    fn steps_are_told_in_the_order_of_doing_and_within_a_second_in_that_of_the_plan() {
        let steps = ["otp-new", "re-authenticate", "otp-old"];
        assert_eq!(told([(OtpOld, 1), (OtpNew, 1), (ReAuthenticate, 1)]), steps);
        assert_eq!(told([(OtpOld, 2), (OtpNew, 1), (ReAuthenticate, 1)]), steps);
        assert_eq!(told([(OtpOld, 1), (OtpNew, 3), (ReAuthenticate, 2)]), ["otp-old", "re-authenticate", "otp-new"]);
    }
}
