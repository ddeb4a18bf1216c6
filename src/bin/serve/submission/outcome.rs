//! What became of a submission: what is answered, kept, and shown under its status address. No value
//! anybody typed is in it.

use crate::verification::{Stage, Standing};
use heyan::{
    phone_change::{self, Actor, ChangeStep, Moment, NoticeMoment, PhoneChangePlan},
    report::{Code, Locale, Report, Severity, Verdict},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Where a submission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing stands in its way.
    Received,
    /// A person has to look at it.
    Review,
    /// Something has to be put right first; nothing of it was kept.
    Rejected,
}

/// The outcome, in both languages.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Where it stands.
    pub status: Status,
    /// The language of the form.
    pub locale: Locale,
    /// The page could check before it sent.
    checked: bool,
    /// For an application: the applicant's number answered a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_verified: Option<bool>,
    said: [Said; 2],
}

/// The outcome in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Said {
    verdict: Verdict,
    findings: Vec<Value>,
    ruleset: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<Value>,
    /// Of a reported message: how it looks to the rules. None of its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sms: Option<Value>,
    #[serde(skip)]
    blocked: bool,
    #[serde(skip)]
    manual: bool,
}

/// A finding as a page shows it.
#[derive(Deserialize)]
pub struct Shown {
    /// `error`, `warning` or `info`.
    pub severity: heyan::report::Severity,
    /// JSON Pointer into what was sent.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: Option<String>,
    /// On what the rule rests.
    pub basis: Option<String>,
}

/// What a reported message looks like, as a page shows it.
#[derive(Deserialize)]
pub struct Message {
    /// `fraud`, `suspicious`, `unlawful-collection`, `wrong-person` or `unverified`.
    pub outcome: String,
    /// In the order to follow it.
    pub advice: Vec<Advice>,
    /// What the lender is to look into, as the form sends it.
    #[serde(default)]
    pub asked: String,
    /// How long the message is.
    #[serde(default)]
    pub characters: usize,
}

/// One thing to do.
#[derive(Deserialize)]
pub struct Advice {
    pub text: String,
    /// A number or an address.
    pub contact: Option<String>,
}

/// What a plan asks, as a page shows it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// In the order to do them.
    pub steps: Vec<Step>,
    /// How long what could harm waits.
    pub cooling_off_hours: u32,
    /// What the person has to be told.
    pub notices: Vec<Told>,
    /// Where the change stands, once the request was taken.
    pub status: Option<Standing>,
    /// Until when it can be undone.
    pub cooling_off_until: Option<String>,
}

/// A step: done when every step of one of the lists is done.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    pub any_of: Vec<Vec<ChangeStep>>,
    pub actor: Actor,
    pub why: String,
    pub when: Moment,
    /// How far it is, once the request was taken.
    pub stage: Option<Stage>,
}

/// A sentence of a plan.
#[derive(Deserialize)]
pub struct Told {
    pub text: String,
    pub before: NoticeMoment,
}

impl Said {
    /// Of a report alone.
    pub fn report(report: &Report) -> Said {
        Said {
            verdict: report.verdict,
            findings: report.findings.iter().map(|finding| json!(finding)).collect(),
            ruleset: report.ruleset.clone(),
            plan: None,
            sms: None,
            blocked: false,
            manual: false,
        }
    }

    /// Of an application. Nobody has to look at contacts that are not kept; that they are not is still said.
    pub fn application(mut report: Report, keeps_contacts: bool) -> Said {
        if !keeps_contacts && report.verdict == Verdict::Review {
            let unkept = Code::ApplicationContactsUnconsented;
            report.findings.retain(|finding| finding.code == unkept || !finding.path.starts_with("/contacts"));
            let mut others = report.findings.iter().filter(|finding| finding.code != unkept);
            if others.all(|finding| finding.severity != Severity::Warning) {
                report.verdict = Verdict::Pass;
            }
        }
        Said::report(&report)
    }

    /// Of a reported message: what the form itself lacks, and apart from it what the message looks
    /// like, how long it is and what was asked. Of its own findings only the codes are kept: their
    /// sentences quote the message.
    pub fn objection(
        verdict: Verdict,
        findings: Vec<Value>,
        looked_at: &Value,
        asked: &str,
        characters: usize,
    ) -> Said {
        let advice = looked_at["advice"].as_array().map(|advice| {
            let line = |one: &Value| json!({ "id": one["id"], "text": one["text"], "contact": one["contact"] });
            advice.iter().map(line).collect::<Vec<_>>()
        });
        Said {
            verdict,
            findings,
            ruleset: looked_at["ruleset"].as_str().unwrap_or_default().to_owned(),
            plan: None,
            sms: Some(json!({
                "outcome": looked_at["outcome"], "signals": looked_at["signals"], "advice": advice,
                "asked": asked, "characters": characters,
            })),
            blocked: false,
            manual: false,
        }
    }

    /// Of a plan: its report, and apart from it what is to be done.
    pub fn plan(plan: &PhoneChangePlan) -> Said {
        let Value::Object(mut whole) = json!(plan) else {
            return Said::report(&plan.report);
        };
        for of_report in ["verdict", "findings", "ruleset"] {
            whole.remove(of_report);
        }
        Said {
            plan: Some(Value::Object(whole)),
            blocked: plan.outcome == phone_change::Outcome::Blocked,
            manual: plan.outcome == phone_change::Outcome::ManualReview,
            ..Said::report(&plan.report)
        }
    }

    /// The findings as a page shows them.
    pub fn findings(&self) -> Vec<Shown> {
        self.findings.iter().filter_map(|finding| Shown::deserialize(finding).ok()).collect()
    }

    /// How a reported message looks, and what its receiver can do meanwhile.
    pub fn message(&self) -> Option<Message> {
        self.sms.as_ref().and_then(|message| Message::deserialize(message).ok())
    }

    /// What is to be done, where there is a plan.
    pub fn steps(&self) -> Option<Plan> {
        self.plan.as_ref().and_then(|plan| Plan::deserialize(plan).ok())
    }
}

impl Outcome {
    /// From what was found, in the order of `Locale::ALL`.
    pub fn new(locale: Locale, checked: bool, said: [Said; 2]) -> Outcome {
        let [first, _] = &said;
        let status = match first.verdict {
            _ if first.blocked => Status::Rejected,
            Verdict::Reject => Status::Rejected,
            _ if first.manual => Status::Review,
            Verdict::Review => Status::Review,
            Verdict::Pass => Status::Received,
        };
        Outcome { status, locale, checked, number_verified: None, said }
    }

    /// In one language.
    pub fn said(&self, locale: Locale) -> &Said {
        let [chinese, english] = &self.said;
        match locale {
            Locale::ZhCn => chinese,
            Locale::En => english,
        }
    }

    /// The members that an answer to a program carries.
    pub fn members(&self) -> Map<String, Value> {
        let mut members = match json!(self.said(self.locale)) {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        if let Some(verified) = self.number_verified {
            members.insert("numberVerified".into(), json!(verified));
        }
        members
    }
}
