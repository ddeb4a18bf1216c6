//! From what is needed to steps in the order to do them.

use super::{
    Actor, ChangeStep, Moment, PlannedStep,
    draft::{CarrierNeed, Draft, Identity},
    facts::{Can, Facts},
};
use crate::report::{Locale, Word};
use Actor::{Lender, Person};
use ChangeStep::{
    BankCardCheck, CarrierCheck, CoolingOff, EndOtherSessions, FreezeSensitiveOperations, IdDocument, Liveness,
    ManualReview, NotifyOldChannels, OtpBackup, OtpNew, OtpOld, ReAuthenticate, WrittenConfirmation,
};
use Moment::{After, Before};

type Ways = Vec<Vec<ChangeStep>>;

/// All steps of a change that is not blocked.
pub(super) fn of(facts: &Facts, draft: &Draft, locale: Locale) -> Vec<PlannedStep> {
    let needs = &draft.needs;
    let mut steps = Vec::new();
    let mut add = |any_of: Ways, actor, when, why: Word| {
        if !any_of.is_empty() {
            steps.push(PlannedStep { any_of, actor, why: why.say(locale), when });
        }
    };

    // First, since it takes a minute: a number typed wrong shows before anybody has photographed a card,
    // and every proof that follows is given for a number that is certain.
    add(vec![vec![OtpNew]], Person, Before, Word::WhyOtpNew);
    match facts.account.can_log_in {
        Some(true) => add(vec![vec![ReAuthenticate]], Person, Before, Word::WhySignIn),
        // The proof of who they are stands for the log-in; `rules::always` asks for it.
        Some(false) => {}
        None => {
            let mut ways = vec![vec![ReAuthenticate]];
            ways.extend(identity(Identity::Both, facts.can));
            let same_proof_follows = needs.identity.max(needs.identity_or_old_code) == Identity::Both;
            let why = if same_proof_follows { Word::WhySignInOrProof } else { Word::WhySignIn };
            add(ways, Person, Before, why);
        }
    }
    if needs.old_code {
        add(vec![vec![OtpOld]], Person, Before, Word::WhyOtpOld);
    }
    if needs.backup_code {
        add(vec![vec![OtpBackup]], Person, Before, Word::WhyOtpBackup);
    } else if needs.backup_or_old_code {
        add(vec![vec![OtpOld], vec![OtpBackup]], Person, Before, Word::WhyOtpBackup);
    }
    let mut old_code_or_proof = identity(needs.identity_or_old_code, facts.can);
    if needs.identity_or_old_code != Identity::None {
        old_code_or_proof.insert(0, vec![OtpOld]);
    }
    add(old_code_or_proof, Person, Before, Word::WhyIdentity);
    add(identity(needs.identity, facts.can), Person, Before, Word::WhyIdentity);
    if needs.bank_card && facts.can.bank_card {
        add(vec![vec![BankCardCheck]], Person, Before, Word::WhyBankCard);
    }
    if !facts.no_carrier_check() {
        match needs.carrier_check {
            CarrierNeed::First => add(vec![vec![CarrierCheck]], Lender, Before, Word::WhyCarrierCheck),
            CarrierNeed::Afterwards => add(vec![vec![CarrierCheck]], Lender, After, Word::WhyCarrierCheck),
            CarrierNeed::No => {}
        }
    }
    if needs.manual_review {
        add(vec![vec![ManualReview]], Lender, Before, Word::WhyManualReview);
    }
    add(vec![vec![NotifyOldChannels]], Lender, Before, Word::WhyNotify);
    if draft.cooling_off_hours > 0 {
        add(vec![vec![CoolingOff]], Lender, After, Word::WhyCoolingOff);
    }
    if !draft.frozen().is_empty() {
        add(vec![vec![FreezeSensitiveOperations]], Lender, After, Word::WhyFreeze);
    }
    add(vec![vec![EndOtherSessions]], Lender, After, Word::WhyEndSessions);
    add(vec![vec![WrittenConfirmation]], Lender, After, Word::WhyConfirmation);
    steps
}

/// The ways this person has to prove who they are. Liveness always has another way beside it: the
/// document with the bank card, and where that cannot be had, a person at the lender.
fn identity(need: Identity, can: Can) -> Ways {
    let document_and_card = can.id_document && can.bank_card;
    let mut ways = Ways::new();
    match need {
        Identity::None => return ways,
        Identity::Either => {
            if can.id_document {
                ways.push(vec![IdDocument]);
            }
            if can.liveness {
                ways.push(vec![Liveness]);
            }
        }
        Identity::Liveness => {
            if can.liveness {
                ways.push(vec![Liveness]);
            }
            if document_and_card {
                ways.push(vec![IdDocument, BankCardCheck]);
            }
        }
        Identity::Both => {
            if can.liveness && can.id_document {
                ways.push(vec![IdDocument, Liveness]);
            }
            if document_and_card {
                ways.push(vec![IdDocument, BankCardCheck]);
            }
        }
    }
    let only_liveness = !ways.is_empty() && ways.iter().all(|way| way.contains(&Liveness));
    if only_liveness {
        ways.push(vec![ManualReview]);
    }
    ways
}
