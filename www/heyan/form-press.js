// @ts-check
// Where the finger is. A line that appears while a button is pressed would move the button from under it; and when an
// answer has moved the page, the second half of a double click would land on whatever came under the pointer: a field, a
// box to tick, a link.

/** Past the click that a finger or a mouse is in the middle of. */
const AFTER_CLICK = 60;
/** As long as the second half of a double click may take. */
const DOUBLE_CLICK = 700;

/** @param {AbortSignal} signal ends the watch */
export function watchPresses(signal) {
  const how = { signal, capture: true };
  let pressing = false;
  let moved = -Infinity;
  for (const name of ["pointerdown", "pointerup", "pointercancel"]) {
    document.addEventListener(name, () => { pressing = name === "pointerdown"; }, how);
  }
  for (const name of ["mousedown", "click"]) {
    document.addEventListener(name, (event) => {
      if (/** @type {MouseEvent} */ (event).detail < 2 || performance.now() - moved > DOUBLE_CLICK) return;
      event.preventDefault();
      event.stopPropagation();
    }, how);
  }
  return {
    /** Resolves when no click is under way. */
    async past() {
      do await new Promise((resolve) => { setTimeout(resolve, AFTER_CLICK); }); while (pressing);
    },
    /** An answer was shown, and what lay below it lies elsewhere. */
    pageMoved() { moved = performance.now(); },
  };
}
