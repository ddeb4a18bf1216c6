// @ts-check
// How a text was shown: since when, how long it was really in view, how far down it was seen, what was
// unfolded. What may have been covered or out of view does not count. None of it says that anybody read.

/** How often to look, in milliseconds. */
const TICK = 200;
/** In steps of this many pixels the lowest part is looked for that nothing covers. */
const STEP = 12;

/**
 * @typedef {object} Display
 * @property {string | undefined} openedAt RFC 3339; nothing when it was never in view
 * @property {number} visibleMs
 * @property {number} maxScrollPermille how much of the text, from its beginning, was in view
 * @property {number} reopened
 * @property {string[]} expanded
 * @property {string} viewport such as "390x844"
 */

/**
 * @param {HTMLElement} text
 * @param {{ sections?: HTMLElement }} [options] sections: around `details` whose data-section names what they unfold
 */
export function watchDisplay(text, { sections } = {}) {
  /** @type {string | undefined} */
  let openedAt;
  let visibleMs = 0;
  let reach = 0;
  let openings = 0;
  let wasOpen = false;
  /** @type {Set<string>} */
  const expanded = new Set();
  /** @type {number | undefined} when it was last seen to be in view */
  let last;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  let inView = false;
  const unbind = new AbortController();

  const observer = new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? false;
    wind();
  });
  observer.observe(text);
  document.addEventListener("visibilitychange", wind, { signal: unbind.signal });
  // Folding a text away and unfolding it again is quicker than a tick may be.
  document.addEventListener("toggle", (event) => {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    const name = event.target.dataset.section;
    if (name !== undefined && event.target.open && sections?.contains(event.target)) expanded.add(name);
    if (event.target.contains(text)) look();
  }, { signal: unbind.signal, capture: true });
  document.addEventListener("scroll", look, { signal: unbind.signal, capture: true, passive: true });
  wind();

  /** Looks regularly for as long as there may be something to see. */
  function wind() {
    const wanted = inView && document.visibilityState === "visible";
    if (wanted && ticking === undefined) ticking = setInterval(look, TICK);
    if (!wanted) {
      clearInterval(ticking);
      ticking = undefined;
    }
    look();
  }

  function look() {
    const open = isUnfolded(text);
    const part = open && document.visibilityState === "visible" ? seenPart(text) : 0;
    if (part === 0) {
      last = undefined;
      if (!open) wasOpen = false;
      return;
    }
    if (!wasOpen) {
      wasOpen = true;
      openings += 1;
      openedAt ??= new Date().toISOString();
    }
    const now = performance.now();
    // A long gap is a machine that slept, not a person who looked.
    if (last !== undefined) visibleMs += Math.min(now - last, 2 * TICK);
    last = now;
    reach = Math.max(reach, part);
  }

  return {
    /** @returns {Display} */
    read() {
      look();
      return {
        openedAt,
        visibleMs: Math.floor(visibleMs),
        maxScrollPermille: reach,
        reopened: Math.max(0, openings - 1),
        expanded: [...expanded],
        viewport: `${Math.round(innerWidth)}x${Math.round(innerHeight)}`,
      };
    },
    stop() {
      clearInterval(ticking);
      observer.disconnect();
      unbind.abort();
    },
  };
}

/** @param {HTMLElement} text */
function isUnfolded(text) {
  return text.closest("details:not([open])") === null && text.getClientRects().length > 0;
}

/**
 * How much of the text, from its beginning, lies above the lowest point that can be seen now: in
 * thousandths; 0 when nothing of it can.
 *
 * @param {HTMLElement} text
 */
function seenPart(text) {
  const box = text.getBoundingClientRect();
  let top = Math.max(box.top, 0);
  let bottom = Math.min(box.bottom, document.documentElement.clientHeight);
  for (let around = text.parentElement; around && around !== document.documentElement; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === "visible") continue;
    const edge = around.getBoundingClientRect().top + around.clientTop;
    top = Math.max(top, edge);
    bottom = Math.min(bottom, edge + around.clientHeight);
  }
  const middle = (Math.max(box.left, 0) + Math.min(box.right, document.documentElement.clientWidth)) / 2;
  let lowest = bottom - 1;
  while (lowest > top && !text.contains(document.elementFromPoint(middle, lowest))) lowest -= STEP;
  if (lowest <= top) return 0;
  // A text may scroll by itself; then most of it lies outside its own box.
  const beginning = box.top + text.clientTop - text.scrollTop;
  const seen = lowest + 1 - beginning;
  return seen >= text.scrollHeight - 2 ? 1000 : Math.max(1, Math.floor((1000 * seen) / text.scrollHeight));
}
