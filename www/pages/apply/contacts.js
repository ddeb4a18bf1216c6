// @ts-check
// Emergency contacts: as many rows as the person wants, none included.
import { locale, say, translate } from "../language.js";

const MOST = 3;

/** @type {Record<string, import("../language.js").Pair>} */
const texts = {
  contact: ["联系人{0}", "Contact {0}"],
  remove: ["删除联系人{0}", "Remove contact {0}"],
};

/** @param {HTMLFormElement} form */
export function bindContacts(form) {
  const list = /** @type {HTMLElement} */ (form.querySelector("#contacts"));
  const add = /** @type {HTMLButtonElement} */ (list.querySelector("[data-add]"));
  const none = /** @type {HTMLElement} */ (list.querySelector("[data-none]"));
  const pattern = emptied(/** @type {HTMLElement} */ (rows()[0]));

  list.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    if (pressed === add) append();
    else if (pressed?.hasAttribute("data-remove")) remove(/** @type {HTMLElement} */ (pressed.closest("[data-contact]")));
  });
  // Rows left empty are not sent; they go to the end, so that findings count as the page does.
  form.addEventListener("submit", () => {
    const before = rows();
    const after = [...before.filter((row) => !isEmpty(row)), ...before.filter(isEmpty)];
    if (after.every((row, index) => row === before[index])) return;
    none.before(...after);
    rename();
  });
  rename();

  function rows() {
    return /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-contact]")]);
  }

  function append() {
    if (rows().length >= MOST) return;
    const row = /** @type {HTMLElement} */ (pattern.cloneNode(true));
    none.before(row);
    rename();
    row.querySelector("input")?.focus();
  }

  /** @param {HTMLElement} row */
  function remove(row) {
    const index = rows().indexOf(row);
    row.remove();
    rename();
    // The focus goes to the contact that took the place, or to the button that brings one back.
    const next = rows()[Math.min(index, rows().length - 1)];
    (next?.querySelector("legend") ?? add).focus();
  }

  /** Numbers the rows in order: names, ids and what people read. */
  function rename() {
    rows().forEach((row, index) => {
      const before = row.dataset.contact ?? "0";
      if (before !== String(index)) {
        for (const element of row.querySelectorAll("[id], [name], [for], [aria-describedby]")) {
          for (const attribute of ["id", "name", "for", "aria-describedby"]) {
            const value = element.getAttribute(attribute);
            if (value === null) continue;
            element.setAttribute(attribute, value
              .replaceAll(`contact-${before}-`, `contact-${index}-`)
              .replace(`contacts.${before}.`, `contacts.${index}.`));
          }
        }
        row.dataset.contact = String(index);
      }
      const name = say(texts.contact ?? ["", ""], index + 1);
      row.dataset.heyanLabel = name;
      const legend = row.querySelector("legend");
      if (legend) legend.textContent = name;
      row.querySelector("[data-remove]")?.setAttribute("aria-label", say(texts.remove ?? ["", ""], index + 1));
      const button = row.querySelector("[data-remove]");
      if (button) button.textContent = locale() === "en" ? "Remove" : "删除";
      translate(row);
    });
    none.hidden = rows().length > 0;
    add.hidden = rows().length >= MOST;
  }

  return { rename };
}

/** @param {HTMLElement} row */
function isEmpty(row) {
  return [...row.querySelectorAll("input, select")].every((field) =>
    (field instanceof HTMLInputElement && field.type === "checkbox"
      ? !field.checked
      : /** @type {HTMLInputElement | HTMLSelectElement} */ (field).value.trim() === ""));
}

/**
 * A row without anything typed or found, to make further ones from.
 *
 * @param {HTMLElement} row
 */
function emptied(row) {
  const copy = /** @type {HTMLElement} */ (row.cloneNode(true));
  for (const field of copy.querySelectorAll("input, select")) {
    if (field instanceof HTMLInputElement) {
      field.value = field.defaultValue;
      field.checked = false;
    } else if (field instanceof HTMLSelectElement) {
      field.selectedIndex = 0;
    }
  }
  return copy;
}
