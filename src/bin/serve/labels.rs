//! What a field is called, found by the JSON Pointer of a finding.

use crate::lender;
use heyan::{
    consent,
    report::{Locale, Word},
};

/// The name of the field at `path`, as the form shows it. `None` when it is the whole form.
pub fn label(path: &str, locale: Locale) -> Option<String> {
    let mut parts = path.split('/').skip(1);
    let first = parts.next()?;
    let say = |chinese: &'static str, english: &'static str| match locale {
        Locale::ZhCn => chinese,
        Locale::En => english,
    };
    let name = match (first, parts.next(), parts.next()) {
        ("applicant", Some("name"), _) => say("姓名", "Name").to_owned(),
        ("applicant", Some("phone"), _) => say("手机号", "Mobile number").to_owned(),
        ("applicant", Some("backupPhones"), _) | ("backupPhones", ..) => say("备用手机号", "Second number").to_owned(),
        ("applicant", Some("workPhone"), _) => say("单位电话", "Phone at work").to_owned(),
        ("contacts", Some(index), field) => {
            let number = index.parse::<usize>().ok()?.saturating_add(1);
            let contact = match locale {
                Locale::ZhCn => format!("联系人{number}"),
                Locale::En => format!("Contact {number}"),
            };
            let field = match field {
                Some("name") => say("姓名", "name"),
                Some("phone") => say("电话", "phone number"),
                Some("relation") => say("与您的关系", "relation to you"),
                Some("note") => say("关系说明", "who they are"),
                Some("adult") => say("已满18周岁", "is 18 or older"),
                Some("informed") => say("已告知并征得同意", "was told and agrees"),
                _ => return Some(contact),
            };
            match locale {
                Locale::ZhCn => [&contact, "的", field].concat(),
                Locale::En => [&contact, ": ", field].concat(),
            }
        }
        ("contacts", None, _) => say("联系人", "Contacts").to_owned(),
        ("consents", Some(id), _) => return consent(id, locale),
        ("oldPhone", ..) => say("旧手机号", "Old number").to_owned(),
        ("newPhone", ..) => say("新手机号", "New number").to_owned(),
        ("oldReachable", ..) => say("旧号码还能收到短信吗？", "Can the old number still receive messages?").to_owned(),
        ("oldCancelledDays", ..) => say("注销多久了？", "How long ago was it cancelled?").to_owned(),
        ("contactPhones", ..) => say("联系人电话", "A contact's number").to_owned(),
        _ => return None,
    };
    Some(name)
}

/// The items of the application's notice: id, and the words beside its control.
pub fn consents(locale: Locale) -> Vec<(String, String)> {
    let notice = lender::notice(lender::APPLICATION_NOTICE);
    let items = notice.into_iter().flat_map(|notice| consent::render(&notice, locale).items);
    items.map(|item| (item.id, item.label)).collect()
}

fn consent(id: &str, locale: Locale) -> Option<String> {
    let id = id.replace("~1", "/").replace("~0", "~");
    let purpose = lender::notice(lender::APPLICATION_NOTICE)?.purposes.into_iter().find(|purpose| purpose.id == id)?;
    purpose.title.get(locale).map(str::to_owned)
}

/// The choices of a relation: value and name.
pub fn relations(locale: Locale) -> Vec<(&'static str, &'static str)> {
    [
        Word::RelationSpouse,
        Word::RelationFather,
        Word::RelationMother,
        Word::RelationSon,
        Word::RelationDaughter,
        Word::RelationBrother,
        Word::RelationSister,
        Word::RelationGrandparent,
        Word::RelationGrandchild,
        Word::RelationRelative,
        Word::RelationColleague,
        Word::RelationClassmate,
        Word::RelationFriend,
        Word::RelationOther,
    ]
    .map(|word| (word.key().trim_start_matches("relation-"), word.say(locale)))
    .to_vec()
}

/// The answers to "can the old number still receive messages": value and name.
pub fn reachable(locale: Locale) -> [(&'static str, &'static str); 4] {
    match locale {
        Locale::ZhCn => {
            [("yes", "能收到"), ("no", "收不到，但号码还在"), ("cancelled", "号码已经注销"), ("unknown", "不确定")]
        }
        Locale::En => [
            ("yes", "Yes"),
            ("no", "No, but I still have it"),
            ("cancelled", "It was cancelled"),
            ("unknown", "Not sure"),
        ],
    }
}

/// How long ago a number was cancelled: days and name.
pub fn cancelled(locale: Locale) -> [(&'static str, &'static str); 3] {
    match locale {
        Locale::ZhCn => [("0", "不到60天"), ("60", "60天到90天"), ("90", "超过90天")],
        Locale::En => [("0", "Less than 60 days"), ("60", "60 to 90 days"), ("90", "More than 90 days")],
    }
}
