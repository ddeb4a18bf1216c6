// @ts-check
// What was shown to the person as it would go, and what of it they confirmed. Content is the form's value as JSON text.

/** @param {() => void} onWithdraw what was shown no longer holds */
export function confirmation(onWithdraw) {
  /** @type {string | undefined} */
  let shown;
  /** @type {string | undefined} sending it again does not ask again */
  let approved;
  return {
    /** @param {string} content */
    show(content) { shown = content; },
    shown: () => shown,
    withdraw() {
      const held = shown !== undefined;
      shown = undefined;
      if (held) onWithdraw();
    },
    /** What could not be shown was not confirmed, and there is nothing to withdraw. */
    forget() { shown = undefined; },
    /** The person said so of what they saw. @param {string} content */
    approve(content) { if (shown === content) approved = content; },
    /** @param {string} content */
    isApproved: (content) => approved === content,
  };
}
