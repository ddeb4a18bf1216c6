// What a careful developer writes by hand for this form, the same for every library: the expressions that are copied most,
// the check character of GB 11643, an age, and what may not be the same twice. Messages as short as they can be.
import { RegExp2IdNumber, RegExpCNName, RegExpENName, RegExpMobilePhoneNunber } from "@hyjs/utils";

export const RELATIONS = [
  "spouse", "father", "mother", "son", "daughter", "brother", "sister", "grandparent", "grandchild",
  "relative", "colleague", "classmate", "friend", "other",
];
export const MOST = 3;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ADULT = 18;

export const texts = {
  name: "请填写真实姓名", phone: "请填写正确的手机号", id: "请填写正确的身份证号", young: "申请人须年满18周岁", relation: "请选择与您的关系",
  adult: "联系人须年满18周岁", informed: "请先征得联系人同意", many: "联系人过多", own: "不能填写本人手机号", twice: "联系人手机号不能相同",
};

/** Spaces and hyphens are no mistake. */
export const tidy = (text) => text.replace(/[\s-]/g, "");
export const isName = (text) => RegExpCNName.test(text) || RegExpENName.test(text);
export const isPhone = (text) => RegExpMobilePhoneNunber.test(text);
/** The eleven digits, to tell whether two numbers are one. */
export const digits = (text) => tidy(text).slice(-11);

export function isId(text) {
  if (!RegExp2IdNumber.test(text)) return false;
  const sum = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0);
  return "10X98765432"[sum % 11] === text[17].toUpperCase();
}

export function isAdult(id, today) {
  const day = (date) => Number(date.replaceAll("-", ""));
  return day(today) - Number(id.slice(6, 14)) >= ADULT * 10_000;
}

/** Contacts whose number is the applicant's, or that of an earlier contact: path and text. */
export function repeated({ applicant, contacts }) {
  const own = [applicant.phone, ...(applicant.backupPhones ?? [])].map(digits);
  const seen = new Set();
  return contacts.flatMap(({ phone }, index) => {
    const number = digits(phone);
    const text = own.includes(number) ? texts.own : seen.has(number) ? texts.twice : "";
    seen.add(number);
    return text ? [{ path: ["contacts", index, "phone"], message: text }] : [];
  });
}
