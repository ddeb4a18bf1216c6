// @ts-check
// What of a message goes into a letter, in the words of whoever writes it to a company.
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../letter/letter.js").Facts} Facts */
/** @typedef {import("../../heyan/sms.js").SmsReport} SmsReport */
/** @typedef {"never-borrowed" | "unlawful-collection" | "credit-objection"} Kind */
/**
 * @typedef {{
 *   sms: { text: string, sender?: string, receivedAt?: string },
 *   recipient: { name: string, idTail: string, neverBorrowed: boolean },
 *   done: string[],
 *   report: SmsReport,
 * }} Given
 */

/** What was done, as a sentence of the person's own. @type {Record<string, Pair>} */
const actions = {
  "clicked-link": ["点开了短信里的链接", "I opened the link in the message"],
  "gave-data": ["填写了个人信息", "I entered personal details"],
  "gave-code": ["提供了验证码或密码", "I gave a code or a password"],
  "sent-money": ["转了钱", "I sent money"],
  "installed-app": ["安装了短信里的App", "I installed an app from the message"],
};

/** What in the message is not the writer's, by what was found. @type {Record<string, Pair>} */
const differing = {
  "sms.name-differs": ["短信写的姓名“{0}”不是我的", "The name in the message, “{0}”, is not mine"],
  "sms.id-differs": ["短信写的证件尾号“{0}”不是我的", "The identity number in the message, “{0}”, is not mine"],
  "sms.phone-differs": ["短信写的手机尾号“{0}”不是我的", "The phone number in the message, “{0}”, is not mine"],
};

/** What is wrong with the way of collecting, as told to who collects. @type {Record<string, Pair>} */
const manners = {
  "sms.abuse": ["辱骂、恐吓", "insults and intimidation"],
  "sms.threat-police": ["用抓人、坐牢吓唬人", "threats of arrest or prison"],
  "sms.threat-others": ["威胁告诉家人、单位或其他人", "threats to tell family, employer or others"],
  "sms.chases-contact": ["向别人催债", "collecting from somebody else"],
  "sms.threat-list": ["用“失信名单”吓唬人", "threats with the list of defaulters"],
  "sms.fake-authority": ["冒充公检法等机关", "posing as police or court"],
  "sms.collected-at-night": ["晚上10点到早上8点之间催收", "collecting between 22:00 and 8:00"],
};

/** Of a report: the debt it speaks of is somebody else's. @param {SmsReport} report */
export function isOthers({ signals }) {
  return signals.some((signal) => /^(name|id|phone)-differs$|^never-borrowed$/.test(signal));
}

/** The message duns its reader for somebody else's debt. @param {SmsReport} report */
const chases = ({ signals }) => signals.some((signal) => signal === "chases-contact" || signal === "seeks-another");

/**
 * Whether the writer borrowed: chosen beforehand only where they said so, or the message is about somebody
 * else. Nobody is made to admit a debt.
 *
 * @param {Given["recipient"]} recipient
 * @param {SmsReport} report
 * @returns {Facts}
 */
function relation({ neverBorrowed }, report) {
  return {
    ...((neverBorrowed || isOthers(report) || chases(report)) && { neverBorrowed: "yes" }),
    ...(chases(report) && { asContact: "never" }),
  };
}

/**
 * What is known of the message, as facts of a letter. Nothing is concluded from what was not said: no
 * box ticked does not mean that nothing was done.
 *
 * @param {Kind} kind
 * @param {Given} given
 * @returns {Facts}
 */
export function letterFor(kind, { sms, recipient, done, report }) {
  // Whoever a fraud calls itself is not whom a letter should reach.
  const lender = report.outcome === "fraud" ? "" : report.claims.brand ?? report.claims.signature ?? "";
  const own = { name: recipient.name, date: today() };
  if (kind === "credit-objection") return own;
  const message = { time: (sms.receivedAt ?? "").replace("T", " "), sender: sms.sender ?? "", text: sms.text };
  if (kind === "unlawful-collection") {
    const wrong = report.findings.flatMap(({ code }) => (manners[code] ? [say(manners[code])] : []));
    const night = report.findings.some(({ code }) => code === "sms.collected-at-night");
    return {
      ...own, ...relation(recipient, report), lender, ...(night && { nightHours: "yes" }),
      logTime: [message.time], logSender: [message.sender], logText: [message.text], logRule: [wrong.join(say(["；", "; "]))],
    };
  }
  const differences = report.findings.flatMap(({ code, range }) =>
    (differing[code] && range ? [say(differing[code], sms.text.slice(range[0], range[1]))] : []));
  return {
    ...own, ...(chases(report) && { asContact: "never" }), lender, idTail: recipient.idTail,
    messageTime: [message.time], messageSender: [message.sender], messageText: [message.text],
    differences: differences.length > 0 ? differences : [""],
    actions: done.map((act) => (actions[act] ? say(actions[act]) : "")).filter(Boolean).join(say(["，", "; "])),
  };
}

/** The day where the person is, which is the day they write. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
