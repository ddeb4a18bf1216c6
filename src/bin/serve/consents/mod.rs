//! What an applicant decided, on their status page: agreed, not agreed, withdrawn, and how the named
//! contacts answered. Withdrawing is a press on a button there.

pub mod attached;
pub mod notice;
pub mod records;

use crate::{
    clock::Moment,
    contact::links::{self, Answer, Link},
    http::problem::{self, Problem, Reader},
    lender,
    page::{
        self,
        html::{Html, link, says, tag},
        labels,
        words::{Pair, say},
    },
    random, routes,
    store::{Failed, Store},
    submission::{
        cost,
        receive::{self, Content},
        status,
    },
};
use attached::CONTACTS_ITEM;
use axum::{extract::Request, http::StatusCode, response::Response};
use heyan::report::Locale;
use records::Decided;
use rusqlite::Transaction;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const CONSENTS: Pair = ["您的选择", "What you decided"];
const GIVEN: Pair = ["已同意", "agreed"];
const REFUSED: Pair = ["没有同意", "not agreed"];
const WITHDRAWN: Pair = ["已撤回", "withdrawn"];
const WITHDRAW: Pair = ["撤回", "Withdraw"];
const WITHDRAW_HOW: Pair = [
    "点“撤回”就生效，不用说明理由。撤回之前已经做的处理不受影响。",
    "Press “Withdraw” and it holds; no reason is needed. What was done before stays as it is.",
];
const AGAIN: Pair = ["再填一份申请，重新选择", "Fill in another application and choose anew"];
const CONTACTS: Pair = ["您填的联系人", "The contacts you named"];
const NOT_KEPT: Pair = [
    "您没有同意请联系人转告，所以我们没有保存联系人的信息。",
    "You did not agree to contacts being asked, so nothing about them was kept.",
];
const OPEN: Pair = ["等对方回答", "has not answered yet"];
const AGREES: Pair = ["对方同意", "agrees"];
const REFUSES: Pair = ["对方不同意，信息已删除", "refuses; their data are deleted"];
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

/// What was decided about an application.
pub struct Decisions {
    id: String,
    /// By purpose: given, refused or withdrawn, and since when.
    items: BTreeMap<String, (String, i64)>,
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
        let items = standing(transaction, &id)?;
        Ok(Some(Decisions { id, items, links, kept, cost: body.get("costDisplay").cloned().unwrap_or_default() }))
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
            let (state, at) = self.items.get(&id)?;
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
            let since = says("span", &[("class", Some("hint"))], &[" ", &Moment(*at).short()].concat());
            let said = [says("strong", &[], words), since];
            let undo = (state == "given").then(|| self.undo(&id, &name, locale));
            Some(tag("li", &[], [says("p", &[], &name), tag("p", &[], said)].into_iter().chain(undo)))
        });
        let rows = tag("ul", &[("class", Some("decisions"))], rows);
        let any = self.items.values().any(|(state, _)| state == "given");
        let how = any.then(|| says("p", &[("class", Some("hint"))], say(WITHDRAW_HOW, locale)));
        let read = link(&page::at("/notices/loan-application", locale), crate::page::words::words(locale).read_notice);
        let tongue = if locale == Locale::En { "&lang=en" } else { "" };
        let again = link(&["/apply.html?again=", &self.id, tongue].concat(), say(AGAIN, locale));
        let shown = cost::was_shown(&self.cost, lender::cost_dwell());
        let cost = says("p", &[], say(if shown { COST_SHOWN } else { COST_AGAIN }, locale));
        let links = [tag("p", &[], [read]), tag("p", &[], [again])];
        let title = says("h2", &[], say(CONSENTS, locale));
        tag("section", &[("class", Some("card"))], [title, rows].into_iter().chain(how).chain([cost]).chain(links))
    }

    fn undo(&self, item: &str, name: &str, locale: Locale) -> Html {
        let hidden =
            |name, value| tag("input", &[("type", Some("hidden")), ("name", Some(name)), ("value", Some(value))], []);
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
            let refused = self.items.get(CONTACTS_ITEM).is_some_and(|(state, _)| state == "refused");
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
            let said = says("p", &[], &[&name, colon, say(stands, locale)].concat());
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
        let wanted = self.items.get(CONTACTS_ITEM).is_some_and(|(state, _)| state == "given");
        gone && wanted && self.kept < 3
    }
}

/// By purpose, what holds now and since when.
fn standing(transaction: &Transaction<'_>, id: &str) -> Result<BTreeMap<String, (String, i64)>, Failed> {
    let mut items = BTreeMap::new();
    let Some(subject) = records::applicant(transaction, id)? else {
        return Ok(items);
    };
    for (record, at) in records::of(transaction, &subject.reference)? {
        for (item, state) in records::states(&record) {
            if let Some(state) = state.as_str() {
                items.insert(item, (state.to_owned(), at));
            }
        }
    }
    Ok(items)
}

/// `POST /status/<id>/withdrawals`: one item is withdrawn. What holds already is left as it is.
pub async fn withdraw(store: Store, patience: i64, id: String, request: Request) -> Response {
    let asked = routes::asked(&request).unwrap_or_else(|| problem::language(request.headers()));
    let (parts, body) = request.into_parts();
    let reader = match receive::content_type(&parts.headers) {
        Some(Content::Json) => Reader::Program,
        _ => Reader::Person,
    };
    let done = async {
        let (_, bytes) = receive::body(&parts.headers, body).await?;
        let fields: BTreeMap<String, String> = form_urlencoded::parse(&bytes).into_owned().take(8).collect();
        let locale = fields.get("locale").and_then(|tag| Locale::from_tag(tag)).unwrap_or(asked);
        let item = fields.get("item").cloned().ok_or_else(|| Problem::Malformed("item".into()))?;
        if !random::is_name(&id) {
            return Err(Problem::NotFound);
        }
        let of = id.clone();
        let changed = store.change(move |transaction| take_back(transaction, &of, &item, locale, patience)).await;
        store.wash().await.map_err(|error| receive::failed(&error))?;
        if changed.map_err(|error| receive::failed(&error))? { Ok(locale) } else { Err(Problem::NothingGiven) }
    };
    match done.await {
        Ok(locale) => receive::see_other(&page::at(&status::address(&id), locale)),
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
    let holds = standing(transaction, id)?.get(item).map(|(state, _)| state.clone());
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
    let locale = routes::asked(&request).unwrap_or_else(|| problem::language(request.headers()));
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
        Err(error) => receive::failed(&error).answer(Reader::Program, locale),
    }
}
