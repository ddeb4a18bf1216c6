//! For browsers without scripts: the answers shown once more before they are sent, and the form to
//! change them in. Nothing is stored for either.

use crate::{
    clock::Moment,
    page::{
        self, Page, findings,
        html::{self, Html, hidden, says, tag},
        labels, plan,
        words::{Words, words},
    },
    random,
    submission::{
        Kind, cost,
        form::{OF_CONTACT, Typed},
        outcome::{Outcome, Shown},
    },
};
use axum::{http::StatusCode, response::Response};
use heyan::{
    person::{IdNumberOptions, check_id_number},
    report::{Locale, Severity},
};

/// Contacts offered when fewer were named.
const CONTACTS: usize = 2;

/// What stands in a field and how it is asked for.
struct Field {
    name: String,
    label: String,
    entry: Entry,
}

enum Entry {
    Text,
    /// Several lines.
    Area,
    Phone,
    /// Read back with most of it covered: others may see the screen.
    IdNumber,
    Choice(Vec<(&'static str, &'static str)>),
    /// Ticked or not; the value it sends.
    Tick(&'static str),
}

struct Group {
    title: String,
    fields: Vec<Field>,
}

/// A page with answers, in one language.
pub struct Answers<'a> {
    /// Which form.
    pub kind: Kind,
    /// What was typed.
    pub typed: &'a Typed,
    /// Of the page.
    pub locale: Locale,
}

