// @ts-check
// Loads the checks. A page is usable before they arrive, and without them.

/** @typedef {typeof import("../heyan/application.js")} ApplicationChecks */
/** @typedef {typeof import("../heyan/consent.js")} Consent */
/** @typedef {typeof import("../heyan/phone-change.js")} PhoneChange */
/** What a code needs, whatever it confirms. @typedef {Pick<PhoneChange, "checkOneTimeCode">} Codes */

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

export const loadPhone = once(() => import("../heyan/phone.js"));
export const loadApplication = once(() => import("../heyan/application.js"));
export const loadConsent = once(() => import("../heyan/consent.js"));
export const loadPhoneChange = once(() => import("../heyan/phone-change.js"));
