//! The lender's own texts of a notice, each with its place and with the phrases it says. They are read
//! once, here, for all rules.

use super::path;
use crate::{
    consent::{
        notice::{Audience, ConsentNotice, Localized, Purpose, Retention},
        phrases::{self, Hit, Phrase},
    },
    report::Locale,
    text::is_blank,
};

/// Which part of a notice a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Purpose,
    Method,
    Retention,
    /// A purpose's necessity, impact, other way, withdrawal.
    Further,
    /// The lender's own wording of a purpose.
    Own,
    /// Purpose and method of a recipient.
    Recipient,
    Category,
    /// How rights are used.
    Rights,
}

/// A text that may be said in two languages: which part, of which entry of its list, where.
pub(super) struct Said<'a> {
    pub part: Part,
    pub index: usize,
    pub path: String,
    pub text: &'a Localized,
}

impl Said<'_> {
    /// Of a purpose.
    pub fn is_purposes(&self) -> bool {
        !matches!(self.part, Part::Recipient | Part::Category | Part::Rights)
    }
}

/// One language of it, and the phrases found there.
pub(super) struct Text<'a> {
    pub of: usize,
    pub path: String,
    pub words: &'a str,
    pub hits: Vec<Hit>,
}

/// A notice with all its texts read.
pub(super) struct Reading<'a> {
    pub notice: &'a ConsentNotice,
    pub said: Vec<Said<'a>>,
    pub texts: Vec<Text<'a>>,
    /// What was found, in which part of which entry.
    found: Vec<(Phrase, Part, usize)>,
}

impl<'a> Reading<'a> {
    pub fn of(notice: &'a ConsentNotice) -> Reading<'a> {
        let said = all(notice);
        let mut texts = Vec::with_capacity(said.len() * 2);
        for (of, said) in said.iter().enumerate() {
            let mut read =
                |path: String, text: &'a str| texts.push(Text { of, path, words: text, hits: phrases::find(text) });
            match said.text {
                Localized::All(text) => read(said.path.clone(), text),
                Localized::Each { .. } => {
                    for locale in Locale::ALL {
                        if let Some(text) = said.text.get(locale) {
                            read([&said.path, "/", locale.tag()].concat(), text);
                        }
                    }
                }
            }
        }
        let mut found = Vec::new();
        for text in &texts {
            let said = said.get(text.of);
            found.extend(text.hits.iter().filter_map(|hit| said.map(|said| (hit.phrase, said.part, said.index))));
        }
        Reading { notice, said, texts, found }
    }

    /// Every text with what it is.
    pub fn each(&self) -> impl Iterator<Item = (&Said<'a>, &Text<'a>)> {
        self.texts.iter().filter_map(|text| Some((self.said.get(text.of)?, text)))
    }

    /// Whether a text of one of these parts of an entry says the phrase.
    pub fn says(&self, parts: &[Part], index: usize, phrase: Phrase) -> bool {
        let known = |known: &(Phrase, Part, usize)| known.0 == phrase && known.2 == index && parts.contains(&known.1);
        self.found.iter().any(known)
    }

    /// What a purpose is about, by its title, purpose and method.
    pub fn is_about(&self, purpose: usize, phrase: Phrase) -> bool {
        self.says(&[Part::Title, Part::Purpose, Part::Method], purpose, phrase)
    }

    /// Whether a purpose uses data whose name says the phrase.
    pub fn uses(&self, purpose: &Purpose, phrase: Phrase) -> bool {
        self.notice.categories.iter().enumerate().any(|(index, category)| {
            purpose.categories.contains(&category.id) && self.says(&[Part::Category], index, phrase)
        })
    }

    /// Contacts' own data; everything a notice to a contact speaks of.
    pub fn uses_contacts(&self, purpose: &Purpose) -> bool {
        self.notice.audience == Audience::Contact || self.uses(purpose, Phrase::AboutContacts)
    }

    /// Whether a purpose uses sensitive data.
    pub fn uses_sensitive(&self, purpose: &Purpose) -> bool {
        purpose.categories.iter().filter_map(|id| self.notice.category(id)).any(|category| category.sensitive)
    }
}

fn all(notice: &ConsentNotice) -> Vec<Said<'_>> {
    let mut all = Vec::new();
    for (index, purpose) in notice.purposes.iter().enumerate() {
        let said = |part, member, text| Said { part, index, path: path("purposes", index, member), text };
        all.push(said(Part::Title, "title", &purpose.title));
        all.push(said(Part::Purpose, "purpose", &purpose.purpose));
        all.push(said(Part::Method, "method", &purpose.method));
        all.push(said(Part::Further, "withdrawal", &purpose.withdrawal));
        if let Retention::Rule { rule, .. } = &purpose.retention {
            all.push(said(Part::Retention, "retention/rule", rule));
        }
        for (member, text) in
            [("necessity", &purpose.necessity), ("impact", &purpose.impact), ("alternative", &purpose.alternative)]
        {
            all.extend(text.as_ref().map(|text| said(Part::Further, member, text)));
        }
        all.extend(purpose.text.as_ref().map(|text| said(Part::Own, "text", text)));
    }
    for (index, recipient) in notice.recipients.iter().enumerate() {
        let said = |member, text| Said { part: Part::Recipient, index, path: path("recipients", index, member), text };
        all.push(said("purpose", &recipient.purpose));
        all.push(said("method", &recipient.method));
    }
    for (index, category) in notice.categories.iter().enumerate() {
        let path = path("categories", index, "name");
        all.push(Said { part: Part::Category, index, path, text: &category.name });
    }
    for (member, text) in [("channel", &notice.rights.channel), ("procedure", &notice.rights.procedure)] {
        all.push(Said { part: Part::Rights, index: 0, path: ["/rights/", member].concat(), text });
    }
    all
}

/// Nothing in any language.
pub(super) fn is_missing(text: &Localized) -> bool {
    Locale::ALL.into_iter().all(|locale| text.get(locale).is_none_or(is_blank))
}

/// Nothing, or not there.
pub(super) fn is_absent(text: Option<&Localized>) -> bool {
    text.is_none_or(is_missing)
}
