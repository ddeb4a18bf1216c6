// @ts-check
// The module in the script itself: nothing is fetched, so nothing else has to be served, found, compared or waited for.
import { HeyanError } from "./boundary.js";

/**
 * @param {any} glue
 * @param {string} bytes of the module, each as a character below U+0100
 */
export function carried(glue, bytes) {
  let started = false;
  return {
    /** Starts the module. Calling it again is free; after a failure it tries again. */
    async init() {
      if (started) return;
      try {
        // On a slow phone a loop takes ten milliseconds more, where the engine has the other way.
        const file = /** @type {any} */ (Uint8Array).fromBase64?.(btoa(bytes)) ?? Uint8Array.from(bytes, (character) => character.charCodeAt(0));
        // Here and now: a page that has the script has nothing else to wait for.
        glue.initSync({ module: new WebAssembly.Module(file) });
      } catch (cause) {
        throw new HeyanError("load-failed", "heyan: the module could not be started", cause);
      }
      started = true;
    },
    /** The module's functions, once it runs. */
    running() {
      if (!started) throw new HeyanError("not-initialised", "heyan: call `await init()` first");
      return glue;
    },
  };
}
