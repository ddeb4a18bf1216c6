// @ts-check
// A change of numbers on its way: where it stands, the step at hand with its form, what comes after.
// Everything it shows is what the server said last; nothing is stored here.
import { node } from "../../heyan/form-node.js";
import { caseAt, unreachedTexts } from "../case/client.js";
import { cancelling } from "./cancelling.js";
import { backups } from "./backups.js";
import { codeForm } from "../case/code-form.js";
import { keepAddress } from "./keep-address.js";
import { locale, onLanguage, say } from "../language.js";
import { isAsked, otherWays, standingOf, texts } from "./progress-texts.js";
import { coolingOff, repaying, told } from "./notices.js";
import { proofForm } from "../case/proof-form.js";
import { lengthOf, stepNames, timeOf } from "./step-names.js";
import { decided } from "./decided.js";
import { stepConsent } from "./step-consent.js";
import { stepsOnce } from "./steps-once.js";
import { writtenRequest } from "./written-request.js";

/** @typedef {import("../case/client.js").Seen} Seen */
/** @typedef {import("../case/client.js").SeenStep} SeenStep */
/** @typedef {import("./step-names.js").ChangeStep} ChangeStep */

const CODES = new Set(["otp-old", "otp-new", "otp-backup"]);

/**
 * @param {HTMLElement} place
 * @param {string} id of the change
 * @param {{ heyan: Promise<import("../module.js").PhoneChange>, restart: () => void }} options
 */
