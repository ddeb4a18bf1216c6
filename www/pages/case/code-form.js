// @ts-check
// One field for a one-time code: sent, typed or pasted, sent again. Whether it is right is the server's
// to say. It is no <form>, so that it can stand inside one.
import { node } from "../../heyan/form-node.js";
import { unreachedTexts } from "./client.js";
import { locale, say } from "../language.js";
import { simulatedPhone } from "./simulated-phone.js";

/** @typedef {import("./client.js").Answer} Answer */
/** @typedef {import("../language.js").Pair} Pair */

const DIGITS = 6;
/** After these the code that was sent is of no use any more. */
const VOID = /\/(too-many-tries|code-expired|code-lost|no-code)$/;

/** @type {Record<string, Pair>} */
const texts = {
  goesTo: ["验证码会发到尾号{0}的手机。", "The code goes to the number ending in {0}."],
  sentTo: ["验证码已发到尾号{0}的手机，{1}分钟内有效。", "A code was sent to the number ending in {0}. It is valid for {1} minutes."],
  label: ["6位验证码", "6-digit code"],
  hint: ["验证码不要告诉任何人，工作人员也不会问您要。", "Tell nobody the code; our staff never ask for it."],
  demo: ["演示：不会真的发短信，验证码显示在运行演示的那台电脑上。", "Demonstration: no message is sent; the code is shown on the computer that runs it, in its terminal."],
  demoPhone: ["演示：不会真的发短信。点“发送验证码”，就能在下面的模拟手机里看到。", "Demonstration: no message is sent. Choose “Send the code” and read it in a simulated phone below."],
  send: ["发送验证码", "Send the code"],
  sendNew: ["重新获取验证码", "Send a new code"],
  sending: ["正在发送……", "Sending…"],
  confirm: ["确认", "Confirm"],
  checking: ["正在核对……", "Checking…"],
  again: ["重新发送", "Send again"],
  againIn: ["重新发送（{0}秒后）", "Send again (in {0} s)"],
  mayAgain: ["现在可以重新发送验证码了。", "You can have a new code sent now."],
  expired: ["验证码过期了，请重新获取。", "The code has expired. Please have a new one sent."],
  filled: ["验证码已经填好，请点“确认”。", "The code is filled in. Please choose “Confirm”."],
  several: ["这段文字里不止一个6位数字，请只填验证码。", "There are several 6-digit numbers in this text. Please enter the code alone."],
};

/**
 * @typedef {object} CodeFormOptions
 * @property {import("./client.js").Form} state
 * @property {Promise<import("../module.js").Codes>} heyan
 * @property {() => Promise<Answer>} start has a code sent
 * @property {(code: string) => Promise<Answer>} check
 * @property {(seen: import("./client.js").Seen) => void} onDone
 * @property {() => void} [onStale] the step is no longer what the page shows
 * @property {string} step
 * @property {() => Promise<{ tail: string, text: string }[]>} [messages] what came to the simulated phone, where there is one
 * @property {string} [typed] what stood in the field before it was drawn anew
 */

/**
 * @param {CodeFormOptions} options
 * @returns {{ element: HTMLElement, typed: () => string, remove: () => void }}
 */
