//! The frame of every page this server writes.

pub mod findings;
pub mod html;
pub mod labels;
pub mod plan;
pub mod words;

use crate::http::headers;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use heyan::report::Locale;
use html::{Html, says, tag};
use words::{Words, words};

/// A page to be written.
pub struct Page<'a> {
    /// Of its texts.
    pub locale: Locale,
    /// Of the browser's tab.
    pub title: &'a str,
    /// The address of the same page in the other language, if it has one.
    pub switch: Option<&'a str>,
}

impl Page<'_> {
    /// The page as an answer.
    pub fn answer(&self, status: StatusCode, main: impl IntoIterator<Item = Html>) -> Response {
        let mut response = Response::new(Body::from(self.write(main).document()));
        *response.status_mut() = status;
        headers::make_personal(response.headers_mut());
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.locale.tag()));
        response
    }

    fn write(&self, main: impl IntoIterator<Item = Html>) -> Html {
        let words = words(self.locale);
        let title = [self.title, " · ", words.site, if words.site.is_empty() { "" } else { " " }, "heyan"].concat();
        let head = [
            tag("meta", &[("charset", Some("utf-8"))], []),
            tag("meta", &[("name", Some("viewport")), ("content", Some("width=device-width, initial-scale=1"))], []),
            tag("meta", &[("name", Some("color-scheme")), ("content", Some("light dark"))], []),
            says("title", &[], &title),
            tag("link", &[("rel", Some("icon")), ("href", Some("/icon.svg")), ("type", Some("image/svg+xml"))], []),
            tag("link", &[("rel", Some("stylesheet")), ("href", Some("/style.css"))], []),
        ];
        let demo = tag(
            "aside",
            &[("class", Some("demo-banner")), ("aria-label", Some(words.demo_label))],
            [tag("p", &[], [says("strong", &[], words.demo), Html::text(" "), Html::text(words.demo_invented)])],
        );
        let footer = [says("p", &[], words.demo_kept), says("p", &[], words.foot)];
        let body = [
            says("a", &[("class", Some("skip")), ("href", Some("#main"))], words.skip),
            self.header(words),
            demo,
            tag("main", &[("id", Some("main")), ("tabindex", Some("-1"))], main),
            tag("footer", &[("class", Some("site-footer"))], footer),
        ];
        tag("html", &[("lang", Some(self.locale.tag()))], [tag("head", &[], head), tag("body", &[], body)])
    }

    fn header(&self, words: &Words) -> Html {
        let name = says("span", &[("lang", Some("en"))], "heyan");
        let brand = tag(
            "a",
            &[("class", Some("brand")), ("href", Some(&*at("/", self.locale)))],
            [Html::text(words.site), Html::text(" "), name],
        );
        let tongue = other(self.locale).tag();
        let switch = self.switch.map(|address| {
            let attributes = [
                ("class", Some("language")),
                ("href", Some(address)),
                ("lang", Some(tongue)),
                ("hreflang", Some(tongue)),
            ];
            says("a", &attributes, words.other_language)
        });
        let links = [("/apply.html", words.apply), ("/change-phone.html", words.change), ("/sms.html", words.sms)]
            .map(|(address, text)| html::link(&at(address, self.locale), text));
        let links = links.into_iter().chain([html::link(words.rules_page, words.rules)]);
        let nav = tag("nav", &[("aria-label", Some(words.pages))], links);
        tag("header", &[("class", Some("site-header"))], [brand, nav].into_iter().chain(switch))
    }
}

/// The other language.
pub fn other(locale: Locale) -> Locale {
    match locale {
        Locale::ZhCn => Locale::En,
        Locale::En => Locale::ZhCn,
    }
}

/// An address of ours in this language; Chinese is what a page speaks without being asked.
pub fn at(address: &str, locale: Locale) -> String {
    match locale {
        Locale::ZhCn => address.to_owned(),
        Locale::En => [address, "?lang=en"].concat(),
    }
}
