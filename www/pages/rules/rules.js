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

/** Full-width letters, digits and spaces as people type them, and case, make no difference. @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase();

const sections = [...document.querySelectorAll("[data-area]")].map((section) => ({
  section: /** @type {HTMLElement} */ (section),
  rules: [...section.querySelectorAll(".rule")].map((rule) => ({ rule: /** @type {HTMLElement} */ (rule), text: plain(`${section.querySelector("h2")?.textContent} ${rule.id} ${rule.textContent}`) })),
}));

/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

function show() {
  const asked = plain(words.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { section, rules } of sections) {
    const inArea = area?.value === "" || section.dataset.area === area?.value;
    let here = 0;
    for (const { rule, text } of rules) {
      const fits = inArea
        && (severity?.value === "" || rule.dataset.severity === severity?.value)
        && (only?.value === "" || rule.hasAttribute(`data-${only?.value}`))
        && asked.every((word) => text.includes(word));
      rule.hidden = !fits;
      if (fits) here += 1;
    }
    section.hidden = here === 0;
    count += here;
  }
  const narrowed = asked.length > 0 || CHOICES.some(([, choice]) => choice.value !== "");
  all.hidden = !narrowed;
  document.querySelector(".areas")?.toggleAttribute("hidden", narrowed);
  clearTimeout(speaking);
  // Said once the typing pauses, not at every letter.
  speaking = setTimeout(() => { say(count); }, 300);
}

/** @param {number} count */
function say(count) {
  const { found: several = "", foundOne = "", foundNone = "" } = found.dataset;
  const text = count === 0 ? foundNone : count === 1 ? foundOne : several.replace("{0}", String(count));
  if (found.textContent !== text) found.textContent = text;
}

/** What was chosen stands in the address, to be passed on; words that were typed do not. */
function note() {
  const address = new URL(location.href);
  for (const [name, choice] of CHOICES) {
    if (choice.value === "") address.searchParams.delete(name);
    else address.searchParams.set(name, choice.value);
  }
  history.replaceState(history.state, "", address);
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
  const rule = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!rule?.closest(".rule, .area")) return;
  if (rule.closest("[hidden]")) {
    find.reset();
    return;
  }
  rule.scrollIntoView();
}

find.addEventListener("input", show);
find.addEventListener("change", () => { show(); note(); });
find.addEventListener("submit", (event) => { event.preventDefault(); words.blur(); });
find.addEventListener("reset", () => {
  // Once the fields are empty.
  setTimeout(() => {
    show();
    note();
    if (location.hash === "") words.focus();
    else document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
});
addEventListener("hashchange", arrive);

const given = new URLSearchParams(location.search);
for (const [name, choice] of CHOICES) {
  const value = given.get(name);
  if (value !== null && [...choice.options].some((option) => option.value === value)) choice.value = value;
}
show();
if (location.hash !== "") arrive();
else keepPlace();
