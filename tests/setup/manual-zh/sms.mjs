// The comments of www/heyan/types/sms.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  SmsInput: ["7fbd241c", "一条短信，照收到的样子。"],
  "SmsInput.text": ["14c042d5", "短信里的全部文字，签名也在内。最多读100,000个字符。"],
  "SmsInput.sender": ["28b7ae94", "手机上显示的发送号码。号码可以伪造：它只会让短信更可疑，从不替它说话。"],
  "SmsInput.receivedAt": ["5fe08301", '"2026-11-20T23:10"按上海时间；带时区的RFC 3339也能读。'],
  SmsOptions: ["701d1e65", "收信人和贷款机构，已经知道些什么。"],
  "SmsOptions.recipient": ["7b5a652b", "只留在内存里，和短信里遮住的姓名、尾号对照。空文本算没有给。"],
  "SmsOptions.done": ["d6fcd31c", "本人已经做了什么；建议按它排先后。"],
  "SmsOptions.brands": ["0ac70cdc", "机构自己的信息，加进内置的表。`domains`写可注册的域名：example.com，不是www.example.com。"],
  SmsReport: ["b0c6bd0e", "短信要人做什么，哪里对不上。"],
  "SmsReport.outcome": ["e8c7aae4", 'fraud是诈骗，suspicious是可疑，unlawful-collection是违规催收，wrong-person是找错了人。没有"safe"（安全）：最好的结果是"unverified"（verdict是"review"），写明怎样去核实。'],
  "SmsReport.signals": ["6d4fb0b6", '提示的编码，去掉"sms."，按发现的先后。'],
  "SmsReport.claims": ["203ef6a3", "`signature`是【】里的原文；`brand`用表里的名称；`host`用小写。"],
  "SmsReport.advice": ["e75823e4", "怎么做，最先要做的在前。`checkedOn`（YYYY-MM-DD）是有人查到`contact`的那一天。"],
  inspectSms: ["a75aee18", `看一条短信要人做什么，哪里和它自称的身份对不上，先做什么。

提示的位置是\`/text\`（带range）、\`/sender\`或\`/receivedAt\`。只读得懂中文短信。不到网上查，不发送，不保存。`],
};
