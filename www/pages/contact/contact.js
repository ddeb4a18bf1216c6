// @ts-check
// What a named contact gets: the notice in full, and two equal answers. The link's own number is all
// that is known of them here; nothing is kept in the browser.
import { node } from "../../heyan/form-node.js";
import { contactEnglish } from "./english.js";
import { watchDisplay } from "../consent/display.js";
import { english } from "../english.js";
import { saveFile } from "../keep.js";
import { locale, onLanguage, say, startLanguage } from "../language.js";
import { loadConsent } from "../module.js";
import { recordOf } from "../consent/record.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {{ answer: "open" | "given" | "refused", answeredAt: string | null, agreedAt: string | null, answerBy: string | null, applicant: string | null, reference: string, previous: string | null }} Standing */

/** @type {Record<"who" | "by" | "nobody" | "agreed" | "agreedText" | "withdrawn" | "agreedAt" | "refusedAt" | "withdrawnAt" | "withdraw" | "refused" | "refusedText" | "missing" | "missingText" | "unknown" | "unknownText" | "ended" | "endedText" | "network" | "server" | "changed" | "sending" | "file", Pair>} */
const texts = {
  who: ["{0}在“示例消费金融有限公司”申请服务时，填了您的姓名、手机号和与对方的关系。",
    "{0} applied to Example Consumer Finance (示例消费金融有限公司) and gave your name, mobile number and how you are related."],
  nobody: ["给联系人的说明", "What a contact is told"],
  by: ["{0}（北京时间）以前可以回答。到时没有回答，也当作不同意。", "You can answer until {0} (Beijing time). No answer by then counts as a refusal."],
  agreed: ["已记下：您同意做联系人", "Noted: you agree to be a contact"],
  agreedText: ["改变主意时，再打开这个链接就能撤回。撤回后，我们删除您的信息。", "If you change your mind, open this link again and withdraw. Your data are deleted then."],
  withdraw: ["撤回同意", "Withdraw"],
  refused: ["已记下：您不同意", "Noted: you refuse"],
  refusedText: ["您的姓名、手机号和关系已经从这份申请里删除，只留下您怎样回答。我们不会再为这件事联系您，现在可以关闭这一页。", "Your name, number and relation are deleted from this application; only how you answered is kept. You are not contacted about it again, and can close this page."],
  withdrawn: ["已撤回：您不再做联系人", "Withdrawn: you are no longer a contact"],
  agreedAt: ["您同意的时间（北京时间）：{0}", "You agreed at (Beijing time): {0}"],
  refusedAt: ["您回答的时间（北京时间）：{0}", "You answered at (Beijing time): {0}"],
  withdrawnAt: ["您撤回的时间（北京时间）：{0}", "You withdrew at (Beijing time): {0}"],
  missing: ["这个网址不完整，还不能回答", "This address is incomplete: no answer yet"],
  missingText: ["完整的网址在您收到的短信里。不放心就不要点，不回答也可以：到期就当作不同意，信息会删除。", "The whole address is in the message you got. If you do not trust it, leave it: without an answer it counts as a refusal, and your data are deleted."],
  unknown: ["这个链接打不开", "This link leads nowhere"],
  unknownText: ["链接可能不完整。请从短信里重新点开，或者把它完整地复制一次。", "It may be incomplete. Please open it from the message again, or copy all of it."],
  ended: ["这个链接已经失效", "This link has ended"],
  endedText: ["对方已不需要您做联系人，或者回答的时间已过。您的信息已经删除，不用再做什么。", "You are not needed as a contact any more, or the time to answer is over. Your data are deleted; there is nothing to do."],
  network: ["网络不通，您的回答还没有记下。请再点一次。", "The network does not answer; your choice is not noted yet. Please press again."],
  server: ["服务器出了问题，您的回答还没有记下。请稍后再点一次。", "Something went wrong on our side; your choice is not noted yet. Please press again later."],
  changed: ["说明刚刚更新过，您的回答还没有记下。请刷新页面，看过新的说明再选择。", "The notice has just changed; your choice is not noted yet. Please reload the page, read the new one and choose again."],
  sending: ["正在记下您的回答……", "Noting your answer…"],
  file: ["联系人说明.txt", "notice-to-a-contact.txt"],
};

Object.assign(english, contactEnglish);
startLanguage();

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-answer]"));
const outcome = /** @type {HTMLElement} */ (document.querySelector("[data-outcome]"));
const trouble = /** @type {HTMLElement} */ (document.querySelector("[data-trouble]"));
const place = /** @type {HTMLElement} */ (document.querySelector("[data-document]"));
const hint = /** @type {HTMLElement} */ (document.querySelector("[data-hint]"));
const heading = /** @type {HTMLElement} */ (document.querySelector("h1"));
const facts = /** @type {HTMLElement} */ (document.querySelector(".facts"));
const until = /** @type {HTMLElement} */ (document.querySelector("[data-until]"));
const who = /** @type {HTMLElement} */ (document.querySelector("[data-who]"));
const link = new URLSearchParams(location.search).get("k") ?? "";
let display = watchDisplay(place);
const heyan = loadConsent();
/** @type {any} */
let notice;
/** @type {any} */
let shown;
/** @type {Standing | undefined} */
let standing;
/** What stands in place of the question. @type {{ title: Pair, text: Pair, undo?: boolean } | undefined} */
let said;
let busy = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter);
  void answer(pressed?.value === "given" ? "given" : "refused", pressed?.textContent ?? "", event.isTrusted);
});
outcome.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("[data-undo]") : null;
  if (pressed) void answer("refused", pressed.textContent ?? "", event.isTrusted);
});
document.querySelector("[data-save]")?.addEventListener("click", () => saveFile(say(texts.file), shown?.text ?? place.innerText));
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
onLanguage(() => { show().catch(() => undefined); tell(); });

