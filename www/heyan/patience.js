// @ts-check
// A page that cannot have the module, or not in time, goes on without it.

/** How long a page waits for the module before a form goes unchecked, in milliseconds. */
export const PATIENCE = 10_000;

/**
 * What `ask` answers, at once or later; `instead` when the module is absent or takes too long.
 *
 * @param {() => any} ask
 * @param {unknown} instead
 * @param {number} patience
 */
export function inTime(ask, instead, patience) {
  const excused = (/** @type {any} */ error) => {
    if (error?.name === "HeyanError") return instead;
    throw error;
  };
  let answer;
  try {
    answer = ask();
  } catch (error) {
    return excused(error);
  }
  if (typeof answer?.then !== "function") return answer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((done) => { timer = setTimeout(done, patience, instead); });
  return Promise.race([answer, late]).catch(excused).finally(() => clearTimeout(timer));
}