export function codeForm({ state, heyan, start, check, onDone, onStale, step, messages: received, typed = "" }) {
  let { sent = false, tail = "" } = state;
  let resendAt = moment(state.resendIn ?? 0);
  let expiresAt = moment(state.expiresIn ?? 0);
  let busy = false;
  /** Confirmed while another code was on its way. */
  let confirmed = false;
  const gone = new AbortController();
  /** @type {AbortController | undefined} */
  let reading;

  const id = `code-${step}`;
  const told = node("p", { class: "told-to" });
  const status = node("p", { class: "hint", role: "status" });
  const message = node("p", { class: "heyan-message", id: `${id}-message`, "data-severity": "error" });
  const messages = node("div", { role: "alert" }, message);
  const input = node("input", {
    id, type: "text", inputmode: "numeric", autocomplete: "one-time-code", autocapitalize: "off", spellcheck: "false",
    "aria-describedby": `${id}-hint ${id}-message`, enterkeyhint: "done",
  });
  const field = node("div", { class: "field code" },
    node("label", { for: id }, say(texts.label ?? ["", ""])),
    node("p", { class: "hint", id: `${id}-hint` }, text("hint")), messages, input);
  const confirm = node("button", { type: "button", class: "primary" }, text("confirm"));
  const send = node("button", { type: "button", class: "primary" }, text("send"));
  const again = node("button", { type: "button", class: "quiet" }, text("again"));
  const actions = node("p", { class: "actions" }, confirm, again);
  const phone = received && simulatedPhone(received);
  const demo = node("p", { class: "hint" }, text(phone ? "demoPhone" : "demo"));
  const element = node("div", { class: "code-form" }, told, demo, send, field, actions, status, phone?.element);

  input.value = typed;
  send.addEventListener("click", () => { void sendCode(); });
  again.addEventListener("click", () => { if (remaining(resendAt) === 0) void sendCode(); });
  confirm.addEventListener("click", () => { void submit(); });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  input.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text") ?? "";
    if (digitsOf(pasted).length <= DIGITS && !/\D{3}/.test(pasted)) return;
    event.preventDefault();
    take(pasted);
  });
  // A keyboard may put a whole message in, too.
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    wrong("");
    if (input.value.length > DIGITS * 2) take(input.value);
  });

  show();
  const clock = setInterval(tick, 1_000);

  /** @param {string} key @param {...(string | number)} values */
  function text(key, ...values) {
    return say(texts[key] ?? ["", ""], ...values);
  }

  /** A code is on its way, or is to be asked for. */
  function show() {
    told.textContent = sent ? text("sentTo", tail, 5) : text("goesTo", tail);
    send.hidden = sent;
    field.hidden = actions.hidden = !sent;
    if (phone) {
      demo.hidden = sent;
      if (sent) phone.ring(tail);
      else phone.hush();
    }
    if (!sent) {
      // What went wrong stands where something can be done about it.
      element.insertBefore(messages, send);
    } else {
      field.insertBefore(messages, input);
    }
    tick();
    if (sent) listen();
  }

  function tick() {
    const left = remaining(resendAt);
    again.textContent = left > 0 ? text("againIn", left) : text("again");
    const waits = left > 0;
    if (waits !== again.hasAttribute("aria-disabled")) {
      again.toggleAttribute("aria-disabled", waits);
      if (waits) again.setAttribute("aria-disabled", "true");
      else if (sent && !status.textContent) status.textContent = text("mayAgain");
    }
    if (sent && expiresAt > 0 && remaining(expiresAt) === 0 && !busy) {
      expire(text("expired"));
    }
  }

  /** @param {string} why */
  function expire(why) {
    const focused = element.contains(document.activeElement);
    sent = false;
    reading?.abort();
    input.value = "";
    send.textContent = text("sendNew");
    show();
    wrong(why);
    status.textContent = "";
    if (focused) send.focus();
  }

  /** Takes the code out of what was pasted or what a keyboard put in. @param {string} whole */
  function take(whole) {
    const found = findCode(whole);
    if (found === undefined) {
      wrong(text("several"));
      return;
    }
    input.value = found;
    wrong("");
    status.textContent = found.length === DIGITS ? text("filled") : "";
  }

  async function sendCode() {
    if (busy) return;
    setBusy(send, text("sending"));
    wrong("");
    confirmed = false;
    const old = input.value;
    const answer = await start();
    if (gone.signal.aborted) return;
    setBusy(undefined, "");
    if (answer.kind === "seen") {
      const form = answer.seen.forms[/** @type {import("../change/step-names.js").ChangeStep} */ (step)];
      sent = true;
      tail = form?.tail ?? tail;
      resendAt = moment(form?.resendIn ?? 60);
      expiresAt = moment(form?.expiresIn ?? 300);
      // The message can be faster than the answer: what was typed since is the new code.
      if (input.value === old) input.value = "";
      show();
      input.focus();
      if (confirmed && input.value) void submit();
      return;
    }
    fail(answer);
  }

  async function submit() {
    confirmed = true;
    if (busy) return;
    const { code, said } = await shapeOf(input.value);
    if (said) {
      wrong(said);
      input.focus();
      return;
    }
    setBusy(confirm, text("checking"));
    wrong("");
    const answer = await check(code);
    if (gone.signal.aborted) return;
    setBusy(undefined, "");
    if (answer.kind === "seen") {
      onDone(answer.seen);
      return;
    }
    fail(answer);
  }

  /** @param {Exclude<Answer, { kind: "seen" }>} answer */
  function fail(answer) {
    if (answer.kind === "unreached") {
      wrong(say(unreachedTexts[answer.reason]));
      return;
    }
    const { problem } = answer;
    if (/\/(step-done|not-now|over)$/.test(problem.type)) {
      onStale?.();
      return;
    }
    if (problem.retryAfter) resendAt = moment(problem.retryAfter);
    if (VOID.test(problem.type)) {
      expire(problem.detail);
      send.focus();
      return;
    }
    wrong(problem.detail);
    tick();
    if (sent) {
      input.focus();
      input.select();
    }
  }

  /** @param {string} typed */
  async function shapeOf(typed) {
    try {
      const { checkOneTimeCode } = await heyan;
      const report = checkOneTimeCode(typed, { length: DIGITS, locale: locale() });
      const [finding] = report.findings;
      return { code: report.normalized, said: finding && [finding.message, finding.fix].filter(Boolean).join(locale() === "en" ? " " : "") };
    } catch {
      // Without the checks the server looks at it alone.
      return { code: typed, said: undefined };
    }
  }

  /** @param {string} said */
  function wrong(said) {
    if (message.textContent !== said) message.textContent = said;
    if (said && sent) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** @param {HTMLElement | undefined} button the one that is at work @param {string} said */
  function setBusy(button, said) {
    busy = button !== undefined;
    status.textContent = said;
    // While another code is on its way it can be confirmed already: that button stays.
    for (const one of [send, confirm]) {
      if (one === button) one.setAttribute("aria-disabled", "true");
      else one.removeAttribute("aria-disabled");
    }
  }

  /** Where the browser can read the message itself, it offers to: one whose last line is `@domain #code`. */
  function listen() {
    reading?.abort();
    if (!("OTPCredential" in window)) return;
    reading = new AbortController();
    const wish = /** @type {CredentialRequestOptions} */ (/** @type {unknown} */ ({ otp: { transport: ["sms"] }, signal: reading.signal }));
    navigator.credentials.get(wish).then((found) => {
      const code = /** @type {{ code?: unknown } | null} */ (/** @type {unknown} */ (found))?.code;
      if (typeof code === "string" && !gone.signal.aborted && sent) take(code);
    }, () => { /* not offered, or not wanted */ });
  }

  return {
    element,
    typed: () => input.value,
    remove() {
      gone.abort();
      reading?.abort();
      clearInterval(clock);
      element.remove();
    },
  };
}

