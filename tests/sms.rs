//! How well messages are judged: the labelled messages of `tests/sms/*.tsv`, each a template of its own or one of a
//! few variants of one. The `build` files are there to develop against, `build-2.tsv` of a stranger's hand; the `judge`
//! files are of other templates, and the head of each says what the rules made of it when they first met it and how far
//! its figures can be trusted since.
//! `cargo test --test sms -- --nocapture` prints the confusion table; `SMS_SHOW=build` lists the misses of that part.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use heyan::sms::{self, Clock, Outcome, Recipient, SmsInput, SmsOptions};
use std::collections::BTreeMap;

/// What a message really is. `genuine`, `advertising` and `private` should stay `unverified`.
const KINDS: [&str; 7] =
    ["genuine", "advertising", "private", "fraud", "suspicious", "unlawful-collection", "wrong-person"];

struct Case {
    kind: String,
    /// The outcomes that are right for it.
    wanted: Vec<String>,
    sms: SmsInput,
    options: SmsOptions,
}

/// Columns: kind, sender, received, name/id tail/phone tail/never, text with `\n`. Lines that begin with # are comments.
/// `kind=outcome|outcome` where more than one outcome is right, or another than the kind's own.
fn cases(text: &str) -> Vec<Case> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.splitn(5, '\t').collect();
            let [kind, sender, received, person, text] = columns[..] else { panic!("five columns: {line}") };
            let (kind, wanted) = kind.split_once('=').unwrap_or((kind, own(kind)));
            let wanted: Vec<String> = wanted.split('|').map(str::to_owned).collect();
            assert!(KINDS.contains(&kind), "no such kind: {line}");
            assert!(
                wanted.iter().all(|one| ALL.iter().any(|outcome| outcome.as_str() == one)),
                "no such outcome: {line}"
            );
            let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let mut details = person.split('/');
            let mut next = || details.next().unwrap_or_default();
            let (name, id, phone, never) = (next(), next(), next(), next());
            let recipient = Recipient {
                name: given(name),
                id_tail: given(id),
                phone_tail: given(phone),
                never_borrowed: never == "never",
            };
            let options = SmsOptions { recipient, ..SmsOptions::default() };
            let received_at = given(received).map(|text| Clock::parse(&text).unwrap_or_else(|| panic!("time: {line}")));
            Case {
                kind: kind.to_owned(),
                wanted,
                sms: SmsInput { text: text.replace("\\n", "\n"), sender: given(sender), received_at },
                options,
            }
        })
        .collect()
}

/// The outcome that is right for a kind where its line names no other.
fn own(kind: &str) -> &str {
    if ["genuine", "advertising", "private"].contains(&kind) { "unverified" } else { kind }
}

fn table(name: &str, text: &str) -> BTreeMap<String, BTreeMap<&'static str, usize>> {
    let mut table: BTreeMap<String, BTreeMap<&'static str, usize>> = BTreeMap::new();
    let show = std::env::var("SMS_SHOW").is_ok_and(|shown| shown == name);
    for case in cases(text) {
        let report = sms::inspect(&case.sms, &case.options);
        if show && !case.wanted.iter().any(|wanted| wanted == report.outcome.as_str()) {
            println!(
                "{} -> {} {:?}\n    {} {:?}",
                case.kind,
                report.outcome.as_str(),
                report.signals,
                case.sms.text,
                case.sms.sender
            );
        }
        *table.entry(case.kind).or_default().entry(report.outcome.as_str()).or_default() += 1;
    }
    println!("\n{name}: rows are what the messages are, columns what they are taken for");
    println!(
        "{:22}{:>7}{:>12}{:>11}{:>14}{:>12}{:>7}",
        "", "fraud", "suspicious", "unlawful", "wrong-person", "unverified", "all"
    );
    for kind in KINDS {
        let Some(row) = table.get(kind) else { continue };
        let of = |outcome: Outcome| row.get(outcome.as_str()).copied().unwrap_or(0);
        let all: usize = row.values().sum();
        println!(
            "{kind:22}{:>7}{:>12}{:>11}{:>14}{:>12}{all:>7}",
            of(Outcome::Fraud),
            of(Outcome::Suspicious),
            of(Outcome::UnlawfulCollection),
            of(Outcome::WrongPerson),
            of(Outcome::Unverified)
        );
    }
    table
}