export function openProgress(place, id, { heyan, restart }) {
  const client = caseAt(`/api/phone-changes/${id}`, () => { live.textContent = say(unreachedTexts.slow); });
  const live = node("p", { class: "hint", role: "status" });
  const content = node("div", {});
  /** @type {Seen | undefined} */
  let seen;
  /** @type {{ remove: () => void, typed?: () => string, step?: ChangeStep }[]} */
  let forms = [];
  /** Which way was chosen, by the step's first way. @type {Map<string, number>} */
  const chosen = new Map();
  let asking = false;
  /** The confirmation is open; drawn anew, it stays so. */
  let reading = false;
  /** @type {{ remove: () => void } | undefined} */
  let letter;
  /** @type {{ remove: () => void } | undefined} */
  let adding;
  /** @type {ReturnType<typeof writtenRequest> | undefined} */
  let request;
  place.hidden = false;
  place.setAttribute("aria-labelledby", "progress-heading");
  place.replaceChildren(live, content);
  // What was just done stays in view until the person goes on.
  new MutationObserver(() => live.toggleAttribute("data-fresh", live.textContent !== "")).observe(live, { childList: true });
  for (const going of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    place.addEventListener(going, () => live.removeAttribute("data-fresh"), { passive: true, capture: true });
  }
  onLanguage(() => { void look(false); });
  // Back from another app: the time has gone on, and a code may have ended.
  document.addEventListener("visibilitychange", () => { if (!document.hidden && seen && forms.length === 0) void look(false); });
  content.replaceChildren(node("h2", { id: "progress-heading", tabindex: "-1" }, t("loading")));
  void look(true);

  /** @param {string} key @param {...(string | number)} values */
  function t(key, ...values) {
    return say(texts[key] ?? ["", ""], ...values);
  }

  /** Asks the server how things stand. @param {boolean} focus */
  async function look(focus) {
    const answer = await client.see();
    live.textContent = "";
    if (answer.kind === "seen") {
      show(answer.seen, focus);
      return;
    }
    if (answer.kind === "problem") {
      lost("missing", t("missingText"), node("button", { type: "button", class: "primary" }, t("restart")), restart);
    } else if (!seen) {
      lost("unopened", say(unreachedTexts[answer.reason]), node("button", { type: "button", class: "primary" }, t("again")), () => { void look(true); });
    } else {
      live.textContent = say(unreachedTexts[answer.reason]);
    }
  }

  /** @param {string} title @param {string} text @param {HTMLButtonElement} button @param {() => void} act */
  function lost(title, text, button, act) {
    const heading = node("h2", { id: "progress-heading", tabindex: "-1" }, t(title));
    button.addEventListener("click", act);
    content.replaceChildren(heading, node("p", {}, text), node("p", { class: "actions" }, button));
    heading.focus({ preventScroll: true });
  }

  /** @param {Seen} next @param {boolean} focus */
  function show(next, focus) {
    const typed = new Map(forms.map((form) => [form.step, form.typed?.() ?? ""]));
    for (const form of forms) form.remove();
    forms = [];
    letter?.remove();
    adding?.remove();
    letter = adding = undefined;
    if (!request?.stays(next)) {
      request?.remove();
      request = writtenRequest(next, heyan);
    }
    seen = next;
    asking = false;
    live.textContent = "";
    live.className = "hint";
    const before = stepsOnce(next.steps).filter((step) => step.when === "before");
    const own = before.filter((step) => step.actor === "person");
    const ours = before.filter((step) => step.actor === "lender");
    const left = own.filter((step) => step.stage !== "done").length;
    const [title, text] = standingOf(next, left);
    const open = next.status === "steps" || next.status === "review" || next.status === "cooling-off";
    const heading = node("h2", { id: "progress-heading", tabindex: "-1" },
      say(title, left === 1 ? t("oneLeft") : t("stepsLeft", left)));
    const started = (next.finished ?? []).length > 0;
    const last = left <= 1 && next.status !== "cooling-off";
    // Where nothing is to be done, where it stands is what counts.
    const first = !started || next.status !== "steps";
    content.replaceChildren(...[
      heading,
      ...(open ? repaying(next, started) : []),
      node("p", {}, say(text)),
      node("p", { class: "hint" }, t("numbers", next.oldTail ?? "", next.newTail ?? "")),
      ...coolingOff(next),
      ...(open ? told(next, "start", started) : []),
      ...(open && last ? told(next, "confirm", false) : []),
      ...(open && next.status !== "cooling-off" ? [
        ...(own.length > 0 ? [node("h3", {}, t("mine")), node("ol", { class: "steps" }, ...own.map((step) => item(step, typed)))] : []),
        ...(ours.length > 0 ? [node("h3", {}, t("theirs")), node("ul", { class: "steps" }, ...ours.map((step) => item(step, typed)))] : []),
      ] : []),
      ...(next.status === "cooling-off" || next.status === "done" ? [...told(next, "confirm", false), ...told(next, "end", false), letterPlace(next), ...backups(next, addOne)] : []),
      ...after(next, typed),
      decided(next, withdraw),
      request.element,
      ...(open ? [keepAddress(live, next.status === "cooling-off"), cancelling(next, stop)] : [ending(next)]),
    ].filter((part) => part !== undefined));
    if (!focus) return;
    const target = content.querySelector("[data-stage=current] .step-name") ?? heading;
    /** @type {HTMLElement} */ (first ? heading : target).focus({ preventScroll: true });
    (first ? place : target).scrollIntoView({ block: "start" });
  }

  /** @param {SeenStep} step @param {Map<ChangeStep | undefined, string>} typed */
  function item(step, typed) {
    const current = step.stage === "current";
    const ours = step.actor === "lender";
    const mark = step.stage === "done" ? t("done") : current ? t(!ours ? "now" : waits(step) ? "yours" : "busy") : ours ? t("ours") : undefined;
    const [first = []] = step.anyOf;
    return node("li", { "data-stage": step.stage, ...(current ? { "aria-current": "step" } : {}) },
      mark ? node("span", { class: "stage" }, mark) : undefined,
      node("span", { class: "step-name way", tabindex: current ? "-1" : undefined }, node("strong", {}, nameOf(step))),
      node("p", { class: "why" }, step.why),
      step.stage === "done" || current ? undefined : hintOf(step.anyOf.length === 1 ? first : undefined),
      current ? body(step, typed) : undefined);
  }

  /** Our own step that waits for the person's consent. @param {SeenStep} step */
  function waits(step) {
    return step.anyOf[0]?.[0] === "carrier-check" && isAsked(seen);
  }

  /** @param {ChangeStep[]} [way] left out where one of several is still to be chosen */
  function hintOf(way) {
    const time = way ? timeOf(way) : t("anyWay");
    return time ? node("p", { class: "hint time" }, time) : undefined;
  }

  /** @param {SeenStep} step */
  function nameOf(step) {
    const [only, other] = step.anyOf;
    if (other === undefined) return wayName(only ?? []);
    const taken = step.stage === "done" ? step.anyOf.find((way) => way.every((proof) => seen?.forms[proof]?.done)) : undefined;
    return taken ? wayName(taken) : t(only?.[0] === "re-authenticate" ? "signIn" : "yourself");
  }

  /** @param {ChangeStep[]} way */
  function wayName(way) {
    return way.map((step) => {
      const name = step in stepNames ? say(stepNames[step]) : step;
      return step === "cooling-off" && seen?.coolingOffHours ? `${name} ${lengthOf(seen.coolingOffHours)}` : name;
    }).join(t("and"));
  }

  /** The step at hand: which way, and the form of its first proof that is still to be given. @param {SeenStep} step @param {Map<ChangeStep | undefined, string>} typed */
  function body(step, typed) {
    const place = node("div", { class: "step-body" });
    const key = JSON.stringify(step.anyOf[0]);
    const draw = () => {
      for (const form of forms) form.remove();
      forms = [];
      // Which of several ways is the person's to say; none is chosen for them.
      const several = step.anyOf.length > 1;
      const way = step.anyOf[several ? chosen.get(key) ?? -1 : 0] ?? [];
      const proof = remaining(way)[0];
      place.replaceChildren(...(several ? [choice(step, key, draw)] : [(waits(step) ? undefined : hintOf(way)) ?? ""]), ...(proof ? [formOf(proof, way, typed)] : []),
        // Who has no document, or does not agree, is not made to choose it first.
        ...(several && !proof && step.anyOf.every((one) => one.includes("id-document")) ? [otherWay("id-document") ?? ""] : []));
    };
    draw();
    return place;
  }

  /** The proofs of a way that are still to be given. @param {ChangeStep[]} way */
  function remaining(way) {
    return way.filter((proof) => !seen?.forms[proof]?.done);
  }

  /** @param {SeenStep} step @param {string} key @param {() => void} draw */
  function choice(step, key, draw) {
    const legend = node("legend", {}, t("choose"));
    const name = `way-${step.anyOf.flat().join("-")}`;
    return node("fieldset", { class: "ways" }, legend, ...step.anyOf.map((way, index) => {
      const radio = node("input", { type: "radio", id: `${name}-${index}`, name, value: String(index) });
      radio.checked = chosen.get(key) === index;
      radio.addEventListener("change", () => {
        chosen.set(key, index);
        draw();
        /** @type {HTMLElement | null} */ (content.querySelector(`#${CSS.escape(`${name}-${index}`)}`))?.focus();
      });
      return node("div", { class: "choice" }, radio, node("label", { for: radio.id }, wayName(remaining(way)), " ", hintOf(remaining(way)) ?? ""));
    }));
  }

  /** @param {ChangeStep} proof @param {ChangeStep[]} way @param {Map<ChangeStep | undefined, string>} typed */
  function formOf(proof, way, typed) {
    /** @param {Seen} next */
    const onDone = (next) => {
      show(next, true);
      const open = next.status === "steps" || next.status === "review" || next.status === "cooling-off";
      const done = (next.finished ?? []).includes(proof);
      if (open) report(t(done ? "stepDone" : "stepLeft", say(stepNames[proof])), done ? t("justDone", say(stepNames[proof])) : t("wayChanged"));
    };
    const onStale = () => { void look(true); };
    const answer = (/** @type {Record<string, unknown>} */ value) => client.answer(proof, value);
    const item = seen?.forms[proof]?.consent;
    const form = CODES.has(proof)
      ? codeForm({
        step: proof, heyan, onDone, onStale, typed: typed.get(proof) ?? "", state: seen?.forms[proof] ?? { done: false },
        start: async () => remember(await client.start(proof)), check: (code) => answer({ code }),
        ...(seen?.simulatedPhone ? { messages: client.messages } : {}),
      })
      : proofForm({ step: proof, answer, onDone, onStale, consent: item && stepConsent(proof, item) });
    forms.push({ ...form, step: proof });
    return node("div", { class: "proof" },
      way.length > 1 ? node("p", { class: "proof-name" }, node("strong", {}, say(stepNames[proof]))) : undefined,
      form.element, otherWay(proof));
  }

  /**
   * What came of a step: spoken, and to be seen above the step at hand, where it covers nothing.
   *
   * @param {string} spoken
   * @param {string} seen
   */
  function report(spoken, seen) {
    live.className = "heyan-voice";
    live.textContent = spoken;
    const line = node("p", { class: "just-now", "aria-hidden": "true" }, seen);
    const step = content.querySelector("[data-stage=current] .step-name");
    if (step) step.before(line);
    else content.querySelector("#progress-heading")?.after(line);
  }

  /** @param {ChangeStep} step */
  async function withdraw(step) {
    const answer = await client.answer(step, { withdraw: true });
    if (answer.kind === "seen") {
      show(answer.seen, false);
      /** @type {HTMLElement | null} */ (content.querySelector("#decided"))?.focus();
      live.textContent = t("withdrawn");
    } else live.textContent = answer.kind === "unreached" ? say(unreachedTexts[answer.reason]) : answer.problem.detail;
  }

  /** What the server said last is what is drawn next time. @param {import("../case/client.js").Answer} answer */
  function remember(answer) {
    if (answer.kind === "seen") seen = answer.seen;
    return answer;
  }

  /** @param {ChangeStep} proof */
  function otherWay(proof) {
    const text = otherWays[proof];
    if (!text) return proof === "otp-new" ? node("p", { class: "hint" }, t("noOther")) : undefined;
    const button = node("button", { type: "button", class: "quiet" }, say(text));
    button.addEventListener("click", async () => {
      if (asking) return;
      asking = true;
      const answer = await client.answer(proof, { cannot: true });
      asking = false;
      if (answer.kind === "seen") {
        show(answer.seen, true);
        report(t("otherWay"), t("wayChanged"));
      } else if (answer.kind === "unreached") live.textContent = say(unreachedTexts[answer.reason]);
      else void look(true);
    });
    return node("p", { class: "actions" }, button);
  }

  /** @param {Seen} next @param {Map<ChangeStep | undefined, string>} typed */
  function after(next, typed) {
    const own = next.steps.filter((step) => step.when === "after");
    if (own.length === 0 || ["cancelled", "refused", "expired"].includes(next.status)) return [];
    return [node("h3", {}, t("later")), node("ul", { class: "steps" }, ...own.map((step) => {
      const carrier = step.anyOf[0]?.[0] === "carrier-check" && step.stage === "current";
      return carrier ? item(step, typed) : node("li", { "data-stage": step.stage },
        step.stage === "done" ? node("span", { class: "stage" }, t("done")) : undefined,
        node("span", { class: "way" }, node("strong", {}, nameOf(step))), node("p", { class: "why" }, step.why));
    }))];
  }

  /** @param {Seen} next */
  function ending(next) {
    if (next.status === "done") return undefined;
    const button = node("button", { type: "button", class: "primary" }, t("restart"));
    button.addEventListener("click", restart);
    return node("p", { class: "actions" }, button);
  }

  /** The person said so. */
  async function stop() {
    const answer = await client.cancel();
    if (answer.kind === "seen") show(answer.seen, false);
    else if (answer.kind === "unreached") live.textContent = say(unreachedTexts[answer.reason]);
    else await look(false);
    if (answer.kind !== "unreached") toTop();
  }

  function toTop() {
    /** @type {HTMLElement | null} */ (content.querySelector("#progress-heading"))?.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  }

  /** @param {Seen} next @param {HTMLElement} target @param {HTMLElement} button */
  async function addOne(next, target, button) {
    try {
      const { addBackup } = await import("./add-backup.js");
      button.hidden = true;
      adding = addBackup(target, {
        self: next.self, heyan,
        onSeen(seen) {
          show(seen, false);
          live.textContent = t("backupAdded", seen.backups?.at(-1) ?? "");
          content.querySelector("#backups")?.scrollIntoView({ block: "nearest" });
          /** @type {HTMLElement | null} */ (content.querySelector("#backups"))?.focus();
        },
      });
    } catch {
      live.textContent = say(unreachedTexts[navigator.onLine === false ? "offline" : "network"]);
    }
  }

  /** The confirmation is drawn when it is wanted. @param {Seen} next */
  function letterPlace(next) {
    const target = node("div", { class: "letter-place" });
    const button = node("button", { type: "button", class: "primary" }, t("letterOpen"));
    const open = async (/** @type {boolean} */ wanted) => {
      button.setAttribute("aria-disabled", "true");
      try {
        const { showConfirmation } = await import("./confirmation.js");
        letter = showConfirmation(target, next, await heyan);
        reading = true;
        button.hidden = true;
        if (wanted) /** @type {HTMLElement | null} */ (target.querySelector("[role=region]"))?.focus();
      } catch {
        live.textContent = say(unreachedTexts[navigator.onLine === false ? "offline" : "network"]);
        button.removeAttribute("aria-disabled");
      }
    };
    button.addEventListener("click", () => { void open(true); });
    if (reading) void open(false);
    return node("div", {}, node("h3", {}, t("letter")), node("p", { class: "actions" }, button), target);
  }
}
