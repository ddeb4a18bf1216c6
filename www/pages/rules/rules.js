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

const DIGITS = "零一二三四五六七八九";
const UNITS = new Map([["十", 10], ["百", 100], ["千", 1000]]);

/** 第二十三条 as 第23条, which is the same article. @param {string} text */
const figures = (text) => text.replace(/[零一二三四五六七八九十百千]+(?=[条款项])/g, (numeral) => {
  let sum = 0;
  let digit = 0;
  for (const sign of numeral) {
    const unit = UNITS.get(sign);
    if (unit === undefined) digit = DIGITS.indexOf(sign);
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return String(sum + digit);
});

/** Full-width letters, digits and spaces as people type them, case and the way to write a numeral make no difference. @param {string} text */
const plain = (text) => figures(text.normalize("NFKC").toLowerCase());

/**
 * Whether the text has the word, whole or, of a long word in Han characters, in pieces of two characters and more:
 * who looks for 手机号段 means what speaks of 手机 and of 号段.
 *
 * @param {string} text
 * @param {string} word
 * @returns {boolean}
 */
function holds(text, word) {
  if (text.includes(word)) return true;
  if (!/^\p{Script=Han}{4,12}$/u.test(word)) return false;
  for (let end = word.length - 2; end >= 2; end -= 1) {
    if (text.includes(word.slice(0, end)) && holds(text, word.slice(end))) return true;
  }
  return false;
}

const sections = [...document.querySelectorAll("[data-area]")].map((section) => ({
  section: /** @type {HTMLElement} */ (section),
  rules: [...section.querySelectorAll(".rule")].map((rule) => ({ rule: /** @type {HTMLElement} */ (rule), text: plain(`${section.querySelector("h2")?.textContent} ${rule.id} ${rule.textContent} ${/** @type {HTMLElement} */ (rule).dataset.also}`) })),
}));

/** Before the words of a search in the address. */
const TYPED = "#find=";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/** All the words; where no rule has them so, their parts; where none has those, some of the words. */
function show() {
  const asked = plain(words.value).split(/[\s,，、;；+]+/).filter(Boolean);
  let count = narrow((text) => asked.every((word) => text.includes(word)));
  const exact = count > 0 || asked.length === 0;
  if (!exact) count = narrow((text) => asked.every((word) => holds(text, word)));
  if (count === 0 && asked.length > 1) count = narrow((text) => asked.some((word) => holds(text, word)));
  const narrowed = asked.length > 0 || CHOICES.some(([, choice]) => choice.value !== "");
  all.hidden = !narrowed;
  document.querySelectorAll(".areas, .laws").forEach((part) => part.toggleAttribute("hidden", narrowed));
  clearTimeout(speaking);
  // Said once the typing pauses, not at every letter.
  speaking = setTimeout(() => { say(count, exact); }, 300);
}

/**
 * Shows the rules that fit the choices and the words, and counts them.
 *
 * @param {(text: string) => boolean} worded
 */
function narrow(worded) {
  let count = 0;
  for (const { section, rules } of sections) {
    const inArea = area?.value === "" || section.dataset.area === area?.value;
    let here = 0;
    for (const { rule, text } of rules) {
      const fits = inArea
        && (severity?.value === "" || rule.dataset.severity === severity?.value)
        && (only?.value === "" || rule.hasAttribute(`data-${only?.value}`))
        && worded(text);
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

/** A button beside each rule that copies its address. */
function offerLinks() {
  if (!navigator.clipboard) return;
  const { copy = "", copied = "" } = found.dataset;
  for (const rule of document.querySelectorAll(".rule")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.setAttribute("aria-label", `${copy}: ${rule.querySelector("h3")?.textContent}`);
    button.addEventListener("click", async () => {
      const address = new URL(location.href);
      address.search = "";
      address.hash = rule.id;
      await navigator.clipboard.writeText(address.href).then(() => { button.textContent = copied; }, () => { location.hash = rule.id; });
      setTimeout(() => { button.textContent = copy; }, 2000);
    });
    rule.querySelector(".marks")?.append(button);
  }
}

// On paper nothing can be unfolded, and a part has to say what it is a part of.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const choices = CHOICES.filter(([, choice]) => choice.value !== "").map(([, choice]) => choice.selectedOptions[0]?.textContent ?? "");
  const paper = document.querySelector("[data-paper]");
  if (paper) paper.textContent = [new Date().toLocaleDateString("sv"), ...choices, words.value.trim(), found.textContent].filter(Boolean).join(" · ");
});
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

const given = new URLSearchParams(location.search);
for (const [name, choice] of CHOICES) {
  const value = given.get(name);
  if (value !== null && [...choice.options].some((option) => option.value === value)) choice.value = value;
}
offerLinks();
show();
if (location.hash !== "") arrive();
else keepPlace();
