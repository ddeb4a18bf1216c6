// @ts-check
// Whom a letter goes to: a brand, or "I do not remember", is no company.
import { say } from "../language.js";

/** What Chinese companies and institutions call themselves. */
const KINDS = /公司|银行|金融|信用社|联社|中心/;

/** @type {import("../language.js").Pair} */
const said = ["这看起来不是机构的全称。请照合同或App里的公司名称写。", "This does not look like a company's full name. Write it as in your contract or app."];

/**
 * Nothing is said of names in other scripts, which have too many ways to say what they are.
 *
 * @param {string | string[] | undefined} lender as it was typed
 * @returns {import("../../heyan/index.js").Finding[]}
 */
export function addresseeFindings(lender) {
  const doubtful = typeof lender === "string" && /\p{Script=Han}/u.test(lender) && !KINDS.test(lender);
  return doubtful ? [{ code: "page.addressee", severity: "warning", path: "/lender", message: say(said) }] : [];
}
