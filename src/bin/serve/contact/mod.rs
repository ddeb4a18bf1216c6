//! What somebody who was named as a contact can do with the link they got: read the notice in full,
//! refuse with one press, agree, and change their mind later. A refusal deletes their data.

pub mod another;
pub mod links;

use crate::{
    clock::Moment,
    consents::records::{self, Decided, Subject},
    http::{
        body::{self, Encoding},
        problem::{self, Problem, Reader, failed},
        redirect::see_other,
    },
    lender,
    page::{
        self, Page,
        html::{Html, hidden, says, tag},
        words::{Pair, say},
    },
    random, routes,
    store::{Failed, Store},
};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use heyan::{
    consent::{self, Basis},
    report::Locale,
};
use links::{Answer, Link};
use rusqlite::Transaction;
use serde_json::{Map, Value, json};

/// The notice for a contact.
const NOTICE: &str = "contact";

const HEADING: Pair = ["有人把您填为联系人", "Somebody named you as a contact"];
const WHO: Pair = [
    "{name}在“{lender}”申请服务时，填了您的姓名、手机号和与对方的关系。",
    "{name} applied to “{lender}” and gave your name, mobile number and how you are related.",
];
const NO_GUARANTOR: Pair = ["您不是担保人，不用还款。", "You are not a guarantor and have nothing to repay."];
const ONLY_RELAY: Pair = [
    "只有联系不到对方时，才会请您转告对方回电。",
    "Only when they cannot be reached, you are asked to tell them to call back.",
];
const NO_DEBT: Pair = ["我们不会告诉您对方的账务情况。", "You are told nothing about their account."];
const CHOOSE: Pair = ["您同意做联系人吗？", "Do you agree to be a contact?"];
const CHOOSE_HINT: Pair = [
    "同意或不同意都可以。不同意，我们就删除您的信息，不再为这件事联系您。不认识对方，也请选“不同意”。",
    "You can agree or refuse. If you refuse, your data are deleted and you are not contacted about this again. If you do not know them, please refuse.",
];
const ANSWER_BY: Pair = [
    "{time}（北京时间）以前可以回答。到时没有回答，也当作不同意。",
    "You can answer until {time} (Beijing time). No answer by then counts as a refusal.",
];
const REFUSE: Pair = ["不同意", "I refuse"];
const AGREE: Pair = ["同意", "I agree"];
const WITHDRAW: Pair = ["撤回同意", "Withdraw"];
const AGREED: Pair = ["已记下：您同意做联系人", "Noted: you agree to be a contact"];
const AGREED_TEXT: Pair = [
    "改变主意时，再打开这个链接就能撤回。撤回后，我们删除您的信息。",
    "If you change your mind, open this link again and withdraw. Your data are deleted then.",
];
const REFUSED: Pair = ["已记下：您不同意", "Noted: you refuse"];
const REFUSED_TEXT: Pair = [
    "您的姓名、手机号和关系已经从这份申请里删除，只留下您怎样回答。我们不会再为这件事联系您，现在可以关闭这一页。",
    "Your name, number and relation are deleted from this application; only how you answered is kept. You are not contacted about it again, and can close this page.",
];
const WITHDRAWN: Pair = ["已撤回：您不再做联系人", "Withdrawn: you are no longer a contact"];
const AGREED_AT: Pair = ["您同意的时间（北京时间）：", "You agreed at (Beijing time): "];
const REFUSED_AT: Pair = ["您回答的时间（北京时间）：", "You answered at (Beijing time): "];
const WITHDRAWN_AT: Pair = ["您撤回的时间（北京时间）：", "You withdrew at (Beijing time): "];

/// `GET /api/contacts/<id>`: where it stands, for the page.
pub async fn look(store: Store, patience: i64, id: String, request: Request) -> Response {
    let locale = routes::locale(&request);
    match find(&store, patience, id).await {
        Ok(found) => state(&found, StatusCode::OK),
        Err(problem) => problem.answer(Reader::Program, locale),
    }
}

