//! The addresses of the steps: what is read, who acts, what is answered.

use super::{
    act::{self, Answer, Consequence, Scene},
    case::{Case, number_of},
    case_store::{self, Kind},
    code::Secret,
    handset::Handset,
    message::{self, Message},
    refusal::Refusal,
    stop, view,
};
use crate::{
    clock::Clock,
    http::{
        body, origin,
        problem::{self, Problem, Reader, failed},
        redirect::locate,
    },
    random,
    store::{Failed, Store},
};
use axum::{
    Router,
    extract::{Path, Request},
    http::{HeaderMap, StatusCode},
    response::Response,
    routing::{get, post},
};
use heyan::{At, FromInput, phone_change::ChangeStep, report::Locale};
use serde::de::{Deserialize, IntoDeserializer, value::Error as NoStep};
use serde_json::Value;
use std::sync::Arc;

/// What the addresses share.
#[derive(Clone)]
pub struct Simulator {
    store: Store,
    secret: Arc<Secret>,
    clock: Clock,
    /// `http://` and the address it listens on.
    base: Arc<str>,
    /// None: codes are shown in the terminal alone.
    handset: Option<Handset>,
}

impl Simulator {
    /// With a key of its own; codes of an earlier one are void. `on_page` lets whoever knows a case read
    /// its messages.
    pub fn new(store: Store, clock: Clock, base: &str, on_page: bool) -> Result<Simulator, getrandom::Error> {
        let handset = on_page.then(Handset::default);
        Ok(Simulator { store, secret: Arc::new(Secret::new()?), clock, base: base.into(), handset })
    }

    /// The store, and the key of this process.
    pub fn parts(&self) -> (&Store, Arc<Secret>) {
        (&self.store, self.secret.clone())
    }

    /// The address in a message to the old number, where there is such a message.
    async fn stop_link(&self, id: &str, messages: &[Message]) -> String {
        if !messages.iter().any(|message| matches!(message, Message::Replaced { .. })) {
            return String::new();
        }
        match case_store::stop_link(&self.store, id.to_owned()).await {
            Ok(token) => token.map(|token| [&*self.base, &stop::address(&token)].concat()).unwrap_or_default(),
            Err(error) => {
                eprintln!("a link could not be read: {error}");
                String::new()
            }
        }
    }

    /// A change of numbers as its page sees it, if there is one with this id.
    pub async fn change(&self, id: &str, locale: Locale) -> Result<Option<Value>, Failed> {
        let now = self.clock.now().0;
        let case = case_store::find(&self.store, Kind::PhoneChange, id.to_owned()).await?;
        Ok(case.map(|case| view::view(Kind::PhoneChange, id, &case, &self.viewer(locale, now))))
    }

    fn viewer(&self, locale: Locale, now: i64) -> view::Viewer<'_> {
        view::Viewer { locale, now, secret: &self.secret, with_handset: self.handset.is_some() }
    }

    /// The simulator's clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
}

/// What a request wants of a case.
enum Wish {
    Start(ChangeStep),
    Answer(ChangeStep, Answer),
    Cancel,
    /// What the named first binding confirmed.
    AddBackup(Option<String>),
}

/// `GET …/{id}`, `POST …/{id}/steps/{step}/start`, `POST …/{id}/steps/{step}`, `POST …/{id}/cancel`,
/// and `POST /api/verifications`. A change of numbers is opened by its form.
pub fn routes(simulator: &Simulator) -> Router {
    let mut router = Router::new();
    for (kind, base) in [(Kind::PhoneChange, "/api/phone-changes"), (Kind::FirstBinding, "/api/verifications")] {
        let [one, two, three, four] = [(); 4].map(|()| simulator.clone());
        router = router
            .route(
                &format!("{base}/{{id}}"),
                get(move |Path(id): Path<String>, headers: HeaderMap| show(one, kind, id, headers)),
            )
            .route(
                &format!("{base}/{{id}}/cancel"),
                post(move |Path(id): Path<String>, request: Request| take(two, kind, id, None, request)),
            )
            .route(
                &format!("{base}/{{id}}/steps/{{step}}/start"),
                post(move |Path((id, step)): Path<(String, String)>, request: Request| {
                    take(three, kind, id, Some((step, true)), request)
                }),
            )
            .route(
                &format!("{base}/{{id}}/steps/{{step}}"),
                post(move |Path((id, step)): Path<(String, String)>, request: Request| {
                    take(four, kind, id, Some((step, false)), request)
                }),
            );
    }
    if let Some(handset) = &simulator.handset {
        for (kind, base) in [(Kind::PhoneChange, "/api/phone-changes"), (Kind::FirstBinding, "/api/verifications")] {
            let (simulator, handset) = (simulator.clone(), handset.clone());
            router = router.route(
                &format!("{base}/{{id}}/simulated-phone"),
                get(move |Path(id): Path<String>, headers: HeaderMap| read(simulator, handset, kind, id, headers)),
            );
        }
    }
    let backups = simulator.clone();
    let router = router.merge(stop::routes(simulator)).route(
        "/api/phone-changes/{id}/backups",
        post(move |Path(id): Path<String>, request: Request| add_backup(backups, id, request)),
    );
    let simulator = simulator.clone();
    router.route("/api/verifications", post(move |request: Request| open(simulator, request)))
}

