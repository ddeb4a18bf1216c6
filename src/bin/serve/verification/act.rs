//! What a person, or the lender's part in the demo, does at a step. Each function looks at a case, may
//! change it, and says what follows; none opens a file or a connection.

use super::{
    case::{Asked, Case, Standing, tail},
    code::{self, Secret},
    consent::{self, Decision},
    message::Message,
    progress::progress,
    refusal::Refusal,
};
use heyan::{
    At, FromInput,
    phone_change::{
        Account, CarrierCheck, ChangeStep, Declinable, OldReachable, OneTimeCodeOptions, check_one_time_code,
    },
    report::{Locale, Verdict},
};

/// Requests within [`WINDOW`] that one case takes.
const REQUESTS: u32 = 60;
/// In seconds.
const WINDOW: i64 = 10 * 60;
/// Second numbers that one change adds.
const BACKUPS: usize = 5;
/// Times that a proof may not match before another way is taken.
pub const PROOFS: u32 = 3;

/// What a step is answered with.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A one-time code as it was typed.
    Code(String),
    /// The person cannot or does not want to go this way.
    Cannot,
    /// What was agreed to for this step is agreed to no longer.
    Withdrawn,
    /// What the lender's document, face, card or carrier check would have said.
    Simulated { outcome: Simulated, consented: Option<Consented> },
}

/// The box at the step is ticked.
#[derive(Debug, PartialEq, Eq)]
pub struct Consented {
    /// Which notice was shown.
    edition: Option<String>,
}

/// The choice of whoever tries the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simulated {
    Succeeded,
    Failed,
    NotAvailable,
}

impl FromInput for Answer {
    fn from_input(at: &At<'_>) -> Answer {
        let simulate: Option<String> = at.member("simulate");
        let code: Option<String> = at.member("code");
        let cannot = at.member_or("cannot", false);
        let withdraw = at.member_or("withdraw", false);
        let edition: Option<String> = at.member("edition");
        let consented = at.member_or("consented", false).then_some(Consented { edition });
        match (code, cannot, simulate.as_deref()) {
            (None, false, None) if withdraw => Answer::Withdrawn,
            (Some(code), false, None) => Answer::Code(code),
            (None, true, None) => Answer::Cannot,
            (None, false, Some("succeeded")) => Answer::Simulated { outcome: Simulated::Succeeded, consented },
            (None, false, Some("failed")) => Answer::Simulated { outcome: Simulated::Failed, consented },
            (None, false, Some("not-available")) => Answer::Simulated { outcome: Simulated::NotAvailable, consented },
            _ => {
                at.fault(
                    "expected one of code, cannot: true, withdraw: true, simulate: succeeded, failed or not-available",
                );
                Answer::Cannot
            }
        }
    }
}

/// Where and when something is done.
pub struct Scene<'a> {
    /// Of the case.
    pub id: &'a str,
    pub now: i64,
    pub secret: &'a Secret,
    pub locale: Locale,
}

/// What follows from an act: the messages to send, or why it was not done.
pub type Consequence = Result<Vec<Message>, Refusal>;

/// Counts a request; too many in a short time are turned away, whatever they ask.
pub fn count(case: &mut Case, now: i64) -> Result<(), Refusal> {
    let (start, requests) = case.window;
    if now >= start.saturating_add(WINDOW) || now < start {
        case.window = (now, 1);
        return Ok(());
    }
    if requests >= REQUESTS {
        return Err(Refusal::TooFast { retry_after: start + WINDOW - now });
    }
    case.window.1 = requests + 1;
    Ok(())
}

/// Has a code sent. `earlier` are the moments of the last day at which this number was sent one.
pub fn start(case: &mut Case, step: ChangeStep, earlier: &[i64], scene: &Scene) -> Consequence {
    at_hand(case, step, scene)?;
    let to = case.destination(step).ok_or(Refusal::NotNow)?;
    let now = scene.now;
    if let Some(last) = earlier.iter().max()
        && now < last + code::PAUSE
    {
        return Err(Refusal::TooSoon { retry_after: last + code::PAUSE - now });
    }
    if earlier.len() >= code::A_DAY {
        let first = earlier.iter().min().copied().unwrap_or(now);
        return Err(Refusal::TooManyCodes { retry_after: first + code::DAY - now });
    }
    let made = code::make(&[scene.id, step.as_str(), &to], now, scene.secret);
    let (code, sent) = made.map_err(|_| Refusal::NothingSafe)?;
    case.codes.insert(step, sent);
    Ok(vec![Message::Code { to, code, change: case.request().is_some() }])
}

