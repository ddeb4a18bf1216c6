// @ts-check
// The loan application: contacts to add and take away, the consents, and the form's guard.
import { guardForm } from "../heyan/form.js";
import { bindConsents } from "./consents.js";
import { bindContacts } from "./contacts.js";
import { locale, onLanguage, startLanguage } from "./language.js";
import { loadHeyan } from "./module.js";
import { bindOwnNumber } from "./own-number-card.js";
import { showReceipt } from "./receipt.js";

startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("application"));
const heyan = loadHeyan();
const contacts = bindContacts(form);
const consents = bindConsents(form, heyan);
const ownNumber = bindOwnNumber(form, heyan);

/**
 * The words of "other" belong to that choice alone; after another choice they are nobody's business.
 *
 * @param {import("../heyan/index.js").Application} application
 */
function tidy(application) {
  const contacts = application.contacts.map(({ note, ...contact }) =>
    (contact.relation === "other" && note !== undefined ? { ...contact, note } : contact));
  return { ...application, contacts };
}

const guard = guardForm(form, {
  module: heyan,
  locale,
  async check(application) {
    const { checkApplication } = await heyan;
    const notice = await consents.notice();
    return checkApplication(tidy(application), notice ? { notice, locale: locale() } : { locale: locale() });
  },
  message: (application, report) => ({
    application: tidy(application),
    report,
    checked: report !== null,
    locale: locale(),
    noticeVersion: consents.version(),
    ...(ownNumber.id() ? { verification: ownNumber.id() } : {}),
  }),
  onReceived(receipt, _, report) {
    showReceipt(form, receipt, "application", { checked: report !== null });
  },
});

onLanguage(() => {
  contacts.rename();
  consents.show().catch(() => undefined);
  void guard.refresh();
});