/// `GET /contact/<id>`: the same as a page that needs no scripts.
pub async fn show(store: Store, patience: i64, id: String, request: Request) -> Response {
    let locale = routes::locale(&request);
    match find(&store, patience, id).await {
        Ok(found) => written(&found, locale),
        Err(problem) => problem.answer(Reader::Person, locale),
    }
}

/// `POST` of an answer, by script (JSON) or by form. The same answer again changes nothing.
pub async fn answer(store: Store, patience: i64, id: Option<String>, request: Request) -> Response {
    let asked = routes::locale(&request);
    let id = id.or_else(|| routes::query(&request, "k"));
    let (parts, body) = request.into_parts();
    let reader = match body::encoding(&parts.headers) {
        Some(Encoding::Form) => Reader::Person,
        Some(Encoding::Json) => Reader::Program,
        None => problem::reader(&parts.headers),
    };
    match take(&store, patience, id, &parts.headers, body, asked).await {
        Ok((found, Encoding::Json, _)) => state(&found, StatusCode::OK),
        Ok((found, Encoding::Form, locale)) => see_other(&page::at(&address(&found.link.id), locale)),
        Err(problem) => problem.answer(reader, asked),
    }
}

/// Where a contact answers without scripts.
fn address(id: &str) -> String {
    ["/contact/", id].concat()
}

/// The address that is sent to a contact. No name and no number is in it.
pub fn link(id: &str, locale: Locale) -> String {
    let tongue = if locale == Locale::En { "&lang=en" } else { "" };
    ["/contact.html?k=", id, tongue].concat()
}

struct Found {
    link: Link,
    /// The applicant, mostly covered; nothing once the contact's data are gone.
    applicant: Option<String>,
    /// Hash of the last record of this contact.
    previous: Option<String>,
    /// Seconds since 1970, when they agreed; also of one who withdrew since.
    agreed_at: Option<i64>,
    /// Seconds since 1970, until when an open question waits.
    answer_by: Option<i64>,
}

impl Found {
    fn read(transaction: &Transaction<'_>, link: Link, patience: i64) -> Result<Found, Failed> {
        let named = matches!(link.answer, Answer::Open | Answer::Given);
        let body = if named { links::body(transaction, &link.submission)? } else { None };
        let name = body.as_ref().and_then(|body| body.pointer("/application/applicant/name")?.as_str().map(covered));
        let previous = records::last(transaction, &link.reference)?;
        let given = |record: &Value| records::states(record).values().any(|state| state == "given");
        let answers = records::of(transaction, &link.reference)?;
        let agreed_at = answers.iter().find(|(record, _)| given(record)).map(|(_, at)| *at);
        let answer_by = (link.answer == Answer::Open).then(|| link.issued_at.saturating_add(patience));
        Ok(Found { link, applicant: name, previous, agreed_at, answer_by })
    }
}

/// The first character of a name: enough to know who it may be, for somebody who knows them.
fn covered(name: &str) -> String {
    let first = name.trim().chars().next().filter(|first| first.is_alphabetic());
    first.map(String::from).unwrap_or_default() + "**"
}

async fn find(store: &Store, patience: i64, id: String) -> Result<Found, Problem> {
    if !random::is_name(&id) {
        return Err(Problem::NoLink);
    }
    let now = Moment::now().0;
    let found = store
        .change(move |transaction| match Link::find(transaction, &id, now, patience)? {
            Some(link) => Found::read(transaction, link, patience).map(Some),
            None => Ok(None),
        })
        .await
        .map_err(|error| failed(&error))?;
    standing(found)
}

fn standing(found: Option<Found>) -> Result<Found, Problem> {
    match found {
        None => Err(Problem::NoLink),
        Some(found) if found.link.answer == Answer::Ended => Err(Problem::LinkEnded),
        Some(found) => Ok(found),
    }
}

