//! Another contact in place of one who refused: a small form of its own, judged by the same rules as
//! the application it belongs to.

use crate::{
    clock::Moment,
    consents::{Decisions, attached},
    contact::links,
    http::{
        body,
        problem::{Problem, Reader, failed},
        redirect::see_other,
    },
    page::{
        self, Page, findings,
        html::{says, tag},
        words::{Pair, say},
    },
    random, routes,
    store::{Failed, Store},
    submission::{
        Kind,
        answers::Answers,
        form::{OF_CONTACT, Typed},
        outcome::{Said, Shown},
        status,
    },
};
use axum::{extract::Request, http::StatusCode, response::Response};
use heyan::{
    application::{self, Application, ApplicationOptions},
    report::{Locale, Severity},
};
use rusqlite::{Transaction, params};
use serde_json::Value;

const TITLE: Pair = ["另填一位联系人", "Name another contact"];
const LEAD: Pair = [
    "我们会先问对方，对方同意才用，也可以不同意。联系人不是担保人，不用还款。",
    "They are asked first, and can refuse. A contact is not a guarantor and has nothing to repay.",
];
const SEND: Pair = ["提交联系人", "Send the contact"];
const BACK: Pair = ["不填，返回办理情况", "Leave it, back to how things stand"];

/// `GET /status/<id>/contacts`: the empty form.
pub async fn ask(store: Store, patience: i64, id: String, request: Request) -> Response {
    let locale = routes::locale(&request);
    match wanted(&store, patience, &id).await {
        Ok(true) => form(&id, &Typed::default(), &[], StatusCode::OK, locale),
        Ok(false) => see_other(&page::at(&status::address(&id), locale)),
        Err(problem) => problem.answer(Reader::Person, locale),
    }
}

async fn wanted(store: &Store, patience: i64, id: &str) -> Result<bool, Problem> {
    if !random::is_name(id) {
        return Err(Problem::NotFound);
    }
    let decisions = Decisions::of(store, id, patience).await.map_err(|error| failed(&error))?;
    decisions.map(|decisions| decisions.asks_another()).ok_or(Problem::NotFound)
}

/// `POST /status/<id>/contacts`
pub async fn name(store: Store, patience: i64, id: String, request: Request) -> Response {
    let asked = routes::locale(&request);
    let (parts, body) = request.into_parts();
    let bytes = match body::ours(&parts.headers, body).await {
        Ok((_, bytes)) => bytes,
        Err(problem) => return problem.answer(Reader::Person, asked),
    };
    let typed = Typed::read(Kind::Application, &bytes);
    let locale = typed.locale().unwrap_or(asked);
    let taken = async {
        if !wanted(&store, patience, &id).await? {
            return Ok(Vec::new());
        }
        let contact = typed.body(Kind::Application).pointer("/application/contacts/0").cloned();
        let contact = contact.unwrap_or_else(|| serde_json::json!({ "name": "", "phone": "", "relation": "" }));
        let of = id.clone();
        let added = store.change(move |transaction| add(transaction, &of, contact, locale)).await;
        added.map_err(|error| failed(&error))
    };
    match taken.await {
        Ok(found) if found.is_empty() => see_other(&page::at(&status::address(&id), locale)),
        Ok(found) => form(&id, &typed, &found, StatusCode::UNPROCESSABLE_ENTITY, locale),
        Err(problem) => problem.answer(Reader::Person, locale),
    }
}

/// Keeps the contact and their link; what is wrong with them otherwise.
fn add(transaction: &Transaction<'_>, id: &str, contact: Value, locale: Locale) -> Result<Vec<Shown>, Failed> {
    let Some(mut body) = links::body(transaction, id)? else {
        return Ok(Vec::new());
    };
    let Some(kept) = body.pointer_mut("/application/contacts").and_then(Value::as_array_mut) else {
        return Ok(Vec::new());
    };
    let place = kept.len();
    kept.push(contact);
    let mut whole = body.get("application").cloned().unwrap_or_default();
    let others = whole.pointer_mut("/contacts").and_then(Value::as_array_mut).map_or(0, |contacts| {
        contacts.retain(|contact| !contact.is_null());
        contacts.len().saturating_sub(1)
    });
    let now = Moment::now();
    let application: Application =
        heyan::read("application", &whole).map_err(|error| Failed::said(&error.to_string()))?;
    let mut options = ApplicationOptions::on(now.date());
    options.locale = locale;
    let here = format!("/contacts/{others}");
    let found: Vec<Shown> = Said::report(&application::check(&application, &options))
        .findings()
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error && finding.path.starts_with(&here))
        .map(|finding| Shown { path: finding.path.replacen(&here, "/contacts/0", 1), ..finding })
        .collect();
    if found.is_empty() {
        transaction
            .prepare_cached("update submission set body = ?2 where id = ?1")?
            .execute(params![id, body.to_string()])?;
        attached::link(id, u32::try_from(place).unwrap_or(u32::MAX), now)?.insert(transaction)?;
    }
    Ok(found)
}

fn form(id: &str, typed: &Typed, found: &[Shown], code: StatusCode, locale: Locale) -> Response {
    let answers = Answers { kind: Kind::Application, typed, locale };
    let names: Vec<String> = OF_CONTACT.iter().map(|field| format!("contacts.0.{field}")).collect();
    let action = [&status::address(id), "/contacts"].concat();
    let content = [answers.contact_card(found), answers.send(say(SEND, locale))];
    let attributes = [("method", Some("post")), ("action", Some(&*action)), ("novalidate", Some(""))];
    let back = says("a", &[("href", Some(&*page::at(&status::address(id), locale)))], say(BACK, locale));
    let main = [
        says("h1", &[], say(TITLE, locale)),
        says("p", &[("class", Some("lead"))], say(LEAD, locale)),
        findings::summary(found, &names, locale),
        tag("form", &attributes, content),
        tag("p", &[], [back]),
    ];
    let switch = (code == StatusCode::OK).then(|| [&action, "?lang=", page::other(locale).tag()].concat());
    Page { locale, title: say(TITLE, locale), switch: switch.as_deref() }.answer(code, main)
}
