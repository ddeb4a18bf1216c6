// @ts-check
// Loads the checks. A page is usable before they arrive, and without them.

/** @typedef {typeof import("../heyan/application.js")} Heyan */

/**
 * Starts a module of checks on the first call, and hands out the same one from then on.
 *
 * @template {{ default: () => Promise<void> }} Module
 * @param {() => Promise<Module>} importing
 */
export function once(importing) {
  /** @type {Promise<Module> | undefined} */
  let loading;
  return () => {
    loading ??= importing().then(async (module) => {
      await module.default();
      return module;
    });
    // Whoever waits for it learns of a failure; nobody waiting is no error of the page.
    loading.catch(() => undefined);
    return loading;
  };
}

/** What the forms need. */
export const loadHeyan = once(() => import("../heyan/application.js"));