async fn take(
    store: &Store,
    patience: i64,
    id: Option<String>,
    headers: &HeaderMap,
    body: Body,
    asked: Locale,
) -> Result<(Found, Encoding, Locale), Problem> {
    let (encoding, bytes) = body::ours(headers, body).await?;
    let id = id.filter(|id| random::is_name(id)).ok_or(Problem::NoLink)?;
    let sent = match encoding {
        Encoding::Json => body::parse(&bytes)?,
        Encoding::Form => {
            let fields = form_urlencoded::parse(&bytes).take(8);
            Value::Object(fields.map(|(name, value)| (name.into_owned(), json!(value))).collect())
        }
    };
    let text = |name: &str| sent.get(name).and_then(Value::as_str).map(str::to_owned);
    let answer = match text("answer").as_deref() {
        Some("given") => Some(Answer::Given),
        Some("refused") => Some(Answer::Refused),
        // A browser without scripts that first wants to read everything in one place.
        Some("look") if encoding == Encoding::Form => None,
        _ => return Err(Problem::Malformed("answer".into())),
    };
    let locale = text("locale").and_then(|tag| Locale::from_tag(&tag)).unwrap_or(asked);
    let record = text("record");
    // Refusing needs no text to have been read.
    if answer == Some(Answer::Given) && record.as_deref().is_some_and(|record| records::is_of_another(record, NOTICE)) {
        return Err(Problem::NoticeChanged);
    }
    let at = Moment::now();
    let found = store
        .change(move |transaction| {
            let Some(mut link) = Link::find(transaction, &id, at.0, patience)? else {
                return Ok(None);
            };
            if let Some(answer) = answer {
                settle(transaction, &mut link, answer, record.as_deref(), locale, at)?;
            }
            Found::read(transaction, link, patience).map(Some)
        })
        .await
        .map_err(|error| failed(&error))?;
    if answer == Some(Answer::Refused) {
        store.wash().await.map_err(|error| failed(&error))?;
    }
    Ok((standing(found)?, encoding, locale))
}

/// Notes an answer that changes something, and records it. After a refusal nothing is left that an
/// agreement could speak of.
fn settle(
    transaction: &Transaction<'_>,
    link: &mut Link,
    answer: Answer,
    record: Option<&str>,
    locale: Locale,
    at: Moment,
) -> Result<(), Failed> {
    let (state, words) = match (link.answer, answer) {
        (Answer::Open, Answer::Given) => ("given", AGREE),
        (Answer::Open, Answer::Refused) => ("refused", REFUSE),
        (Answer::Given, Answer::Refused) => ("withdrawn", WITHDRAW),
        _ => return Ok(()),
    };
    let notice = lender::notice(NOTICE);
    let asked = notice.into_iter().flat_map(|notice| notice.purposes).filter(|purpose| purpose.basis == Basis::Consent);
    let items: Map<String, Value> = asked.map(|purpose| (purpose.id, json!(state))).collect();
    let subject = Subject { reference: link.reference.clone(), kind: "contact" };
    let decided = Decided {
        notice: NOTICE,
        subject: &subject,
        items,
        locale,
        at,
        action: ("button", say(words, locale).to_owned()),
        previous: records::last(transaction, &link.reference)?,
    };
    for made in decided.records(record)? {
        made.insert(transaction, &link.submission, at.0)?;
    }
    link.answer(transaction, answer, at.0)
}

fn state(found: &Found, status: StatusCode) -> Response {
    let link = &found.link;
    let value = json!({
        "answer": link.answer.key(),
        "answeredAt": link.answered_at.map(|at| Moment(at).rfc3339()),
        "agreedAt": found.agreed_at.map(|at| Moment(at).rfc3339()),
        "answerBy": found.answer_by.map(|at| Moment(at).rfc3339()),
        "applicant": found.applicant,
        "reference": link.reference,
        "previous": found.previous,
    });
    problem::program(status, "application/json", &value)
}

