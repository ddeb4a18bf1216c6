//! Which address leads where.

use crate::{
    consents::{self, Decisions, notice},
    contact::{self, another},
    http::{
        guesses::{self, Guesses},
        headers,
        problem::{self, Problem, failed},
    },
    random,
    store::{Failed, Store},
    submission::{Kind, receive, status},
    verification::{self, Simulator},
};
use axum::{
    Router,
    extract::{Path, Request},
    http::HeaderMap,
    middleware,
    response::{IntoResponse, Response},
    routing::{get, get_service, post},
};
use heyan::report::Locale;
use tower_http::services::{ServeDir, ServeFile};

/// The pages, the two forms' addresses, the status pages, the notices, and what contacts answer by.
/// `patience` is how many seconds a contact may take.
pub fn routes(www: &std::path::Path, store: &Store, simulator: &Simulator, patience: i64) -> Router {
    let notices = get(|Path(id): Path<String>, request: Request| async move { notice::show(&id, &request) });
    let guarded = middleware::from_fn_with_state(Guesses::new(), guesses::limit);
    let mut router = status_routes(store, simulator, patience)
        .merge(contact_routes(www, store, patience))
        .merge(verification::routes(simulator))
        .route_layer(guarded)
        .route("/notices/{id}", notices);
    for kind in Kind::ALL {
        let store = store.clone();
        let clock = simulator.clock().clone();
        router = router.route(
            kind.address(),
            post(move |request: Request| {
                let (parts, body) = request.into_parts();
                receive::receive(kind, store.clone(), clock.clone(), parts, body)
            }),
        );
    }
    let missing = get(|request: Request| async move { not_found(request.headers()) });
    let pages = ServeDir::new(www).precompressed_br().fallback(missing);
    router
        .method_not_allowed_fallback(|headers: HeaderMap| async move { say(&Problem::Method, &headers) })
        .fallback_service(pages)
        .layer(middleware::from_fn(headers::add))
}

/// The pages of one submission: how it stands, and what its person can still do.
fn status_routes(store: &Store, simulator: &Simulator, patience: i64) -> Router {
    let simulator = simulator.clone();
    let (looked, withdrawn, asked, named, earlier) =
        (store.clone(), store.clone(), store.clone(), store.clone(), store.clone());
    Router::new()
        .route(
            "/status/{id}",
            get(move |Path(id), request| show(looked.clone(), simulator.clone(), patience, id, request)),
        )
        .route(
            "/status/{id}/withdrawals",
            post(move |Path(id), request| consents::withdraw(withdrawn.clone(), patience, id, request)),
        )
        .route(
            "/status/{id}/contacts",
            get(move |Path(id), request| another::ask(asked.clone(), patience, id, request))
                .post(move |Path(id), request| another::name(named.clone(), patience, id, request)),
        )
        .route("/api/consents/{id}", get(move |Path(id), request| consents::earlier(earlier.clone(), id, request)))
}

/// What a named contact reads and answers by; their page is a static one, its form posts to itself.
fn contact_routes(www: &std::path::Path, store: &Store, patience: i64) -> Router {
    let page = get_service(ServeFile::new(www.join("contact.html")).precompressed_br());
    let (looked, shown, own) = (store.clone(), store.clone(), store.clone());
    let answer = |store: &Store| {
        let store = store.clone();
        move |Path(id): Path<String>, request| contact::answer(store.clone(), patience, Some(id), request)
    };
    Router::new()
        .route(
            "/contact.html",
            page.post(move |request: Request| contact::answer(own.clone(), patience, None, request)),
        )
        .route(
            "/contact/{id}",
            get(move |Path(id), request| contact::show(shown.clone(), patience, id, request)).post(answer(store)),
        )
        .route(
            "/api/contacts/{id}",
            get(move |Path(id), request| contact::look(looked.clone(), patience, id, request)).post(answer(store)),
        )
}

async fn show(store: Store, simulator: Simulator, patience: i64, id: String, request: Request) -> Response {
    let asked = asked(&request);
    if !random::is_name(&id) {
        return not_found(request.headers());
    }
    let found = async {
        let decisions = Decisions::of(&store, &id, patience).await?;
        let Some(known) = store.find(id).await? else { return Ok(None) };
        let locale = status::language(&known, asked);
        let change = simulator.change(&known.id, locale).await?;
        Ok::<_, Failed>(Some((known, locale, change, decisions)))
    };
    match found.await {
        Ok(Some((known, locale, change, decisions))) => {
            status::page(&known, locale, change.as_ref(), decisions.as_ref())
                .unwrap_or_else(|| say(&Problem::Server, request.headers()))
        }
        Ok(None) => not_found(request.headers()),
        Err(error) => say(&failed(&error), request.headers()),
    }
}

/// The language that the address names: `?lang=en`.
fn asked(request: &Request) -> Option<Locale> {
    Locale::from_tag(&query(request, "lang")?)
}

/// The language to answer in: that of the address, or the browser's.
pub fn locale(request: &Request) -> Locale {
    asked(request).unwrap_or_else(|| problem::language(request.headers()))
}

/// A member of the address's query.
pub fn query(request: &Request, name: &str) -> Option<String> {
    let query = request.uri().query().unwrap_or_default();
    let (_, value) = form_urlencoded::parse(query.as_bytes()).find(|(known, _)| known == name)?;
    Some(value.into_owned())
}

/// Nothing is there.
pub fn not_found(headers: &HeaderMap) -> Response {
    say(&Problem::NotFound, headers)
}

fn say(problem: &Problem, headers: &HeaderMap) -> Response {
    problem.answer(problem::reader(headers), problem::language(headers)).into_response()
}
