//! The time a message takes.

use heyan::sms::{self, Recipient, SmsInput, SmsOptions};

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
