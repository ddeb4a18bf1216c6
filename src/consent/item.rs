//! What is said about one purpose and one recipient, in the whole text and beside its own control.

use super::{
    markdown::{self, Parsed},
    notice::{
        After, Audience, Basis, ConsentKind, ConsentNotice, Localized, Purpose, Recipient, RecipientRole, Retention,
        RetentionUnit,
    },
    wording::{Pair, Voice, says, value, words},
};
use crate::{
    document::{
        plain::plain,
        tree::{Block, Inline, clean},
    },
    text::is_blank,
};

/// One line each.
pub(super) type Lines = Vec<Vec<Inline>>;

/// Tells of parts of a notice, in one language.
pub(super) struct Teller<'a> {
    pub notice: &'a ConsentNotice,
    pub voice: Voice,
}

impl Teller<'_> {
    /// What for, how, with which data, on which basis: in the lender's own wording, if there is one.
    pub fn what(&self, purpose: &Purpose) -> Vec<Block> {
        match self.own(purpose) {
            Some(own) => own.blocks,
            None => vec![Block::List { ordered: false, items: self.lines(purpose) }],
        }
    }

    /// The lender's own wording, its slots filled with this purpose's values.
    pub fn own(&self, purpose: &Purpose) -> Option<Parsed> {
        let text = purpose.text.as_ref()?;
        let text = self.voice.either(text, |text| !is_blank(text))?;
        Some(markdown::read(text, &|name| self.slot(purpose, name)))
    }

    /// What fills a slot of an own wording.
    fn slot(&self, purpose: &Purpose, name: &str) -> Option<String> {
        let voice = self.voice;
        let processor = &self.notice.processor;
        let said = |text: &Option<Localized>| text.as_ref().map(|text| voice.own(text));
        let value = match name {
            "title" => voice.own(&purpose.title),
            "purpose" => voice.own(&purpose.purpose),
            "method" => voice.own(&purpose.method),
            "data" => plain("", &[Block::Paragraph { content: self.data(&purpose.categories) }]),
            "recipients" => voice.list(self.recipients(purpose).map(|recipient| clean(&recipient.name))),
            "retention" => self.kept(purpose),
            "necessity" => said(&purpose.necessity)?,
            "impact" => said(&purpose.impact)?,
            "alternative" => said(&purpose.alternative)?,
            "withdrawal" => voice.own(&purpose.withdrawal),
            "processor.name" => clean(&processor.name),
            "processor.phone" => clean(processor.phone.as_deref()?),
            "processor.email" => clean(processor.email.as_deref()?),
            "processor.address" => clean(processor.address.as_deref()?),
            _ => return None,
        };
        Some(value)
    }

    /// How long and what then, as a sentence.
    pub fn kept(&self, purpose: &Purpose) -> String {
        let (time, after) = self.retention(purpose);
        self.voice.fill(says::KEPT, &[value("time", time), value("after", after)])
    }

    fn lines(&self, purpose: &Purpose) -> Lines {
        let voice = self.voice;
        let mut lines = vec![
            voice.labelled(says::LABEL_PURPOSE, words(voice.own(&purpose.purpose))),
            voice.labelled(says::LABEL_METHOD, words(voice.own(&purpose.method))),
            voice.labelled(says::LABEL_DATA, self.data(&purpose.categories)),
            voice.labelled(says::LABEL_BASIS, voice.line(basis(purpose), &[])),
        ];
        for (label, text) in [(says::LABEL_NECESSITY, &purpose.necessity), (says::LABEL_IMPACT, &purpose.impact)] {
            let text = text.as_ref().map(|text| voice.own(text)).unwrap_or_default();
            if !text.is_empty() {
                lines.push(voice.labelled(label, words(text)));
            }
        }
        if purpose.automated_decision == Some(true) {
            lines.push(voice.labelled(says::LABEL_AUTOMATED, voice.line(says::AUTOMATED, &[])));
        }
        let names = self.recipients(purpose).map(|recipient| clean(&recipient.name));
        let names = voice.list(names);
        if !names.is_empty() {
            lines.push(voice.labelled(says::LABEL_RECIPIENTS, words(names)));
        }
        lines
    }

    /// Who gets data for this purpose.
    pub fn recipients(&self, purpose: &Purpose) -> impl Iterator<Item = &Recipient> {
        purpose.recipients.iter().filter_map(|id| self.notice.recipient(id))
    }

    /// Kinds of data by name, sensitive ones marked.
    fn data(&self, ids: &[String]) -> Vec<Inline> {
        let mut out = Vec::new();
        for category in ids.iter().filter_map(|id| self.notice.category(id)) {
            if !out.is_empty() {
                out.push(Inline::Text(self.voice.say(says::COMMA).to_owned()));
            }
            let mut name = self.voice.own(&category.name);
            out.push(if category.sensitive {
                name.push_str(self.voice.say(says::SENSITIVE));
                Inline::Strong { strong: name }
            } else {
                Inline::Text(name)
            });
        }
        out
    }

    /// A recipient's row: contact, part, place, what for, how, with which data.
    pub fn whom(&self, recipient: &Recipient) -> Lines {
        let voice = self.voice;
        let role = match recipient.role {
            RecipientRole::Controller => says::ROLE_CONTROLLER,
            RecipientRole::Joint => says::ROLE_JOINT,
            RecipientRole::Processor => says::ROLE_PROCESSOR,
        };
        let region = if recipient.is_abroad() { says::REGION_ABROAD } else { says::REGION_MAINLAND };
        let region = voice.line(region, &[value("region", clean(&recipient.region))]);
        vec![
            voice.labelled(says::LABEL_CONTACT, words(clean(&recipient.contact))),
            voice.labelled(says::LABEL_ROLE, voice.line(role, &[])),
            voice.labelled(says::LABEL_REGION, region),
            voice.labelled(says::LABEL_PURPOSE, words(voice.own(&recipient.purpose))),
            voice.labelled(says::LABEL_METHOD, words(voice.own(&recipient.method))),
            voice.labelled(says::LABEL_DATA, self.data(&recipient.categories)),
        ]
    }

    /// How long, and what then.
    pub fn retention(&self, purpose: &Purpose) -> (String, String) {
        let (time, after) = match &purpose.retention {
            Retention::Time { count, unit, after } => {
                let time = match unit {
                    RetentionUnit::Day => says::TIME_DAY,
                    RetentionUnit::Month => says::TIME_MONTH,
                    RetentionUnit::Year => says::TIME_YEAR,
                };
                (self.voice.fill(time, &[value("count", *count)]), after)
            }
            Retention::Rule { rule, after } => (self.voice.own(rule), after),
        };
        let after = match after {
            After::Delete => says::AFTER_DELETE,
            After::Anonymise => says::AFTER_ANONYMISE,
        };
        (time, self.voice.say(after).to_owned())
    }

    /// What refusing means, and another way.
    pub fn other(&self, purpose: &Purpose) -> Vec<Inline> {
        let sentence = match (purpose.basis, purpose.optional, self.notice.audience) {
            (Basis::Consent, true, Audience::Applicant) => says::OTHER_OPTIONAL_APPLICANT,
            (Basis::Consent, true, Audience::Contact) => says::OTHER_OPTIONAL_CONTACT,
            (Basis::Consent, false, _) => says::OTHER_REQUIRED,
            (Basis::Contract, ..) => says::OTHER_CONTRACT,
            (Basis::LegalDuty, ..) => says::OTHER_LEGAL_DUTY,
        };
        let mut line = self.voice.line(sentence, &[]);
        let way = purpose.alternative.as_ref().map(|way| self.voice.own(way)).unwrap_or_default();
        if !way.is_empty() {
            let gap = self.voice.say(says::STOP);
            line.push(Inline::Text([gap, &way].concat()));
        }
        line
    }

    /// The words beside the control.
    pub fn label(&self, purpose: &Purpose) -> String {
        let label = match purpose.kind {
            ConsentKind::Express => says::ITEM_EXPRESS,
            ConsentKind::Separate => says::ITEM_SEPARATE,
            ConsentKind::Written => says::ITEM_WRITTEN,
            ConsentKind::Once => says::ITEM_ONCE,
        };
        let mut label = self.voice.fill(label, &[value("title", self.voice.own(&purpose.title))]);
        if purpose.optional {
            label.push_str(self.voice.say(match self.notice.audience {
                Audience::Applicant => says::ITEM_OPTIONAL,
                Audience::Contact => says::ITEM_REFUSABLE,
            }));
        }
        label
    }

    /// What the whole text says elsewhere and a person wants beside the control: how long, what refusing
    /// means, how to withdraw.
    pub fn further(&self, purpose: &Purpose) -> Lines {
        let voice = self.voice;
        vec![
            voice.labelled(says::LABEL_RETENTION, words(self.kept(purpose))),
            voice.labelled(says::LABEL_OTHER, self.other(purpose)),
            voice.labelled(says::LABEL_WITHDRAWAL, words(voice.own(&purpose.withdrawal))),
        ]
    }
}

fn basis(purpose: &Purpose) -> Pair {
    match (purpose.basis, purpose.kind) {
        (Basis::Contract, _) => says::BASIS_CONTRACT,
        (Basis::LegalDuty, _) => says::BASIS_LEGAL_DUTY,
        (Basis::Consent, ConsentKind::Express) => says::BASIS_EXPRESS,
        (Basis::Consent, ConsentKind::Separate) => says::BASIS_SEPARATE,
        (Basis::Consent, ConsentKind::Written) => says::BASIS_WRITTEN,
        (Basis::Consent, ConsentKind::Once) => says::BASIS_ONCE,
    }
}
