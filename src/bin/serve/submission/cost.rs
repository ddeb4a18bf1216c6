//! The cost disclosure of the demo: its figures, computed from the payments as the page computes them
//! (`www/pages/cost/figures.js`), the table for a browser without scripts, and how it was shown.

use crate::page::html::{Html, says, tag};
use heyan::{At, FromInput, report::Locale};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the page shows, from the same file.
const TEXTS: &str = include_str!("../../../../www/pages/cost/cost.json");

fn cost() -> Option<Cost> {
    serde_json::from_str(TEXTS).ok()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cost {
    version: String,
    loan: Loan,
    title: Text,
    example: Text,
    caption: Text,
    head: Vec<Text>,
    rows: Vec<Row>,
    nothing_else: Text,
    how: Text,
}

#[derive(Deserialize)]
struct Row {
    item: Text,
    collector: Text,
    amount: Text,
    #[serde(default)]
    strong: bool,
}

/// With slots for the figures.
#[derive(Deserialize)]
struct Text {
    #[serde(rename = "zh-CN")]
    chinese: String,
    en: String,
}

/// How the page showed it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    version: String,
    annualised: String,
    opened_at: String,
    confirmed_at: String,
    visible_ms: u32,
    min_visible_ms: u32,
    max_scroll_permille: u32,
    reopened: u32,
    viewport: Option<String>,
}

impl FromInput for Shown {
    fn from_input(at: &At<'_>) -> Shown {
        Shown {
            version: at.member("version"),
            annualised: at.member("annualised"),
            opened_at: at.member("openedAt"),
            confirmed_at: at.member("confirmedAt"),
            visible_ms: at.member("visibleMs"),
            min_visible_ms: at.member("minVisibleMs"),
            max_scroll_permille: at.member("maxScrollPermille"),
            reopened: at.member("reopened"),
            viewport: at.member("viewport"),
        }
    }
}

/// Whether what was kept of a display is one of this table, for long enough.
pub fn was_shown(kept: &Value, dwell_ms: u64) -> bool {
    let Some(cost) = cost() else { return false };
    let annualised = Figures::of(&cost.loan).annualised();
    let text = |name: &str| kept.get(name).and_then(Value::as_str);
    text("version") == Some(&*cost.version)
        && text("annualised") == Some(&*annualised)
        && kept.get("visibleMs").and_then(Value::as_u64).is_some_and(|shown| shown >= dwell_ms)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Loan {
    principal_fen: u32,
    months: u32,
    yearly_basis_points: u32,
    monthly_fee_fen: u32,
    overdue_parts_per_million: u32,
}

/// What follows from a loan.
struct Figures<'a> {
    loan: &'a Loan,
    /// Without the fee, in fen.
    payments: Vec<u64>,
    /// Of a month.
    rate: f64,
}

impl Figures<'_> {
    fn of(loan: &Loan) -> Figures<'_> {
        let payments = payments(loan);
        let fee = f64::from(loan.monthly_fee_fen);
        #[allow(clippy::cast_precision_loss)]
        let paid: Vec<f64> = payments.iter().map(|payment| *payment as f64 + fee).collect();
        let rate = internal_rate(f64::from(loan.principal_fen), &paid);
        Figures { loan, payments, rate }
    }

    fn annualised(&self) -> String {
        format!("{:.2}", self.rate * 1200.0)
    }

    fn fill(&self, text: &str) -> String {
        let loan = self.loan;
        let fee = u64::from(loan.monthly_fee_fen);
        let fees = fee * u64::from(loan.months);
        let total = self.payments.iter().sum::<u64>() + fees;
        let principal = u64::from(loan.principal_fen);
        let first = self.payments.first().copied().unwrap_or_default() + fee;
        let late = (first * u64::from(loan.overdue_parts_per_million) * 10 + 500_000) / 1_000_000;
        let slots = [
            ("principal", yuan(principal)),
            ("months", loan.months.to_string()),
            ("yearly", format!("{:.2}", f64::from(loan.yearly_basis_points) / 100.0)),
            ("interest", yuan(total.saturating_sub(fees + principal))),
            ("fee", yuan(fee)),
            ("fees", yuan(fees)),
            ("payment", yuan(first)),
            ("last", yuan(self.payments.last().copied().unwrap_or_default() + fee)),
            ("total", yuan(total)),
            ("cost", yuan(total.saturating_sub(principal))),
            ("annualised", self.annualised()),
            ("overdue", format!("{:.3}", f64::from(loan.overdue_parts_per_million) / 10_000.0)),
            ("late", yuan(late)),
        ];
        slots.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&["{", name, "}"].concat(), value))
    }
}

