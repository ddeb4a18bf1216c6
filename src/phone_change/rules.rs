//! The rule table: one function a rule, all of them asked, each only adding.
//!
//! Thresholds are policy (`PhoneChangePolicy`); sentences and legal bases stand in
//! `src/data/rules/phone-change.toml` under the same names.

use super::{
    Account, CarrierCheck, LoanState, NoticeMoment, OldReachable,
    draft::{CarrierNeed, Draft, Identity},
    facts::Facts,
};
use crate::report::{Word, rule};

type Rule = fn(&Facts, &mut Draft);

/// All rules, most urgent for the reader first.
pub(super) const RULES: &[Rule] = &[
    pay_first,
    not_my_loan,
    numbers_can_be_read,
    same_number,
    new_is_contact,
    relay_number,
    always,
    old_answers,
    old_is_gone,
    old_is_unknown,
    old_cancelled_long_ago,
    loan_runs,
    application_pending,
    new_is_backup,
    unusual_block,
    virtual_operator,
    taken_or_recycled,
    carrier_check_unavailable,
    carrier_mismatch,
    changed_recently,
    changed_often,
    young_number,
    old_sim_replaced,
    minor_or_guardian,
    liveness_not_used,
    numbers_return,
    few_backups,
];

/// Something is due: how to pay comes before anything else, and no step stands before it.
fn pay_first(facts: &Facts, draft: &mut Draft) {
    if matches!(facts.loan(), LoanState::DueSoon | LoanState::Overdue) {
        draft.fire(rule::phone_change_pay_first());
        draft.tell(NoticeMoment::Start, Word::NoticeRepayNow);
        draft.tell(NoticeMoment::Start, Word::NoticeBillStays);
    }
    if facts.loan() == LoanState::Overdue {
        draft.tell(NoticeMoment::Start, Word::NoticeCollectionLimits);
    }
}

/// Whoever never borrowed must not bind a number to somebody's fraud.
fn not_my_loan(facts: &Facts, draft: &mut Draft) {
    if facts.loan() == LoanState::NotMine {
        draft.block();
        draft.freeze = true;
        draft.fire(rule::phone_change_not_my_loan());
        draft.tell(NoticeMoment::Start, Word::NoticeNotMyLoan);
    }
}

/// Whatever the phone check calls an error stops the change until it is put right.
fn numbers_can_be_read(facts: &Facts, draft: &mut Draft) {
    for (judged, path) in [(&facts.new, "/newPhone"), (&facts.old, "/oldPhone")] {
        if judged.findings.has_errors() {
            draft.block();
        }
        draft.fired.extend(judged.findings.iter().map(|raised| raised.code().as_str()));
        draft.findings.append(judged.findings.clone(), path);
    }
}

fn same_number(facts: &Facts, draft: &mut Draft) {
    if facts.new.is_same_number(&facts.old) {
        draft.block();
        draft.fire(rule::phone_change_same_number().at("/newPhone").related("/oldPhone"));
    }
}

fn new_is_contact(facts: &Facts, draft: &mut Draft) {
    if let Some(index) = facts.new_among_contacts {
        draft.block();
        draft.fire(
            rule::phone_change_new_is_contact()
                .at("/newPhone")
                .related(["/contactPhones/", &index.to_string()].concat()),
        );
        draft.tell(NoticeMoment::Start, Word::NoticeContactNumber);
    }
}

fn relay_number(facts: &Facts, draft: &mut Draft) {
    if facts.account.new_is_relay == Some(true) {
        draft.block();
        draft.fire(rule::phone_change_relay_number().at("/newPhone"));
        draft.tell(NoticeMoment::Start, Word::NoticeOwnName);
    }
}

/// What every change takes; `steps.rs` adds logging in, the code to the new number, the
/// notifications, the confirmation and the end of other sessions. Who cannot log in proves who they
/// are instead.
fn always(facts: &Facts, draft: &mut Draft) {
    if facts.account.can_log_in == Some(false) {
        draft.identity(Identity::Both);
    }
    // Who has given the number up already cannot unbind anything before that.
    let cancelled = facts.reach == OldReachable::Cancelled;
    let word = if cancelled { Word::NoticeOldNumberGone } else { Word::NoticeOldNumberStops };
    draft.tell(NoticeMoment::Start, word);
    draft.tell(NoticeMoment::Confirm, Word::NoticeNeverShareCodes);
}

