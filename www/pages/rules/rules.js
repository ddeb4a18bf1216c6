// @ts-check
// The catalogue of rules: finds among them by words, area and severity. The rules themselves stand in
// the page, which can be read, searched by the browser and linked to without this script.

const find = /** @type {HTMLFormElement} */ (document.querySelector("[data-find]"));
const found = /** @type {HTMLElement} */ (find.querySelector("[data-found]"));
const all = /** @type {HTMLElement} */ (find.querySelector("[data-all]"));
const other = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-other-language]"));
const words = /** @type {HTMLInputElement} */ (find.querySelector("#words"));
const [area, severity, only] = ["area", "severity", "only"].map((id) => /** @type {HTMLSelectElement} */ (find.querySelector(`#${id}`)));
const CHOICES = /** @type {[string, HTMLSelectElement][]} */ ([["area", area], ["severity", severity], ["only", only]]);

/** Laws by the short names that people use, and articles in figures. */
const SHORT = /** @type {[RegExp, string][]} */ ([[/个保法/g, "个人信息保护法"], [/消保法/g, "消费者权益保护法"], [/反电诈法|反诈法/g, "反电信网络诈骗法"], [/\bpipl\b/g, "personal information protection law"]]);
const FIGURES = "零一二三四五六七八九";

/** Up to four figures: 一千零四十五 is 1045. @param {string} written */
function figureOf(written) {
  let sum = 0;
  let digit = 0;
  for (const sign of written) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit) {
      sum += (digit || 1) * unit;
      digit = 0;
    } else {
      digit = FIGURES.indexOf(sign);
    }
  }
  return sum + digit;
}

/** Full-width letters, digits and spaces as people type them, case, short names of laws and how an article is counted make no difference. @param {string} text */
const plain = (text) => SHORT.reduce((said, [short, long]) => said.replace(short, long), text.normalize("NFKC").toLowerCase())
  .replace(/第([零一二三四五六七八九十百千]+)(?=[条款项])/g, (_, written) => `第${figureOf(written)}`);

const sections = [...document.querySelectorAll("[data-area]")].map((section) => ({
  section: /** @type {HTMLElement} */ (section),
  rules: [...section.querySelectorAll(".rule")].map((rule) => ({ rule: /** @type {HTMLElement} */ (rule), text: plain(`${section.querySelector("h2")?.textContent} ${rule.id} ${rule.textContent}`) })),
}));

/** Before the words of a search in the address. */
const TYPED = "#find=";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/** A word of four and more signs, in the pairs it may be made of. @param {string} word */
const pairs = (word) => (/^\p{Script=Han}{4,}$/u.test(word) ? word.match(/../gu) ?? [word] : [word]);

/** All the words; where no rule has them so, their parts; where none has those, one of the words. */
function show() {
  const asked = plain(words.value).split(/\s+/).filter(Boolean);
  const parts = asked.flatMap(pairs);
  let count = showThose((text) => asked.every((word) => text.includes(word)));
  const exact = count > 0 || asked.length === 0;
  if (!exact) count = showThose((text) => parts.every((part) => text.includes(part)));
  if (count === 0 && asked.length > 1) count = showThose((text) => asked.some((word) => text.includes(word)));
  const narrowed = asked.length > 0 || CHOICES.some(([, choice]) => choice.value !== "");
  all.hidden = !narrowed;
  document.querySelector(".areas")?.toggleAttribute("hidden", narrowed);
  clearTimeout(speaking);
  // Said once the typing pauses, not at every letter.
  speaking = setTimeout(() => { say(count, exact); }, 300);
}

/** @param {(text: string) => boolean} has what was asked for @returns how many rules are left */
function showThose(has) {
  let count = 0;
  for (const { section, rules } of sections) {
    const inArea = area?.value === "" || section.dataset.area === area?.value;
    let here = 0;
    for (const { rule, text } of rules) {
      const fits = inArea
        && (severity?.value === "" || rule.dataset.severity === severity?.value)
        && (only?.value === "" || rule.hasAttribute(`data-${only?.value}`))
        && has(text);
      rule.hidden = !fits;
      if (fits) here += 1;
    }
    section.hidden = here === 0;
    count += here;
  }
  return count;
}

/** @param {number} count @param {boolean} exact */
function say(count, exact) {
  const { found: several = "", foundOne = "", foundNone = "", foundNear = "" } = found.dataset;
  const text = count === 0 ? foundNone : !exact ? foundNear.replace("{0}", String(count)) : count === 1 ? foundOne : several.replace("{0}", String(count));
  if (found.textContent !== text) found.textContent = text;
}

/**
 * What was chosen stands in the address, to be passed on. Words that were typed stand behind its number sign, which
 * no browser sends to a server.
 */
function note() {
  const address = new URL(location.href);
  for (const [name, choice] of CHOICES) {
    if (choice.value === "") address.searchParams.delete(name);
    else address.searchParams.set(name, choice.value);
  }
  const typed = words.value.trim();
  if (typed !== "") address.hash = `${TYPED}${encodeURIComponent(typed)}`;
  else if (address.hash.startsWith(TYPED)) address.hash = "";
  history.replaceState(history.state, "", address.hash === "" ? address.href.replace(/#$/, "") : address);
  keepPlace();
}

/** The other language's page at the same place. */
function keepPlace() {
  const address = new URL(other.href);
  address.search = location.search;
  address.hash = location.hash;
  other.href = address.href;
}

/** A rule that was linked to is shown, whatever was chosen before. */
function arrive() {
  keepPlace();
  if (location.hash.startsWith(TYPED)) {
    words.value = decodeURIComponent(location.hash.slice(TYPED.length));
    show();
    return;
  }
  const rule = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!rule?.closest(".rule, .area")) return;
  if (rule.closest("[hidden]")) {
    find.reset();
    return;
  }
  rule.scrollIntoView();
}

find.addEventListener("input", () => { show(); note(); });
find.addEventListener("change", () => { show(); note(); });
find.addEventListener("submit", (event) => { event.preventDefault(); words.blur(); });
find.addEventListener("reset", () => {
  // Once the fields are empty.
  setTimeout(() => {
    show();
    note();
    if (location.hash === "" || location.hash.startsWith(TYPED)) words.focus();
    else document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
});
addEventListener("hashchange", arrive);
// On paper nothing can be unfolded, and a part has to say what it is a part of.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const choices = CHOICES.filter(([, choice]) => choice.value !== "").map(([, choice]) => choice.selectedOptions[0]?.textContent ?? "");
  const paper = document.querySelector("[data-paper]");
  if (paper) paper.textContent = [new Date().toLocaleDateString("sv"), ...choices, words.value.trim(), found.textContent].filter(Boolean).join(" · ");
});

const given = new URLSearchParams(location.search);
for (const [name, choice] of CHOICES) {
  const value = given.get(name);
  if (value !== null && [...choice.options].some((option) => option.value === value)) choice.value = value;
}
show();
if (location.hash !== "") arrive();
else keepPlace();
