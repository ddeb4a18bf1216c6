//! Which address leads where.

use crate::{
    headers, notice, problem,
    problem::Problem,
    random, receive, status,
    store::{Failed, Store},
    submission::Kind,
    verification::{self, Simulator},
};
use axum::{
    Router,
    extract::{Path, Request},
    http::HeaderMap,
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use heyan::report::Locale;
use tower_http::services::ServeDir;

/// The pages, the two forms' addresses, the status pages, the notices.
pub fn routes(www: &std::path::Path, store: &Store, simulator: &Simulator) -> Router {
    let lookup = (store.clone(), simulator.clone());
    let mut router =
        Router::new().route("/status/{id}", get(move |Path(id), request| show(lookup.clone(), id, request))).route(
            "/notices/{id}",
            get(|Path(id): Path<String>, request: Request| async move { notice::show(&id, &request) }),
        );
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
        .merge(verification::routes(simulator))
        .method_not_allowed_fallback(|headers: HeaderMap| async move { say(&Problem::Method, &headers) })
        .fallback_service(pages)
        .layer(middleware::from_fn(headers::add))
}

async fn show((store, simulator): (Store, Simulator), id: String, request: Request) -> Response {
    let asked = asked(&request);
    if !random::is_name(&id) {
        return not_found(request.headers());
    }
    let found = async {
        let Some(known) = store.find(id).await? else { return Ok(None) };
        let locale = status::language(&known, asked);
        let change = simulator.change(&known.id, locale).await?;
        Ok::<_, Failed>(Some((known, locale, change)))
    };
    match found.await {
        Ok(Some((known, locale, change))) => {
            status::page(&known, locale, change.as_ref()).unwrap_or_else(|| say(&Problem::Server, request.headers()))
        }
        Ok(None) => not_found(request.headers()),
        Err(error) => {
            eprintln!("a status could not be read: {error}");
            say(&Problem::Server, request.headers())
        }
    }
}

/// The language that the address names: `?lang=en`.
pub fn asked(request: &Request) -> Option<Locale> {
    let query = request.uri().query().unwrap_or_default();
    let (_, tag) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang")?;
    Locale::from_tag(&tag)
}

/// Nothing is there.
pub fn not_found(headers: &HeaderMap) -> Response {
    say(&Problem::NotFound, headers)
}

fn say(problem: &Problem, headers: &HeaderMap) -> Response {
    problem.answer(problem::reader(headers), problem::language(headers)).into_response()
}
