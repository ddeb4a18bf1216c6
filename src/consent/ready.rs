//! Ready notices: complete but for what only the lender knows. The texts are data
//! (`src/data/consent/purposes/`, `ready.toml`); nothing about a lender is invented here.

use super::{
    TEXT_LIMIT,
    notice::{
        After, Audience, Basis, Category, Class, ConsentKind, ConsentNotice, Localized, Processor, Purpose, Recipient,
        RecipientRole, Retention, Rights,
    },
    wording::{Pair, Voice, says, value},
};
use crate::{Date, InputError, input::reads, report::Locale};
use std::collections::BTreeMap;

struct Ready {
    id: &'static str,
    version: &'static str,
    audience: Audience,
    effective: (u16, u8, u8),
    purposes: &'static [&'static ReadyPurpose],
}

struct ReadyCategory {
    id: &'static str,
    class: Class,
    sensitive: bool,
    name: Pair,
}

struct ReadyRecipient {
    id: &'static str,
    role: RecipientRole,
    categories: &'static [&'static str],
    purpose: Pair,
    method: Pair,
}

struct ReadyPurpose {
    id: &'static str,
    basis: Basis,
    kind: ConsentKind,
    optional: bool,
    automated: bool,
    categories: &'static [&'static str],
    recipients: &'static [&'static str],
    title: Pair,
    purpose: Pair,
    method: Pair,
    retention: Pair,
    after: After,
    necessity: Option<Pair>,
    impact: Option<Pair>,
    alternative: Option<Pair>,
    withdrawal: Pair,
}

include!(concat!(env!("OUT_DIR"), "/consent_ready.rs"));

/// What only the lender knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFacts {
    /// Who decides on the data.
    pub processor: Processor,
    /// How a person uses their rights; by default the processor's phone, e-mail or address.
    pub rights: Option<RightsFacts>,
    /// How a consent is withdrawn; by default through the rights' channel.
    pub withdrawal: Option<Localized>,
    /// Where the full rules can be read again and saved.
    pub url: Option<String>,
    /// The lender's own edition.
    pub version: Option<String>,
    /// From when on the lender uses it.
    pub effective_from: Option<Date>,
    /// Who gets data, by the id of the ready notice's recipient ("carrier", "credit-registry").
    pub recipients: BTreeMap<String, RecipientFacts>,
    /// Own retention times, by the purpose's id.
    pub retention: BTreeMap<String, Retention>,
    /// The purposes the lender has; by default all whose recipients are given.
    pub purposes: Option<Vec<String>>,
    /// Legal route for recipients outside mainland China.
    pub cross_border_route: Option<String>,
    /// Reference of the impact assessment.
    pub assessment: Option<String>,
}

reads!(|at| {
    at.members();
    at.within(TEXT_LIMIT);
} NoticeFacts {
    processor: "processor",
    rights: "rights",
    withdrawal: "withdrawal",
    url: "url",
    version: "version",
    effective_from: "effectiveFrom",
    recipients: "recipients" or BTreeMap::new(),
    retention: "retention" or BTreeMap::new(),
    purposes: "purposes",
    cross_border_route: "crossBorderRoute",
    assessment: "assessment",
});

/// How a person uses their rights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightsFacts {
    /// A hotline, an address, a place in the app.
    pub channel: Localized,
    /// What the person does there.
    pub procedure: Option<Localized>,
    /// An answer within this many days; 15 by default, which is common practice: the law says "promptly".
    pub answer_days: Option<u32>,
}

reads!(RightsFacts { channel: "channel", procedure: "procedure", answer_days: "answerDays" });

/// Who a recipient is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipientFacts {
    /// The full registered name.
    pub name: String,
    /// Phone, e-mail or address.
    pub contact: String,
    /// ISO 3166-1 alpha-2; CN by default.
    pub region: Option<String>,
}

reads!(RecipientFacts { name: "name", contact: "contact", region: "region" });

