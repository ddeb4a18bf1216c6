//! What a page sends, and what this server makes of it: it checks again with the same crate, and what
//! the page says of its own check decides nothing.

pub mod answers;
pub mod cost;
pub mod covered;
pub mod form;
pub mod objection;
pub mod outcome;
pub mod receive;
pub mod status;

use crate::{
    clock::Moment,
    consents::attached,
    lender,
    verification::{Case, DemoAccount, number_of},
};
use heyan::{
    At, FromInput, InputError,
    application::{self, Application, ApplicationOptions},
    phone_change::{self, PhoneChangeRequest, PlanOptions},
    report::Locale,
};
use objection::Objection;
use outcome::{Outcome, Said};
use serde_json::{Value, json};

/// Which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A loan application.
    Application,
    /// A change of the bound number.
    PhoneChange,
    /// A message reported to the lender.
    SmsObjection,
}

impl Kind {
    /// Every form.
    pub const ALL: [Kind; 3] = [Kind::Application, Kind::PhoneChange, Kind::SmsObjection];

    /// Where it is posted to.
    pub fn address(self) -> &'static str {
        match self {
            Kind::Application => "/api/applications",
            Kind::PhoneChange => "/api/phone-changes",
            Kind::SmsObjection => "/api/sms-objections",
        }
    }

    /// The page with its form.
    pub fn page(self) -> &'static str {
        match self {
            Kind::Application => "/apply.html",
            Kind::PhoneChange => "/change-phone.html",
            Kind::SmsObjection => "/sms-report.html",
        }
    }

    /// As the database names it.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Application => "application",
            Kind::PhoneChange => "phone-change",
            Kind::SmsObjection => "sms-objection",
        }
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One submission, read.
pub struct Submission {
    content: Content,
    /// The page could check before it sent.
    checked: bool,
    /// The language it was filled in.
    pub locale: Locale,
    notice_version: Option<String>,
    verification: Option<String>,
    /// What the page made of what was on its screen, as canonical JSON.
    pub consent_record: Option<String>,
    cost: Option<cost::Shown>,
}

enum Content {
    Application(Box<Application>),
    PhoneChange(Box<PhoneChangeRequest>),
    SmsObjection(Box<Objection>),
}

/// The page's own verdict is not read: a browser can be lied to.
struct ApplicationSent {
    application: Application,
    checked: bool,
    locale: Option<Locale>,
    notice_version: Option<String>,
    verification: Option<String>,
    consent_record: Option<String>,
    cost: Option<cost::Shown>,
}

impl FromInput for ApplicationSent {
    fn from_input(at: &At<'_>) -> ApplicationSent {
        ApplicationSent {
            application: at.member("application"),
            checked: at.member_or("checked", false),
            locale: at.member("locale"),
            notice_version: at.member("noticeVersion"),
            verification: at.member("verification"),
            consent_record: at.member("consentRecord"),
            cost: at.member("costDisplay"),
        }
    }
}

struct PhoneChangeSent {
    request: PhoneChangeRequest,
    account: DemoAccount,
    checked: bool,
    locale: Option<Locale>,
}

impl FromInput for PhoneChangeSent {
    fn from_input(at: &At<'_>) -> PhoneChangeSent {
        PhoneChangeSent {
            request: at.member("request"),
            account: at.member_or("demoAccount", DemoAccount::default()),
            checked: at.member_or("checked", false),
            locale: at.member("locale"),
        }
    }
}

struct SmsObjectionSent {
    objection: Objection,
    checked: bool,
    locale: Option<Locale>,
}

impl FromInput for SmsObjectionSent {
    fn from_input(at: &At<'_>) -> SmsObjectionSent {
        SmsObjectionSent {
            objection: at.member("objection"),
            checked: at.member_or("checked", false),
            locale: at.member("locale"),
        }
    }
}

impl Submission {
    /// From what a page sends, or what its form becomes. `asked` is the language to answer in when the
    /// body names none.
    ///
    /// # Errors
    /// The place, and what belongs there; never what stands there.
    pub fn read(kind: Kind, body: &Value, asked: Locale) -> Result<Submission, InputError> {
        let of = |content, checked, locale: Option<Locale>| Submission {
            content,
            checked,
            locale: locale.unwrap_or(asked),
            notice_version: None,
            verification: None,
            consent_record: None,
            cost: None,
        };
        Ok(match kind {
            Kind::Application => {
                let sent: ApplicationSent = heyan::read("body", body)?;
                Submission {
                    notice_version: sent.notice_version,
                    verification: sent.verification,
                    consent_record: sent.consent_record,
                    cost: sent.cost,
                    ..of(Content::Application(Box::new(sent.application)), sent.checked, sent.locale)
                }
            }
            Kind::PhoneChange => {
                let sent: PhoneChangeSent = heyan::read("body", body)?;
                of(Content::PhoneChange(Box::new(sent.account.fill(sent.request))), sent.checked, sent.locale)
            }
            Kind::SmsObjection => {
                let sent: SmsObjectionSent = heyan::read("body", body)?;
                of(Content::SmsObjection(Box::new(sent.objection)), sent.checked, sent.locale)
            }
        })
    }

    /// Checks it, once in each language, so that the status page can be read in both.
    pub fn judge(&self, now: Moment) -> Outcome {
        let said = Locale::ALL.map(|locale| match &self.content {
            Content::Application(application) => {
                let mut options = ApplicationOptions::on(now.date());
                options.locale = locale;
                options.notice = lender::notice("loan-application");
                Said::application(application::check(application, &options), attached::keeps_contacts(application))
            }
            Content::PhoneChange(request) => {
                let mut options = PlanOptions::default();
                options.locale = locale;
                options.now = Some(now.rfc3339());
                Said::plan(&phone_change::plan(request, &options))
            }
            Content::SmsObjection(objection) => objection.judge(now, locale),
        });
        Outcome::new(self.locale, self.checked, said)
    }

    /// The steps that follow once this was taken.
    pub fn case(&self, now: i64) -> Option<Case> {
        match &self.content {
            Content::Application(_) | Content::SmsObjection(_) => None,
            Content::PhoneChange(request) => Some(Case::phone_change(request, now)),
        }
    }

    /// For an application: the first binding it names, and the applicant's number in E.164.
    pub fn verification(&self) -> Option<(Option<String>, Option<String>)> {
        match &self.content {
            Content::Application(application) => {
                Some((self.verification.clone(), number_of(&application.applicant.phone)))
            }
            Content::PhoneChange(_) | Content::SmsObjection(_) => None,
        }
    }

    /// The application, if it is one.
    pub fn application(&self) -> Option<&Application> {
        match &self.content {
            Content::Application(application) => Some(application),
            Content::PhoneChange(_) | Content::SmsObjection(_) => None,
        }
    }

    /// What is kept: everything but the identity number, and contacts only where the applicant agreed to that.
    pub fn kept(&self) -> Value {
        match &self.content {
            Content::Application(application) => {
                let mut application = application.clone();
                application.applicant.id_number = None;
                if !attached::keeps_contacts(&application) {
                    application.contacts.clear();
                }
                json!({ "application": *application, "noticeVersion": self.notice_version, "costDisplay": self.cost })
            }
            Content::PhoneChange(request) => json!({ "request": **request }),
            Content::SmsObjection(objection) => json!({ "objection": objection.kept() }),
        }
    }
}
