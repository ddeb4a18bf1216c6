//! What an applicant decided, on their status page: agreed, not agreed, withdrawn, and how the named
//! contacts answered. Withdrawing is a press on a button there.

pub mod attached;
pub mod notice;
pub mod records;

use crate::{
    clock::Moment,
    contact::links::{self, Answer, Link},
    http::{
        body::{self, Encoding},
        problem::{self, Problem, Reader, failed},
        redirect::see_other,
    },
    lender,
    page::{
        self,
        html::{Html, hidden, link, says, tag},
        labels,
        words::{Pair, say},
    },
    random, routes,
    store::{Failed, Store},
    submission::{cost, status},
};
use attached::CONTACTS_ITEM;
use axum::{extract::Request, http::StatusCode, response::Response};
use heyan::report::Locale;
use records::Decided;
use rusqlite::Transaction;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Where the page shows it.
const DECIDED: &str = "decided";

const CONSENTS: Pair = ["您的选择", "What you decided"];
const GIVEN: Pair = ["已同意", "agreed"];
const REFUSED: Pair = ["没有同意", "not agreed"];
const WITHDRAWN: Pair = ["已撤回", "withdrawn"];
const WITHDRAW: Pair = ["撤回", "Withdraw"];
const WITHDRAW_HOW: Pair = [
    "点“撤回”就生效，不再确认，也不用说明理由。撤回之前已经做的处理不受影响。撤回请联系人转告的，联系人的信息会一并删除。",
    "“Withdraw” takes effect at once, without another question and without a reason. What was done before is not undone. If you withdraw asking your contacts, their data are deleted too.",
];
const GIVEN_BEFORE: Pair = ["{time}同意过", "agreed {time}"];
const STOPPED: Pair = [
    "您撤回了办理必需的一项，这份申请在这里不再办理。想继续，请再填一份申请，或者写信到{email}，改用其他方式。",
    "You withdrew an item that the application needs, so it does not go on here. To go on, fill in another application, or write to {email} for another way.",
];
const EDITION: Pair = ["您看过的告知：版本{version}", "The notice you read: edition {version}"];
const AGAIN: Pair = ["再填一份申请，重新选择", "Fill in another application and choose anew"];
const CONTACTS: Pair = ["您填的联系人", "The contacts you named"];
const NOT_KEPT: Pair = [
    "您没有同意请联系人转告，所以我们没有保存联系人的信息。",
    "You did not agree to contacts being asked, so nothing about them was kept.",
];
const OPEN: Pair = [
    "等对方回答，到{time}为止；到时没有回答，就当作不同意，信息会删除",
    "has not answered yet and can until {time}; no answer then counts as a refusal, and their data are deleted",
];
// Whoever has the link can press; what it proves is said no stronger than that.
const AGREES: Pair = ["同意（凭短信里的链接回答）", "agrees (answered by the link in the message)"];
const REFUSES: Pair = ["不同意，信息已删除", "refuses; their data are deleted"];
const ENDED: Pair = ["信息已删除", "their data are deleted"];
const NAME_ANOTHER: Pair = ["请另填一位联系人，也可以不填。", "Please name another contact, or none."];
const NAME_ANOTHER_LINK: Pair = ["另填一位联系人", "Name another contact"];
const DEMO_LINK: Pair = [
    "演示：真实情况下，下面的链接用短信发给联系人，您看不到。",
    "Demonstration: in real life this link goes to the contact by SMS, and you do not see it.",
];
const OPEN_LINK: Pair = ["打开{name}收到的页面", "Open what {name} gets"];
const COST_SHOWN: Pair = [
    "提交前，您确认看过综合融资成本（示例）。",
    "Before sending you confirmed that you saw the financing cost (example).",
];
const COST_AGAIN: Pair = [
    "没有记录到您看过综合融资成本。签约前，会再给您看一次。",
    "It is not on record that you saw the financing cost. You are shown it again before you sign.",
];

/// How one item stands.
#[derive(Clone, Debug)]
struct Standing {
    /// given, refused or withdrawn
    state: String,
    /// Seconds since 1970.
    since: i64,
    /// Since when it was given, before it was withdrawn.
    given: Option<i64>,
}

