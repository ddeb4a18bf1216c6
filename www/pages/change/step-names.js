// @ts-check
// What the steps of a change are called, how long each takes and what to have at hand.
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/phone-change.js").ChangeStep} ChangeStep */

/** @type {Record<ChangeStep, Pair>} */
export const stepNames = {
  "re-authenticate": ["重新登录确认", "Sign in again"],
  "otp-old": ["旧号码收验证码", "Code to the old number"],
  "otp-new": ["新号码收验证码", "Code to the new number"],
  "id-document": ["拍身份证件", "Photo of your identity document"],
  "liveness": ["刷脸核实", "Face check"],
  "carrier-check": ["运营商核对新号码", "The carrier checks the new number"],
  "bank-card-check": ["核对银行卡", "Bank card check"],
  "otp-backup": ["备用号码收验证码", "Code to a backup number"],
  "manual-review": ["人工核实", "A check by our staff"],
  "cooling-off": ["等待期", "Waiting time"],
  "notify-old-channels": ["通知您留过的联系方式", "A message to your other channels"],
  "written-confirmation": ["发给您变更确认书", "A written confirmation for you"],
  "freeze-sensitive-operations": ["暂停提款、换卡和改密码", "Withdrawals, card and password changes on hold"],
  "end-other-sessions": ["退出其他设备的登录", "Signing out other devices"],
};

/** Minutes a step takes, and what to have at hand. @type {Partial<Record<ChangeStep, { minutes: number, needs?: Pair }>>} */
const efforts = {
  "re-authenticate": { minutes: 1 },
  "otp-old": { minutes: 1 },
  "otp-new": { minutes: 1 },
  "otp-backup": { minutes: 1 },
  "id-document": { minutes: 2, needs: ["身份证、护照、居住证或通行证", "your identity card, passport, residence permit or travel permit"] },
  "liveness": { minutes: 1, needs: ["摄像头", "the camera"] },
  "bank-card-check": { minutes: 2, needs: ["本人银行卡", "your own bank card"] },
};

/** What takes the person no time. @type {Partial<Record<ChangeStep, Pair>>} */
const waits = {
  "carrier-check": ["一般几分钟，您不用等", "usually minutes; you need not wait"],
  "manual-review": ["3个工作日内答复", "an answer within 3 working days"],
};

/** @type {Record<"one" | "several" | "needs" | "and", Pair>} */
const said = {
  one: ["约1分钟", "about 1 minute"],
  several: ["约{0}分钟", "about {0} minutes"],
  needs: ["，要用{0}", ", with {0}"],
  and: ["和", " and "],
};

/** How long these proofs take together, and what for. @param {ChangeStep[]} way */
export function timeOf(way) {
  const [wait] = way.map((step) => waits[step]).filter((pair) => pair !== undefined);
  if (wait) return say(wait);
  const own = way.map((step) => efforts[step]).filter((effort) => effort !== undefined);
  const minutes = own.reduce((sum, effort) => sum + effort.minutes, 0);
  const needs = own.map((effort) => effort.needs).filter((pair) => pair !== undefined).map((pair) => say(pair));
  if (minutes === 0) return "";
  return (minutes === 1 ? say(said.one) : say(said.several, minutes)) + (needs.length > 0 ? say(said.needs, needs.join(say(said.and))) : "");
}

/** @type {Record<"hours" | "days", Pair>} */
const lengths = {
  hours: ["{0}小时", "{0} hours"],
  days: ["{0}小时（{1}天）", "{0} hours ({1} days)"],
};

/** A waiting time, in days too where it has several. @param {number} hours */
export function lengthOf(hours) {
  return hours >= 48 && hours % 24 === 0 ? say(lengths.days, hours, hours / 24) : say(lengths.hours, hours);
}