/// How many messages of a kind were taken for one of these.
fn count(table: &BTreeMap<String, BTreeMap<&'static str, usize>>, kind: &str, outcomes: &[Outcome]) -> usize {
    table.get(kind).map_or(0, |row| outcomes.iter().filter_map(|outcome| row.get(outcome.as_str())).sum())
}

const ALL: [Outcome; 5] =
    [Outcome::Fraud, Outcome::Suspicious, Outcome::UnlawfulCollection, Outcome::WrongPerson, Outcome::Unverified];

const FILES: [&str; 10] = [
    include_str!("sms/build.tsv"),
    include_str!("sms/build-2.tsv"),
    include_str!("sms/build-3.tsv"),
    include_str!("sms/build-4.tsv"),
    include_str!("sms/build-5.tsv"),
    include_str!("sms/judge.tsv"),
    include_str!("sms/judge-2.tsv"),
    include_str!("sms/judge-3.tsv"),
    include_str!("sms/judge-4.tsv"),
    include_str!("sms/judge-5.tsv"),
];

/// Any file of these columns, named by `SMS_FILE`: its table, and with `SMS_SHOW=file` its misses.
#[test]
fn a_file_of_ones_own_is_measured() {
    let Ok(path) = std::env::var("SMS_FILE") else { return };
    for path in path.split(',') {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        table("file", &text);
        let cases = cases(&text);
        let right = |case: &&Case| {
            let outcome = sms::inspect(&case.sms, &case.options).outcome;
            case.wanted.iter().any(|wanted| wanted == outcome.as_str())
        };
        println!("right: {} of {}", cases.iter().filter(right).count(), cases.len());
    }
}