/// What was decided about an application.
pub struct Decisions {
    id: String,
    /// By purpose, how it stands.
    items: BTreeMap<String, Standing>,
    /// Of the notice that the applicant read, by the first record.
    edition: Option<String>,
    patience: i64,
    links: Vec<Link>,
    /// Contacts that are still kept.
    kept: usize,
    cost: Value,
}

impl Decisions {
    /// Of the application with this id; nothing of one that was rejected.
    pub async fn of(store: &Store, id: &str, patience: i64) -> Result<Option<Decisions>, Failed> {
        let (id, now) = (id.to_owned(), Moment::now().0);
        store.change(move |transaction| Decisions::read(transaction, id, now, patience)).await
    }

    fn read(transaction: &Transaction<'_>, id: String, now: i64, patience: i64) -> Result<Option<Decisions>, Failed> {
        let links = Link::of(transaction, &id, now, patience)?;
        let Some(body) = links::body(transaction, &id)?.filter(|body| body.get("application").is_some()) else {
            return Ok(None);
        };
        let contacts = body.pointer("/application/contacts").and_then(Value::as_array);
        let kept = contacts.into_iter().flatten().filter(|contact| !contact.is_null()).count();
        let (items, edition) = standing(transaction, &id)?;
        let cost = body.get("costDisplay").cloned().unwrap_or_default();
        Ok(Some(Decisions { id, items, edition, patience, links, kept, cost }))
    }

    /// As sections of the status page.
    pub fn show(&self, locale: Locale) -> Html {
        Html::all([self.consents(locale), self.contacts(locale)])
    }

    fn consents(&self, locale: Locale) -> Html {
        if self.items.is_empty() {
            return Html::default();
        }
        let notice = lender::notice(lender::APPLICATION_NOTICE);
        let order = notice.into_iter().flat_map(|notice| notice.purposes).map(|purpose| purpose.id);
        let rows = order.filter_map(|id| {
            let Standing { state, since, given } = self.items.get(&id)?;
            let name = labels::label(&["/consents/", &id].concat(), locale).unwrap_or_else(|| id.clone());
            let mut rest = name.chars();
            let name: String = rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect();
            let words = say(
                match state.as_str() {
                    "given" => GIVEN,
                    "withdrawn" => WITHDRAWN,
                    _ => REFUSED,
                },
                locale,
            );
            let since = says("span", &[("class", Some("hint"))], &[" ", &Moment(*since).short()].concat());
            let before = given.map(|at| say(GIVEN_BEFORE, locale).replace("{time}", &Moment(at).short()));
            let before = before.map(|text| says("span", &[("class", Some("hint"))], &[" · ", &text].concat()));
            let said = [says("strong", &[], words), since].into_iter().chain(before);
            let undo = (state == "given").then(|| self.undo(&id, &name, locale));
            Some(tag("li", &[], [says("p", &[], &name), tag("p", &[], said)].into_iter().chain(undo)))
        });
        let rows = tag("ul", &[("class", Some("decisions"))], rows);
        let any = self.items.values().any(|item| item.state == "given");
        let how = any.then(|| says("p", &[("class", Some("hint"))], say(WITHDRAW_HOW, locale)));
        let read = link(&page::at("/notices/loan-application", locale), crate::page::words::words(locale).read_notice);
        let tongue = if locale == Locale::En { "&lang=en" } else { "" };
        let again = link(&["/apply.html?again=", &self.id, tongue].concat(), say(AGAIN, locale));
        let shown = cost::was_shown(&self.cost, lender::cost_dwell());
        let cost = says("p", &[], say(if shown { COST_SHOWN } else { COST_AGAIN }, locale));
        let edition = self.edition.as_ref().map(|edition| say(EDITION, locale).replace("{version}", edition));
        let edition = edition.map(|text| says("p", &[("class", Some("hint"))], &text));
        let links = [tag("p", &[], [read]), tag("p", &[], [again])];
        let title = says("h2", &[("id", Some(DECIDED)), ("tabindex", Some("-1"))], say(CONSENTS, locale));
        let content = [title, rows].into_iter().chain(how).chain([cost]).chain(edition).chain(links);
        tag("section", &[("class", Some("card"))], content)
    }

