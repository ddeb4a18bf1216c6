// @ts-check
// What the page says while a change of numbers is on its way.

/** @typedef {import("../language.js").Pair} Pair */

/** Heading and what is next, by where the change stands. @type {Record<string, [Pair, Pair]>} */
const standings = {
  steps: [
    ["换号申请已收到，还差{0}", "Your change request has arrived; {0} to go"],
    ["换号还没有生效。办完下面的步骤之前，账户仍绑定旧号码。", "The change is not in force yet. Until the steps below are done, the account stays with the old number."],
  ],
  ours: [
    ["您的步骤都办好了", "Your steps are done"],
    ["剩下的我们来办，办完就生效。在这之前，账户仍绑定旧号码。", "The rest is ours to do; then the change is in force. Until then the account stays with the old number."],
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
  undone: [
    ["这次换号已经撤销", "This change was undone"],
    ["新号码已经解绑，账户绑定的还是旧号码。", "The new number is no longer bound; the account is with the old number again."],
  ],
  "undone-gone": [
    ["这次换号已经撤销", "This change was undone"],
    ["新号码已经解绑。旧号码用不了，请重新申请换号。还款不受影响。", "The new number is no longer bound. The old one does not work, so please ask for a change again. Repaying is not affected."],
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

/** The old number cannot be gone back to. @param {import("../case/client.js").Seen} seen */
export function isGone({ oldReachable }) {
  return oldReachable === "cancelled" || oldReachable === "no";
}

/** Heading and what is next. @param {import("../case/client.js").Seen} seen @param {number} left steps of the person's own */
export function standingOf(seen, left) {
  const undone = seen.status === "cancelled" && seen.effectiveAt;
  const name = undone ? (isGone(seen) ? "undone-gone" : "undone") : seen.status === "steps" && left === 0 ? "ours" : seen.status;
  return standings[name] ?? [["", ""], ["", ""]];
}

/** What else can be done where a step does not work. @type {Partial<Record<import("./step-names.js").ChangeStep, Pair>>} */
export const otherWays = {
  "re-authenticate": ["登录不了，换别的方式证明", "I cannot sign in; prove it another way"],
  "otp-old": ["旧号码收不到短信，换别的方式", "The old number gets no messages; use another way"],
  "otp-backup": ["备用号码收不到短信，换别的方式", "The second number gets no messages; use another way"],
  "id-document": ["没有身份证（例如用护照），或者现在拍不了：换别的方式", "I have no identity card (a passport, say), or cannot show it now: use another way"],
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
  signIn: ["登录，或用别的方式证明", "Sign in, or prove it in another way"],
  anyWay: ["几种方式，任选一种", "one of several ways, as you like"],
  repay: ["还款随时可以，不用等换号。", "You can repay at any time, without waiting for the change."],
  before: ["办理须知（{0}条）", "What to know ({0})"],
  mine: ["您来做", "What you do"],
  theirs: ["我们来做", "What we do"],
  later: ["换号之后", "After the change"],
  done: ["已办好", "Done"],
  now: ["现在办", "Now"],
  busy: ["我们在办", "In progress"],
  ours: ["我们来办", "We do this"],
  or: ["或者：", "Or: "],
  and: ["，并且", ", and "],
  choose: ["您选哪种方式？", "Which way do you choose?"],
  undo: ["{0}（北京时间）之前可以撤销。", "You can undo it until {0} (Beijing time)."],
  frozen: ["在这之前暂停：{0}。", "Until then these wait: {0}."],
  noOther: ["新号码填错了，或收不到短信？请取消这次换号，改好再来。后面的步骤都还没有开始。", "Is the new number wrong, or does it get no messages? Cancel this change and come back with another; no other step has begun."],
  keep: ["中途离开也没关系", "You can leave and come back"],
  keepHow: ["存好这个网址，随时可以回来接着办。", "Save this address and come back at any time."],
  keepDone: ["存好这个网址", "Save this address"],
  keepDoneHow: ["用它可以再看确认书；不是您本人办的，可以用它撤销。", "With it you can see the confirmation again, and undo the change if it was not you."],
  keepPrivate: ["知道网址的人能看到两个号码的尾号，也能取消换号。请不要转发给别人。", "Whoever has it sees how both numbers end and can cancel the change, so please do not pass it on."],
  copy: ["复制网址", "Copy the address"],
  copied: ["网址已复制。", "The address is copied."],
  notCopied: ["没有复制成功，请长按网址复制。", "It could not be copied; please select the address and copy it."],
  cancel: ["取消这次换号", "Cancel this change"],
  undoNow: ["撤销这次换号", "Undo this change"],
  cancelSure: ["确定取消吗？账户会继续绑定旧号码。", "Cancel it? The account then stays with the old number."],
  undoGone: ["确定撤销吗？新号码会解绑，而旧号码已经用不了，您要重新申请换号。只有不是您本人办的，才需要撤销。", "Undo it? The new number is unbound, and the old one does not work, so you would have to ask again. Undo it only if it was not you."],
  undoSure: ["确定撤销吗？账户会绑定回旧号码。", "Undo it? The account then goes back to the old number."],
  cancelYes: ["确定", "Yes"],
  cancelNo: ["不取消，继续", "No, go on"],
  stepDone: ["“{0}”已办好。", "“{0}” is done."],
  stepLeft: ["“{0}”这次没有办成，换了别的办法。请看现在的步骤。", "“{0}” did not work out this time, and another way takes its place. Please see the steps now."],
  otherWay: ["已经换了方式，请看新的步骤。", "You have chosen another way; please see the new steps."],
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
  "drawdown": ["提款", "withdrawing money"],
  "card-change": ["换银行卡", "changing the bank card"],
  "password-change": ["改密码", "changing the password"],
};
