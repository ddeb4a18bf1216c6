//! What every answer carries besides its content.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

/// For the static pages: their own scripts, styles and wasm, and nothing from anywhere else.
const STATIC_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// For the pages this server writes: they have no scripts.
const WRITTEN_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const EVERYWHERE: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Not "no-referrer": under it older browsers send `Origin: null` with our own forms. To anybody
    // else this sends nothing either.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Adds them. What a handler has set stays.
pub async fn add(request: Request, next: Next) -> Response {
    let built = is_built(request.uri().path());
    let mut response = next.run(request).await;
    let succeeded = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    let cache = if built && succeeded { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(cache));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(STATIC_POLICY));
    name_charset(headers);
    response
}

/// For an answer that speaks of a person: kept by no cache, found by no search engine, and without
/// scripts.
pub fn make_personal(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(WRITTEN_POLICY));
}

/// A built file has its content's hash in its name: `/heyan/built/heyan-0123456789abcdef.wasm`.
fn is_built(path: &str) -> bool {
    let Some(file) = path.strip_prefix("/heyan/built/") else {
        return false;
    };
    let Some((name, _)) = file.split_once('.') else {
        return false;
    };
    name.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Our texts are UTF-8, and a browser should not have to guess.
fn name_charset(headers: &mut HeaderMap) {
    let Some(Ok(kind)) = headers.get(header::CONTENT_TYPE).map(HeaderValue::to_str) else {
        return;
    };
    if kind.starts_with("text/")
        && !kind.contains(';')
        && let Ok(kind) = HeaderValue::from_str(&[kind, "; charset=utf-8"].concat())
    {
        headers.insert(header::CONTENT_TYPE, kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_for_ever() {
        for (path, built) in [
            ("/heyan/built/heyan-0123456789abcdef.wasm", true),
            ("/heyan/built/heyan-phone-0123456789abcdef.js", true),
            ("/heyan/built/heyan.js", false),
            ("/heyan/built/heyan-0123.js", false),
            ("/heyan/index.js", false),
            ("/heyan-0123456789abcdef.js", false),
        ] {
            assert_eq!(is_built(path), built, "{path}");
        }
    }
}
