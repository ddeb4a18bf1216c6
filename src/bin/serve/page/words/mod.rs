//! What the server's own pages say, in both languages. A sentence that one language lacks does not
//! compile.

mod chinese;
mod english;

use heyan::report::Locale;

/// A text in Chinese and in English, where one place says it.
pub type Pair = [&'static str; 2];

/// The text in this language.
pub fn say(pair: Pair, locale: Locale) -> &'static str {
    let [chinese, english] = pair;
    match locale {
        Locale::ZhCn => chinese,
        Locale::En => english,
    }
}

/// The sentences of one language. Each name says where it stands.
#[allow(missing_docs)]
pub struct Words {
    pub site: &'static str,
    pub skip: &'static str,
    pub pages: &'static str,
    pub apply: &'static str,
    pub change: &'static str,
    pub sms: &'static str,
    pub rules: &'static str,
    pub rules_page: &'static str,
    pub home: &'static str,
    pub other_language: &'static str,
    pub demo_label: &'static str,
    pub demo: &'static str,
    pub demo_invented: &'static str,
    pub demo_kept: &'static str,
    pub back_to_form: &'static str,
    pub foot: &'static str,

    pub received_application: &'static str,
    pub received_change: &'static str,
    pub review_application: &'static str,
    pub review_change: &'static str,
    pub rejected_application: &'static str,
    pub rejected_change: &'static str,
    pub received_objection: &'static str,
    pub rejected_objection: &'static str,
    pub objection_next: &'static str,
    pub objection_text_missing: &'static str,
    pub objection_text_long: &'static str,
    pub objection_line_long: &'static str,
    pub objection_reason_missing: &'static str,
    pub objection_note_long: &'static str,
    pub meanwhile: &'static str,
    pub objection_sent: &'static str,
    pub objection_characters: &'static str,
    pub objection_asked: &'static str,
    pub objection_really: &'static str,
    pub sms_fraud: &'static str,
    pub sms_suspicious: &'static str,
    pub sms_unlawful_collection: &'static str,
    pub sms_wrong_person: &'static str,
    pub sms_unverified: &'static str,
    pub received_next: &'static str,
    pub review_next: &'static str,
    pub rejected_next: &'static str,
    pub change_next: &'static str,
    pub change_review_next: &'static str,
    pub change_cooling_off: [&'static str; 2],
    pub change_done: [&'static str; 2],
    pub change_cancelled: [&'static str; 2],
    pub change_refused: [&'static str; 2],
    pub change_expired: [&'static str; 2],
    pub undo_until: &'static str,
    pub go_on_with_change: &'static str,
    pub needs_scripts: &'static str,
    pub stage_done: &'static str,
    pub stage_current: &'static str,
    pub number_verified: &'static str,
    pub number_unverified: &'static str,
    pub when: &'static str,
    pub keep_address: &'static str,
    pub reasons: &'static str,
    pub to_put_right: &'static str,
    pub notes: &'static str,
    pub steps: &'static str,
    pub by_person: &'static str,
    pub by_lender: &'static str,
    pub afterwards: &'static str,
    pub or: &'static str,
    pub and: &'static str,
    pub hours: &'static str,
    pub repay: &'static str,
    pub basis: &'static str,

    pub summary: &'static str,
    pub error_prefix: &'static str,
    pub check_title: &'static str,
    pub check_text: &'static str,
    pub edit_title: &'static str,
    pub edit_text: &'static str,
    pub send: &'static str,
    pub another_contact: &'static str,
    pub submit_application: &'static str,
    pub edit: &'static str,
    pub go_on: &'static str,
    pub own: &'static str,
    pub numbers: &'static str,
    pub message: &'static str,
    pub consents: &'static str,
    pub choose: &'static str,
    pub nothing_typed: &'static str,
    pub agreed: &'static str,
    pub not_agreed: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub read_notice: &'static str,
    pub optional: &'static str,

    pub problem_malformed: [&'static str; 2],
    pub problem_other_origin: [&'static str; 2],
    pub problem_key_reused: [&'static str; 2],
    pub problem_too_large: [&'static str; 2],
    pub problem_content_type: [&'static str; 2],
    pub problem_method: [&'static str; 2],
    pub problem_not_found: [&'static str; 2],
    pub problem_no_link: [&'static str; 2],
    pub problem_link_ended: [&'static str; 2],
    pub problem_notice_changed: [&'static str; 2],
    pub problem_nothing_given: [&'static str; 2],
    pub problem_slow: [&'static str; 2],
    pub problem_server: [&'static str; 2],
    pub problem_rejected: [&'static str; 2],
}

/// The sentences of this language.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::ZhCn => &chinese::WORDS,
        Locale::En => &english::WORDS,
    }
}
