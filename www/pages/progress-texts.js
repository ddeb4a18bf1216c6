// @ts-check
// What the page says while a change of numbers is on its way.

/** @typedef {import("./language.js").Pair} Pair */

/** Heading and what is next, by where the change stands. @type {Record<string, [Pair, Pair]>} */
export const standings = {
  steps: [
    ["换号申请已收到，还差{0}", "Your change request has arrived; {0} to go"],
    ["换号还没有生效。办完下面的步骤之前，账户仍绑定旧号码。", "The change is not in force yet. Until the steps below are done, the account stays with the old number."],
  ],
  review: [
    ["工作人员正在核实", "A person is looking at it"],
    ["您现在不用做什么。有结果会通知您，账户暂时照旧。", "There is nothing for you to do now. You will be told the result; until then the account stays as it is."],
  ],
  "cooling-off": [
    ["新号码已经绑定", "The new number is bound"],
    ["旧号码不再用于这个账户。还款照常。", "The old number is no longer used for this account. Repaying goes on as before."],
  ],
  done: [
    ["换号已经完成", "The change is complete"],
    ["您现在不用做什么。旧号码不再用于这个账户。", "There is nothing for you to do now. The old number is no longer used for this account."],
  ],
  cancelled: [
    ["这次换号已经取消", "This change was cancelled"],
    ["账户仍绑定旧号码，什么也没有改动。", "The account stays with the old number; nothing was changed."],
  ],
  refused: [
    ["这次没有换成", "The number was not changed"],
    ["账户仍绑定旧号码。我们会书面说明理由。不同意可以申诉，也可以拨打12378反映。", "The account stays with the old number. You get the reasons in writing. If you disagree you can appeal, or call 12378."],
  ],
  expired: [
    ["这次换号已经过期", "This change has expired"],
    ["7天内没有办完，账户仍绑定旧号码。需要的话，请重新申请。", "It was not finished within 7 days, so the account stays with the old number. Please ask again if you still need it."],
  ],
};

/** What else can be done where a step does not work. @type {Partial<Record<import("./step-names.js").ChangeStep, Pair>>} */
export const otherWays = {
  "re-authenticate": ["登录不了，换别的方式证明", "I cannot sign in; prove it another way"],
  "otp-old": ["旧号码收不到短信，换别的方式", "The old number gets no messages; use another way"],
  "otp-backup": ["备用号码收不到短信，换别的方式", "The second number gets no messages; use another way"],
  "id-document": ["现在拍不了身份证，换别的方式", "I cannot show my identity card now; use another way"],
  "liveness": ["不想刷脸，换别的方式", "I do not want the face check; use another way"],
  "bank-card-check": ["没有银行卡，换别的方式", "I have no bank card; use another way"],
};

/** @type {Record<string, Pair>} */
export const texts = {
  loading: ["正在打开这次换号……", "Opening this change…"],
  stepsLeft: ["{0}步", "{0} steps"],
  oneLeft: ["1步", "1 step"],
  numbers: ["旧号码尾号{0}，新号码尾号{1}。", "Old number ending in {0}, new number ending in {1}."],
  channels: ["可以在App里用余额或银行卡还，也可以用支付宝、微信、云闪付、银行柜台，或转到合同写明的公司账户。", "In the app by balance or card, by Alipay, WeChat or UnionPay, at a counter, or by transfer to the company account named in your contract."],
  yourself: ["确认是您本人", "Show that it is you"],
  anyWay: ["几种方式，任选一种", "one of several ways, as you like"],
  repay: ["还款随时可以，不用等换号。", "You can repay at any time, without waiting for the change."],
  before: ["办理须知", "What to know"],
  steps: ["步骤", "The steps"],
  later: ["换号之后", "After the change"],
  done: ["已办好", "Done"],
  now: ["现在办", "Now"],
  busy: ["我们在办", "In progress"],
  ours: ["我们来办", "We do this"],
  or: ["或者：", "Or: "],
  and: ["，并且", ", and "],
  choose: ["您选哪种方式？", "Which way do you choose?"],
  hours: ["{0}小时", "{0} hours"],
  undo: ["{0}（北京时间）之前可以撤销。", "You can undo it until {0} (Beijing time)."],
  frozen: ["在这之前暂停：{0}。", "Until then these wait: {0}."],
  noOther: ["新号码收不到短信？请取消这次办理，换一个能收短信的号码再来。还款不受影响。", "The new number gets no messages? Cancel this and come back with one that does. Repaying is not affected."],
  keep: ["中途离开也没关系", "You can leave and come back"],
  keepHow: ["存好这个网址，随时可以回来接着办。网址里没有您的信息。", "Save this address and come back at any time. It holds none of your details."],
  keepPrivate: ["知道网址的人都能打开，请不要转发给别人。", "Whoever has it can open it, so please do not pass it on."],
  copy: ["复制网址", "Copy the address"],
  copied: ["网址已复制。", "The address is copied."],
  notCopied: ["没有复制成功，请长按网址复制。", "It could not be copied; please select the address and copy it."],
  cancel: ["取消这次换号", "Cancel this change"],
  undoNow: ["撤销这次换号", "Undo this change"],
  cancelSure: ["确定取消吗？账户会继续绑定旧号码。", "Cancel it? The account then stays with the old number."],
  undoSure: ["确定撤销吗？账户会绑定回旧号码。", "Undo it? The account then goes back to the old number."],
  cancelYes: ["确定", "Yes"],
  cancelNo: ["不取消，继续", "No, go on"],
  stepLeft: ["“{0}”这次没办成，可以换下面的方式。", "“{0}” could not be done this time; please take the way below."],
  stepDone: ["“{0}”已办好。", "“{0}” is done."],
  otherWay: ["已经换了方式，请看新的步骤。", "The way has changed; please see the steps."],
  again: ["再试一次", "Try again"],
  restart: ["重新申请换号", "Ask for a change again"],
  missing: ["没有找到这次换号", "This change was not found"],
  missingText: ["请检查网址是否完整。演示的数据清空后，旧的网址也会失效。", "Check that the address is complete. After the demonstration's data were cleared, earlier addresses no longer work."],
  unopened: ["现在打不开这次换号", "This change cannot be opened now"],
  letter: ["变更确认书", "The written confirmation"],
  letterOpen: ["查看、保存或打印确认书", "See, save or print the confirmation"],
  backups: ["备用号码（可以跳过）", "Second numbers (you can skip this)"],
  backupsWhy: ["建议留两个您本人的备用号码。手机丢了，也能登录还款。", "Two second numbers of your own let you sign in and repay when a phone is lost."],
  backupAdd: ["添加备用号码", "Add a second number"],
  backupAdded: ["已添加尾号{0}。", "Added: the number ending in {0}."],
  online: ["网上自助页面", "the self-service page"],
  carrierPending: ["运营商还在核对，不用您做什么。", "The carrier's answer is still to come; there is nothing for you to do."],
};

/** @type {Record<"drawdown" | "card-change" | "password-change", Pair>} */
export const frozenNames = {
  "drawdown": ["提款", "drawing money"],
  "card-change": ["换银行卡", "changing the bank card"],
  "password-change": ["改密码", "changing the password"],
};
