// @ts-check
// Sends a form once. The same content keeps its key and its bytes over every retry, so that a server
// that stores once per key stores once, whichever attempt arrived.
import { newKey } from "./form-key.js";

/** @typedef {import("./form.js").Answer} Answer */

const SLOW_AFTER = 6_000;
const GIVEN_UP_AFTER = 45_000;

/**
 * @param {{ endpoint: string, maxBytes: number, onSlow: () => void }} options
 */
export function sender({ endpoint, maxBytes, onSlow }) {
  /** @type {{ key: string, content: string, body: string } | undefined} */
  let attempt;

  /**
   * @param {unknown} value what makes two attempts the same
   * @param {unknown} message what is sent
   * @returns {Promise<Answer>}
   */
  async function send(value, message) {
    const content = JSON.stringify(value);
    // After a lost answer nobody knows whether it arrived: the key stays even when the content changes.
    // A server that has the first then says so, instead of keeping both.
    if (attempt?.content !== content) {
      const body = JSON.stringify(message);
      if (body === undefined) throw new TypeError("options.message: nothing of it can be sent as JSON");
      attempt = { key: attempt?.key ?? newKey(), content, body };
    }
    const { key, body } = attempt;
    if (new TextEncoder().encode(body).length > maxBytes) {
      attempt = undefined;
      return { kind: "unsent", reason: "too-large" };
    }

    const stop = new AbortController();
    const slow = setTimeout(onSlow, SLOW_AFTER);
    const late = setTimeout(() => stop.abort(), GIVEN_UP_AFTER);
    try {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json, application/problem+json", "idempotency-key": key },
        body,
        signal: stop.signal,
        credentials: "same-origin",
        redirect: "error",
      });
      return await understand(response);
    } catch {
      return { kind: "unsent", reason: navigator.onLine === false ? "offline" : "network" };
    } finally {
      clearTimeout(slow);
      clearTimeout(late);
    }
  }

  /**
   * @param {Response} response
   * @returns {Promise<Answer>}
   */
  async function understand(response) {
    if (response.status >= 500 || response.status === 429) return { kind: "unsent", reason: "server" };
    const said = await response.json().catch(() => undefined);
    if (response.ok) {
      if (typeof said?.statusUrl !== "string") return { kind: "unsent", reason: "server" };
      attempt = undefined;
      return { kind: "received", receipt: said };
    }
    attempt = undefined;
    const findings = Array.isArray(said?.findings) ? said.findings.filter(isFinding) : [];
    if (response.status === 422 && findings.length > 0) return { kind: "rejected", problem: { ...said, findings } };
    if (response.status === 409) return { kind: "unsent", reason: "reused" };
    if (response.status === 413) return { kind: "unsent", reason: "too-large" };
    return { kind: "refused", problem: said ?? { status: response.status } };
  }

  return { send };
}

/**
 * What stands between a page and its server may answer in its place. What is no finding is not shown; a person is told in
 * any case that the form was not taken.
 *
 * @param {any} one
 */
export function isFinding(one) {
  return ["path", "severity", "message"].every((name) => typeof one?.[name] === "string");
}
