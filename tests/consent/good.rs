//! Words that look like bad ones and say the opposite, or something else.

use super::{both, lint::Case};
use serde_json::json;

/// None of these raises anything.
pub fn good_wording() -> Vec<Case> {
    let say = |text: &str| both(text);
    vec![
        ("/purposes/0/method", say("不会默认同意，由您逐项选择"), &[]),
        ("/purposes/0/method", say("沉默不视为同意"), &[]),
        ("/purposes/2/purpose", say("请联系人转告，联系人不承担连带责任"), &[]),
        ("/purposes/2/purpose", say("请联系人转告，联系人没有还款义务"), &[]),
        ("/purposes/0/method", say("不向任何第三方提供"), &[]),
        ("/purposes/0/method", say("不读取您的通讯录"), &[]),
        ("/purposes/0/method", say("我们没有读取任何人的通讯录"), &[]),
        ("/purposes/6/retention/rule", say("到您退订时为止，不会永久保存"), &[]),
        ("/purposes/0/purpose", say("审核申请，不用于营销"), &[]),
        ("/purposes/0/method", say("必要时由人工核对"), &[]),
        ("/purposes/4/method", say("不同意则无法查询，由审核人员查看"), &[]),
        ("/purposes/0/method", say(&"您".repeat(80)), &[]),
        ("/processor/name", json!("示例银行股份有限公司"), &[]),
        ("/rights/procedure", say("说明要求并核实身份，随时可以注销账号"), &[]),
        ("/purposes/0/method", say("变化时在页面上通知您，不会不另行通知"), &[]),
        ("/recipients/1/method", say("加密保存，和我们一起对您负责"), &[]),
        ("/purposes/0/purpose", say("审核申请，不收取违约金"), &[]),
        ("/purposes/0/method", say("不收集儿童的信息"), &[]),
        ("/categories/5/name", both("未成年子女的银行卡号，须监护人同意"), &[]),
    ]
}