fn old_answers(facts: &Facts, draft: &mut Draft) {
    if facts.reach == OldReachable::Yes {
        draft.needs.old_code = true;
        draft.carrier_check(CarrierNeed::Afterwards);
    }
}

fn old_is_gone(facts: &Facts, draft: &mut Draft) {
    if facts.old_is_gone() {
        let proof = without_old_number(facts, draft);
        draft.identity(proof);
        draft.needs.backup_code = facts.backups > 0;
        draft.fire(rule::phone_change_old_unreachable().at("/oldReachable"));
        draft.tell(NoticeMoment::Start, Word::NoticeRepayNow);
    }
}

/// Nobody has said: planned as if it were gone, with a code to the old number as one way. It stands
/// only for what is asked because the number may be gone, never for what another risk asks.
fn old_is_unknown(facts: &Facts, draft: &mut Draft) {
    if facts.reach == OldReachable::Unknown {
        draft.needs.identity_or_old_code = without_old_number(facts, draft);
        draft.needs.backup_or_old_code = facts.backups > 0;
        draft.fire(rule::phone_change_old_unknown().at("/oldReachable"));
    }
}

/// The proof in place of the old number, and the wait.
fn without_old_number(facts: &Facts, draft: &mut Draft) -> Identity {
    let hours = &facts.policy.cooling_off_hours;
    draft.carrier_check(CarrierNeed::First);
    draft.wait(if facts.backups > 0 { hours.standard } else { hours.high_risk });
    if facts.backups > 0 { Identity::Either } else { Identity::Both }
}

/// From day 90 the number may be somebody else's; from day 60 it is time to say so.
fn old_cancelled_long_ago(facts: &Facts, draft: &mut Draft) {
    if facts.reach == OldReachable::Cancelled && facts.old_cancelled_days.is_some_and(|days| days >= 60) {
        draft.fire(rule::phone_change_old_cancelled_long_ago().at("/oldCancelledDays"));
        draft.tell(NoticeMoment::Start, Word::NoticeNumbersReissued);
    }
}

/// A running or overdue loan slows drawing money, never the change, and adds no proof.
fn loan_runs(facts: &Facts, draft: &mut Draft) {
    if matches!(facts.loan(), LoanState::Current | LoanState::DueSoon | LoanState::Overdue) {
        draft.wait(facts.policy.cooling_off_hours.standard);
        draft.tell(NoticeMoment::Start, Word::NoticeBillStays);
    }
}

fn application_pending(facts: &Facts, draft: &mut Draft) {
    if facts.application_pending() {
        draft.identity(Identity::Liveness);
        draft.carrier_check(CarrierNeed::First);
        draft.fire(rule::phone_change_application_pending());
        draft.tell(NoticeMoment::Start, Word::NoticeReviewTakesLonger);
    }
}

/// A code to the new number does not count twice: it is left out of `Facts::backups`.
fn new_is_backup(facts: &Facts, draft: &mut Draft) {
    if facts.new_is_backup {
        draft.fire(rule::phone_change_new_is_backup().at("/newPhone"));
    }
}

fn unusual_block(facts: &Facts, draft: &mut Draft) {
    if facts.new_is_unusual() {
        draft.carrier_check(CarrierNeed::First);
        if facts.no_carrier_check() {
            draft.manual();
        }
        draft.tell(NoticeMoment::Start, Word::NoticeOwnName);
    }
}

fn virtual_operator(facts: &Facts, draft: &mut Draft) {
    if facts.new_is_virtual_operator() {
        draft.identity(Identity::Liveness);
        draft.carrier_check(CarrierNeed::First);
        if facts.no_carrier_check() {
            draft.manual();
        }
        draft.tell(NoticeMoment::Start, Word::NoticeOwnName);
    }
}

