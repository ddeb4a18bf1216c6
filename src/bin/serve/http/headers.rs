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

/// For the page that looks at an SMS: it can fetch the module's own files and nothing else, so that it
/// can send nothing. `{host}` is where the visitor found it: a policy cannot name a folder otherwise.
const SMS_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src {host}/heyan/built/; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// For the page that reports an SMS: it sends to one address, and can fetch the module that checks a phone number.
const REPORT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src {host}/icon.svg; \
    connect-src {host}/heyan/built/ {host}/api/sms-objections; form-action {host}/api/sms-objections; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

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
    let policy = policy(request.uri().path(), request.headers());
    let mut response = next.run(request).await;
    let succeeded = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    let cache = if built && succeeded { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(cache));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    name_charset(headers);
    response
}

/// The policy of the page at this path.
fn policy(path: &str, headers: &HeaderMap) -> HeaderValue {
    let named = match path {
        "/sms.html" => SMS_POLICY,
        "/sms-report.html" => REPORT_POLICY,
        // The same file under another spelling of its name must not come with a wider policy: no
        // address of ours is written like this, so nothing that runs is lost.
        _ if path.contains('%') || path.contains("//") || path.contains("/.") => WRITTEN_POLICY,
        _ => STATIC_POLICY,
    };
    if !named.contains("{host}") {
        return HeaderValue::from_static(named);
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).filter(|host| is_nameable(host));
    // Where the host cannot stand in a policy, a page that sends must still send, to this site at most;
    // the page for an SMS must not, and says that it could not load.
    match host.map(|host| HeaderValue::from_str(&named.replace("{host}", host))) {
        Some(Ok(policy)) => policy,
        _ if named == REPORT_POLICY => HeaderValue::from_static(STATIC_POLICY),
        _ => HeaderValue::from_static(WRITTEN_POLICY),
    }
}

/// Whether a policy can name this host: `example.com`, `127.0.0.1:8080`. It has no way to write an
/// IPv6 address, and what a client makes up must not become a part of the policy.
fn is_nameable(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let name_fits = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    name_fits && !name.is_empty() && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
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
    fn each_page_has_its_policy() {
        for (path, host, part) in [
            ("/", "a.example", "connect-src 'self'"),
            ("/sms.html", "a.example", "connect-src a.example/heyan/built/;"),
            ("/sms.html", "127.0.0.1:8080", "connect-src 127.0.0.1:8080/heyan/built/;"),
            ("/sms-report.html", "a.example", "connect-src a.example/heyan/built/ a.example/api/sms-objections;"),
        ] {
            let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
            let policy = policy(path, &headers);
            assert!(policy.to_str().unwrap().contains(part), "{path} {host}: {policy:?}");
        }
        // Nothing that runs, where the policy could not be the page's own.
        for (path, host) in [
            ("/sms.html", "[::1]:8080"),
            ("/sms.html", "*"),
            ("/sms.html", "a.example; script-src *"),
            ("/sms.html", ""),
            ("/sms.html", "a.example:"),
            ("/%73ms.html", "a.example"),
            ("//sms.html", "a.example"),
            ("/./sms.html", "a.example"),
        ] {
            let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
            assert_eq!(policy(path, &headers), WRITTEN_POLICY, "{path} {host}");
        }
        assert_eq!(policy("/sms.html", &HeaderMap::new()), WRITTEN_POLICY);
    }

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