/// The ready notice `id` (one of [`ready_ids`]) with the lender's facts.
///
/// A purpose that gives data to somebody stands in it only when that recipient is given; asked for
/// by name in `facts.purposes` it is an error without, and so is a notice of which nothing is left.
///
/// ```
/// use heyan::consent;
///
/// let facts = r#"{
///     "processor": { "name": "示例消费金融有限公司", "phone": "400-000-0000" },
///     "recipients": { "credit-registry": { "name": "示例征信有限公司", "contact": "400-000-0002" } },
///     "assessment": "PIA-2026-001"
/// }"#;
/// let facts = heyan::read("facts", &mut serde_json::Deserializer::from_str(facts))?;
/// let notice = consent::ready("credit", &facts)?;
/// assert_eq!(notice.processor.name, "示例消费金融有限公司");
/// # Ok::<(), heyan::InputError>(())
/// ```
///
/// # Errors
/// An id nobody knows, or a fact that is missing: the sentence names its path.
pub fn ready(id: &str, facts: &NoticeFacts) -> Result<ConsentNotice, InputError> {
    let Some(data) = READY.iter().find(|data| data.id == id) else {
        let ids: Vec<&str> = READY.iter().map(|data| data.id).collect();
        return Err(InputError::new("id", ["expected one of ", &ids.join(", ")].concat()));
    };
    let theirs = data.purposes.iter().flat_map(|purpose| purpose.recipients.iter().copied());
    known("facts.recipients", facts.recipients.keys(), theirs)?;
    known("facts.retention", facts.retention.keys(), data.purposes.iter().map(|purpose| purpose.id))?;
    let wanted = chosen(data, facts)?;
    let rights = rights(facts)?;
    let uses = |list: fn(&ReadyPurpose) -> &'static [&'static str], id: &str| {
        wanted.iter().any(|purpose| list(purpose).contains(&id))
    };

    let withdrawal = facts.withdrawal.clone().unwrap_or_else(|| {
        each(|locale| {
            let voice = Voice(locale);
            voice.fill(says::READY_WITHDRAWAL, &[value("channel", voice.own(&rights.channel))])
        })
    });
    let (year, month, day) = data.effective;
    let effective_from = facts.effective_from.or_else(|| Date::new(year, month, day));
    let Some(effective_from) = effective_from else {
        return Err(InputError::new("facts.effectiveFrom", "is required"));
    };
    Ok(ConsentNotice {
        id: data.id.to_owned(),
        version: facts.version.clone().unwrap_or_else(|| data.version.to_owned()),
        audience: data.audience,
        effective_from,
        processor: facts.processor.clone(),
        categories: CATEGORIES
            .iter()
            .filter(|category| uses(|purpose| purpose.categories, category.id))
            .map(|category| Category {
                id: category.id.to_owned(),
                name: both(category.name),
                class: category.class,
                sensitive: category.sensitive,
            })
            .collect(),
        recipients: RECIPIENTS
            .iter()
            .filter(|recipient| uses(|purpose| purpose.recipients, recipient.id))
            .filter_map(|recipient| Some((recipient, facts.recipients.get(recipient.id)?)))
            .map(|(recipient, given)| Recipient {
                id: recipient.id.to_owned(),
                name: given.name.clone(),
                contact: given.contact.clone(),
                role: recipient.role,
                region: given.region.clone().unwrap_or_else(|| "CN".to_owned()),
                purpose: both(recipient.purpose),
                method: both(recipient.method),
                // Of what a recipient may get, what the purposes of this notice use.
                categories: recipient
                    .categories
                    .iter()
                    .filter(|category| {
                        let gives = |purpose: &&ReadyPurpose| {
                            purpose.recipients.contains(&recipient.id) && purpose.categories.contains(category)
                        };
                        wanted.iter().any(gives)
                    })
                    .map(|category| (*category).to_owned())
                    .collect(),
            })
            .collect(),
        purposes: wanted.iter().map(|purpose| purpose.fill(facts, &withdrawal)).collect(),
        rights,
        url: facts.url.clone(),
        cross_border_route: facts.cross_border_route.clone(),
        assessment: facts.assessment.clone(),
    })
}