/// Equal payments in fen; the last one takes up what rounding left.
fn payments(loan: &Loan) -> Vec<u64> {
    let monthly = f64::from(loan.yearly_basis_points) / 120_000.0;
    let growth = (0..loan.months).fold(1.0, |growth, _| growth * (1.0 + monthly));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let payment = (f64::from(loan.principal_fen) * monthly * growth / (growth - 1.0)).round() as u64;
    let mut left = u64::from(loan.principal_fen);
    (1..=loan.months)
        .map(|month| {
            let interest = (left * u64::from(loan.yearly_basis_points) + 60_000) / 120_000;
            let repaid = if month == loan.months { left } else { payment.saturating_sub(interest).min(left) };
            left -= repaid;
            repaid + interest
        })
        .collect()
}

/// The rate of a month at which the payments are worth what was borrowed.
fn internal_rate(principal: f64, paid: &[f64]) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let worth = paid.iter().rev().fold(0.0, |worth, payment| (worth + payment) / (1.0 + middle));
        if worth > principal { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Fen as yuan: 1,000,000 is 10,000.00.
fn yuan(fen: u64) -> String {
    let whole = (fen / 100).to_string();
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{:02}", fen % 100)
}

/// The disclosure as a card of a page.
pub fn card(locale: Locale) -> Html {
    let Some(cost) = cost() else { return Html::default() };
    let figures = Figures::of(&cost.loan);
    let text = |text: &Text| {
        figures.fill(match locale {
            Locale::ZhCn => &text.chinese,
            Locale::En => &text.en,
        })
    };
    let head: Vec<Html> = cost.head.iter().map(|cell| says("th", &[("scope", Some("col"))], &text(cell))).collect();
    let rows = cost.rows.iter().map(|row| {
        let amount = text(&row.amount);
        let amount = if row.strong { says("strong", &[], &amount) } else { Html::text(&amount) };
        let cells = [
            says("th", &[("scope", Some("row"))], &text(&row.item)),
            says("td", &[], &text(&row.collector)),
            tag("td", &[], [amount]),
        ];
        tag("tr", &[], cells)
    });
    let rows: Vec<Html> = rows.collect();
    let table = [
        says("caption", &[], &text(&cost.caption)),
        tag("thead", &[], [tag("tr", &[], head)]),
        tag("tbody", &[], rows),
    ];
    let content = [
        says("h2", &[], &text(&cost.title)),
        says("p", &[("class", Some("note"))], &text(&cost.example)),
        tag("table", &[("class", Some("cost"))], table),
        tag("p", &[], [says("strong", &[], &text(&cost.nothing_else))]),
        says("p", &[("class", Some("hint"))], &text(&cost.how)),
    ];
    tag("section", &[("class", Some("card"))], content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_yearly_rate_follows_from_the_payments() {
        let cost = cost().unwrap();
        let figures = Figures::of(&cost.loan);
        let fee = f64::from(cost.loan.monthly_fee_fen);
        #[allow(clippy::cast_precision_loss)]
        let paid = figures.payments.iter().map(|payment| *payment as f64 + fee);
        let worth: f64 = (1..).zip(paid).map(|(month, paid)| paid / (1.0 + figures.rate).powi(month)).sum();
        assert!((worth - 1_000_000.0).abs() < 0.01, "{worth}");
        assert!(figures.annualised().parse::<f64>().unwrap() > 8.4);
        // Without the fee it is the interest rate that the loan is priced with.
        let bare = Loan { monthly_fee_fen: 0, ..cost.loan };
        assert_eq!(Figures::of(&bare).annualised(), "8.40");
    }

    #[test]
    fn what_is_repaid_is_what_was_lent_and_its_interest() {
        let cost = cost().unwrap();
        let mut left = 1_000_000;
        for payment in &Figures::of(&cost.loan).payments {
            left = left + (left * 840 + 60_000) / 120_000 - payment;
        }
        assert_eq!(left, 0);
        assert_eq!(yuan(1_000_000), "10,000.00");
        assert_eq!(yuan(5), "0.05");
    }
}
