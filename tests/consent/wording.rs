//! Words that may not stand in a notice.

use super::{both, lint::Case};
use serde_json::json;

pub fn wording() -> Vec<Case> {
    let say = |text: &str| both(text);
    vec![
        ("/purposes/6/method", say("发短信，继续使用即视为同意"), &["silent"]),
        ("/purposes/6/withdrawal", say("本同意不可撤销"), &["irrevocable"]),
        ("/purposes/6/retention/rule", say("永久保存"), &["forever"]),
        ("/purposes/0/purpose", say("您作出概括授权"), &["blanket"]),
        ("/purposes/0/purpose", say("您放弃抗辩的权利"), &["waiver"]),
        ("/purposes/0/method", say("提供给任何第三方"), &["any-third-party"]),
        ("/purposes/0/method", say("读取您的通讯录"), &["address-book"]),
        ("/purposes/2/purpose", say("联系人承担连带责任"), &["contact-liable"]),
        ("/purposes/0/method", say("包括但不限于保存"), &["open-list"]),
        ("/purposes/0/method", say("与合作机构核对"), &["unnamed-recipient"]),
        ("/recipients/0/name", json!("合作机构"), &["unnamed-recipient"]),
        ("/purposes/1/retention/rule", say("必要时延长"), &["vague"]),
        ("/purposes/0/method", say("违约时公开您的信息"), &["publication"]),
        ("/recipients/1/method", say("加密保存，可转委托"), &["onward"]),
        ("/purposes/0/purpose", say("秒批"), &["pressure"]),
        ("/purposes/6/purpose", say("介绍优惠，否则不能申请"), &["refusal-punished"]),
        ("/purposes/0/purpose", say("未成年人也可以申请"), &["minors"]),
        ("/purposes/0/method", say(&"您".repeat(81)), &["long-sentence"]),
        ("/rights/procedure", say("账号不支持注销"), &["rights-denied"]),
        ("/purposes/0/method", say("方式有变化的，不另行通知"), &["unannounced"]),
        ("/purposes/0/purpose", say("审核申请；我们有权随时修改用途"), &["unannounced"]),
        ("/recipients/1/method", say("加密保存，出现问题概不负责"), &["joint-disclaimed"]),
        ("/recipients/0/method", say("加密传输，出现问题概不负责"), &["key-term"]),
        ("/purposes/0/purpose", say("审核申请，逾期收取违约金"), &["key-term"]),
    ]
}

pub fn own_wording() -> Vec<Case> {
    let say = |text: &str| json!(format!("{text}\n\n{}", "{{purpose}} {{method}} {{data}}"));
    vec![
        ("/purposes/0/text", say("**说明**，见[全文](https://example.com)"), &[]),
        ("/purposes/3/text", say("{{necessity}}；{{ impact }}。{{retention}}{{withdrawal}}"), &[]),
        ("/purposes/0/text", say("<b>x</b>"), &["own-html"]),
        ("/purposes/0/text", say("![x](https://example.com/x.png)"), &["own-image"]),
        ("/purposes/0/text", say("[x](javascript:alert)"), &["own-link"]),
        ("/purposes/0/text", say("{{nothing}}"), &["own-slot"]),
        ("/purposes/0/text", say("{{necessity}}"), &["own-slot"]),
        ("/purposes/0/text", json!("{{purpose}} {{method}}"), &["own-value"]),
        ("/purposes/0/text", json!("{{method}} {{data}}"), &["own-value"]),
        ("/purposes/3/text", say("{{necessity}}"), &["own-value"]),
        ("/purposes/0/text", say("我们不会默认同意"), &[]),
        ("/purposes/0/text", say("继续使用即视为同意"), &["silent"]),
        (
            "/purposes/5/text",
            json!("{{purpose}} {{method}} {{data}} {{necessity}} {{impact}} 逾期要付违约金"),
            &["key-term"],
        ),
        ("/purposes/5/text", json!("{{purpose}} {{method}} {{data}} {{necessity}} {{impact}} **逾期要付违约金**"), &[]),
        // In bold, and yet nothing that is confirmed by itself.
        ("/purposes/0/text", say("**逾期要付违约金**"), &["key-term"]),
    ]
}