/** @param {number} seconds from now */
function moment(seconds) {
  return seconds > 0 ? performance.now() + seconds * 1_000 : 0;
}

/** @param {number} at */
function remaining(at) {
  return Math.max(0, Math.ceil((at - performance.now()) / 1_000));
}

/** @param {string} text */
function digitsOf(text) {
  return text.normalize("NFKC").replace(/\D/g, "");
}

/**
 * The code in a pasted message: the one number of its length, or the one that the message calls a code.
 *
 * @param {string} whole
 * @returns {string | undefined} undefined where it could be another number
 */
export function findCode(whole) {
  const plain = whole.normalize("NFKC").slice(0, 2_000);
  const all = [...new Set((plain.match(/\d+/g) ?? []).filter((digits) => digits.length === DIGITS))];
  if (all.length === 1) return all[0];
  const spaced = /^\D*(\d{3})[ -](\d{3})\D*$/.exec(plain);
  if (spaced) return `${spaced[1]}${spaced[2]}`;
  const named = [...plain.matchAll(/(?:验证码|校验码|动态码|code)\D{0,8}(\d+)/gi)].map(([, code]) => code).filter((code) => code?.length === DIGITS);
  if (new Set(named).size === 1) return named[0];
  return all.length === 0 ? plain.trim() : undefined;
}
