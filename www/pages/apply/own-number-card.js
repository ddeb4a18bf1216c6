// @ts-check
// Beside the application: confirming the applicant's own number before it goes. What does the work is
// loaded when somebody wants it; without it, and when it cannot be had, the application goes all the
// same, and the server marks the number as not confirmed.
import { onLanguage, say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */

/** @type {Record<"first" | "changed" | "unloaded" | "opening", Pair>} */
const texts = {
  first: ["请先在上面填好手机号。", "Please fill in your mobile number above first."],
  changed: ["手机号改过了，之前的确认不再有效。可以重新确认，也可以直接提交。", "The number was changed, so it is no longer confirmed. You can confirm the new one, or send the form as it is."],
  unloaded: ["现在确认不了。您可以直接提交，号码会标为“还没有确认”。", "It cannot be confirmed now. You can send the form as it is; the number is then marked as not confirmed."],
  opening: ["请稍等……", "One moment…"],
};

/**
 * @param {HTMLFormElement} form
 * @param {Promise<import("../module.js").Codes>} heyan
 */
export function bindOwnNumber(form, heyan) {
  const card = form.querySelector("[data-own-number]");
  const phone = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("applicant.phone"));
  const consent = () => /** @type {HTMLInputElement | null} */ (form.elements.namedItem("consents.carrier-check"))?.checked ?? false;
  /** @type {{ id: string, number: string } | undefined} */
  let confirmed;
  /** @type {{ remove: () => void, redraw: () => void } | undefined} */
  let open;
  /** @type {Pair | undefined} */
  let saying;
  if (!card || !phone) return { id: () => undefined };
  const button = /** @type {HTMLButtonElement} */ (card.querySelector("[data-confirm-number]"));
  const place = /** @type {HTMLElement} */ (card.querySelector("[data-place]"));
  const status = /** @type {HTMLElement} */ (card.querySelector("[role=status]"));

  /** @param {Pair} [pair] */
  function tell(pair) {
    saying = pair;
    status.textContent = pair ? say(pair) : "";
  }

  button.addEventListener("click", async () => {
    const typed = phone.value;
    if (plain(typed).length < 6) {
      tell(texts.first);
      phone.focus();
      return;
    }
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    tell(texts.opening);
    try {
      const { openOwnNumber } = await import("./own-number.js");
      const opened = await openOwnNumber(place, typed, {
        heyan, consented: consent, form,
        onConfirmed(id) { confirmed = { id, number: plain(typed) }; },
      });
      if (opened.said) {
        tell([opened.said, opened.said]);
      } else {
        open = opened;
        button.hidden = true;
        tell();
      }
    } catch {
      tell(texts.unloaded);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });

  // Grouping the digits is no change; another number is.
  let before = "";
  form.addEventListener("input", (event) => {
    if (event.target !== phone || (!open && !confirmed)) return;
    const now = plain(phone.value);
    if (now === (confirmed?.number ?? before)) return;
    const was = confirmed !== undefined;
    close();
    if (was) tell(texts.changed);
  });
  button.addEventListener("click", () => { before = plain(phone.value); }, { capture: true });
  onLanguage(() => {
    if (saying && saying[0] !== saying[1]) tell(saying);
    else tell();
    open?.redraw();
  });

  function close() {
    open?.remove();
    open = confirmed = undefined;
    button.hidden = false;
    place.replaceChildren();
  }

  return {
    /** The confirmation that belongs to the number as it stands. */
    id: () => (confirmed?.number === plain(phone.value) ? confirmed.id : undefined),
  };
}

/** The digits of a mainland number without its calling code. @param {string} typed */
function plain(typed) {
  return typed.normalize("NFKC").replace(/\D/g, "").replace(/^(?:00)?86(?=1\d{10}$)/, "");
}
