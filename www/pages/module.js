// @ts-check
// Loads the checks. A page is usable before they arrive, and without them.

/** @typedef {typeof import("../heyan/index.js")} Heyan */

/** @type {Promise<Heyan> | undefined} */
let loading;

/** @returns {Promise<Heyan>} */
export function loadHeyan() {
  loading ??= import("../heyan/index.js").then(async (heyan) => {
    await heyan.default();
    return heyan;
  });
  // Whoever waits for it learns of a failure; nobody waiting is no error of the page.
  loading.catch(() => undefined);
  return loading;
}
