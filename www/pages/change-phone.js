// @ts-check
// Changing the bound number: first the steps, then the request.
import { guardForm } from "../heyan/form.js";
import { locale, onLanguage, say, startLanguage } from "./language.js";
import { loadHeyan } from "./module.js";
import { noticesOf, showPlan } from "./plan.js";
import { showReceipt } from "./receipt.js";

startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("change"));
const ask = /** @type {HTMLElement} */ (form.querySelector("[data-ask]"));
const place = /** @type {HTMLElement} */ (document.getElementById("plan"));
const heyan = loadHeyan();

/** @type {import("./language.js").Pair} */
const choose = ["请选一项；拿不准，就选“不确定”。", "Please choose one; if in doubt, choose “Not sure”."];

/**
 * The request as it stands. How long ago a number was cancelled belongs to a cancelled one alone.
 *
 * @param {Partial<import("../heyan/index.js").PhoneChangeRequest>} given
 */
function requestOf({ oldCancelledDays, ...given }) {
  const request = { oldPhone: "", newPhone: "", oldReachable: /** @type {const} */ ("unknown"), ...given };
  return given.oldReachable === "cancelled" && oldCancelledDays !== undefined ? { ...request, oldCancelledDays } : request;
}

const guard = guardForm(form, {
  module: heyan,
  locale,
  confirm: "always",
  async check(given) {
    const { planPhoneChange } = await heyan;
    const made = planPhoneChange(requestOf(given), { locale: locale() });
    if (given.oldReachable !== undefined) return made;
    return {
      ...made,
      verdict: /** @type {const} */ ("reject"),
      findings: [
        ...made.findings.filter((finding) => finding.severity === "error"),
        { code: "page.choice-missing", severity: /** @type {const} */ ("error"), path: "/oldReachable", message: say(choose) },
      ],
    };
  },
  message: (given, made) => ({ request: requestOf(given), plan: made, checked: made !== null, locale: locale() }),
  onConfirm(made) {
    const again = !place.hidden;
    ask.hidden = true;
    place.hidden = false;
    const heading = showPlan(place, made);
    if (again) return;
    heading.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  },
  onWithdraw: fold,
  onReceived(receipt, _, made) {
    fold();
    showReceipt(form, receipt, "change", { checked: made !== null, more: () => (made ? noticesOf(made, "end") : []) });
  },
});

/** Back to the question: what was shown no longer fits what is typed, or the person wants to change it. */
function fold() {
  place.hidden = true;
  place.replaceChildren();
  ask.hidden = false;
}

form.addEventListener("input", () => { if (!place.hidden) guard.clear(); });
place.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-edit]")) return;
  guard.clear();
  document.getElementById("old-phone")?.focus();
});

onLanguage(() => { void guard.refresh(); });
