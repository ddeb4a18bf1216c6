//! From a notice to the text a person reads. The order is fixed: what you agree to in one sentence;
//! who; what for and with which data; with whom; how long; another way; your rights and withdrawal.

use super::{
    hash,
    item::Teller,
    notice::{Audience, ConsentNotice, Purpose, Recipient},
    rendered::{ConsentDocument, ConsentItem, Hashes},
    wording::{Pair, Voice, says, value, words},
};
use crate::{
    document::{
        html::{self, html},
        plain::{self, plain},
        tree::{Block, Inline, clean, link},
    },
    report::{Locale, Ruling},
};

/// More titles than this are no sentence any more.
const IN_A_SENTENCE: usize = 4;

/// The notice as a document in one language, with an item for each purpose that rests on consent,
/// and with what [`super::check`] finds.
///
/// ```
/// use heyan::{consent, report::Locale};
/// let facts = r#"{ "processor": { "name": "示例消费金融有限公司", "phone": "000-0000" } }"#;
/// let facts = heyan::read_json("facts", facts)?;
/// let notice = consent::ready("loan-application", &facts)?;
/// let document = consent::render(&notice, Locale::En);
/// assert!(document.items.iter().any(|item| item.optional));
/// # Ok::<(), heyan::InputError>(())
/// ```
pub fn render(notice: &ConsentNotice, locale: Locale) -> ConsentDocument {
    let page = Page { notice, voice: Voice(locale), tell: Teller { notice, voice: Voice(locale) } };
    // Said once, read twice: beside the control, and in the whole text.
    let mut told: Vec<Vec<Block>> = notice.purposes.iter().map(|purpose| page.tell.what(purpose)).collect();
    let rows: Vec<[Block; 2]> = notice.recipients.iter().map(|recipient| page.row(recipient)).collect();
    let materials = hash::materials(notice);
    let items = notice
        .purposes
        .iter()
        .zip(&mut told)
        .zip(&materials)
        .filter(|((purpose, _), _)| purpose.asks())
        .map(|((purpose, told), material)| page.item(purpose, material.clone(), told, &rows))
        .collect();

    let title = page.title();
    let mut blocks = Vec::new();
    page.agree(&mut blocks);
    page.who(&mut blocks);
    page.what(&mut blocks, told);
    page.whom(&mut blocks, rows);
    page.how_long(&mut blocks);
    page.other_way(&mut blocks);
    page.rights(&mut blocks);

    let text = plain(&title, &blocks);
    let report = super::check::findings(notice).report(&Ruling::from(locale));
    ConsentDocument {
        report,
        html: html(&blocks),
        items,
        hashes: Hashes {
            notice: hash::notice(notice),
            material: hash::material_of_all(notice, &materials),
            rendered: hash::sha256(&text),
        },
        title,
        blocks,
        text,
    }
}

struct Page<'a> {
    notice: &'a ConsentNotice,
    voice: Voice,
    tell: Teller<'a>,
}

