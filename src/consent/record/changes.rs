//! What of an agreement has changed since: the parts a consent covers, compared in the language in
//! which they were read. Another wording elsewhere in the notice is no new consent.

use super::facts;
use crate::{
    consent::{
        canonical::canonical,
        hash,
        notice::{ConsentNotice, Purpose},
        wording::{Pair, Voice, says},
    },
    document::tree::clean,
    input::{Node, spelled},
    report::{Locale, Word},
};
use serde::Serialize;

/// What a consent covers (PIPL article 14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Who decides on the data.
    Processor,
    /// What for.
    Purpose,
    /// How.
    Method,
    /// Which data.
    Categories,
    /// Who else gets them.
    Recipients,
    /// How long, and what then.
    Retention,
}

spelled!(Part {
    Processor = "processor", Purpose = "purpose", Method = "method", Categories = "categories",
    Recipients = "recipients", Retention = "retention",
});

impl Part {
    const OF_AN_ITEM: [Part; 5] = [Part::Purpose, Part::Method, Part::Categories, Part::Recipients, Part::Retention];

    fn label(self) -> Pair {
        match self {
            Part::Processor => says::HEADING_WHO,
            Part::Purpose => says::LABEL_PURPOSE,
            Part::Method => says::LABEL_METHOD,
            Part::Categories => says::LABEL_DATA,
            Part::Recipients => says::LABEL_RECIPIENTS,
            Part::Retention => says::LABEL_RETENTION,
        }
    }

    /// How a finding calls it.
    pub(super) fn word(self) -> Word {
        match self {
            Part::Processor => Word::PartProcessor,
            Part::Purpose => Word::SlotPurpose,
            Part::Method => Word::SlotMethod,
            Part::Categories => Word::SlotData,
            Part::Recipients => Word::PartRecipients,
            Part::Retention => Word::PartRetention,
        }
    }
}

/// A part that changed, for showing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Which.
    pub part: Part,
    /// What the notice calls it.
    pub label: String,
    /// As the person read it.
    pub before: String,
    /// As it is now.
    pub after: String,
}

/// What changed in `item` of a record whose controller and language these are.
pub(super) fn changes(
    notice: &ConsentNotice,
    purpose: &Purpose,
    item: &Node,
    controller: &str,
    read: Locale,
    shown: Locale,
) -> Vec<Change> {
    let mut out = Vec::new();
    let mut push = |part: Part, before: String, after: String| {
        out.push(Change { part, label: Voice(shown).say(part.label()).to_owned(), before, after });
    };
    let name = clean(&notice.processor.name);
    if name != controller {
        push(Part::Processor, controller.to_owned(), name);
    }
    if item.text("material_sha256") != hash::material(notice, purpose) {
        let now = facts::item(&facts::teller(notice, read), purpose);
        let to_show = facts::item(&facts::teller(notice, shown), purpose);
        for part in Part::OF_AN_ITEM {
            let of = |item: &Node| item.get(part.as_str()).map(matter);
            if of(item) != of(&now) {
                push(part, told(item, part, read), told(&to_show, part, shown));
            }
        }
    }
    out
}

/// A part in a form that compares: without what is no matter of the consent (a recipient's new phone
/// number, our own wording of how long), and with neither members nor entries in any order.
fn matter(node: &Node) -> String {
    let mut parts: Vec<String> = match node {
        Node::Object(members) => members
            .iter()
            .filter(|(name, _)| !matches!(name.as_ref(), "contact" | "text"))
            .map(|(name, node)| [name, "=", &matter(node)].concat())
            .collect(),
        Node::List(items) => items.iter().map(matter).collect(),
        _ => return canonical(node),
    };
    parts.sort_unstable();
    ["{", &parts.join(";"), "}"].concat()
}

/// A part as a person reads it.
fn told(item: &Node, part: Part, locale: Locale) -> String {
    let voice = Voice(locale);
    let names = |node: &Node, sign: Pair| {
        let names: Vec<&str> = node.list("categories").iter().map(|category| category.text("name")).collect();
        names.join(voice.say(sign))
    };
    match part {
        Part::Retention => item.get("retention").map(|kept| kept.text("text").to_owned()).unwrap_or_default(),
        Part::Categories => names(item, says::COMMA),
        Part::Recipients => voice.list(item.list("recipients").iter().map(|recipient| {
            let about = [recipient.text("purpose"), recipient.text("method"), &names(recipient, says::COMMA)];
            [recipient.text("name"), voice.say(says::COLON), &about.join(voice.say(says::COMMA))].concat()
        })),
        _ => item.text(part.as_str()).to_owned(),
    }
}
