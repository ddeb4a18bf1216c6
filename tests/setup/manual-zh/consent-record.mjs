// The comments of www/heyan/types/consent-record.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  ConsentEvent: ["db2e5b05", "一个人什么时候、看着怎样的显示、作了什么决定。时刻用RFC 3339，带哪个时区都行。"],
  "ConsentEvent.recordId": ["1f8983a1", "一个UUID，如`crypto.randomUUID()`给出的。"],
  "ConsentEvent.subject": ["1dd11418", '机构的服务器凭什么认得这个人：带密钥的哈希（"hmac-sha256:…"，中间也可以写密钥的名字）、UUID，或别的看不出是谁的id。手机号、身份证号、邮箱、姓名、不带密钥的哈希是error，也不写进记录。'],
  "ConsentEvent.items": ["8637761c", "按renderConsent().items的id；没人动过的项目不写。"],
  "ConsentEvent.at": ["de044f66", "本人什么时候作的决定。"],
  "ConsentEvent.display": ["2ecaf2b9", "文本是怎样显示的。有一项同意就要写；拒绝和撤回可以不写，例如打电话来的。"],
  "ConsentEvent.display.openedAt": ["10c0f9be", "什么时候打开文本。"],
  "ConsentEvent.display.confirmedAt": ["072cc8de", "什么时候确认。"],
  "ConsentEvent.display.visibleMs": ["98dd1890", "文本真正看得见的时间，毫秒。"],
  "ConsentEvent.display.maxScrollPermille": ["8e1ded64", "往下读到了哪里，0到1000。"],
  "ConsentEvent.display.expanded": ["c33754b0", "展开过哪些折叠的部分。"],
  "ConsentEvent.display.viewport": ["bc46b1cb", '窗口大小，CSS像素，"390x844"。'],
  "ConsentEvent.display.reopened": ["d3f9b564", "又打开过几次。"],
  "ConsentEvent.display.minVisibleMs": ["99174d90", "机构自己定的最短阅读时间，毫秒。"],
  "ConsentEvent.display.surface": ["63588dfb", '"page"、"dialog"，或者实际是什么。'],
  "ConsentEvent.action": ["1a6f1fc5", "本人做了什么。"],
  "ConsentEvent.action.method": ["f159d9c5", '"tap-checkbox-then-button"、"signature"、"hotline"，或者实际是什么。'],
  "ConsentEvent.action.label": ["0b68dcb7", "按下的东西上写着什么。"],
  "ConsentEvent.action.trusted": ["d483e563", "按下时的Event.isTrusted。"],
  "ConsentEvent.action.touched": ["80dacd84", "本人动过哪些项目的控件，写id；同意了、却不在这里的，是error。"],
  "ConsentEvent.previousRecordHash": ["35d1010a", "这个人前一条记录的`sha256`；第一条不写。"],
  "ConsentEvent.renewal": ["15353c13", "因为有变化，或者到期了，重新问过。"],
  "ConsentEvent.validUntil": ["4be54864", "同意到什么时候为止；不写，就没有自己的期限。"],
  "ConsentEvent.clock": ["c3849482", '时刻是按谁的时钟；默认"client"。'],
  ConsentRecord: ["b4aa595d", "cnfin-consent/1格式的记录，照ISO/IEC TS 27560的样子：只有文本、整数和布尔值。"],
  recordConsent: ["7cc5d0aa", `把一个人的决定做成记录，同意、不同意、撤回都一样。\`canonical\`是记录的RFC 8785规范JSON，\`sha256\`是这段文本的哈希。

给了\`shown\`（本人读到的那份的\`hashes\`），和告知不一样就是error。提示的位置在event里，说选项的以\`/shown/…\`开头。不管查出什么，记录都会做好，决定不会丢。

机构的服务器保存了\`canonical\`，并且署上自己的名，记录才证明得了什么。`],
  "recordConsent.canonical": ["84facbf1", "RFC 8785规范JSON，原样保存。"],
  "recordConsent.sha256": ["d293ae33", '`canonical`的哈希："sha256:"加64位十六进制数。'],
  checkConsentRecord: ["5846b6c2", `核对一条记录：说的是不是这份告知，是不是写下时的样子，到\`now\`（默认是现在）还有没有效。

\`sha256\`是另外存着的哈希：改记录的人可以重算记录里面的哈希，改不了外面的。提示的位置在记录里。

\`changed\`列出同意所管的内容里现在不一样的，写成\`<用途的id>.<部分>\`，部分是processor、purpose、method、categories、recipients或retention。`],
  "checkConsentRecord.options.now": ["7acf873f", "RFC 3339；不写就是现在。"],
  "checkConsentRecord.needsRenewal": ["334310e0", "里面有一项同意，不再像给出时那样有效：要再问。"],
  "checkConsentRecord.changed": ["f788f7d0", "没有不一样的就是空的。"],
  PlannedConsent: ["e0662c22", "一项现在要不要问，为什么。"],
  "PlannedConsent.id": ["ff828907", "和renderConsent().items里的一样。"],
  "PlannedConsent.ask": ["d08c127a", '"now"：把它的控件放上表单，不勾选。"on-request"：本人不久前说过不，`until`之前不要提起；本人自己来办离不开它的事，可以放在那里。"no"：已经同意，没有变化。'],
  "PlannedConsent.reason": ["b8f23564", '"new"：还没决定过。"changed"：所管的内容变了。"expired"：到期了。"once"：只管一次。"altered"：记录不是写下时的样子。其余的：本人的决定。'],
  "PlannedConsent.until": ["8e644c75", 'ask是"on-request"时才有，RFC 3339。'],
  "PlannedConsent.changed": ["0c391476", 'reason是"changed"时，问之前先给人看什么变了；别的时候是空的。'],
  "PlannedConsent.changed.label": ["e049cd05", "这一部分在告知里叫什么。"],
  "PlannedConsent.changed.before": ["3953a8ef", "用本人当时读的语言。"],
  "PlannedConsent.changed.after": ["be6dfb4b", "现在的样子。"],
  planConsent: ["ad6a7412", `根据一个人以前的决定，列出现在要问哪些。说过不的，不久之内不再问（\`policy.consent.askAgainAfterDays\`）；同意所管的内容变了，就再问，并写明变了什么。

\`records\`是一个人的记录，顺序不限；别的告知的不算。提示的位置在这个列表里。`],
  "planConsent.options.now": ["7acf873f", "RFC 3339；不写就是现在。"],
  "planConsent.items": ["69533a0c", "`renderConsent`的每一项一条，先后相同。"],
};
