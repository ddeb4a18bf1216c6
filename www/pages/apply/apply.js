// @ts-check
// The loan application: contacts to add and take away, the consents, what the loan costs, and the form's guard.
import { guardForm } from "../../heyan/form.js";
import { node } from "../../heyan/form-node.js";
import { bindConsents } from "../consent/consents.js";
import { bindContacts } from "./contacts.js";
import { locale, onLanguage, say, startLanguage } from "../language.js";
import { loadApplication, loadConsent } from "../module.js";
import { bindOwnNumber } from "./own-number-card.js";
import { showReceipt } from "../receipt.js";

/** @type {import("../language.js").Pair} */
const contactsUnkept = ["您没有同意请联系人转告，所以联系人的信息没有保存。", "You did not agree to contacts being asked, so nothing about them was kept."];

startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("application"));
const heyan = loadApplication();
const contacts = bindContacts(form);
const consents = bindConsents(form, loadConsent, earlier());
const ownNumber = bindOwnNumber(form, heyan);
/** How the costs were shown, once that was confirmed. @type {object | null} */
let costDisplay = null;
/** @type {string | null} */
let consentRecord = null;
let trusted = false;
/** @type {Promise<() => Promise<object | null>> | undefined} */
let costs;

/** What the last step needs: not before somebody has begun to fill in the form, and again after a failure. */
function loadCosts() {
  if (!costs) {
    costs = import("../cost/cost.js").then(({ readyCost }) => readyCost());
    costs.catch(() => { costs = undefined; });
  }
  return costs;
}

/** Earlier decisions, where the page was opened from an earlier application. Nothing of them is kept in the browser. */
async function earlier() {
  const id = new URLSearchParams(location.search).get("again");
  if (!id) return undefined;
  const answer = await fetch(`/api/consents/${encodeURIComponent(id)}`, { headers: { accept: "application/json" } });
  return answer.ok ? answer.json() : undefined;
}

/**
 * The words of "other" belong to that choice alone; after another choice they are nobody's business.
 *
 * @param {import("../../heyan/index.js").Application} application
 */
function tidy(application) {
  const contacts = application.contacts.map(({ note, ...contact }) =>
    (contact.relation === "other" && note !== undefined ? { ...contact, note } : contact));
  return { ...application, contacts };
}

/**
 * What is put right by a tick below is shown there, and not at the contacts.
 *
 * @param {import("../../heyan/index.js").Finding} finding
 */
function atItsTick(finding) {
  return finding.code === "application.contacts-unconsented" ? { ...finding, path: "/consents/emergency-contact" } : finding;
}

form.addEventListener("focusin", () => { loadCosts().catch(() => undefined); }, { once: true });
form.addEventListener("submit", (event) => { trusted = event.isTrusted; });

const guard = guardForm(form, {
  module: heyan,
  locale,
  async check(application) {
    const { checkApplication } = await heyan;
    const notice = await consents.notice();
    const report = checkApplication(tidy(application), notice ? { notice, locale: locale() } : { locale: locale() });
    return { ...report, findings: report.findings.map(atItsTick) };
  },
  async beforeSend(application) {
    if (!costDisplay) {
      const showCosts = await loadCosts();
      costDisplay = await showCosts();
      if (!costDisplay) return false;
    }
    const label = form.querySelector("[type=submit]")?.textContent ?? "";
    consentRecord = await consents.record(application.consents ?? {}, { label, trusted });
    return true;
  },
  message: (application, report) => ({
    application: tidy(application),
    report,
    checked: report !== null,
    locale: locale(),
    noticeVersion: consents.version(),
    ...(ownNumber.id() ? { verification: ownNumber.id() } : {}),
    consentRecord,
    costDisplay,
  }),
  onReceived(receipt, application, report) {
    const decided = consents.decided(application.consents ?? {});
    // Contacts are kept only with the person's consent; who overlooked the box has to learn that here.
    const unkept = application.contacts.length > 0 && application.consents?.["emergency-contact"] !== "given";
    const more = () => (unkept ? [node("p", {}, say(contactsUnkept))] : []);
    showReceipt(form, receipt, "application", { checked: report !== null, decided, more });
  },
});

onLanguage(() => {
  contacts.rename();
  consents.show().catch(() => undefined);
  void guard.refresh();
});
