//! What somebody is told to do.

use heyan::sms::{self, Outcome, Recipient, SmsInput, SmsOptions};

/// Whoever really owes must not miss a due date because a message about it may be false.
#[test]
fn advice_against_paying_names_the_way_a_real_debt_is_paid() {
    let text = "【招联金融】您的欠款已逾期，请将款项汇至财务个人账户 6228480000000000131".to_owned();
    let report = sms::inspect(&SmsInput { text, ..SmsInput::default() }, &SmsOptions::default());
    assert_eq!(report.outcome, Outcome::Fraud);
    let advice = report.advice.iter().find(|one| one.id == "do-not-pay").unwrap();
    assert!(advice.text.contains("按期还") && !advice.text.contains("不要还款"), "{}", advice.text);
}

/// What somebody who never borrowed is told to do, and whose threat stays a threat.
#[test]
fn who_never_borrowed_is_still_threatened_and_never_sent_to_a_fraud() {
    let told = |text: &str, never_borrowed: bool| {
        let recipient = Recipient { never_borrowed, ..Recipient::default() };
        let sms = SmsInput { text: text.to_owned(), ..SmsInput::default() };
        let report = sms::inspect(&sms, &SmsOptions { recipient, ..SmsOptions::default() });
        (report.outcome, report.advice.iter().map(|one| one.id).collect::<Vec<_>>())
    };
    let threat = "【某某金融】你这个老赖不要脸，欠债不还，今天就把你的照片发给你的父母和单位领导，弄死你。";
    for never in [false, true] {
        let (outcome, advice) = told(threat, never);
        assert_eq!(outcome, Outcome::UnlawfulCollection, "never borrowed: {never}");
        assert_eq!(advice.first(), Some(&"report-110"), "{advice:?}");
        assert!(["complain-12378", "legal-aid-12348"].iter().all(|id| advice.contains(id)), "{advice:?}");
        assert_eq!(["no-duty", "write-lender"].map(|id| advice.contains(&id)), [never, never], "{advice:?}");
    }
    let contact = "王建国是你同事吧，他欠我们公司钱，你是他的紧急联系人，让他今天马上还钱，不然天天打你电话";
    for never in [false, true] {
        let (outcome, advice) = told(contact, never);
        assert_eq!((outcome, advice.first()), (Outcome::UnlawfulCollection, Some(&"no-duty")));
        assert!(!advice.contains(&"verify-in-app") && !advice.contains(&"ask-lender"), "there is no app to look in");
    }
    let fraud = "【平安法务】您的欠款已逾期，工作人员明天将上门核实，点击 http://pa-fw.xyz/j8K2 结清。";
    let (outcome, advice) = told(fraud, true);
    assert_eq!(outcome, Outcome::Fraud);
    assert!(advice.contains(&"credit-report") && !advice.iter().any(|id| id.starts_with("write-")), "{advice:?}");
    assert_eq!(told("晚上吃烧烤去不去，老地方等你", false), (Outcome::Unverified, vec!["ask-the-person"]));
}