/// Takes an answer to a step.
pub fn answer(case: &mut Case, step: ChangeStep, answer: Answer, scene: &Scene) -> Consequence {
    if answer == Answer::Withdrawn {
        // Also after the step, and after the end: that is anybody's right at any time.
        let given = case.consents.get_mut(&step).filter(|decision| **decision != Decision::Refused);
        *given.ok_or(Refusal::NotNow)? = Decision::Withdrawn;
        return Ok(Vec::new());
    }
    at_hand(case, step, scene)?;
    match (answer, is_code(step)) {
        (Answer::Code(typed), true) => check(case, step, &typed, scene)?,
        (Answer::Cannot, _) => {
            leave(case, step)?;
            if consent::purpose(step).is_some() {
                case.consents.insert(step, Decision::Refused);
            }
            return Ok(settle(case, scene));
        }
        (Answer::Simulated { outcome, consented }, false) => {
            agree(case, step, consented)?;
            simulated(case, step, outcome, scene.now)?;
        }
        _ => return Err(Refusal::NotNow),
    }
    Ok(settle(case, scene))
}

/// Ends it. Asked for again it stays ended.
pub fn cancel(case: &mut Case, scene: &Scene) -> Consequence {
    match progress(case, scene.locale, scene.now).standing(case, scene.now) {
        Standing::Cancelled => {}
        Standing::Steps | Standing::Review | Standing::CoolingOff => {
            case.cancelled = Some(scene.now);
            case.codes.clear();
        }
        Standing::Done | Standing::Refused | Standing::Expired => return Err(Refusal::Over),
    }
    Ok(Vec::new())
}

/// Adds a second number that answered its code, once the change took effect. The two numbers of the
/// change are none, and neither is one that is there already.
pub fn add_backup(case: &mut Case, number: Option<String>, scene: &Scene) -> Consequence {
    if case.ended(scene.now).is_some() {
        return Err(Refusal::Over);
    }
    let number = number.ok_or(Refusal::NoCode)?;
    if case.effective.is_none() {
        return Err(Refusal::NotNow);
    }
    let own = [ChangeStep::OtpOld, ChangeStep::OtpNew, ChangeStep::OtpBackup].map(|step| case.destination(step));
    if own.iter().flatten().chain(&case.backups).any(|known| *known == number) {
        return Err(Refusal::NoBackup);
    }
    if case.backups.len() >= BACKUPS {
        return Err(Refusal::NotNow);
    }
    case.backups.push(number);
    Ok(Vec::new())
}

/// Does what the lender does by itself.
pub fn settle(case: &mut Case, scene: &Scene) -> Vec<Message> {
    let progress = progress(case, scene.locale, scene.now);
    if case.ended(scene.now).is_some() || !progress.settle(case, scene.now) {
        return Vec::new();
    }
    let Some(request) = case.request() else { return Vec::new() };
    let number = super::case::number_of;
    match (number(&request.old_phone), number(&request.new_phone)) {
        (Some(to), Some(new)) => {
            let answers = matches!(request.old_reachable, OldReachable::Yes | OldReachable::Unknown);
            vec![Message::Replaced { to, by: tail(&new).to_owned(), answers }]
        }
        _ => Vec::new(),
    }
}

/// Nothing is looked at that the person did not agree to by itself; of a change of numbers it is kept
/// which text they agreed to.
fn agree(case: &mut Case, step: ChangeStep, consented: Option<Consented>) -> Result<(), Refusal> {
    if consent::purpose(step).is_none() || case.consents.get(&step) == Some(&Decision::Given) {
        return Ok(());
    }
    let consented = consented.ok_or(Refusal::ConsentMissing)?;
    if matches!(case.asked, Asked::PhoneChange(_)) {
        if consented.edition != consent::edition() {
            return Err(Refusal::ConsentMissing);
        }
        case.consents.insert(step, Decision::Given);
    }
    Ok(())
}

fn at_hand(case: &Case, step: ChangeStep, scene: &Scene) -> Result<(), Refusal> {
    if case.ended(scene.now).is_some() {
        return Err(Refusal::Over);
    }
    if case.done.contains_key(&step) {
        return Err(Refusal::StepDone);
    }
    let progress = progress(case, scene.locale, scene.now);
    if progress.takes(step, case) { Ok(()) } else { Err(Refusal::NotNow) }
}