impl Answers<'_> {
    /// "Check your answers": what was typed, what stands out, and the button that sends it for good.
    pub fn confirm(&self, outcome: &Outcome) -> Result<Response, getrandom::Error> {
        let words = words(self.locale);
        let said = outcome.said(self.locale);
        let found = said.findings();
        let key = random::name()?;
        let groups = self.groups(false).into_iter().map(|group| {
            let rows = group.fields.iter().map(|field| {
                let beside = findings::beside(&found, &field.name, self.locale).map(|beside| beside.words);
                let answer = [Html::text(&self.answer(field, words))].into_iter().chain(beside);
                tag("div", &[], [says("dt", &[], &field.label), tag("dd", &[], answer)])
            });
            card([says("h2", &[], &group.title), tag("dl", &[("class", Some("facts-of-number"))], rows)])
        });
        let plan = said.steps().map(|plan| plan::show(&plan, self.locale));
        let typed = self.typed.fields().iter().map(|(name, value)| hidden(name, value));
        let edit =
            [("type", Some("submit")), ("name", Some("step")), ("value", Some("edit")), ("class", Some("quiet"))];
        let buttons = [send(words.send), says("button", &edit, words.edit)];
        let buttons = tag("div", &[("class", Some("send actions"))], buttons);
        let form = typed.chain([hidden_locale(self.locale), hidden("idempotencyKey", &key), buttons]);
        let warnings = findings::list(&found, &[Severity::Warning], words.reasons, self.locale);
        let main =
            [says("h1", &[], words.check_title), says("p", &[("class", Some("lead"))], words.check_text), warnings]
                .into_iter()
                .chain(groups)
                .chain(plan)
                .chain((self.kind == Kind::Application).then(|| cost::card(self.locale)))
                .chain([self.form(form)]);
        Ok(Page { locale: self.locale, title: words.check_title, switch: None }.answer(StatusCode::OK, main))
    }

    /// The form with what was typed, and the findings of `outcome` at their fields.
    pub fn edit(&self, status: StatusCode, outcome: Option<&Outcome>) -> Response {
        let words = words(self.locale);
        let found = outcome.map(|outcome| outcome.said(self.locale).findings()).unwrap_or_default();
        let groups = self.groups(true);
        let names: Vec<String> =
            groups.iter().flat_map(|group| &group.fields).map(|field| field.name.clone()).collect();
        let cards = groups.iter().map(|group| {
            let legend = tag("legend", &[], [says("h2", &[], &group.title)]);
            let fields = group.fields.iter().map(|field| self.input(field, &found));
            card([tag("fieldset", &[], [legend].into_iter().chain(fields))])
        });
        let button = tag("div", &[("class", Some("send"))], [send(words.go_on)]);
        let form = cards.chain(self.notice_link()).chain([hidden_locale(self.locale), button]);
        let main = [
            says("h1", &[], words.edit_title),
            says("p", &[("class", Some("lead"))], words.edit_text),
            findings::summary(&found, &names, self.locale),
            self.form(form),
        ];
        Page { locale: self.locale, title: words.edit_title, switch: None }.answer(status, main)
    }

    /// The fields of the first contact alone, with the findings at them.
    pub fn contact_card(&self, found: &[Shown]) -> Html {
        let group = self.contact(0, false);
        let legend = tag("legend", &[], [says("h2", &[], words(self.locale).another_contact)]);
        let fields = group.fields.iter().map(|field| self.input(field, found));
        card([tag("fieldset", &[], [legend].into_iter().chain(fields))])
    }

    /// The language, and the button that sends.
    pub fn send(&self, text: &str) -> Html {
        Html::all([hidden_locale(self.locale), tag("div", &[("class", Some("send"))], [send(text)])])
    }

    fn form(&self, content: impl IntoIterator<Item = Html>) -> Html {
        let attributes = [("method", Some("post")), ("action", Some(self.kind.address())), ("novalidate", Some(""))];
        tag("form", &attributes, content)
    }

    fn notice_link(&self) -> Option<Html> {
        (self.kind == Kind::Application).then(|| {
            let address = page::at("/notices/loan-application", self.locale);
            tag("p", &[], [html::link(&address, words(self.locale).read_notice)])
        })
    }

    /// Every field of the form; `offer` adds the empty rows of contacts not yet named.
    fn groups(&self, offer: bool) -> Vec<Group> {
        let words = words(self.locale);
        let field = |name: &str, entry| self.field(name, entry);
        match self.kind {
            Kind::PhoneChange => vec![Group {
                title: words.numbers.to_owned(),
                fields: vec![
                    field("oldPhone", Entry::Phone),
                    field("newPhone", Entry::Phone),
                    field("oldReachable", Entry::Choice(labels::reachable(self.locale).to_vec())),
                    field("oldCancelledDays", Entry::Choice(labels::cancelled(self.locale).to_vec())),
                    field("demoAccount", Entry::Choice(labels::demo_accounts(self.locale).to_vec())),
                ],
            }],
            Kind::SmsObjection => {
                let optional = |name: &str, entry| {
                    let field = self.field(name, entry);
                    Field { label: self.optional(&field.label), ..field }
                };
                let message = vec![
                    field("sms.text", Entry::Area),
                    optional("sms.sender", Entry::Text),
                    optional("sms.receivedAt", Entry::Text),
                    field("reason", Entry::Choice(labels::reasons(self.locale))),
                    optional("note", Entry::Area),
                ];
                let own = vec![optional("name", Entry::Text), optional("phone", Entry::Phone)];
                vec![
                    Group { title: words.message.to_owned(), fields: message },
                    Group { title: words.own.to_owned(), fields: own },
                ]
            }
            Kind::Application => {
                let mut own = vec![
                    field("applicant.name", Entry::Text),
                    field("applicant.phone", Entry::Phone),
                    field("applicant.backupPhones.0", Entry::Phone),
                    field("applicant.workPhone", Entry::Phone),
                    field("applicant.idNumber", Entry::IdNumber),
                ];
                for field in own.iter_mut().skip(2) {
                    field.label = self.optional(&field.label);
                }
                let own = Group { title: words.own.to_owned(), fields: own };
                let named = self.typed.contacts();
                let rows = if offer { named.max(CONTACTS) } else { named };
                let contacts = (0..rows).map(|row| self.contact(row, row >= named));
                let consents = labels::consents(self.locale).into_iter().map(|(id, label)| Field {
                    name: ["consents.", &id].concat(),
                    label,
                    entry: Entry::Tick("given"),
                });
                let consents = Group { title: words.consents.to_owned(), fields: consents.collect() };
                [own].into_iter().chain(contacts).chain([consents]).collect()
            }
        }
    }

    fn contact(&self, row: usize, offered: bool) -> Group {
        let title = labels::contact(row, self.locale);
        let fields = OF_CONTACT.map(|field| {
            let entry = match field {
                "phone" => Entry::Phone,
                "relation" => Entry::Choice(labels::relations(self.locale)),
                "adult" | "informed" => Entry::Tick("on"),
                _ => Entry::Text,
            };
            let asked = labels::declaration(field, self.locale).or_else(|| labels::of_contact(field, self.locale));
            Field { name: format!("contacts.{row}.{field}"), label: asked.unwrap_or(field).to_owned(), entry }
        });
        Group { title: if offered { self.optional(&title) } else { title }, fields: fields.into() }
    }

    fn field(&self, name: &str, entry: Entry) -> Field {
        let path = ["/", &name.replace('.', "/")].concat();
        Field { name: name.to_owned(), label: labels::label(&path, self.locale).unwrap_or_default(), entry }
    }

    fn optional(&self, label: &str) -> String {
        let optional = words(self.locale).optional;
        match self.locale {
            Locale::ZhCn => [label, "（", optional, "）"].concat(),
            Locale::En => [label, " (", optional, ")"].concat(),
        }
    }

    /// An answer as a person reads it back.
    fn answer(&self, field: &Field, words: &'static Words) -> String {
        let typed = self.typed.get(&field.name).unwrap_or_default();
        match &field.entry {
            Entry::Tick("given") if typed == "given" => words.agreed.to_owned(),
            Entry::Tick("given") => words.not_agreed.to_owned(),
            Entry::Tick(_) if typed.is_empty() => words.no.to_owned(),
            Entry::Tick(_) => words.yes.to_owned(),
            _ if typed.trim().is_empty() => words.nothing_typed.to_owned(),
            Entry::Choice(choices) => {
                choices.iter().find(|(value, _)| *value == typed).map_or(typed, |(_, name)| name).to_owned()
            }
            Entry::IdNumber => {
                let report = check_id_number(typed, &IdNumberOptions::on(Moment::now().date()));
                report.masked.unwrap_or_else(|| typed.to_owned())
            }
            _ => typed.to_owned(),
        }
    }

    fn input(&self, field: &Field, found: &[Shown]) -> Html {
        let typed = self.typed.get(&field.name).unwrap_or_default();
        let beside = findings::beside(found, &field.name, self.locale);
        let severity = beside.as_ref().map(|beside| beside.severity);
        let common = [
            ("id", Some(field.name.as_str())),
            ("name", Some(field.name.as_str())),
            ("aria-describedby", beside.as_ref().map(|beside| beside.id.as_str())),
            ("aria-invalid", (severity == Some(Severity::Error)).then_some("true")),
        ];
        let with = |own: &[html::Attribute]| tag("input", &[&common[..], own].concat(), []);
        let label = says("label", &[("for", Some(&*field.name))], &field.label);
        let ticked = (!typed.is_empty()).then_some("");
        let (class, control) = match &field.entry {
            Entry::Tick("given") => {
                ("tick consent", with(&[("type", Some("checkbox")), ("value", Some("given")), ("checked", ticked)]))
            }
            Entry::Tick(sends) => {
                ("tick", with(&[("type", Some("checkbox")), ("value", Some(sends)), ("checked", ticked)]))
            }
            Entry::Choice(choices) => {
                let nothing = says("option", &[("value", Some(""))], words(self.locale).choose);
                let options = choices.iter().map(|(value, name)| {
                    let chosen = (*value == typed).then_some("");
                    says("option", &[("value", Some(value)), ("selected", chosen)], name)
                });
                ("field", tag("select", &common, [nothing].into_iter().chain(options)))
            }
            Entry::Area => {
                let rows = [("rows", Some("6")), NO_FILL];
                ("field", tag("textarea", &[&common[..], &rows].concat(), [Html::typed(typed)]))
            }
            Entry::Text | Entry::IdNumber => {
                ("field", with(&[("type", Some("text")), ("value", Some(typed)), NO_FILL]))
            }
            Entry::Phone => ("field", with(&[("type", Some("tel")), ("value", Some(typed)), NO_FILL])),
        };
        let beside = beside.map(|beside| beside.words);
        let attributes = [("class", Some(class)), ("data-heyan-state", severity.map(findings::name))];
        if class == "field" {
            tag("div", &attributes, [label].into_iter().chain(beside).chain([control]))
        } else {
            tag("div", &attributes, beside.into_iter().chain([control, label]))
        }
    }
}

/// What was typed stands there already; a browser's own guess would overwrite it.
const NO_FILL: html::Attribute = ("autocomplete", Some("off"));

fn card(content: impl IntoIterator<Item = Html>) -> Html {
    tag("section", &[("class", Some("card"))], content)
}

fn send(text: &str) -> Html {
    says("button", &[("type", Some("submit")), ("class", Some("primary"))], text)
}

fn hidden_locale(locale: Locale) -> Html {
    hidden("locale", locale.tag())
}
