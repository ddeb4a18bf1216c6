// @ts-check
// Changing the bound number: first the steps, then the request.
import { guardForm } from "../heyan/form.js";
import { locale, onLanguage, say, startLanguage } from "./language.js";
import { loadHeyan } from "./module.js";
import { noticesOf, showPlan } from "./plan.js";
import { showReceipt } from "./receipt.js";

/** @typedef {import("../heyan/index.js").PhoneChangePlan} PhoneChangePlan */

startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("change"));
const ask = /** @type {HTMLElement} */ (form.querySelector("[data-ask]"));
const place = /** @type {HTMLElement} */ (document.getElementById("plan"));
const heyan = loadHeyan();

/** @type {import("./language.js").Pair} */
const choose = ["请选一项；拿不准，就选“不确定”。", "Please choose one; if in doubt, choose “Not sure”."];

/** @type {PhoneChangePlan | null} */
let plan = null;

const guard = guardForm(form, {
  module: heyan,
  locale,
  confirm: "always",
  async check(given) {
    const { planPhoneChange } = await heyan;
    const request = { ...given, oldReachable: given.oldReachable ?? "unknown" };
    if (request.oldReachable !== "cancelled") delete request.oldCancelledDays;
    const made = planPhoneChange(request, { locale: locale() });
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
  message(given, made) {
    const request = { ...given, oldReachable: given.oldReachable ?? "unknown" };
    if (request.oldReachable !== "cancelled") delete request.oldCancelledDays;
    return { request, plan: made, checked: made !== null, locale: locale() };
  },
  onConfirm(made) {
    const again = !place.hidden;
    plan = made;
    ask.hidden = true;
    place.hidden = false;
    const heading = showPlan(place, made);
    if (again) return;
    heading.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  },
  onWithdraw: fold,
  onReceived(receipt) {
    fold();
    const made = plan;
    showReceipt(form, receipt, "change", () => (made ? noticesOf(made, "end") : []));
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
