//! What a field is called, found by the JSON Pointer of a finding.

use super::words::say;
use crate::{lender, submission::objection::REASONS};
use heyan::{
    consent,
    report::{Locale, Word},
};

/// The name of the field at `path` with the group it stands in, as a finding is headed: "联系人1 · 姓名".
/// `None` when it is the whole form.
pub fn label(path: &str, locale: Locale) -> Option<String> {
    let mut parts = path.split('/').skip(1);
    match (parts.next()?, parts.next(), parts.next()) {
        ("contacts", Some(index), field) => {
            let contact = contact(index.parse().ok()?, locale);
            Some(match field.and_then(|field| of_contact(field, locale)) {
                Some(name) => [&contact, " · ", name].concat(),
                None => contact,
            })
        }
        ("consents", Some(id), _) => consent(id, locale),
        ("applicant" | "sms", Some(field), _) | (field, ..) => own(field, locale).map(str::to_owned),
    }
}

/// A contact, counted from 0.
pub fn contact(index: usize, locale: Locale) -> String {
    let number = index.saturating_add(1);
    match locale {
        Locale::ZhCn => format!("联系人{number}"),
        Locale::En => format!("Contact {number}"),
    }
}

/// A field of a contact.
pub fn of_contact(field: &str, locale: Locale) -> Option<&'static str> {
    let words = match field {
        "name" => ["姓名", "Name"],
        "phone" => ["手机号", "Mobile number"],
        "relation" => ["对方是您的", "Who they are to you"],
        "note" => ["对方是谁", "Who they are"],
        "adult" => ["已满18周岁", "18 or older"],
        "informed" => ["已告诉对方并征得同意", "Told, and agrees"],
        _ => return None,
    };
    Some(say(words, locale))
}

/// A declaration about a contact, as it stands beside its box.
pub fn declaration(field: &str, locale: Locale) -> Option<&'static str> {
    let words = match field {
        "adult" => ["这位联系人已满18周岁。", "This contact is 18 or older."],
        "informed" => [
            "我已告诉对方填了哪些信息、给谁、做什么用，对方同意。",
            "I told them what I give, to whom and what for, and they agree.",
        ],
        _ => return None,
    };
    Some(say(words, locale))
}

/// Every other field, by the name of its member.
pub fn own(field: &str, locale: Locale) -> Option<&'static str> {
    let words = match field {
        "name" => ["姓名", "Name"],
        "phone" => ["手机号", "Mobile number"],
        "backupPhones" => ["备用手机号", "Second mobile number"],
        "workPhone" => ["单位电话", "Phone at work"],
        "idNumber" => ["身份证号码", "Identity number"],
        "contacts" => ["联系人", "Contacts"],
        "contactPhones" => ["联系人电话", "A contact's number"],
        "text" => ["短信原文", "The message"],
        "sender" => ["发来的号码", "The number it came from"],
        "receivedAt" => ["收到的时间", "When it came"],
        "reason" => ["要查的事", "What to look into"],
        "note" => ["想补充的话", "Anything to add"],
        "oldPhone" => ["旧手机号", "Old mobile number"],
        "newPhone" => ["新手机号", "New mobile number"],
        "oldReachable" => ["旧号码还能收到短信吗？", "Does the old number still receive messages?"],
        "demoAccount" => ["演示：假设您的账户是这样的", "For the demonstration: suppose your account is like this"],
        "oldCancelledDays" => ["注销多久了？", "How long ago was it cancelled?"],
        _ => return None,
    };
    Some(say(words, locale))
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
            ("no", "No, but the number still exists"),
            ("cancelled", "It was cancelled"),
            ("unknown", "Not sure"),
        ],
    }
}

/// What a lender can be asked to look into: value and name, in the order of the form.
pub fn reasons(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let names = match locale {
        Locale::ZhCn => ["这条短信是不是你们发的", "我没有在你们这里借过钱", "短信要找的人不是我", "催款的方式不对"],
        Locale::En => [
            "Did you send this message?",
            "I never borrowed from you",
            "The message is meant for somebody else",
            "The way you collect is wrong",
        ],
    };
    REASONS.into_iter().zip(names).collect()
}

/// How long ago a number was cancelled: days and name.
pub fn cancelled(locale: Locale) -> [(&'static str, &'static str); 3] {
    match locale {
        Locale::ZhCn => [("0", "不到60天"), ("60", "60天到90天"), ("90", "超过90天")],
        Locale::En => [("0", "less than 60 days"), ("60", "60 to 90 days"), ("90", "more than 90 days")],
    }
}

/// The invented accounts of the demo: value and name.
pub fn demo_accounts(locale: Locale) -> [(&'static str, &'static str); 5] {
    match locale {
        Locale::ZhCn => [
            ("due-soon", "快到还款日"),
            ("overdue", "已经逾期"),
            ("backup", "留过一个备用号码"),
            ("in-review", "借款正在审核"),
            ("changed-often", "这个月已经换过两次号码"),
        ],
        Locale::En => [
            ("due-soon", "a payment is due soon"),
            ("overdue", "a payment is overdue"),
            ("backup", "a second number was given earlier"),
            ("in-review", "a loan is being looked at"),
            ("changed-often", "the number was changed twice this month"),
        ],
    }
}