/// The targets, in both parts that were mended on: no honest message is called fraud, at most 1 in 12 genuine ones and 1 in 20
/// advertisements are above `unverified`, of frauds at least 95 % are, and 80 % are called fraud.
#[test]
fn messages_are_judged_well_enough() {
    let parts = [
        ("build", include_str!("sms/build.tsv")),
        ("build-4", include_str!("sms/build-4.tsv")),
        ("build-5", include_str!("sms/build-5.tsv")),
        ("judge", include_str!("sms/judge.tsv")),
    ];
    let mut wrong = Vec::new();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, text) in parts {
        let table = table(name, text);
        let mut hold = |what: &str, holds: bool| {
            if !holds {
                wrong.push(format!("{name}: {what}"));
            }
        };
        for kind in KINDS {
            *sizes.entry(kind).or_default() += count(&table, kind, &ALL);
        }
        for kind in ["genuine", "advertising", "private"] {
            hold(&format!("a {kind} message was called fraud"), count(&table, kind, &[Outcome::Fraud]) == 0);
        }
        let all = |kind: &str| count(&table, kind, &ALL);
        let above = |kind: &str| all(kind) - count(&table, kind, &[Outcome::Unverified]);
        hold("more than 1 genuine message in 12", above("genuine") * 12 <= all("genuine"));
        hold("more than 1 advertisement in 20", above("advertising") * 20 <= all("advertising"));
        hold("a private message", above("private") == 0);
        hold("fewer than 95 % of the frauds are seen", above("fraud") * 100 >= all("fraud") * 95);
        hold(
            "fewer than 80 % of the frauds are called so",
            count(&table, "fraud", &[Outcome::Fraud]) * 100 >= all("fraud") * 80,
        );
        for kind in ["suspicious", "unlawful-collection", "wrong-person"] {
            hold(&format!("fewer than 85 % of {kind}"), all(kind) < 5 || above(kind) * 100 >= all(kind) * 85);
        }
    }
    for kind in KINDS {
        assert!(sizes.get(kind).is_some_and(|size| *size >= 40), "at least 40 of {kind}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The stranger's messages of `build-2.tsv`: no honest one is called fraud, and nothing is seen worse than it is now.
/// Their targets are lower than those of the other parts: of the frauds 82 % were seen and 73 % called so when first met.
#[test]
fn a_strangers_messages_are_judged_no_worse_than_before() {
    let table = table("build-2", include_str!("sms/build-2.tsv"));
    let all = |kind: &str| count(&table, kind, &ALL);
    let taken = |kind: &str, outcome: Outcome| count(&table, kind, &[outcome]);
    let above = |kind: &str| all(kind) - taken(kind, Outcome::Unverified);
    assert_eq!((all("genuine"), all("advertising"), all("private")), (49, 26, 43));
    assert_eq!((above("genuine"), above("advertising"), above("private")), (0, 0, 0), "false alarms");
    assert_eq!((all("fraud"), all("suspicious"), all("unlawful-collection"), all("wrong-person")), (51, 22, 44, 43));
    assert!(above("fraud") >= 46, "frauds seen: {}", above("fraud"));
    assert!(taken("fraud", Outcome::Fraud) >= 41, "frauds called so");
    assert!(above("suspicious") >= 10, "suspicious ones seen: {}", above("suspicious"));
    assert!(taken("unlawful-collection", Outcome::UnlawfulCollection) >= 30, "unlawful collection");
    assert!(taken("wrong-person", Outcome::WrongPerson) >= 40, "for somebody else");
}

/// What was kept apart to judge by: 469 messages in three parts, each met once before anything was mended on it. On those
/// first meetings 109 of 124 frauds were above `unverified` and 95 called fraud, 4 of 130 genuine messages called fraud.
#[test]
fn messages_kept_apart_are_judged_well_enough() {
    let parts = [
        ("judge-2", include_str!("sms/judge-2.tsv")),
        ("judge-3", include_str!("sms/judge-3.tsv")),
        ("judge-4", include_str!("sms/judge-4.tsv")),
    ];
    let tables: Vec<_> = parts.iter().map(|(name, text)| table(name, text)).collect();
    let sum = |kind: &str, outcomes: &[Outcome]| tables.iter().map(|table| count(table, kind, outcomes)).sum::<usize>();
    let all = |kind: &str| sum(kind, &ALL);
    let above = |kind: &str| all(kind) - sum(kind, &[Outcome::Unverified]);
    for kind in ["genuine", "advertising", "private"] {
        assert_eq!(sum(kind, &[Outcome::Fraud]), 0, "{kind} called fraud");
    }
    assert!(above("genuine") * 12 <= all("genuine"), "genuine: {} of {}", above("genuine"), all("genuine"));
    assert_eq!(above("advertising") + above("private"), 0, "false alarms");
    assert!(above("fraud") * 100 >= all("fraud") * 95, "frauds seen: {} of {}", above("fraud"), all("fraud"));
    assert!(sum("fraud", &[Outcome::Fraud]) * 100 >= all("fraud") * 85, "frauds called so");
    let unlawful = [Outcome::UnlawfulCollection];
    assert!(sum("unlawful-collection", &unlawful) * 100 >= all("unlawful-collection") * 80, "unlawful collection");
    assert!(sum("wrong-person", &[Outcome::WrongPerson]) * 100 >= all("wrong-person") * 90, "for somebody else");
}

/// The part that nothing was mended on: 210 messages whose misses nobody has read. Only its counts have been looked at, some
/// eight times since the rules first met it; the figures of that first meeting stand in the README.
#[test]
fn messages_never_mended_on_are_judged_well_enough() {
    let table = table("judge-6", include_str!("sms/judge-6.tsv"));
    let all = |kind: &str| count(&table, kind, &ALL);
    let taken = |kind: &str, outcome: Outcome| count(&table, kind, &[outcome]);
    let above = |kind: &str| all(kind) - taken(kind, Outcome::Unverified);
    assert_eq!((all("genuine"), all("advertising"), all("private"), all("fraud")), (55, 22, 28, 55));
    for kind in ["genuine", "advertising", "private"] {
        assert_eq!(taken(kind, Outcome::Fraud), 0, "{kind} called fraud");
    }
    assert!(above("genuine") * 12 <= all("genuine"), "genuine: {}", above("genuine"));
    assert!(above("advertising") == 0 && above("private") <= 3, "false alarms: {}", above("private"));
    assert!(above("fraud") * 100 >= all("fraud") * 95, "frauds seen: {}", above("fraud"));
    assert!(taken("fraud", Outcome::Fraud) * 100 >= all("fraud") * 80, "frauds called so");
    assert!(taken("unlawful-collection", Outcome::UnlawfulCollection) >= 20, "unlawful collection, of 28");
    assert!(taken("wrong-person", Outcome::WrongPerson) >= 15, "for somebody else, of 22");
}

/// In every part that was mended on: an honest message is never called fraud, and private ones and advertisements raise no alarm at all.
#[test]
fn no_honest_message_is_called_fraud() {
    for text in FILES {
        for case in cases(text) {
            let outcome = sms::inspect(&case.sms, &case.options).outcome;
            match case.kind.as_str() {
                "genuine" => assert_ne!(outcome, Outcome::Fraud, "{}", case.sms.text),
                "advertising" | "private" => assert_eq!(outcome, Outcome::Unverified, "{}", case.sms.text),
                _ => {}
            }
        }
    }
}

/// Unverified least, fraud most; the two that name another remedy are as grave as a suspicion.
fn gravity(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Unverified => 0,
        Outcome::Suspicious | Outcome::UnlawfulCollection | Outcome::WrongPerson => 1,
        Outcome::Fraud => 2,
    }
}

#[test]
fn no_sender_speaks_for_a_message() {
    let senders =
        ["95588", "95555", "10086", "12368", "96110", "1069055512345", "106980095508", "13800000041", "+85291234567"];
    for text in FILES {
        for case in cases(text) {
            let bare = sms::inspect(&SmsInput { sender: None, ..case.sms.clone() }, &case.options).outcome;
            for sender in senders {
                let with =
                    sms::inspect(&SmsInput { sender: Some(sender.into()), ..case.sms.clone() }, &case.options).outcome;
                assert!(
                    gravity(with) >= gravity(bare),
                    "{sender} made {} of {}: {}",
                    with.as_str(),
                    bare.as_str(),
                    case.sms.text
                );
            }
        }
    }
}

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

/// What this thread has worked so far, where the system says it: time that others took is no cost of ours.
fn worked() -> Option<std::time::Duration> {
    let stated = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stated.split(' ').next()?.parse().ok().map(std::time::Duration::from_nanos)
}

/// 100,000 characters of anything cost ten times what 10,000 do, not a hundred times.
#[test]
fn the_work_grows_with_the_message() {
    let shapes = [
        "加微信",
        "。",
        ",",
        "【",
        "【】",
        "(",
        "1",
        "1 ",
        "138",
        "a",
        "a.",
        "http://",
        "http://a.cn/",
        "转账到",
        "贷.",
        "验证码发给客服,",
        "*",
        "王*",
        "。com",
        "@",
        "请勿",
        "身份证尾号",
        "\u{200B}",
        "\u{1F468}\u{200D}",
        "一",
        "(2026)",
        "案号",
        "xn--a.",
        "x.top ",
        "不要",
        "的手机",
        "您",
        "【招联】花呗",
    ];
    let options = SmsOptions {
        recipient: Recipient {
            name: Some("王小明".into()),
            id_tail: Some("1234".into()),
            phone_tail: Some("0024".into()),
            never_borrowed: false,
        },
        ..SmsOptions::default()
    };
    let time = |shape: &str, length: usize| {
        let text: String = shape.chars().cycle().take(length).collect();
        let sms = SmsInput { text, sender: None, received_at: None };
        (0..3)
            .map(|_| {
                let (began, worked) = (std::time::Instant::now(), worked());
                std::hint::black_box(sms::inspect(&sms, &options));
                let passed = began.elapsed();
                self::worked().zip(worked).map_or(passed, |(after, before)| passed.min(after.saturating_sub(before)))
            })
            .min()
            .unwrap()
    };
    for shape in shapes {
        // The machine has other work, too: only what is slow every time is slow.
        let mut slow = Vec::new();
        let steep = (0..6).all(|_| {
            let (short, long) = (time(shape, 10_000), time(shape, 100_000));
            slow.push((short, long));
            long.as_secs_f64() > 60.0 * short.as_secs_f64().max(0.002)
        });
        assert!(!steep, "{shape:?}: {slow:?}");
    }
}
