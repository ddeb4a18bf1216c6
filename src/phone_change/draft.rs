//! A plan in the making: every rule adds what it asks for, nothing takes anything away.

use super::{Frozen, NoticeMoment, Outcome};
use crate::report::{Findings, Raised, Word};

/// What the rules have asked for so far. Steps are a union, the wait a maximum, the outcome the
/// gravest; so the order of the rules changes nothing but the order of findings and notices.
#[derive(Default)]
pub(super) struct Draft {
    pub findings: Findings,
    /// Codes of the rules that fired, in the order of the table.
    pub fired: Vec<&'static str>,
    pub outcome: Option<Outcome>,
    pub needs: Needs,
    pub cooling_off_hours: u32,
    pub freeze: bool,
    pub notices: Vec<(NoticeMoment, Word)>,
}

/// The proofs that are asked for; `steps.rs` makes steps of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Needs {
    /// A code to the old number.
    pub old_code: bool,
    /// A code to another verified number.
    pub backup_code: bool,
    /// The same, or one to the old number, where nobody has said whether it answers.
    pub backup_or_old_code: bool,
    pub identity: Identity,
    /// Asked only because nobody has said whether the old number answers: a code to it will do.
    pub identity_or_old_code: Identity,
    pub carrier_check: CarrierNeed,
    /// The bank card with its reserved number, in place of the carriers' answer.
    pub bank_card: bool,
    /// A person at the lender looks at it.
    pub manual_review: bool,
}

/// Proof that it is this person. Later ones include earlier ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Identity {
    #[default]
    None,
    /// Document or liveness.
    Either,
    /// Liveness, or document and bank card.
    Liveness,
    /// Document and liveness, or document and bank card.
    Both,
}

/// The carriers' answer for the new number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum CarrierNeed {
    #[default]
    No,
    /// May come in after the change.
    Afterwards,
    /// Before the change.
    First,
}

impl Draft {
    /// A rule that says something to the reader.
    pub fn fire(&mut self, raised: Raised) {
        self.fired.push(raised.code().as_str());
        self.findings.push(raised);
    }

    pub fn identity(&mut self, need: Identity) {
        self.needs.identity = self.needs.identity.max(need);
    }

    pub fn carrier_check(&mut self, need: CarrierNeed) {
        self.needs.carrier_check = self.needs.carrier_check.max(need);
    }

    pub fn wait(&mut self, hours: u32) {
        self.cooling_off_hours = self.cooling_off_hours.max(hours);
    }

    pub fn manual(&mut self) {
        self.needs.manual_review = true;
        self.at_least(Outcome::ManualReview);
    }

    pub fn block(&mut self) {
        self.at_least(Outcome::Blocked);
    }

    /// A notice, said once.
    pub fn tell(&mut self, moment: NoticeMoment, word: Word) {
        if !self.notices.iter().any(|(_, told)| *told == word) {
            self.notices.push((moment, word));
        }
    }

    fn at_least(&mut self, outcome: Outcome) {
        self.outcome = self.outcome.max(Some(outcome));
    }

    /// What waits while the change cools off. Repayment has no place in this list.
    pub fn frozen(&self) -> Vec<Frozen> {
        if self.freeze || self.cooling_off_hours > 0 {
            vec![Frozen::Drawdown, Frozen::CardChange, Frozen::PasswordChange]
        } else {
            Vec::new()
        }
    }
}
