// @ts-check
// Binds a form in the page: reads it, shows what the checks find, and sends it once it may go. With
// form-*.js beside it, the only part of the package that touches the page.
import { judgingAgain } from "../form-again.js";
import { confirmation as confirmationOf } from "../form-confirming.js";
import { boundControls, readForm } from "../form-fields.js";
import { goTo, hideSummary, isMarked } from "../form-findings.js";
import { judged } from "../form-judging.js";
import { own, takeOursAway } from "../form-node.js";
import { mustBeForm, readOptions } from "../form-options.js";
import { watchPresses } from "../form-press.js";
import { isFinding } from "../form-sending.js";
import { deciding, shownFindings } from "../form-shown.js";
import { statusOf } from "../form-status.js";
import { SENDS, submission } from "../form-submit.js";
import { groupComposed, groupDigits, helpWith, isHelped, isTwin, takeHelpAway } from "../form-typing.js";

/** Who is bound now: two that send the same form would send it twice. @type {WeakMap<HTMLFormElement, import("../form.js").Guard>} */
const guards = new WeakMap();

/** @typedef {import("../index.js").Finding} Finding */

/**
 * @param {HTMLFormElement} form
 * @param {import("../form.js").GuardOptions} options
 * @returns {import("../form.js").Guard}
 */
export function guardForm(form, options) {
  mustBeForm(form);
  const page = readOptions(options);
  guards.get(form)?.destroy();
  const { locale, texts } = page;
  const unbind = new AbortController();
  const unbound = unbind.signal;

  const status = statusOf(form, texts);
  const confirmation = confirmationOf(page.onWithdraw);
  const findings = shownFindings(form, texts, confirmation.withdraw);
  const press = watchPresses(unbound);
  const sending = submission({ form, page, status, findings, confirmation, press, unbound });
  const judgeAgain = judgingAgain(form, page.check, findings, async () => {
    // The answer may have come while a button is pressed.
    await press.past();
    return sending.isBusy() || unbound.aborted;
  });
  const helping = helper(page.module);
  /** @type {Set<EventTarget>} */
  const leaving = new Set();
  const bare = own(form, "hasAttribute")("novalidate");
  own(form, "setAttribute")("novalidate", "");

  /** @param {string} name @param {(event: any) => void} listener */
  const on = (name, listener, capture = false) => own(form, "addEventListener")(name, listener, { signal: unbound, capture });
  on("submit", (event) => { event.preventDefault(); void sending.submit(false); });
  on("click", clicked);
  // Before a framework's own listeners at the field: what they take down has to be what stands there.
  on("input", (event) => { takeHelpAway(event.target); helping((ready) => groupDigits(event, ready)); }, true);
  on("compositionend", (event) => { helping((ready) => groupComposed(event, ready)); }, true);
  on("focusout", (event) => { void left(event.target); });
  on("change", (event) => { void left(event.target); });

  /** @param {MouseEvent} event */
  function clicked(event) {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-heyan-confirm]")) { void sending.submit(true); return; }
    if (event.target.closest("[data-heyan-retry]")) {
      // The button goes away; the focus must not go with it.
      const stays = [...own(form, "querySelectorAll")(SENDS)].find((button) => button.getClientRects().length > 0);
      /** @type {HTMLElement | undefined} */ (stays)?.focus();
      void sending.submit(true);
      return;
    }
    const link = event.target.closest("[data-heyan-summary] a[href^='#']");
    const field = link && document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
    if (field) { event.preventDefault(); goTo(field); }
  }

  /** After a field was left: help with it, or see whether what was wrong is put right. @param {EventTarget | null} target */
  async function left(target) {
    if (!(target instanceof HTMLElement) || !boundControls(form).some((control) => control === target)) return;
    // Being changed and being left come one right after the other.
    if (leaving.has(target)) return;
    leaving.add(target);
    await press.past();
    leaving.delete(target);
    if (sending.isBusy() || unbound.aborted) return;
    // What is put right here may be what another field was marked for.
    if (boundControls(form).some((control) => isMarked(control)) && !(await judgeAgain(target))) return;
    helping((ready) => {
      const how = { locale: locale(), texts: texts(), announce: () => undefined };
      for (const control of boundControls(form)) if (control !== target && isTwin(control)) helpWith(control, ready, how);
      if (!isMarked(target)) helpWith(target, ready, { ...how, announce: status.announce });
    });
  }

  async function refresh() {
    status.repeat();
    for (const control of boundControls(form)) {
      if (isHelped(control)) helping((ready) => helpWith(control, ready, { locale: locale(), texts: texts(), announce: () => undefined }));
    }
    if (!findings.any() && confirmation.shown() === undefined) return;
    const reading = readForm(form);
    const report = await judged(page, reading.value, () => status.say(texts().waiting));
    status.say("");
    if (!report) return;
    findings.put(report, reading);
    if (page.always && confirmation.shown() !== undefined) {
      if (confirmation.shown() === JSON.stringify(reading.value)) page.onConfirm?.(report, reading.value);
    } else if (deciding(report).length === 0) {
      hideSummary(form);
    } else {
      findings.sumUp(report, reading, { focus: false });
    }
  }

  function destroy() {
    if (unbound.aborted) return;
    unbind.abort();
    findings.clear();
    status.fallSilent();
    sending.end();
    takeOursAway(form);
    own(form, "toggleAttribute")("novalidate", bare);
  }

  const guard = {
    /** @param {Finding[]} given */
    show(given) {
      if (!Array.isArray(given) || !given.every(isFinding)) throw new TypeError("findings: expected a list of findings");
      findings.putTold(given);
    },
    refresh, clear: findings.clear, destroy,
  };
  guards.set(form, guard);
  return guard;
}

/**
 * Help that fails is help we go without: typing and sending must not suffer from it.
 *
 * @param {unknown} module
 */
function helper(module) {
  /** @type {import("../form.js").PhoneHelp | undefined} */
  let help;
  Promise.resolve(/** @type {any} */ (module)).then((ready) => { help = ready; }, () => { /* the form works without */ });
  /** @param {(help: import("../form.js").PhoneHelp) => void} act */
  return (act) => {
    if (!help) return;
    try { act(help); } catch { help = undefined; }
  };
}