    /// What to tell instead of what is next, once an item that the application needs is withdrawn.
    pub fn stopped(&self, locale: Locale) -> Option<String> {
        let notice = lender::notice(lender::APPLICATION_NOTICE)?;
        let gone = |id: &str| self.items.get(id).is_some_and(|item| item.state == "withdrawn");
        let needed = notice.purposes.iter().any(|purpose| !purpose.optional && gone(&purpose.id));
        let email = notice.processor.email.unwrap_or_default();
        needed.then(|| say(STOPPED, locale).replace("{email}", &email))
    }

    fn undo(&self, item: &str, name: &str, locale: Locale) -> Html {
        let words = [say(WITHDRAW, locale), if locale == Locale::En { ": " } else { "：" }, name].concat();
        let press = [("type", Some("submit")), ("aria-label", Some(&*words))];
        let button = says("button", &press, say(WITHDRAW, locale));
        let action = [&status::address(&self.id), "/withdrawals"].concat();
        let content = [hidden("item", item), hidden("locale", locale.tag()), button];
        tag("form", &[("method", Some("post")), ("action", Some(&*action))], content)
    }

    fn contacts(&self, locale: Locale) -> Html {
        let title = says("h2", &[], say(CONTACTS, locale));
        let card = |content: Vec<Html>| tag("section", &[("class", Some("card"))], [title].into_iter().chain(content));
        if self.links.is_empty() {
            let refused = self.items.get(CONTACTS_ITEM).is_some_and(|item| item.state == "refused");
            return if refused { card(vec![says("p", &[], say(NOT_KEPT, locale))]) } else { Html::default() };
        }
        let rows = self.links.iter().map(|known| {
            let name = labels::contact(usize::try_from(known.place).unwrap_or_default(), locale);
            let stands = match known.answer {
                Answer::Open => OPEN,
                Answer::Given => AGREES,
                Answer::Refused => REFUSES,
                Answer::Ended => ENDED,
            };
            let colon = if locale == Locale::En { ": " } else { "：" };
            let by = Moment(known.issued_at.saturating_add(self.patience)).short();
            let stands = say(stands, locale).replace("{time}", &by);
            let said = says("p", &[], &[&name, colon, &stands].concat());
            let open = matches!(known.answer, Answer::Open | Answer::Given).then(|| {
                let words = say(OPEN_LINK, locale).replace("{name}", &name);
                let address = crate::contact::link(&known.id, locale);
                let demo = says("span", &[("class", Some("hint"))], say(DEMO_LINK, locale));
                tag("p", &[], [demo, Html::text(" "), link(&address, &words)])
            });
            tag("li", &[], [said].into_iter().chain(open))
        });
        let rows = tag("ul", &[("class", Some("decisions"))], rows);
        let mut content = vec![rows];
        if self.asks_another() {
            let address = page::at(&[&status::address(&self.id), "/contacts"].concat(), locale);
            let another = [
                says("strong", &[], say(NAME_ANOTHER, locale)),
                Html::text(" "),
                link(&address, say(NAME_ANOTHER_LINK, locale)),
            ];
            content.insert(0, tag("p", &[("class", Some("note"))], another));
        }
        card(content)
    }

    /// Whether a contact fell away for whom another may be named.
    pub fn asks_another(&self) -> bool {
        let gone = self.links.iter().any(|link| matches!(link.answer, Answer::Refused | Answer::Ended));
        let wanted = self.items.get(CONTACTS_ITEM).is_some_and(|item| item.state == "given");
        gone && wanted && self.kept < 3
    }
}

