// @ts-check
// Binds a form in the page: reads it, shows what the checks find, and sends it once it may go. With
// form-*.js beside it, the only part of the package that touches the page.
import { boundControls, readForm } from "./form-fields.js";
import { clearAll, clearField, goTo, hideSummary, isMarked, markField, markFields, showSummary, strikeOff, summaryOf } from "./form-findings.js";
import { own, takeOursAway } from "./form-node.js";
import { mustBeForm, readOptions } from "./form-options.js";
import { isFinding, sender } from "./form-sending.js";
import { statusOf } from "./form-status.js";
import { groupComposed, groupDigits, helpWith, isHelped, isTwin, leaveToFindings, takeHelpAway } from "./form-typing.js";

/** Past the click that a finger or a mouse is in the middle of. */
const AFTER_CLICK = 60;
/** As long as the second half of a double click may take. */
const DOUBLE_CLICK = 700;
/** Who is bound now: two that send the same form would send it twice. @type {WeakMap<HTMLFormElement, import("./form.js").Guard>} */
const guards = new WeakMap();

/** @typedef {import("./index.js").Finding} Finding */
/** @typedef {import("./index.js").Report} Report */

/**
 * @param {HTMLFormElement} form
 * @param {import("./form.js").GuardOptions} options
 * @returns {import("./form.js").Guard}
 */
