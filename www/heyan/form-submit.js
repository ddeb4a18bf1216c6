// @ts-check
// What happens when a form is sent: it is judged, shown where something is wrong or wants a second look, and goes once.
import { readForm } from "./form-fields.js";
import { hideSummary } from "./form-findings.js";
import { judged } from "./form-judging.js";
import { own } from "./form-node.js";
import { tell } from "./form-options.js";
import { sender } from "./form-sending.js";

/** A button sends unless it says otherwise. */
export const SENDS = "[type=submit], button:not([type]), [data-heyan-confirm]";

/** @typedef {import("./index.js").Report} Report */
/** @typedef {import("./form-fields.js").Reading} Reading */
/**
 * What a submission works with.
 * @typedef {object} Parts
 * @property {HTMLFormElement} form
 * @property {ReturnType<typeof import("./form-options.js").readOptions>} page what the page handed over
 * @property {ReturnType<typeof import("./form-status.js").statusOf>} status
 * @property {ReturnType<typeof import("./form-shown.js").shownFindings>} findings
 * @property {ReturnType<typeof import("./form-confirming.js").confirmation>} confirmation
 * @property {ReturnType<typeof import("./form-press.js").watchPresses>} press
 * @property {AbortSignal} unbound
 */

/** @param {Parts} parts */
export function submission({ form, page, status, findings, confirmation, press, unbound }) {
  const { locale, texts } = page;
  const { say, offerRetry } = status;
  const endpoint = page.endpoint ?? own(form, "getAttribute")("action") ?? location.href;
  const { send } = sender({ endpoint, maxBytes: page.maxBytes, onSlow: () => say(texts().slow) });
  let busy = false;

  /** @param {boolean} confirmed the person saw what is about to go and said so */
  async function submit(confirmed) {
    if (busy) return;
    setBusy(true);
    try {
      const reading = readForm(form);
      const content = JSON.stringify(reading.value);
      const report = await judged(page, reading.value, () => say(texts().waiting));
      if (unbound.aborted) return;
      if (confirmed) confirmation.approve(content);
      if (report ? stop(report, reading, content) : ask(null, reading, content)) return;
      hideSummary(form);
      if (!(await mayGo(reading.value, report)) || unbound.aborted) return;
      await deliver(reading, report);
    } catch (error) {
      tell(error);
      if (unbound.aborted) return;
      confirmation.forget();
      offerRetry(() => texts().server, true);
    } finally {
      if (!unbound.aborted) setBusy(false);
      press.pageMoved();
    }
  }

  /**
   * Shows what keeps the form from going now.
   *
   * @param {Report} report
   * @param {Reading} reading
   * @param {string} content
   */
  function stop(report, reading, content) {
    say("");
    findings.put(report, reading);
    if (report.verdict === "reject") {
      confirmation.withdraw();
      findings.sumUp(report, reading, { focus: true });
      return true;
    }
    if (confirmation.isApproved(content)) return false;
    if (page.always) return ask(report, reading, content);
    if (report.verdict === "pass") return false;
    confirmation.show(content);
    findings.sumUp(report, reading, { focus: true });
    return true;
  }

  /**
   * Has the page show what is about to go, where it wants to show it each time.
   *
   * @param {Report | null} report
   * @param {Reading} reading
   * @param {string} content
   */
  function ask(report, reading, content) {
    if (!page.always || confirmation.isApproved(content)) return false;
    say("");
    hideSummary(form);
    confirmation.show(content);
    page.onConfirm?.(report, reading.value);
    return true;
  }

  /**
   * The page's last step before the form leaves. What fails to load there is trouble with the network.
   *
   * @param {unknown} value
   * @param {Report | null} report
   */
  async function mayGo(value, report) {
    say("");
    try {
      return (await page.beforeSend?.(value, report)) !== false;
    } catch {
      offerRetry(() => texts()[navigator.onLine === false ? "offline" : "network"], true);
      return false;
    }
  }

  /**
   * @param {Reading} reading
   * @param {Report | null} report
   */
  async function deliver(reading, report) {
    const { value } = reading;
    const message = (await page.message?.(value, report)) ?? { value, report, checked: report !== null, locale: locale() };
    say(report ? texts().sending : `${texts().unchecked} ${texts().sending}`);
    const answer = await send(value, message);
    if (unbound.aborted) return;
    say("");
    if (answer.kind === "received") {
      findings.clear();
      say(texts().received);
      page.onReceived(answer.receipt, value, report);
    } else if (answer.kind === "rejected") {
      findings.putTold(answer.problem.findings ?? [], reading);
    } else if (answer.kind === "refused") {
      const { title, detail } = answer.problem;
      offerRetry(() => [texts().refused, title, detail].filter(Boolean).join(" "), false);
    } else {
      const { reason } = answer;
      const names = /** @type {const} */ ({ offline: "offline", network: "network", server: "server", reused: "reused", "too-large": "tooLarge" });
      offerRetry(() => texts()[names[reason]], reason !== "too-large" && reason !== "reused");
    }
  }

  /** @param {boolean} value */
  function setBusy(value) {
    busy = value;
    own(form, "toggleAttribute")("data-heyan-busy", value);
    own(form, "setAttribute")("aria-busy", String(value));
    for (const button of own(form, "querySelectorAll")(`${SENDS}, [data-heyan-retry]`)) {
      // Not `disabled`: that would take the focus away from the person who pressed it.
      if (value) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  return {
    submit,
    isBusy: () => busy,
    /** Unbound in the middle of it: the form is as before. */
    end() {
      setBusy(false);
      own(form, "removeAttribute")("aria-busy");
    },
  };
}
