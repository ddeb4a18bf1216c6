//! Answers that lead to another address.

use super::headers;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

/// After this a reload shows the page again and sends nothing.
pub fn see_other(address: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    headers::make_personal(response.headers_mut());
    locate(&mut response, address);
    response
}

/// Names the address of what was made.
pub fn locate(response: &mut Response, address: &str) {
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
}