export function guardForm(form, options) {
  mustBeForm(form);
  const page = readOptions(options);
  guards.get(form)?.destroy();
  const { locale, texts } = page;
  const unbind = new AbortController();
  const endpoint = page.endpoint ?? own(form, "getAttribute")("action") ?? location.href;
  const { send } = sender({ endpoint, maxBytes: page.maxBytes, onSlow: () => say(texts().slow) });

  const { say, offerRetry, announce, repeat, fallSilent } = statusOf(form, texts);
  summaryOf(form);
  const bare = own(form, "hasAttribute")("novalidate");
  own(form, "setAttribute")("novalidate", "");

  /** @type {import("./form.js").PhoneHelp | undefined} */
  let help;
  Promise.resolve(page.module).then((module) => { help = module; }, () => { /* the form works without */ });

  let busy = false;
  /** @type {{ content: string } | undefined} what was shown and may be sent as it stands */
  let shown;
  /** @type {string | undefined} content that the person confirmed; sending it again does not ask again */
  let approved;
  /** @type {Finding[]} */
  let found = [];
  /** What somebody else found, the server as a rule: only their own fields can put that right. @type {Finding[]} */
  let told = [];

  /** @param {string} name @param {(event: any) => void} listener */
  const on = (name, listener, capture = false) => own(form, "addEventListener")(name, listener, { signal: unbind.signal, capture });
  on("submit", (event) => { event.preventDefault(); void submit(false); });
  on("click", clicked);
  // Before a framework's own listeners at the field: what they take down has to be what stands there.
  on("input", (event) => { takeHelpAway(event.target); helping((ready) => groupDigits(event, ready)); }, true);
  on("compositionend", (event) => { helping((ready) => groupComposed(event, ready)); }, true);
  on("focusout", (event) => { void left(event.target); });
  on("change", (event) => { void left(event.target); });
  // The page moves when an answer is shown. The second half of a double click would then land on
  // whatever came under the pointer: a field, a box to tick, a link.
  let moved = -Infinity;
  for (const name of ["mousedown", "click"]) {
    document.addEventListener(name, (event) => {
      if (/** @type {MouseEvent} */ (event).detail < 2 || performance.now() - moved > DOUBLE_CLICK) return;
      event.preventDefault();
      event.stopPropagation();
    }, { signal: unbind.signal, capture: true });
  }
  // A line that appears while a button is being pressed would move the button from under the finger.
  let pressing = false;
  for (const name of ["pointerdown", "pointerup", "pointercancel"]) {
    document.addEventListener(name, () => { pressing = name === "pointerdown"; }, { signal: unbind.signal, capture: true });
  }

  /**
   * Help that fails is help we go without: typing and sending must not suffer from it.
   *
   * @param {(help: import("./form.js").PhoneHelp) => void} act
   */
  function helping(act) {
    if (!help) return;
    try { act(help); } catch { help = undefined; }
  }

  /** @param {MouseEvent} event */
  function clicked(event) {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-heyan-confirm]")) { void submit(true); return; }
    if (event.target.closest("[data-heyan-retry]")) {
      // The button goes away; the focus must not go with it.
      const stays = [...own(form, "querySelectorAll")("[type=submit], [data-heyan-confirm]")].find((button) => button.getClientRects().length > 0);
      /** @type {HTMLElement | undefined} */ (stays)?.focus();
      void submit(true);
      return;
    }
    const link = event.target.closest("[data-heyan-summary] a[href^='#']");
    const field = link && document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
    if (field) { event.preventDefault(); goTo(field); }
  }

  /** @param {boolean} confirmed the person saw what is about to go and said so */
  async function submit(confirmed) {
    if (busy) return;
    setBusy(true);
    try {
      const reading = readForm(form);
      const content = JSON.stringify(reading.value);
      const report = await judged(reading.value);
      if (unbind.signal.aborted) return;
      if (confirmed && shown?.content === content) approved = content;
      if (report ? stop(report, reading, content) : ask(null, reading, content)) return;
      hideSummary(form);
      if (!(await mayGo(reading.value, report)) || unbind.signal.aborted) return;
      await deliver(reading, report);
    } catch (error) {
      tell(error);
      if (unbind.signal.aborted) return;
      // What could not be shown was not confirmed.
      shown = undefined;
      offerRetry(() => texts().server, true);
    } finally {
      if (!unbind.signal.aborted) setBusy(false);
      moved = performance.now();
    }
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
   * Shows what keeps the form from going now.
   *
   * @param {Report} report
   * @param {import("./form-fields.js").Reading} reading
   * @param {string} content
   */
  function stop(report, reading, content) {
    say("");
    found = report.findings;
    told = [];
    clearAll(form);
    mark(found, reading);
    const grave = found.filter((finding) => finding.severity === (report.verdict === "reject" ? "error" : "warning"));
    if (report.verdict === "reject") {
      hold(undefined);
      showSummary(form, grave, reading, texts(), { focus: true, confirm: false });
      return true;
    }
    if (approved === content) return false;
    if (page.always) return ask(report, reading, content);
    if (report.verdict === "pass") return false;
    hold({ content });
    showSummary(form, grave, reading, texts(), { focus: true, confirm: true });
    return true;
  }

  /**
   * Has the page show what is about to go, where it wants to show it each time.
   *
   * @param {Report | null} report
   * @param {import("./form-fields.js").Reading} reading
   * @param {string} content
   */
  function ask(report, reading, content) {
    if (!page.always || approved === content) return false;
    say("");
    hideSummary(form);
    hold({ content });
    page.onConfirm?.(report, reading.value);
    return true;
  }

  /** @param {{ content: string } | undefined} next */
  function hold(next) {
    const withdrawn = shown !== undefined && !next;
    shown = next;
    if (withdrawn) heard(() => page.onWithdraw?.());
  }

  /**
   * @param {unknown} value
   * @returns {Promise<Report | null>} null: the checks are not to be had
   */
  async function judged(value) {
    const notice = setTimeout(() => say(texts().waiting), 400);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let late;
    try {
      const given = Promise.resolve(page.check(value));
      const tired = new Promise((resolve) => { late = setTimeout(resolve, page.patience, null); });
      const said = await Promise.race([given, tired]);
      const report = asReport(said);
      if (!report && said !== null) tell(new TypeError("options.check: expected a report, or null where there is none"));
      return report;
    } catch (error) {
      // A mistake of the page, such as a list it forgot, which nobody would see otherwise: the form goes all the same.
      if (error instanceof TypeError) tell(error);
      return null;
    } finally {
      clearTimeout(notice);
      clearTimeout(late);
    }
  }

  /**
   * @param {import("./form-fields.js").Reading} reading
   * @param {Report | null} report
   */
  async function deliver(reading, report) {
    const { value } = reading;
    const message = (await page.message?.(value, report)) ?? { value, report, checked: report !== null, locale: locale() };
    say(report ? texts().sending : `${texts().unchecked} ${texts().sending}`);
    const answer = await send(value, message);
    if (unbind.signal.aborted) return;
    say("");
    if (answer.kind === "received") {
      clear();
      say(texts().received);
      heard(() => page.onReceived?.(answer.receipt, value, report));
    } else if (answer.kind === "rejected") {
      show(answer.problem.findings ?? [], reading);
    } else if (answer.kind === "refused") {
      const { title, detail } = answer.problem;
      offerRetry(() => [texts().refused, title, detail].filter(Boolean).join(" "), false);
    } else {
      const { reason } = answer;
      const names = /** @type {const} */ ({ offline: "offline", network: "network", server: "server", reused: "reused", "too-large": "tooLarge" });
      offerRetry(() => texts()[names[reason]], reason !== "too-large" && reason !== "reused");
    }
  }

  /** @param {Finding[]} findings @param {import("./form-fields.js").Reading} reading */
  function mark(findings, reading) {
    markFields(findings, reading, texts());
    for (const control of boundControls(form)) leaveToFindings(control);
  }

  /** @param {Finding[]} findings @param {import("./form-fields.js").Reading} [reading] */
  function show(findings, reading = readForm(form)) {
    found = findings;
    told = findings;
    hold(undefined);
    clearAll(form);
    mark(findings, reading);
    const errors = findings.filter((finding) => finding.severity === "error");
    showSummary(form, errors.length > 0 ? errors : findings, reading, texts(), { focus: true, confirm: false });
  }

  /** After a field was left: help with it, or see whether what was wrong is put right. @param {EventTarget | null} target */
  async function left(target) {
    if (!(target instanceof HTMLElement) || !boundControls(form).some((control) => control === target)) return;
    do await new Promise((resolve) => { setTimeout(resolve, AFTER_CLICK); }); while (pressing);
    if (busy || unbind.signal.aborted) return;
    // What is put right here may be what another field was marked for.
    if (boundControls(form).some((control) => isMarked(control))) await judgeAgain(target);
    helping((ready) => {
      const how = { locale: locale(), texts: texts(), announce: () => undefined };
      for (const control of boundControls(form)) if (control !== target && isTwin(control)) helpWith(control, ready, how);
      if (!isMarked(target)) helpWith(target, ready, { ...how, announce });
    });
  }

  /** @param {HTMLElement} field */
  async function judgeAgain(field) {
    const reading = readForm(form);
    /** @type {Report | null} */
    let report;
    try { report = asReport(await page.check(reading.value)); } catch { return; }
    if (!report) return;
    // What was chosen from a group is judged at its first control.
    const marked = boundControls(form).filter((control) => isMarked(control));
    for (const control of marked) {
      const path = reading.pathOf(control);
      const about = report.findings.filter((finding) => reading.find(finding.path) === control
        || (path !== undefined && finding.path === path));
      const first = path === undefined ? control : reading.find(path) ?? control;
      if (control !== field && told.some((finding) => reading.find(finding.path) === control)) continue;
      if (about.length === 0) {
        clearField(first);
        strikeOff(form, first, texts());
      } else if (control === field) {
        markField(first, about, texts());
      }
    }
    found = report.findings;
  }

  /** @param {boolean} value */
  function setBusy(value) {
    busy = value;
    own(form, "toggleAttribute")("data-heyan-busy", value);
    own(form, "setAttribute")("aria-busy", String(value));
    for (const button of own(form, "querySelectorAll")("[type=submit], [data-heyan-confirm], [data-heyan-retry]")) {
      // Not `disabled`: that would take the focus away from the person who pressed it.
      if (value) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  async function refresh() {
    repeat();
    for (const control of boundControls(form)) {
      if (isHelped(control)) helping((ready) => helpWith(control, ready, { locale: locale(), texts: texts(), announce: () => undefined }));
    }
    const summary = summaryOf(form);
    if (summary.hidden && found.length === 0 && !shown) return;
    const reading = readForm(form);
    const report = await judged(reading.value);
    say("");
    if (!report) return;
    clearAll(form);
    found = report.findings;
    told = [];
    mark(found, reading);
    if (shown && page.always) {
      if (shown.content === JSON.stringify(reading.value)) page.onConfirm?.(report, reading.value);
      return;
    }
    const rejected = report.verdict === "reject";
    const grave = found.filter((finding) => finding.severity === (rejected ? "error" : "warning"));
    if (grave.length === 0) hideSummary(form);
    else showSummary(form, grave, reading, texts(), { focus: false, confirm: !rejected });
  }

  function clear() {
    found = [];
    told = [];
    hold(undefined);
    clearAll(form);
    hideSummary(form);
    for (const control of boundControls(form)) takeHelpAway(control);
  }

  function destroy() {
    if (unbind.signal.aborted) return;
    unbind.abort();
    clear();
    fallSilent();
    setBusy(false);
    own(form, "removeAttribute")("aria-busy");
    takeOursAway(form);
    own(form, "toggleAttribute")("novalidate", bare);
  }

  const guard = {
    /** @param {Finding[]} findings */
    show(findings) {
      if (!Array.isArray(findings) || !findings.every(isFinding)) throw new TypeError("findings: expected a list of findings");
      show(findings);
    },
    refresh, clear, destroy,
  };
  guards.set(form, guard);
  return guard;
}

/**
 * What a page's check answered, if it is a report.
 *
 * @param {any} said
 * @returns {Report | null}
 */
function asReport(said) {
  return typeof said?.verdict === "string" && Array.isArray(said.findings) && said.findings.every(isFinding) ? said : null;
}

/**
 * Tells the page something. What it makes of that is its own, and must not stop what goes on here.
 *
 * @param {() => unknown} say
 */
function heard(say) {
  try { say(); } catch (error) { tell(error); }
}

/** A page's mistake, told where its other mistakes are told. @param {unknown} error */
function tell(error) {
  setTimeout(() => { throw error; });
}
