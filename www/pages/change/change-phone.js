// @ts-check
// Changing the bound number: first the steps, then the request, then the steps one after another.
import { guardForm } from "../../heyan/form.js";
import { node } from "../../heyan/form-node.js";
import { locale, onLanguage, say, startLanguage } from "../language.js";
import { loadPhoneChange } from "../module.js";
import { showPlan } from "./plan.js";
import { showReceipt } from "../receipt.js";

startLanguage();

// Whoever comes from the checklist has said already that the old number is gone.
if (new URLSearchParams(location.search).get("old") === "cancelled") {
  const gone = document.getElementById("reach-cancelled");
  if (gone instanceof HTMLInputElement) gone.checked = true;
}

const form = /** @type {HTMLFormElement} */ (document.getElementById("change"));
const ask = /** @type {HTMLElement} */ (form.querySelector("[data-ask]"));
const place = /** @type {HTMLElement} */ (document.getElementById("plan"));
const heyan = loadPhoneChange();
/** The change whose steps are shown. @type {string | undefined} */
let shown;

/** @type {Record<"unopened" | "plain", import("../language.js").Pair>} */
const { unopened, plain } = {
  unopened: ["这一页没有加载完整。请检查网络，再打开一次。", "This page did not load completely. Please check the network and open it again."],
  plain: ["先看看办理情况", "See the status meanwhile"],
};
/** @type {import("../language.js").Pair} */
const choose = ["请选一项；拿不准，就选“不确定”。", "Please choose one; if in doubt, choose “Not sure”."];

/**
 * The request as it stands. How long ago a number was cancelled belongs to a cancelled one alone.
 *
 * @param {Partial<import("../../heyan/phone-change.js").PhoneChangeRequest> & { demoAccount?: string }} given
 */
function requestOf({ oldCancelledDays, demoAccount, ...given }) {
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
  message: (given, made) => ({
    request: requestOf(given),
    plan: made,
    checked: made !== null,
    locale: locale(),
    ...(given.demoAccount ? { demoAccount: given.demoAccount } : {}),
  }),
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
    const address = new URL(location.href);
    address.hash = receipt.id;
    address.searchParams.delete("old");
    history.replaceState(null, "", address);
    go(receipt.id).catch(() => showReceipt(form, receipt, "change", { checked: made !== null }));
  },
});

/**
 * The steps of a change that was taken, in place of the form.
 *
 * @param {string} id
 */
async function go(id) {
  const { openProgress } = await import("./progress.js");
  form.hidden = true;
  // What was sent does not stay in the page for the next person at this device.
  form.reset();
  for (const element of document.querySelectorAll("[data-before]")) /** @type {HTMLElement} */ (element).hidden = true;
  shown = id;
  openProgress(/** @type {HTMLElement} */ (document.getElementById("progress")), id, { heyan, restart });
}

/** The empty form again. */
function restart() {
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
}

/** The change that the address names. */
function named() {
  return /^#([\w-]{24})$/.exec(location.hash)?.[1];
}

window.addEventListener("hashchange", () => {
  const wanted = named();
  if (wanted && wanted !== shown) location.reload();
  // Following the link to the content would take the way back out of the address.
  else if (!wanted && shown) history.replaceState(null, "", `${location.pathname}${location.search}#${shown}`);
});

const known = named();
if (known) {
  go(known).catch(() => {
    const place = /** @type {HTMLElement} */ (document.getElementById("progress"));
    place.hidden = false;
    place.replaceChildren(node("p", {}, say(unopened)), node("p", {}, node("a", { href: `/status/${known}` }, say(plain))));
  });
}

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
