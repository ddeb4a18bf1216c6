//! Findings on a page: the summary at the top, the words beside a field, the list under a status.

use crate::{
    page::{
        html::{Html, says, tag},
        labels,
        words::words,
    },
    submission::outcome::Shown,
};
use heyan::report::{Locale, Severity};

/// The name of the field that a finding points at: `/contacts/0/phone` is `contacts.0.phone`.
pub fn field_of(path: &str) -> String {
    path.trim_start_matches('/').replace('/', ".").replace("~1", "/").replace("~0", "~")
}

/// The errors, at the top of a form. A link leads to its field where `fields` has it.
pub fn summary(findings: &[Shown], fields: &[String], locale: Locale) -> Html {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let items: Vec<Html> = errors
        .map(|finding| {
            let text = named(finding, locale);
            let field = field_of(&finding.path);
            let item = if fields.contains(&field) {
                says("a", &[("href", Some(&*["#", &field].concat()))], &text)
            } else {
                Html::text(&text)
            };
            tag("li", &[], [item])
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    let attributes = [
        ("class", Some("error-summary")),
        ("data-heyan-summary", Some("")),
        ("role", Some("alert")),
        ("tabindex", Some("-1")),
        ("autofocus", Some("")),
        ("aria-labelledby", Some("error-summary-title")),
    ];
    let title = says("h2", &[("id", Some("error-summary-title"))], words(locale).summary);
    tag("div", &attributes, [title, tag("ul", &[], items)])
}

/// The words beside a field.
pub struct Beside {
    /// Most important first.
    pub words: Html,
    /// The id that describes the field.
    pub id: String,
    /// The gravest of them.
    pub severity: Severity,
}

/// What was found at a field, if anything.
pub fn beside(findings: &[Shown], field: &str, locale: Locale) -> Option<Beside> {
    let here: Vec<&Shown> = findings.iter().filter(|finding| field_of(&finding.path) == field).collect();
    let severity = here.iter().map(|finding| finding.severity).min()?;
    let id = [field, ".findings"].concat();
    let lines = here.into_iter().map(|finding| {
        let prefix = (finding.severity == Severity::Error)
            .then(|| says("span", &[("class", Some("heyan-prefix"))], words(locale).error_prefix));
        let fix =
            finding.fix.iter().flat_map(|fix| [Html::text(" "), says("span", &[("class", Some("heyan-fix"))], fix)]);
        let text = prefix.into_iter().chain([Html::text(&finding.message)]).chain(fix);
        tag("p", &[("class", Some("heyan-message")), ("data-severity", Some(name(finding.severity)))], text)
    });
    let words = tag("div", &[("id", Some(&*id)), ("data-heyan-messages", Some(""))], lines);
    Some(Beside { words, id, severity })
}

/// Findings of the given severities as a list, each with its field, what to do, and its basis.
pub fn list(findings: &[Shown], which: &[Severity], title: &'static str, locale: Locale) -> Html {
    let items: Vec<Html> = findings
        .iter()
        .filter(|finding| which.contains(&finding.severity))
        .map(|finding| {
            let fix = finding.fix.as_deref().map(|fix| says("p", &[("class", Some("why"))], fix));
            let basis = finding
                .basis
                .as_deref()
                .map(|basis| says("p", &[("class", Some("hint"))], &[words(locale).basis, basis].concat()));
            tag("li", &[], [Html::text(&named(finding, locale))].into_iter().chain(fix).chain(basis))
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    tag("section", &[("class", Some("card"))], [says("h2", &[], title), tag("ul", &[], items)])
}

/// The sentence with the field's name before it.
fn named(finding: &Shown, locale: Locale) -> String {
    match (labels::label(&finding.path, locale), locale) {
        (Some(label), Locale::ZhCn) => [&label, "：", &finding.message].concat(),
        (Some(label), Locale::En) => [&label, ": ", &finding.message].concat(),
        (None, _) => finding.message.clone(),
    }
}

/// As the style sheet knows it.
pub fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
