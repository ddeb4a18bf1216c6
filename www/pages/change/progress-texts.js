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
  asked: [
    ["还有一件事要您决定", "One thing is for you to decide"],
    ["下面一步要您单独同意，我们才会去做。在这之前，账户仍绑定旧号码。", "The next step needs your separate consent before we take it. Until then the account stays with the old number."],
  ],
  review: [
    ["工作人员正在核实", "Our staff are checking"],
    ["您现在不用做什么。有结果会通知您，账户暂时照旧。", "There is nothing for you to do now. We tell you the result; until then the account stays as it is."],
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

/** Our own step waits for the person's consent. @param {import("../case/client.js").Seen} [seen] */
export function isAsked(seen) {
  const item = seen?.forms["carrier-check"]?.consent;
  return item !== undefined && item.state !== "given";
}

/** Heading and what is next. @param {import("../case/client.js").Seen} seen @param {number} left steps of the person's own */
export function standingOf(seen, left) {
  const undone = seen.status === "cancelled" && seen.effectiveAt;
  const name = undone ? (isGone(seen) ? "undone-gone" : "undone") : seen.status === "steps" && left === 0 ? (isAsked(seen) ? "asked" : "ours") : seen.status;
  return standings[name] ?? [["", ""], ["", ""]];
}

/** What else can be done where a step does not work. @type {Partial<Record<import("./step-names.js").ChangeStep, Pair>>} */
export const otherWays = {
  "re-authenticate": ["登录不了，换别的方式证明", "I cannot sign in; use another way"],
  "otp-old": ["旧号码收不到短信，换别的方式", "The old number gets no messages: use another way"],
  "otp-backup": ["备用号码收不到短信，换别的方式", "The backup number gets no messages: use another way"],
  "id-document": ["不同意拍证件，或现在拍不了：换别的方式", "I do not agree, or have no document at hand: use another way"],
  "liveness": ["不想刷脸，换别的方式", "I do not want the face check: use another way"],
  "bank-card-check": ["不同意核对，或没有银行卡：换别的方式", "I do not agree, or have no bank card: use another way"],
  "carrier-check": ["不同意向运营商核对", "I do not agree to asking the carrier"],
};

/** @type {Record<string, Pair>} */
export const texts = {
  loading: ["正在打开这次换号……", "Opening this change…"],
  stepsLeft: ["{0}步", "{0} steps"],
  oneLeft: ["1步", "1 step"],
  numbers: ["旧号码尾号{0}，新号码尾号{1}。", "Old number ending in {0}, new number ending in {1}."],
  channels: ["可以在App里用余额或银行卡还，也可以用支付宝、微信、云闪付、银行柜台，或转到合同写明的公司账户。", "Pay in the app from your balance or a card, by Alipay, WeChat or UnionPay, at a bank counter, or by transfer to the company account named in your contract."],
  yourself: ["确认是您本人", "Show that it is you"],
  signIn: ["登录，或用别的方式证明", "Sign in, or show in another way that it is you"],
  anyWay: ["几种方式，任选一种", "several ways to choose from"],
  repay: ["还款随时可以，不用等换号。", "You can repay at any time, without waiting for the change."],
  before: ["办理须知（{0}条）", "Good to know ({0})"],
  mine: ["您来做", "Your steps"],
  theirs: ["我们来做", "Our steps"],
  later: ["换号之后", "After the change"],
  done: ["已办好", "Done"],
  now: ["现在办", "Now"],
  busy: ["我们在办", "In progress"],
  ours: ["我们来办", "We do this"],
  yours: ["等您决定", "For you to decide"],
  or: ["或者：", "Or: "],
  and: ["，并且", ", and "],
  choose: ["您选哪种方式？", "Which way do you choose?"],
  undo: ["{0}（北京时间）之前可以撤销。", "You can undo it until {0} (Beijing time)."],
  frozen: ["在这之前暂停：{0}。", "On hold until then: {0}."],
  noOther: ["新号码填错了，或收不到短信？请取消这次换号，改好再来。后面的步骤都还没有开始。", "Is the new number wrong, or does it get no messages? Cancel this change and start again with the right number. No other step has begun."],
  keep: ["中途离开也没关系", "You can leave and come back"],
  keepHow: ["存好这个网址，随时可以回来接着办。", "Save this address, and you can come back and go on at any time."],
  keepDone: ["存好这个网址", "Save this address"],
  keepDoneHow: ["用它可以再看确认书；不是您本人办的，可以用它撤销。", "With it you can see the confirmation again, and undo the change if it was not you."],
  keepPrivate: ["知道网址的人能看到号码尾号，也能取消或撤销换号。请不要转发给别人。", "Whoever has it can see the last digits of the numbers, and can cancel or undo the change. Please do not pass it on."],
  copy: ["复制网址", "Copy the address"],
  copied: ["网址已复制。", "The address is copied."],
  notCopied: ["没有复制成功，请长按网址复制。", "It could not be copied; please select the address and copy it."],
  cancel: ["取消这次换号", "Cancel this change"],
  undoNow: ["撤销这次换号", "Undo this change"],
  cancelSure: ["要取消这次换号吗？账户会继续绑定旧号码。", "Do you want to cancel the change? The account then stays with the old number."],
  undoGone: ["要撤销这次换号吗？新号码会解绑，而旧号码已经用不了，您要重新申请换号。只有不是您本人办的，才需要撤销。", "Do you want to undo the change? The new number is then removed and the old one no longer works, so you would have to start again. Undo it only if it was not you."],
  undoSure: ["要撤销这次换号吗？账户会绑定回旧号码。", "Do you want to undo the change? The account then goes back to the old number."],
  cancelYes: ["取消换号", "Cancel the change"],
  cancelNo: ["不取消，继续", "Keep going"],
  undoYes: ["撤销换号", "Undo the change"],
  undoNo: ["不撤销，保留新号码", "Keep the new number"],
  stepDone: ["“{0}”已办好。", "“{0}” is done."],
  stepLeft: ["“{0}”这次没有办成，换了别的办法。请看现在的步骤。", "“{0}” did not work this time, so there is another way now. Please look at the steps."],
  otherWay: ["已经换了方式，请看新的步骤。", "You now have another way; please look at the steps."],
  justDone: ["刚办好：{0}", "Just done: {0}"],
  wayChanged: ["下面是新的方式。", "Here is the other way."],
  withdrawn: ["已经撤回。", "Withdrawn."],
  again: ["再试一次", "Try again"],
  restart: ["重新申请换号", "Ask for a change again"],
  missing: ["没有找到这次换号", "This change was not found"],
  missingText: ["请检查网址是否完整。演示的数据清空后，旧的网址也会失效。", "Check that the address is complete. After the demonstration's data were cleared, earlier addresses no longer work."],
  unopened: ["现在打不开这次换号", "This change cannot be opened now"],
  letter: ["变更确认书", "The written confirmation"],
  letterOpen: ["打开确认书", "Open the confirmation"],
  backups: ["备用号码（可以跳过）", "Backup numbers (optional)"],
  backupsWhy: ["建议留两个您本人的备用号码。手机丢了，也能登录还款。", "With two backup numbers of your own you can sign in and repay even if you lose a phone."],
  backupAdd: ["添加备用号码", "Add a backup number"],
  backupAdded: ["已添加尾号{0}。", "Added: the number ending in {0}."],
  online: ["网上自助页面", "the self-service page"],
  carrierPending: ["运营商还在核对，不用您做什么。", "The carrier has not answered yet; there is nothing for you to do."],
};

/** @type {Record<"drawdown" | "card-change" | "password-change", Pair>} */
export const frozenNames = {
  "drawdown": ["提款", "new withdrawals from your loan"],
  "card-change": ["换银行卡", "bank card changes"],
  "password-change": ["改密码", "password changes"],
};
