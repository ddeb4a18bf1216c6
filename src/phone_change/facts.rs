//! Everything a rule may ask, read once from the request.

use super::{Account, CarrierCheck, Declinable, LoanState, OldReachable, PhoneChangeRequest};
use crate::{
    phone::{self, Judged, Purpose, Service, Status},
    policy::PhoneChangePolicy,
};

/// The request with its numbers judged and the account's unknowns settled.
pub(super) struct Facts<'a> {
    pub account: Account,
    pub reach: OldReachable,
    pub old_cancelled_days: Option<u32>,
    pub old: Judged,
    pub new: Judged,
    /// Verified backup numbers that differ from old and new: those a code can still go to.
    pub backups: usize,
    /// Where the new number stands among the contacts.
    pub new_among_contacts: Option<usize>,
    pub new_is_backup: bool,
    pub can: Can,
    pub policy: &'a PhoneChangePolicy,
}

/// Which proofs this person can give. What was not said is taken as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Can {
    pub liveness: bool,
    pub id_document: bool,
    pub bank_card: bool,
}

impl<'a> Facts<'a> {
    pub fn read(request: &'a PhoneChangeRequest, policy: &'a PhoneChangePolicy) -> Facts<'a> {
        let old = phone::judge(&request.old_phone, "CN", Purpose::Any);
        let new = phone::judge(&request.new_phone, "CN", Purpose::Binding);
        let judge = |phones: &[String]| -> Vec<Judged> {
            phones.iter().map(|phone| phone::judge(phone, "CN", Purpose::Any)).collect()
        };
        let backups = judge(&request.backup_phones);
        let contacts = judge(&request.contact_phones);
        let available = &request.available;
        Facts {
            account: request.account.clone().unwrap_or_default(),
            reach: request.old_reachable,
            old_cancelled_days: request.old_cancelled_days,
            backups: backups
                .iter()
                .enumerate()
                .filter(|(index, backup)| {
                    let earlier = backups.iter().take(*index).any(|other| other.is_same_number(backup));
                    backup.e164.is_some() && !earlier && !backup.is_same_number(&new) && !backup.is_same_number(&old)
                })
                .count(),
            new_among_contacts: contacts.iter().position(|contact| contact.is_same_number(&new)),
            new_is_backup: backups.iter().any(|backup| backup.is_same_number(&new)),
            can: Can {
                liveness: available.liveness != Some(false) && !request.declined.contains(&Declinable::Liveness),
                id_document: available.id_document != Some(false),
                bank_card: available.bank_card != Some(false),
            },
            old,
            new,
            policy,
        }
    }

    /// The person says that the old number no longer answers.
    pub fn old_is_gone(&self) -> bool {
        matches!(self.reach, OldReachable::No | OldReachable::Cancelled)
    }

    /// A code to the old number is no proof to count on: it is gone, or nobody has said.
    pub fn old_is_uncertain(&self) -> bool {
        self.reach != OldReachable::Yes
    }

    /// The loan, where an unknown one is taken as running.
    pub fn loan(&self) -> LoanState {
        self.account.loan.unwrap_or(LoanState::Current)
    }

    /// A carrier check that cannot be made. Not asked yet is not unavailable.
    pub fn no_carrier_check(&self) -> bool {
        self.account.carrier_check == Some(CarrierCheck::Unavailable)
    }

    pub fn new_is_virtual_operator(&self) -> bool {
        self.service() == Some(Service::VirtualOperator)
    }

    /// In a block we do not know, or one of satellite or data cards: to be looked at, not refused.
    pub fn new_is_unusual(&self) -> bool {
        self.new.status == Status::Unknown || matches!(self.service(), Some(Service::Satellite | Service::DataOnly))
    }

    fn service(&self) -> Option<Service> {
        self.new.china.as_ref().map(|china| china.service)
    }

    pub fn new_is_young(&self) -> bool {
        match self.account.new_tenure_months {
            Some(months) => months < self.policy.young_number_months,
            None => self.old_is_uncertain(),
        }
    }

    pub fn changed_often(&self) -> bool {
        let limit = &self.policy.manual_review_after;
        let reached = |count: Option<u32>, limit: u32| count.is_some_and(|count| count >= limit);
        reached(self.account.changes30, limit.days30)
            || reached(self.account.changes180, limit.days180)
            || reached(self.account.changes365, limit.days365)
    }

    pub fn changed_within(&self, days: u32) -> bool {
        self.account.days_since_last_change.is_some_and(|since| since < days)
    }

    pub fn application_pending(&self) -> bool {
        matches!(self.loan(), LoanState::InReview | LoanState::Approved)
    }

    pub fn old_sim_was_replaced(&self) -> bool {
        self.account.old_sim_event_days.is_some_and(|days| days <= self.policy.recent_sim_event_days)
    }

    /// An unknown device counts only together with another risk.
    pub fn unknown_device_and_risk(&self) -> bool {
        self.account.device_known == Some(false)
            && (self.new_is_virtual_operator()
                || self.account.new_in_use_elsewhere == Some(true)
                || self.account.new_recycled == Some(true)
                || self.application_pending()
                || self.changed_within(30)
                || self.changed_often()
                || self.new_is_young())
    }
}