/// The ids of all ready notices.
///
/// ```
/// assert!(heyan::consent::ready_ids().any(|id| id == "credit"));
/// ```
pub fn ready_ids() -> impl Iterator<Item = &'static str> {
    READY.iter().map(|data| data.id)
}

impl ReadyPurpose {
    fn fill(&self, facts: &NoticeFacts, withdrawal: &Localized) -> Purpose {
        Purpose {
            id: self.id.to_owned(),
            title: both(self.title),
            purpose: both(self.purpose),
            method: both(self.method),
            categories: owned(self.categories),
            basis: self.basis,
            kind: self.kind,
            optional: self.optional,
            retention: facts
                .retention
                .get(self.id)
                .cloned()
                .unwrap_or_else(|| Retention::Rule { rule: both(self.retention), after: self.after }),
            recipients: owned(self.recipients),
            necessity: self.necessity.map(both),
            impact: self.impact.map(both),
            alternative: self.alternative.map(both),
            automated_decision: self.automated.then_some(true),
            withdrawal: each(|locale| {
                let voice = Voice(locale);
                voice.fill(self.withdrawal, &[value("withdrawal", voice.own(withdrawal))])
            }),
            text: None,
        }
    }
}

/// The purposes the lender has, in the notice's order.
fn chosen(data: &'static Ready, facts: &NoticeFacts) -> Result<Vec<&'static ReadyPurpose>, InputError> {
    let missing = |purpose: &ReadyPurpose| purpose.recipients.iter().find(|id| !facts.recipients.contains_key(**id));
    let Some(names) = &facts.purposes else {
        let there: Vec<&ReadyPurpose> =
            data.purposes.iter().copied().filter(|purpose| missing(purpose).is_none()).collect();
        let first = data.purposes.iter().find_map(|purpose| missing(purpose));
        return match first.filter(|_| there.is_empty()) {
            Some(id) => Err(InputError::new(["facts.recipients.", id].concat(), "is required for this notice")),
            None => Ok(there),
        };
    };
    known("facts.purposes", names.iter(), data.purposes.iter().map(|purpose| purpose.id))?;
    let wanted: Vec<&ReadyPurpose> =
        data.purposes.iter().copied().filter(|purpose| names.iter().any(|name| name == purpose.id)).collect();
    match wanted.iter().find_map(|purpose| missing(purpose)) {
        Some(id) => {
            Err(InputError::new(["facts.recipients.", id].concat(), "is required for a purpose in facts.purposes"))
        }
        None => Ok(wanted),
    }
}

fn known<'a>(
    path: &str,
    mut given: impl Iterator<Item = &'a String>,
    there: impl Iterator<Item = &'static str>,
) -> Result<(), InputError> {
    let mut there: Vec<&str> = there.collect();
    there.dedup();
    if given.all(|id| there.contains(&id.as_str())) {
        return Ok(());
    }
    let expected = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
    Err(InputError::new(path, ["expected only ids of this notice: ", &expected].concat()))
}

fn rights(facts: &NoticeFacts) -> Result<Rights, InputError> {
    let given = facts.rights.as_ref();
    let reach = &facts.processor;
    let channel = given.map(|rights| rights.channel.clone()).or_else(|| {
        [&reach.phone, &reach.email, &reach.address].into_iter().find_map(Clone::clone).map(Localized::All)
    });
    let Some(channel) = channel else {
        return Err(InputError::new("facts.rights", "is required where the processor has no phone, email or address"));
    };
    Ok(Rights {
        channel,
        procedure: given.and_then(|rights| rights.procedure.clone()).unwrap_or_else(|| both(says::READY_PROCEDURE)),
        answer_days: given.and_then(|rights| rights.answer_days).unwrap_or(15),
    })
}

fn each(say: impl Fn(Locale) -> String) -> Localized {
    Localized::Each { chinese: Some(say(Locale::ZhCn)), english: Some(say(Locale::En)) }
}

fn both(pair: Pair) -> Localized {
    each(|locale| locale.pick(pair).to_owned())
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}