const arriving = loadNotice();
arriving.catch(() => undefined);
void look();

async function loadNotice() {
  const lender = await (await fetch(new URL("../lender.json", import.meta.url))).json();
  notice = (await heyan).readyNotice("contact", { ...lender, ...lender.notices.contact });
  await show();
}

async function show() {
  const module = await heyan;
  if (!notice) return;
  shown = module.renderConsent(notice, { locale: locale() });
  // The build wrote the notice into the page. Only where that is another one, what was seen until now was not it.
  const made = document.createElement("div");
  module.showDocument(made, shown);
  // One text in two nodes looks the same and is not equal.
  made.normalize();
  const inner = /** @type {HTMLElement} */ (place.querySelector(`[lang="${locale()}"]`));
  made.lang = inner.lang;
  if (inner.isEqualNode(made)) return;
  inner.replaceWith(made);
  display.stop();
  display = watchDisplay(place);
}

/** How things stand with this link. Where the network fails the question stays: answering asks again. */
async function look() {
  if (link === "") {
    conclude(texts.missing, texts.missingText);
    return;
  }
  try {
    await understand(await fetch(address(), { headers: { accept: "application/json" } }));
  } catch { /* answering will tell */ }
}

function address() {
  return `/api/contacts/${encodeURIComponent(link)}`;
}

/**
 * @param {"given" | "refused"} choice
 * @param {string} label the words on what was pressed
 * @param {boolean} trusted
 */
async function answer(choice, label, trusted) {
  if (busy) return;
  busy = true;
  document.body.toggleAttribute("data-heyan-busy", true);
  trouble.replaceChildren(node("p", {}, say(texts.sending)));
  try {
    const record = await recorded(choice, label, trusted);
    const response = await fetch(address(), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, application/problem+json" },
      body: JSON.stringify({ answer: choice, locale: locale(), record }),
      credentials: "same-origin",
      redirect: "error",
    });
    trouble.replaceChildren();
    await understand(response);
    document.getElementById("outcome")?.focus();
  } catch {
    complain(texts.network);
  } finally {
    busy = false;
    document.body.toggleAttribute("data-heyan-busy", false);
  }
}

/**
 * @param {"given" | "refused"} choice
 * @param {string} label
 * @param {boolean} trusted
 */
async function recorded(choice, label, trusted) {
  if (!shown || !standing) return null;
  const state = choice === "refused" && standing.answer === "given" ? "withdrawn" : choice;
  try {
    return recordOf(/** @type {any} */ (await heyan), notice, {
      subject: { reference: standing.reference, previous: standing.previous, kind: "contact" },
      items: Object.fromEntries(shown.items.map((/** @type {{ id: string }} */ { id }) => [id, state])),
      display: display?.read(),
      action: { method: "button", label: label.trim(), trusted },
      shown: shown.hashes,
    });
  } catch {
    // The answer counts without the record of how it was shown.
    return null;
  }
}

/** @param {Response} response */
async function understand(response) {
  if (response.status === 404) { conclude(texts.unknown, texts.unknownText); return; }
  if (response.status === 410) { conclude(texts.ended, texts.endedText); return; }
  if (response.status === 412) { complain(texts.changed); return; }
  if (!response.ok) { complain(texts.server); return; }
  standing = /** @type {Standing} */ (await response.json());
  if (standing.answer === "given") conclude(texts.agreed, texts.agreedText, true);
  else if (standing.answer === "refused") conclude(standing.agreedAt ? texts.withdrawn : texts.refused, texts.refusedText);
  tell();
}

/** @param {Pair} title @param {Pair} text */
function conclude(title, text, undo = false) {
  said = { title, text, undo };
  tell();
}

function tell() {
  if (standing?.applicant) {
    who.removeAttribute("data-say");
    who.textContent = say(texts.who, standing.applicant);
  }
  if (standing?.answerBy) {
    until.removeAttribute("data-say");
    until.textContent = say(texts.by, moment(standing.answerBy));
  }
  if (!said) return;
  // Of a link that leads nowhere it is not known that anybody named anybody.
  if (!standing) {
    heading.removeAttribute("data-say");
    heading.textContent = say(texts.nobody);
    for (const element of [who, facts]) element.hidden = true;
  }
  for (const asking of [form, hint, until]) asking.hidden = true;
  outcome.hidden = false;
  outcome.classList.toggle("receipt", standing !== undefined);
  outcome.replaceChildren(
    node("h2", { id: "outcome", tabindex: "-1" }, say(said.title)),
    node("p", {}, say(said.text)),
    ...times().map((line) => node("p", { class: "hint" }, line)),
    ...(said.undo ? [node("p", {}, node("button", { type: "button", "data-undo": true }, say(texts.withdraw)))] : []));
}

/** @param {Pair} text */
function complain(text) {
  trouble.replaceChildren(node("p", { class: "note" }, say(text)));
}

/** When this contact agreed, refused or withdrew, for whoever keeps or prints the page. */
function times() {
  if (!standing) return [];
  const { answer: now, agreedAt, answeredAt } = standing;
  return [
    ...(agreedAt ? [say(texts.agreedAt, moment(agreedAt))] : []),
    ...(now === "refused" && answeredAt ? [say(agreedAt ? texts.withdrawnAt : texts.refusedAt, moment(answeredAt))] : []),
  ];
}

/** The server's time of the day in Beijing, to the minute. @param {string} at RFC 3339 with that offset */
function moment(at) {
  return at.slice(0, 16).replace("T", " ");
}