impl Page<'_> {
    fn title(&self) -> String {
        let title = match self.notice.audience {
            Audience::Applicant => says::TITLE_APPLICANT,
            Audience::Contact => says::TITLE_CONTACT,
        };
        self.voice.fill(title, &[value("processor", self.processor())])
    }

    fn processor(&self) -> String {
        clean(&self.notice.processor.name)
    }

    fn heading(&self, blocks: &mut Vec<Block>, heading: Pair) {
        blocks.push(Block::Heading { level: 2, content: words(self.voice.say(heading).to_owned()) });
    }

    fn paragraph(&self, blocks: &mut Vec<Block>, sentences: &[Pair]) {
        let mut content = Vec::new();
        for (index, sentence) in sentences.iter().enumerate() {
            if index > 0 {
                self.gap(&mut content);
            }
            content.append(&mut self.voice.line(*sentence, &[]));
        }
        blocks.push(Block::Paragraph { content });
    }

    /// What stands between two sentences: nothing in Chinese, a space in English.
    fn gap(&self, content: &mut Vec<Inline>) {
        let gap = self.voice.say(says::STOP);
        if !gap.is_empty() {
            content.push(Inline::Text(gap.to_owned()));
        }
    }

    /// The titles of what is asked, or told, as they stand in a sentence; many of them as a list after it.
    fn titles(&self, asked: bool) -> (String, Option<Block>) {
        let some = || self.notice.purposes.iter().filter(|purpose| purpose.asks() == asked);
        let count = some().count();
        if count <= IN_A_SENTENCE {
            return (self.voice.list(some().map(|purpose| self.voice.own(&purpose.title))), None);
        }
        let items = some().map(|purpose| words(self.voice.heading(&purpose.title))).collect();
        let said = self.voice.fill(says::AGREE_LISTED, &[value("count", count)]);
        (said, Some(Block::List { ordered: false, items }))
    }

    fn agree(&self, blocks: &mut Vec<Block>) {
        self.heading(blocks, says::HEADING_AGREE);
        let (asked, listed) = self.titles(true);
        let sentence = match self.notice.audience {
            _ if asked.is_empty() => says::AGREE_NOTHING,
            Audience::Applicant => says::AGREE_APPLICANT,
            Audience::Contact => says::AGREE_CONTACT,
        };
        let mut content = self.voice.line(sentence, &[value("processor", self.processor()), value("purposes", asked)]);
        if self.notice.purposes.iter().filter(|purpose| purpose.asks()).count() > 1 {
            self.gap(&mut content);
            content.append(&mut self.voice.line(says::AGREE_EACH, &[]));
        }
        blocks.push(Block::Paragraph { content });
        blocks.extend(listed);
        let (told, listed) = self.titles(false);
        if !told.is_empty() {
            let content = self.voice.line(says::AGREE_TOLD, &[value("purposes", told)]);
            blocks.push(Block::Paragraph { content });
            blocks.extend(listed);
        }
        if self.notice.audience == Audience::Contact {
            self.paragraph(blocks, &[says::CONTACT_NO_GUARANTOR, says::CONTACT_WHEN]);
            self.paragraph(blocks, &[says::CONTACT_SOURCE, says::CONTACT_REFUSE]);
        }
        let edition =
            [value("version", clean(&self.notice.version)), value("date", self.notice.effective_from.to_string())];
        blocks.push(Block::Paragraph { content: self.voice.line(says::EDITION, &edition) });
    }

    fn who(&self, blocks: &mut Vec<Block>) {
        self.heading(blocks, says::HEADING_WHO);
        let processor = &self.notice.processor;
        let mut items = Vec::new();
        for (label, text) in [
            (says::LABEL_NAME, Some(&processor.name)),
            (says::LABEL_CREDIT_CODE, processor.credit_code.as_ref()),
            (says::LABEL_PHONE, processor.phone.as_ref()),
            (says::LABEL_EMAIL, processor.email.as_ref()),
            (says::LABEL_ADDRESS, processor.address.as_ref()),
            (says::LABEL_ASSESSMENT, self.notice.assessment.as_ref()),
        ] {
            let text = text.map(|text| clean(text)).unwrap_or_default();
            if !text.is_empty() {
                items.push(self.voice.labelled(label, words(text)));
            }
        }
        blocks.push(Block::List { ordered: false, items });
    }

    fn what(&self, blocks: &mut Vec<Block>, told: Vec<Vec<Block>>) {
        self.heading(blocks, says::HEADING_WHAT);
        for (purpose, mut told) in self.notice.purposes.iter().zip(told) {
            blocks.push(Block::Heading { level: 3, content: words(self.voice.heading(&purpose.title)) });
            blocks.append(&mut told);
        }
    }

    /// A recipient's name and row.
    fn row(&self, recipient: &Recipient) -> [Block; 2] {
        [
            Block::Heading { level: 3, content: words(clean(&recipient.name)) },
            Block::List { ordered: false, items: self.tell.whom(recipient) },
        ]
    }

    fn whom(&self, blocks: &mut Vec<Block>, rows: Vec<[Block; 2]>) {
        self.heading(blocks, says::HEADING_WHOM);
        if self.notice.recipients.is_empty() {
            self.paragraph(blocks, &[says::WHOM_NOBODY]);
            return;
        }
        self.paragraph(blocks, &[says::WHOM_LISTED]);
        blocks.extend(rows.into_iter().flatten());
        let abroad = self.notice.recipients.iter().any(Recipient::is_abroad);
        if abroad {
            self.paragraph(blocks, &[says::ABROAD_RIGHTS]);
        }
        let route = self.notice.cross_border_route.as_deref().map(clean).unwrap_or_default();
        if !route.is_empty() {
            blocks.push(Block::Paragraph { content: self.voice.labelled(says::LABEL_ROUTE, words(route)) });
        }
    }

    fn how_long(&self, blocks: &mut Vec<Block>) {
        self.heading(blocks, says::HEADING_LONG);
        blocks.push(Block::Table {
            head: [says::HEAD_PURPOSE, says::HEAD_TIME, says::HEAD_AFTER]
                .map(|head| self.voice.say(head).to_owned())
                .into(),
            rows: self
                .notice
                .purposes
                .iter()
                .map(|purpose| {
                    let (time, after) = self.tell.retention(purpose);
                    vec![self.voice.heading(&purpose.title), time, after]
                })
                .collect(),
        });
    }

    fn other_way(&self, blocks: &mut Vec<Block>) {
        self.heading(blocks, says::HEADING_OTHER);
        let items = self.notice.purposes.iter().map(|purpose| self.titled(purpose, self.tell.other(purpose))).collect();
        blocks.push(Block::List { ordered: false, items });
    }

    fn rights(&self, blocks: &mut Vec<Block>) {
        self.heading(blocks, says::HEADING_RIGHTS);
        let (rights, adults) = match self.notice.audience {
            Audience::Applicant => (says::RIGHTS, says::ADULTS_APPLICANT),
            Audience::Contact => (says::RIGHTS_CONTACT, says::ADULTS_CONTACT),
        };
        self.paragraph(blocks, &[rights]);
        let rights = &self.notice.rights;
        let answer = self.voice.line(says::ANSWER, &[value("days", rights.answer_days)]);
        let items = vec![
            self.voice.labelled(says::LABEL_CHANNEL, words(self.voice.own(&rights.channel))),
            self.voice.labelled(says::LABEL_PROCEDURE, words(self.voice.own(&rights.procedure))),
            self.voice.labelled(says::LABEL_ANSWER, answer),
        ];
        blocks.push(Block::List { ordered: false, items });
        self.paragraph(blocks, &[says::WITHDRAW]);
        let ways = self
            .notice
            .purposes
            .iter()
            .map(|purpose| self.titled(purpose, words(self.voice.own(&purpose.withdrawal))))
            .collect();
        blocks.push(Block::List { ordered: false, items: ways });
        self.paragraph(blocks, &[says::RENEW, says::MERGE]);
        self.paragraph(blocks, &[says::RELATIVES, says::COMPLAIN]);
        self.paragraph(blocks, &[adults]);
        if let Some(url) = self.notice.url.as_deref().map(clean).filter(|url| !url.is_empty()) {
            let mut content = self.voice.line(says::READ_AGAIN, &[]);
            content.push(link(&url, &url));
            blocks.push(Block::Paragraph { content });
        }
    }

    /// `**title**：…`
    fn titled(&self, purpose: &Purpose, mut line: Vec<Inline>) -> Vec<Inline> {
        let mut out = vec![
            Inline::Strong { strong: self.voice.heading(&purpose.title) },
            Inline::Text(self.voice.say(says::COLON).to_owned()),
        ];
        out.append(&mut line);
        out
    }

    /// The item of one purpose; `told` is left as it came.
    fn item(
        &self,
        purpose: &Purpose,
        material_hash: String,
        told: &mut Vec<Block>,
        rows: &[[Block; 2]],
    ) -> ConsentItem {
        let mut further = self.tell.further(purpose);
        let before = if let Some(Block::List { ordered: false, items }) = told.last_mut() {
            let before = items.len();
            items.append(&mut further);
            Some(before)
        } else {
            told.push(Block::List { ordered: false, items: further });
            None
        };
        let place = |id: &String| self.notice.recipients.iter().position(|recipient| recipient.id == *id);
        let rows = purpose.recipients.iter().filter_map(|id| rows.get(place(id)?)).flatten();
        let (mut html, mut text) = (String::with_capacity(2_048), String::with_capacity(1_536));
        for block in told.iter().chain(rows) {
            html::push(&mut html, block);
            plain::push(&mut text, block);
        }
        match (before, told.last_mut()) {
            (Some(before), Some(Block::List { items, .. })) => items.truncate(before),
            _ => drop(told.pop()),
        }
        let label = self.tell.label(purpose);
        ConsentItem {
            id: purpose.id.clone(),
            kind: purpose.kind,
            optional: purpose.optional,
            html,
            text,
            material_hash,
            label,
        }
    }
}
