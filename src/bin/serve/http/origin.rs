//! Whether a request that changes something comes from our own pages.

use axum::http::{HeaderMap, header};

/// Browsers say where a request comes from: newer ones in `Sec-Fetch-Site`, which no page can set,
/// all of them in `Origin`. A program that sends neither is no browser and carries nobody's session.
pub fn is_ours(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        // "none" is the person: an address typed, a form sent again after a restart.
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let (Ok(origin), Some(Ok(host))) = (origin.to_str(), headers.get(header::HOST).map(|host| host.to_str())) else {
        return false;
    };
    // Behind a proxy that ends TLS the page's scheme is not ours to know.
    origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")) == Some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages() {
        for (given, ours) in [
            (&[][..], true),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8080")], false),
            (&[("origin", "http://127.0.0.1:8080")], true),
            (&[("origin", "https://127.0.0.1:8080")], true),
            (&[("origin", "http://127.0.0.1:8081")], false),
            (&[("origin", "http://127.0.0.1:8080.example")], false),
            (&[("origin", "null")], false),
            (&[("origin", "")], false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "127.0.0.1:8080".parse().unwrap());
            for (name, value) in given {
                headers.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_ours(&headers), ours, "{given:?}");
        }
    }
}
