//! Lists that hold together: every id is one entry's, every category has a purpose, every recipient
//! a full row and no more data than its purposes list.

use super::{path, raise, said::is_missing};
use crate::{
    consent::notice::{ConsentNotice, Recipient},
    report::{Findings, rule},
    text::is_blank,
};

pub(super) fn check(notice: &ConsentNotice, findings: &mut Findings) {
    // By these two a record names its notice.
    for (place, text) in [("/id", &notice.id), ("/version", &notice.version)] {
        if is_blank(text) {
            findings.push(rule::consent_id_repeated().at(place));
        }
    }
    ids(findings, "purposes", notice.purposes.iter().map(|purpose| purpose.id.as_str()));
    ids(findings, "categories", notice.categories.iter().map(|category| category.id.as_str()));
    ids(findings, "recipients", notice.recipients.iter().map(|recipient| recipient.id.as_str()));
    for (index, purpose) in notice.purposes.iter().enumerate() {
        for (place, id) in purpose.categories.iter().enumerate() {
            if notice.category(id).is_none() {
                findings.push(rule::consent_category_unknown().at(inside(index, "categories", place)));
            }
        }
        for (place, id) in purpose.recipients.iter().enumerate() {
            if notice.recipient(id).is_none() {
                findings.push(rule::consent_recipient_unknown().at(inside(index, "recipients", place)));
            }
        }
    }
    for (index, category) in notice.categories.iter().enumerate() {
        if !notice.purposes.iter().any(|purpose| purpose.categories.contains(&category.id)) {
            raise(findings, rule::consent_category_unused(), "categories", index, "");
        }
        if is_missing(&category.name) {
            raise(findings, rule::consent_data_missing(), "categories", index, "name");
        }
    }
    for (index, recipient) in notice.recipients.iter().enumerate() {
        self::recipient(notice, index, recipient, findings);
    }
}

fn inside(purpose: usize, list: &str, place: usize) -> String {
    [&path("purposes", purpose, list), "/", &place.to_string()].concat()
}

fn ids<'a>(findings: &mut Findings, list: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen: Vec<&str> = Vec::new();
    for (index, id) in ids.enumerate() {
        if is_blank(id) || seen.contains(&id) {
            raise(findings, rule::consent_id_repeated(), list, index, "id");
        }
        seen.push(id);
    }
}

fn recipient(notice: &ConsentNotice, index: usize, recipient: &Recipient, findings: &mut Findings) {
    for (member, missing) in [
        ("name", is_blank(&recipient.name)),
        ("contact", is_blank(&recipient.contact)),
        ("purpose", is_missing(&recipient.purpose)),
        ("method", is_missing(&recipient.method)),
        ("categories", recipient.categories.is_empty()),
    ] {
        if missing {
            raise(findings, rule::consent_recipient_incomplete(), "recipients", index, member);
        }
    }
    if recipient.region.len() != 2 || !recipient.region.bytes().all(|byte| byte.is_ascii_uppercase()) {
        raise(findings, rule::consent_region_form(), "recipients", index, "region");
    }
    let mut used = false;
    let mut given: Vec<&String> = Vec::new();
    for purpose in notice.purposes.iter().filter(|purpose| purpose.recipients.contains(&recipient.id)) {
        used = true;
        given.extend(&purpose.categories);
    }
    if !used {
        raise(findings, rule::consent_recipient_unused(), "recipients", index, "");
    }
    for (place, id) in recipient.categories.iter().enumerate() {
        let place = [&path("recipients", index, "categories"), "/", &place.to_string()].concat();
        if notice.category(id).is_none() {
            findings.push(rule::consent_category_unknown().at(place));
        } else if used && !given.contains(&id) {
            findings.push(rule::consent_recipient_exceeds().at(place));
        }
    }
}