async fn show(simulator: Simulator, kind: Kind, id: String, headers: HeaderMap) -> Response {
    let locale = problem::language(&headers);
    let now = simulator.clock.now().0;
    let found =
        if random::is_name(&id) { case_store::find(&simulator.store, kind, id.clone()).await } else { Ok(None) };
    match found {
        Ok(Some(case)) => shown(&simulator, kind, &id, &case, locale, now),
        Ok(None) => Problem::NotFound.answer(Reader::Program, locale),
        Err(error) => failed(&error).answer(Reader::Program, locale),
    }
}

/// What the simulated phone shows of a case.
async fn read(simulator: Simulator, handset: Handset, kind: Kind, id: String, headers: HeaderMap) -> Response {
    let locale = problem::language(&headers);
    let now = simulator.clock.now().0;
    let found =
        if random::is_name(&id) { case_store::find(&simulator.store, kind, id.clone()).await } else { Ok(None) };
    match found {
        Ok(Some(_)) => problem::program(StatusCode::OK, "application/json", &handset.show(&id, now)),
        Ok(None) => Problem::NotFound.answer(Reader::Program, locale),
        Err(error) => failed(&error).answer(Reader::Program, locale),
    }
}

async fn take(
    simulator: Simulator,
    kind: Kind,
    id: String,
    step: Option<(String, bool)>,
    request: Request,
) -> Response {
    let locale = problem::language(request.headers());
    let wish = match step {
        None => sent(request).await.map(|_| Wish::Cancel),
        Some((step, start)) => match spelled(&step) {
            None => Err(Problem::NotFound),
            Some(step) if start => sent(request).await.map(|_| Wish::Start(step)),
            Some(step) => sent(request).await.and_then(|body| {
                heyan::read("body", &body)
                    .map(|answer| Wish::Answer(step, answer))
                    .map_err(|error| Problem::Malformed(error.to_string()))
            }),
        },
    };
    match wish {
        Ok(wish) => grant(simulator, kind, id, wish, locale).await,
        Err(problem) => problem.answer(Reader::Program, locale),
    }
}

struct Adding {
    verification: String,
}

impl FromInput for Adding {
    fn from_input(at: &At<'_>) -> Adding {
        Adding { verification: at.member("verification") }
    }
}

/// A second number, which answered its code under a name of its own.
async fn add_backup(simulator: Simulator, id: String, request: Request) -> Response {
    let locale = problem::language(request.headers());
    let read = sent(request).await.and_then(|body| {
        heyan::read::<Adding, _>("body", &body).map_err(|error| Problem::Malformed(error.to_string()))
    });
    let named = match read {
        Ok(adding) => adding.verification,
        Err(problem) => return problem.answer(Reader::Program, locale),
    };
    let now = simulator.clock.now().0;
    match case_store::confirmed(&simulator.store, named, now).await {
        Ok(number) => grant(simulator, Kind::PhoneChange, id, Wish::AddBackup(number), locale).await,
        Err(error) => failed(&error).answer(Reader::Program, locale),
    }
}

