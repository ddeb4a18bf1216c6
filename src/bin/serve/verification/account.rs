//! What a lender's server would know of an account. This demo knows nobody: whoever tries it chooses
//! which invented account to be, and the page says so beside the choice.

use heyan::{
    At, FromInput,
    phone::{self, PhoneOptions},
    phone_change::{Account, LoanState, PhoneChangeRequest},
};

/// An invented account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DemoAccount {
    /// Nothing is known, so the careful plan is made.
    #[default]
    Unknown,
    /// A payment is due within days.
    DueSoon,
    /// A payment is overdue.
    Overdue,
    /// A second number was verified earlier.
    Backup,
    /// A loan is being looked at.
    InReview,
    /// The number was changed twice this month.
    ChangedOften,
}

/// The second number of `DemoAccount::Backup`. Nothing is sent to it.
const BACKUP: &str = "15000000021";

/// Numbers that end like this are, in the demo, bound to somebody else's account.
const TAKEN: &str = "0077";

impl FromInput for DemoAccount {
    fn from_input(at: &At<'_>) -> DemoAccount {
        match String::from_input(at).as_str() {
            "unknown" | "" => DemoAccount::Unknown,
            "due-soon" => DemoAccount::DueSoon,
            "overdue" => DemoAccount::Overdue,
            "backup" => DemoAccount::Backup,
            "in-review" => DemoAccount::InReview,
            "changed-often" => DemoAccount::ChangedOften,
            _ => {
                at.fault("expected one of unknown, due-soon, overdue, backup, in-review, changed-often");
                DemoAccount::Unknown
            }
        }
    }
}

impl DemoAccount {
    /// The request with the server's own facts in place of whatever a browser said of them: that could
    /// earn a thief an easier way.
    pub fn fill(self, mut request: PhoneChangeRequest) -> PhoneChangeRequest {
        request.backup_phones = match self {
            DemoAccount::Backup => vec![BACKUP.to_owned()],
            _ => Vec::new(),
        };
        let mut account = Account::default();
        match self {
            DemoAccount::Unknown | DemoAccount::Backup => {}
            DemoAccount::DueSoon => account.loan = Some(LoanState::DueSoon),
            DemoAccount::Overdue => account.loan = Some(LoanState::Overdue),
            DemoAccount::InReview => account.loan = Some(LoanState::InReview),
            DemoAccount::ChangedOften => {
                account.changes30 = Some(2);
                account.days_since_last_change = Some(9);
            }
        }
        let new = phone::check(&request.new_phone, &PhoneOptions::default());
        if new.e164.is_some_and(|number| number.ends_with(TAKEN)) {
            account.new_in_use_elsewhere = Some(true);
        }
        request.account = (account != Account::default()).then_some(account);
        request
    }
}