fn is_code(step: ChangeStep) -> bool {
    matches!(step, ChangeStep::OtpOld | ChangeStep::OtpNew | ChangeStep::OtpBackup)
}

fn check(case: &mut Case, step: ChangeStep, typed: &str, scene: &Scene) -> Result<(), Refusal> {
    let mut options = OneTimeCodeOptions::default();
    options.locale = scene.locale;
    let read = check_one_time_code(typed, &options);
    if read.report.verdict != Verdict::Pass {
        return Err(Refusal::NotACode(Box::new(read.report)));
    }
    let to = case.destination(step).ok_or(Refusal::NotNow)?;
    let sent = case.codes.get_mut(&step).ok_or(Refusal::NoCode)?;
    if sent.is_lost(scene.secret) {
        return Err(Refusal::CodeLost);
    }
    let void = Refusal::TooManyTries { retry_after: sent.at + code::PAUSE - scene.now };
    if sent.tries >= code::TRIES {
        return Err(void);
    }
    if scene.now >= sent.ends() {
        return Err(Refusal::CodeExpired);
    }
    if sent.is(&read.normalized, &[scene.id, step.as_str(), &to], scene.secret) {
        case.codes.remove(&step);
        case.done.insert(step, scene.now);
        return Ok(());
    }
    sent.tries += 1;
    match code::TRIES - sent.tries {
        0 => Err(void),
        tries_left => Err(Refusal::WrongCode { tries_left }),
    }
}

fn simulated(case: &mut Case, step: ChangeStep, outcome: Simulated, now: i64) -> Result<(), Refusal> {
    if step == ChangeStep::CarrierCheck {
        let (learned, word) = match outcome {
            Simulated::Succeeded => (CarrierCheck::Match, "match"),
            Simulated::Failed => (CarrierCheck::Mismatch, "mismatch"),
            Simulated::NotAvailable => (CarrierCheck::Unavailable, "unavailable"),
        };
        case.learn(|request| request.account.get_or_insert_default().carrier_check = Some(learned));
        if let Asked::FirstBinding { carrier, .. } = &mut case.asked {
            *carrier = Some(word.to_owned());
        }
        if outcome != Simulated::NotAvailable {
            case.done.insert(step, now);
        }
        return Ok(());
    }
    match (step, outcome) {
        (_, Simulated::Succeeded) => {
            case.done.insert(step, now);
        }
        (ChangeStep::ManualReview, Simulated::Failed) => case.refused = Some(now),
        (_, Simulated::Failed) => {
            let failures = case.failures.entry(step).or_default();
            *failures += 1;
            if *failures < PROOFS {
                return Err(Refusal::ProofFailed { tries_left: PROOFS - *failures });
            }
            leave(case, step)?;
        }
        (_, Simulated::NotAvailable) => leave(case, step)?,
    }
    Ok(())
}

/// Plans without this way from now on, where there is another.
fn leave(case: &mut Case, step: ChangeStep) -> Result<(), Refusal> {
    if !matches!(case.asked, Asked::PhoneChange(_)) {
        return Err(Refusal::NotNow);
    }
    match step {
        ChangeStep::ReAuthenticate => {
            case.learn(|request| {
                request.account.get_or_insert_with(Account::default).can_log_in = Some(false);
            });
        }
        ChangeStep::OtpOld => case.learn(|request| request.old_reachable = OldReachable::No),
        ChangeStep::OtpBackup => case.learn(|request| request.backup_phones.clear()),
        ChangeStep::IdDocument => case.learn(|request| request.available.id_document = Some(false)),
        ChangeStep::Liveness => case.learn(|request| {
            request.available.liveness = Some(false);
            request.declined = vec![Declinable::Liveness];
        }),
        ChangeStep::BankCardCheck => case.learn(|request| request.available.bank_card = Some(false)),
        // Once the number is bound, nothing takes the place of an answer that only comes in afterwards.
        ChangeStep::CarrierCheck if case.effective.is_some() => {}
        ChangeStep::CarrierCheck => case.learn(|request| {
            request.account.get_or_insert_default().carrier_check = Some(CarrierCheck::Unavailable);
        }),
        ChangeStep::OtpNew => return Err(Refusal::NoOtherWay),
        _ => return Err(Refusal::NotNow),
    }
    Ok(())
}