/// The number is bound elsewhere or was somebody's before. The person is told neither.
fn taken_or_recycled(facts: &Facts, draft: &mut Draft) {
    let Account { new_in_use_elsewhere, new_recycled, .. } = facts.account;
    if new_in_use_elsewhere == Some(true) || new_recycled == Some(true) {
        draft.identity(Identity::Liveness);
        draft.carrier_check(CarrierNeed::First);
        draft.fire(rule::phone_change_taken_or_recycled().at("/newPhone"));
    }
}

fn carrier_check_unavailable(facts: &Facts, draft: &mut Draft) {
    if facts.no_carrier_check() && !facts.new_is_virtual_operator() {
        draft.needs.bank_card = true;
        draft.fire(rule::phone_change_carrier_check_unavailable());
        if !facts.can.bank_card {
            draft.manual();
        }
    }
}

fn carrier_mismatch(facts: &Facts, draft: &mut Draft) {
    if facts.account.carrier_check == Some(CarrierCheck::Mismatch) {
        draft.manual();
        draft.fire(rule::phone_change_carrier_mismatch().at("/newPhone"));
        draft.tell(NoticeMoment::Start, Word::NoticeOwnName);
    }
}

fn changed_recently(facts: &Facts, draft: &mut Draft) {
    if !facts.changed_within(30) {
        return;
    }
    draft.identity(Identity::Liveness);
    draft.wait(facts.policy.cooling_off_hours.standard);
    let very = facts.changed_within(7);
    draft.fire(rule::phone_change_changed_recently(if very { 7 } else { 30 }));
    if very && (facts.old_is_uncertain() || !facts.can.liveness) {
        draft.manual();
    }
}

fn changed_often(facts: &Facts, draft: &mut Draft) {
    if facts.changed_often() {
        draft.manual();
        draft.identity(Identity::Liveness);
        draft.wait(facts.policy.cooling_off_hours.high_risk);
        draft.fire(rule::phone_change_changed_often());
    }
}

fn young_number(facts: &Facts, draft: &mut Draft) {
    if facts.new_is_young() {
        draft.identity(Identity::Liveness);
        draft.wait(facts.policy.cooling_off_hours.standard);
        draft.fire(rule::phone_change_young_number(facts.policy.young_number_months).at("/newPhone"));
    }
}

fn old_sim_replaced(facts: &Facts, draft: &mut Draft) {
    if facts.old_sim_was_replaced() || facts.unknown_device_and_risk() {
        draft.identity(Identity::Liveness);
        draft.fire(rule::phone_change_old_code_not_enough());
    }
}

fn minor_or_guardian(facts: &Facts, draft: &mut Draft) {
    if facts.account.age.is_some_and(|age| age < 18) || facts.account.guardian_or_deceased_case == Some(true) {
        draft.manual();
        draft.fire(rule::phone_change_minor_or_guardian());
    }
}

/// A face is never the only way; where no way is left, a person looks at it.
fn liveness_not_used(facts: &Facts, draft: &mut Draft) {
    let need = draft.needs.identity;
    let document_and_card = facts.can.id_document && facts.can.bank_card;
    let possible = match need {
        Identity::None => true,
        Identity::Either => facts.can.liveness || facts.can.id_document,
        Identity::Liveness => facts.can.liveness || document_and_card,
        Identity::Both => facts.can.id_document && (facts.can.liveness || facts.can.bank_card),
    };
    if need >= Identity::Liveness {
        draft.tell(NoticeMoment::Confirm, Word::NoticeFaceOptional);
    }
    if !possible {
        draft.manual();
        draft.fire(rule::phone_change_no_proof_left().at("/available"));
    }
}

/// Told to everybody: said only to whoever takes a number that was somebody's before, it would tell them
/// that it was.
fn numbers_return(_: &Facts, draft: &mut Draft) {
    draft.tell(NoticeMoment::End, Word::NoticeNumbersReissued);
}

fn few_backups(facts: &Facts, draft: &mut Draft) {
    if facts.backups < 2 {
        draft.fire(rule::phone_change_few_backups().at("/backupPhones"));
        draft.tell(NoticeMoment::End, Word::NoticeAddBackups);
    }
}