async fn grant(simulator: Simulator, kind: Kind, id: String, wish: Wish, locale: Locale) -> Response {
    if !random::is_name(&id) {
        return Problem::NotFound.answer(Reader::Program, locale);
    }
    let now = simulator.clock.now().0;
    let sends = if let Wish::Start(step) = wish { Some(step) } else { None };
    let (secret, name) = (simulator.secret.clone(), id.clone());
    let act = move |case: &mut Case, earlier: &[i64]| -> Consequence {
        let scene = Scene { id: &name, now, secret: &secret, locale };
        match wish {
            Wish::Start(step) => act::start(case, step, earlier, &scene),
            Wish::Answer(step, answer) => act::answer(case, step, answer, &scene),
            Wish::Cancel => act::cancel(case, &scene),
            Wish::AddBackup(number) => act::add_backup(case, number, &scene),
        }
    };
    match case_store::act(&simulator.store, kind, id.clone(), now, locale, sends, act).await {
        Err(error) => failed(&error).answer(Reader::Program, locale),
        Ok(None) => Problem::NotFound.answer(Reader::Program, locale),
        Ok(Some(acted)) => match acted.consequence {
            Err(refusal) => refusal.answer(locale),
            Ok(messages) => {
                let link = simulator.stop_link(&id, &messages).await;
                for message in &messages {
                    let text = message::show(message, &link, locale);
                    if let Some(handset) = &simulator.handset {
                        handset.take(&id, message, &text, now);
                    }
                }
                shown(&simulator, kind, &id, &acted.case, locale, now)
            }
        },
    }
}

struct Opening {
    phone: String,
}

impl FromInput for Opening {
    fn from_input(at: &At<'_>) -> Opening {
        Opening { phone: at.member("phone") }
    }
}

/// `POST /api/verifications`: a number that somebody calls their own.
async fn open(simulator: Simulator, request: Request) -> Response {
    let locale = problem::language(request.headers());
    let read = sent(request).await.and_then(|body| {
        heyan::read::<Opening, _>("body", &body).map_err(|error| Problem::Malformed(error.to_string()))
    });
    let opening = match read {
        Ok(opening) => opening,
        Err(problem) => return problem.answer(Reader::Program, locale),
    };
    let Some(number) = number_of(&opening.phone).filter(|_| takes_codes(&opening.phone)) else {
        return Refusal::NotAPhone.answer(locale);
    };
    let now = simulator.clock.now().0;
    let id = match random::name() {
        Ok(id) => id,
        Err(error) => return failed(&error).answer(Reader::Program, locale),
    };
    let case = Case::first_binding(number, now);
    match case_store::add(&simulator.store, id.clone(), case.clone()).await {
        Ok(()) => {
            let mut response = shown(&simulator, Kind::FirstBinding, &id, &case, locale, now);
            *response.status_mut() = StatusCode::CREATED;
            locate(&mut response, &view::address(Kind::FirstBinding, &id));
            response
        }
        Err(error) => failed(&error).answer(Reader::Program, locale),
    }
}

/// What cannot be an applicant's own number gets no code.
fn takes_codes(phone: &str) -> bool {
    use heyan::{
        phone::{PhoneOptions, Purpose, check},
        report::Severity,
    };
    let mut options = PhoneOptions::default();
    options.purpose = Purpose::Applicant;
    check(phone, &options).report.findings.iter().all(|finding| finding.severity != Severity::Error)
}

fn shown(simulator: &Simulator, kind: Kind, id: &str, case: &Case, locale: Locale, now: i64) -> Response {
    let value = view::view(kind, id, case, &simulator.viewer(locale, now));
    problem::program(StatusCode::OK, "application/json", &value)
}

/// From our own pages, JSON, not too long; an empty body is an empty object.
async fn sent(request: Request) -> Result<Value, Problem> {
    let (parts, body) = request.into_parts();
    if !origin::is_ours(&parts.headers) {
        return Err(Problem::OtherOrigin);
    }
    if !body::is_json(&parts.headers) {
        return Err(Problem::ContentType);
    }
    let bytes = body::whole(body).await?;
    if bytes.is_empty() { Ok(serde_json::json!({})) } else { body::parse(&bytes) }
}

fn spelled(step: &str) -> Option<ChangeStep> {
    let step: Result<ChangeStep, NoStep> = ChangeStep::deserialize(step.into_deserializer());
    step.ok()
}
