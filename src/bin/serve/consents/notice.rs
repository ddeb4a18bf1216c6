//! A consent text as a page of its own: for browsers without scripts, for reading again, for saving.

use crate::{
    lender,
    page::{
        self, Page,
        html::{Html, says, tag},
    },
    routes,
};
use axum::{extract::Request, http::StatusCode, response::Response};
use heyan::consent;

/// `GET /notices/<id of a ready notice>`
pub fn show(id: &str, request: &Request) -> Response {
    let Some(notice) = lender::notice(id) else {
        return routes::not_found(request.headers());
    };
    let locale = routes::locale(request);
    let document = consent::render(&notice, locale);
    let switch = ["/notices/", id, "?lang=", page::other(locale).tag()].concat();
    let main = [
        says("h1", &[], &document.title),
        tag("div", &[("class", Some("card"))], [Html::made_by_crate(&document.html)]),
    ];
    Page { locale, title: &document.title, switch: Some(&switch) }.answer(StatusCode::OK, main)
}
