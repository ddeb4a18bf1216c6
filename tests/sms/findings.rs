//! What findings point at.

use super::{FILES, cases};
use heyan::sms::{self, Outcome, SmsInput, SmsOptions};

#[test]
fn every_finding_quotes_what_stands_there() {
    for text in FILES {
        for case in cases(text) {
            let units: Vec<u16> = case.sms.text.encode_utf16().collect();
            let report = sms::inspect(&case.sms, &case.options);
            assert!(!report.report.findings.is_empty() || report.outcome != Outcome::Unverified, "{}", case.sms.text);
            for finding in &report.report.findings {
                if let Some([from, to]) = finding.range {
                    assert!(from < to && to as usize <= units.len(), "{:?} in {}", finding, case.sms.text);
                }
            }
        }
    }
}

/// An advertisement that offers a chat is shown where it does, and is neither hiding anything nor a reason for alarm.
#[test]
fn a_chat_that_is_offered_openly_is_shown_and_not_accused() {
    let offers = [
        "【某某装修】全屋整装特价，免费量房，加微信 zx8866 领取设计图。退订T",
        "【美容院】会员周年庆，护理3折，预约加微 mr_2020，退订T",
    ];
    for text in offers {
        let sms = SmsInput { text: text.into(), ..SmsInput::default() };
        let report = sms::inspect(&sms, &SmsOptions::default());
        assert_eq!(report.outcome, Outcome::Unverified, "{text}");
        assert!(!report.signals.contains(&"substituted-words"), "{text}");
        let asks = report.report.findings.iter().find(|finding| finding.code == heyan::report::Code::SmsAsksContact);
        assert!(asks.is_some_and(|finding| finding.range.is_some()), "{text}: {:?}", report.signals);
    }
}