/// How each item stands now, and the edition of the notice that was decided on.
fn standing(transaction: &Transaction<'_>, id: &str) -> Result<(BTreeMap<String, Standing>, Option<String>), Failed> {
    let mut items: BTreeMap<String, Standing> = BTreeMap::new();
    let mut edition = None;
    let Some(subject) = records::applicant(transaction, id)? else {
        return Ok((items, edition));
    };
    for (record, since) in records::of(transaction, &subject.reference)? {
        edition = edition.or_else(|| Some(record.pointer("/template/version")?.as_str()?.to_owned()));
        for (item, state) in records::states(&record) {
            if let Some(state) = state.as_str() {
                let before = items.get(&item).filter(|before| before.state == "given").map(|before| before.since);
                let given = before.filter(|_| state == "withdrawn");
                items.insert(item, Standing { state: state.to_owned(), since, given });
            }
        }
    }
    Ok((items, edition))
}

/// `POST /status/<id>/withdrawals`: one item is withdrawn. What holds already is left as it is.
pub async fn withdraw(store: Store, patience: i64, id: String, request: Request) -> Response {
    let asked = routes::locale(&request);
    let (parts, body) = request.into_parts();
    let reader = match body::encoding(&parts.headers) {
        Some(Encoding::Json) => Reader::Program,
        _ => Reader::Person,
    };
    let done = async {
        let (_, bytes) = body::ours(&parts.headers, body).await?;
        let fields: BTreeMap<String, String> = form_urlencoded::parse(&bytes).into_owned().take(8).collect();
        let locale = fields.get("locale").and_then(|tag| Locale::from_tag(tag)).unwrap_or(asked);
        let item = fields.get("item").cloned().ok_or_else(|| Problem::Malformed("item".into()))?;
        if !random::is_name(&id) {
            return Err(Problem::NotFound);
        }
        let of = id.clone();
        let changed = store.change(move |transaction| take_back(transaction, &of, &item, locale, patience)).await;
        store.wash().await.map_err(|error| failed(&error))?;
        if changed.map_err(|error| failed(&error))? { Ok(locale) } else { Err(Problem::NothingGiven) }
    };
    match done.await {
        // To what has changed, with the reading place there.
        Ok(locale) => see_other(&[&page::at(&status::address(&id), locale), "#", DECIDED].concat()),
        Err(problem) => problem.answer(reader, asked),
    }
}

fn take_back(
    transaction: &Transaction<'_>,
    id: &str,
    item: &str,
    locale: Locale,
    patience: i64,
) -> Result<bool, Failed> {
    let at = Moment::now();
    let holds = standing(transaction, id)?.0.get(item).map(|item| item.state.clone());
    match (holds.as_deref(), records::applicant(transaction, id)?) {
        (Some("withdrawn"), _) => Ok(true),
        (Some("given"), Some(subject)) => {
            let decided = Decided {
                notice: lender::APPLICATION_NOTICE,
                subject: &subject,
                items: Map::from_iter([(item.to_owned(), json!("withdrawn"))]),
                locale,
                at,
                action: ("button", say(WITHDRAW, locale).to_owned()),
                previous: records::last(transaction, &subject.reference)?,
            };
            for made in decided.records(None)? {
                made.insert(transaction, id, at.0)?;
            }
            if item == CONTACTS_ITEM {
                for mut link in Link::of(transaction, id, at.0, patience)? {
                    if matches!(link.answer, Answer::Open | Answer::Given) {
                        link.answer(transaction, Answer::Ended, at.0)?;
                    }
                }
            }
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// `GET /api/consents/<id>`: the records of an application's applicant, for a page that asks again.
pub async fn earlier(store: Store, id: String, request: Request) -> Response {
    let locale = routes::locale(&request);
    if !random::is_name(&id) {
        return Problem::NotFound.answer(Reader::Program, locale);
    }
    let found = store.change(move |transaction| {
        let Some(subject) = records::applicant(transaction, &id)? else {
            return Ok(None);
        };
        let records = records::of(transaction, &subject.reference)?.into_iter().map(|(record, _)| record);
        let previous = records::last(transaction, &subject.reference)?;
        let records: Vec<Value> = records.collect();
        Ok(Some(json!({ "reference": subject.reference, "previous": previous, "records": records })))
    });
    match found.await {
        Ok(Some(value)) => problem::program(StatusCode::OK, "application/json", &value),
        Ok(None) => Problem::NotFound.answer(Reader::Program, locale),
        Err(error) => failed(&error).answer(Reader::Program, locale),
    }
}
