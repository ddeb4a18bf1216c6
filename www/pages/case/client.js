// @ts-check
// Speaks with the server about a change of numbers or a first binding. What a step comes to is the
// server's to say; this only carries it.
import { locale } from "../language.js";

const SLOW_AFTER = 6_000;
const GIVEN_UP_AFTER = 25_000;

/**
 * A step of the plan, and how far it is.
 * @typedef {import("../../heyan/phone-change.js").PhoneChangePlan["steps"][number] & { stage: "later" | "current" | "done" }} SeenStep
 */
/**
 * What can be done at a step now.
 * @typedef {object} Form
 * @property {boolean} done
 * @property {string} [tail] the end of the number a code goes to
 * @property {boolean} [sent]
 * @property {number} [triesLeft]
 * @property {number} [expiresIn] seconds
 * @property {number} [resendIn] seconds
 * @property {{ label: string, text: string, notice: string, edition: string, state: "given" | "refused" | "withdrawn" | null }} [consent] what this step needs an agreement of its own for
 */
/**
 * A case as the server shows it.
 * @typedef {object} Seen
 * @property {string} id
 * @property {string} self its address
 * @property {string} simulator
 * @property {boolean} [simulatedPhone] messages can be read at its address
 * @property {"steps" | "review" | "cooling-off" | "done" | "cancelled" | "refused" | "expired"} status
 * @property {SeenStep[]} steps
 * @property {Partial<Record<import("../../heyan/phone-change.js").ChangeStep, Form>>} forms
 * @property {boolean} cancellable
 * @property {string} opened
 * @property {string | null} effectiveAt
 * @property {string | null} coolingOffUntil
 * @property {string} [lender]
 * @property {string} [oldTail]
 * @property {string} [newTail]
 * @property {import("../../heyan/phone-change.js").ChangeStep[]} [finished]
 * @property {import("../../heyan/phone-change.js").PhoneChangePlan["notices"]} [notices]
 * @property {import("../../heyan/phone-change.js").PhoneChangePlan["frozen"]} [frozen]
 * @property {string} [outcome]
 * @property {{ step: import("../../heyan/phone-change.js").ChangeStep, label: string, state: "given" | "refused" | "withdrawn" }[]} [consents] what was decided
 * @property {string} [recordNumber] what the change is called where others may read it
 * @property {string | null} [recordSha256]
 * @property {string[]} [backups] the ends of second numbers that were added
 * @property {number} [coolingOffHours]
 * @property {"yes" | "no" | "cancelled" | "unknown"} [oldReachable]
 * @property {{ tail: string, due: string }} [contract] an invented one
 * @property {string | null} [carrier]
 * @property {boolean} [confirmed]
 */
/** Why a step was not taken (RFC 9457). @typedef {{ type: string, title: string, detail: string, status: number, triesLeft?: number, retryAfter?: number }} Problem */
/**
 * @typedef {{ kind: "seen", seen: Seen }
 *   | { kind: "problem", problem: Problem }
 *   | { kind: "unreached", reason: "offline" | "network" | "server" }} Answer
 */

/**
 * @param {string} address
 * @param {{ method?: "GET" | "POST", value?: unknown, onSlow?: () => void }} [options]
 * @returns {Promise<Answer>}
 */
async function speak(address, { method = "POST", value = {}, onSlow } = {}) {
  const stop = new AbortController();
  const slow = setTimeout(() => onSlow?.(), SLOW_AFTER);
  const late = setTimeout(() => stop.abort(), GIVEN_UP_AFTER);
  try {
    const response = await fetch(address, {
      method,
      headers: {
        accept: "application/json, application/problem+json",
        "accept-language": locale(),
        ...(method === "POST" ? { "content-type": "application/json" } : {}),
      },
      ...(method === "POST" ? { body: JSON.stringify(value) } : {}),
      signal: stop.signal,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
    });
    const said = await response.json().catch(() => undefined);
    if (response.ok && said) return { kind: "seen", seen: said };
    if (response.status >= 500 || typeof said?.detail !== "string") return { kind: "unreached", reason: "server" };
    return { kind: "problem", problem: { type: "", title: "", status: response.status, ...said } };
  } catch {
    return { kind: "unreached", reason: navigator.onLine === false ? "offline" : "network" };
  } finally {
    clearTimeout(slow);
    clearTimeout(late);
  }
}

/**
 * @param {string} address
 * @returns {Promise<{ tail: string, text: string }[]>} the latest first
 */
async function received(address) {
  try {
    const response = await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error", headers: { accept: "application/json" } });
    const said = await response.json();
    return response.ok && Array.isArray(said.messages) ? said.messages : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} self the address of a case
 * @param {() => void} [onSlow]
 */
export function caseAt(self, onSlow) {
  const options = onSlow ? { onSlow } : {};
  return {
    see: () => speak(self, { ...options, method: "GET" }),
    /** @param {string} step has a code sent */
    start: (step) => speak(`${self}/steps/${step}/start`, options),
    /** @param {string} step @param {Record<string, unknown>} value */
    answer: (step, value) => speak(`${self}/steps/${step}`, { ...options, value }),
    /** What came to the simulated phone. */
    messages: () => received(`${self}/simulated-phone`),
    cancel: () => speak(`${self}/cancel`, options),
    /** @param {string} verification what confirmed the second number */
    addBackup: (verification) => speak(`${self}/backups`, { ...options, value: { verification } }),
  };
}

/**
 * A number that somebody calls their own, to be confirmed before an application goes.
 *
 * @param {string} phone
 */
export function openBinding(phone) {
  return speak("/api/verifications", { value: { phone } });
}

/** @type {Record<"offline" | "network" | "server" | "slow", import("../language.js").Pair>} */
export const unreachedTexts = {
  offline: ["现在没有网络。办好的步骤都还在，联网后再点一次。", "You are offline. Finished steps are kept; try again once you are online."],
  network: ["没有连上服务器。办好的步骤都还在，请再点一次。", "The server could not be reached. Finished steps are kept; please try again."],
  server: ["服务器暂时出了问题。办好的步骤都还在，请稍后再试。", "The server has a problem at the moment. Finished steps are kept; please try again later."],
  slow: ["网络有点慢，请再等一下。", "The network is slow; please wait a little."],
};