fn written(found: &Found, locale: Locale) -> Response {
    let asking = match found.link.answer {
        Answer::Open => vec![asked(found, locale)],
        Answer::Given => vec![told(AGREED, AGREED_TEXT, Some(WITHDRAW), found, locale)],
        Answer::Refused | Answer::Ended if found.agreed_at.is_some() => {
            vec![told(WITHDRAWN, REFUSED_TEXT, None, found, locale)]
        }
        Answer::Refused | Answer::Ended => vec![told(REFUSED, REFUSED_TEXT, None, found, locale)],
    };
    let main = [says("h1", &[], say(HEADING, locale)), about(found, locale)];
    let switch = [&address(&found.link.id), "?lang=", page::other(locale).tag()].concat();
    Page { locale, title: say(HEADING, locale), switch: Some(&switch) }
        .answer(StatusCode::OK, main.into_iter().chain(asking).chain(notice(locale)))
}

fn about(found: &Found, locale: Locale) -> Html {
    let Some(name) = &found.applicant else {
        return Html::default();
    };
    let lender = lender::name(locale).unwrap_or_default();
    let who = say(WHO, locale).replace("{name}", name).replace("{lender}", &lender);
    let facts = [NO_GUARANTOR, ONLY_RELAY, NO_DEBT].map(|fact| says("li", &[], say(fact, locale)));
    Html::all([says("p", &[("class", Some("lead"))], &who), tag("ul", &[("class", Some("facts"))], facts)])
}

fn asked(found: &Found, locale: Locale) -> Html {
    let buttons = [button("refused", REFUSE, locale), button("given", AGREE, locale)];
    let content = [
        says("h2", &[], say(CHOOSE, locale)),
        says("p", &[], say(CHOOSE_HINT, locale)),
        found
            .answer_by
            .map(|at| says("p", &[], &say(ANSWER_BY, locale).replace("{time}", &Moment(at).short())))
            .unwrap_or_default(),
        form(found, locale, tag("div", &[("class", Some("choices"))], buttons)),
    ];
    tag("section", &[("class", Some("card"))], content)
}

fn told(title: Pair, text: Pair, undo: Option<Pair>, found: &Found, locale: Locale) -> Html {
    let undo = undo.map(|words| form(found, locale, button("refused", words, locale)));
    let line = |words: Pair, at: i64| {
        says("p", &[("class", Some("hint"))], &[say(words, locale), &Moment(at).short()].concat())
    };
    let gone = found.link.answered_at.filter(|_| found.link.answer != Answer::Given);
    let gone = gone.map(|at| line(if found.agreed_at.is_some() { WITHDRAWN_AT } else { REFUSED_AT }, at));
    let times = found.agreed_at.map(|at| line(AGREED_AT, at)).into_iter().chain(gone);
    let content = [says("h2", &[], say(title, locale)), says("p", &[], say(text, locale))];
    tag("section", &[("class", Some("card receipt"))], content.into_iter().chain(times).chain(undo))
}

fn form(found: &Found, locale: Locale, content: Html) -> Html {
    let attributes = [("method", Some("post")), ("action", Some(&*address(&found.link.id)))];
    tag("form", &attributes, [hidden("locale", locale.tag()), content])
}

fn button(value: &str, words: Pair, locale: Locale) -> Html {
    let attributes = [("type", Some("submit")), ("name", Some("answer")), ("value", Some(value))];
    says("button", &attributes, say(words, locale))
}

fn notice(locale: Locale) -> Option<Html> {
    let document = consent::render(&lender::notice(NOTICE)?, locale);
    let content = [says("h2", &[], &document.title), Html::made_by_crate(&document.html)];
    Some(tag("section", &[("class", Some("card"))], content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_covered() {
        for (name, shown) in
            [("韩梅梅", "韩**"), (" 古丽米热·艾比布力", "古**"), ("Li Lei", "L**"), ("\u{202E}x", "**"), ("", "**")]
        {
            assert_eq!(covered(name), shown);
        }
    }
}
