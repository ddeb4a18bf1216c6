// Invented submissions, and how a page sends them.
import { randomUUID } from "node:crypto";

/** An application that the check lets through. */
export function application(changes = {}) {
  return {
    applicant: { name: "韩梅梅", phone: "138 2047 5916" },
    contacts: [{ name: "李雷", phone: "139 0571 6284", relation: "friend", adult: true, informed: true }],
    consents: { "carrier-check": "given", "emergency-contact": "given" },
    ...changes,
  };
}

/** A change of numbers that the check lets through. */
export function change(changes = {}) {
  return { oldPhone: "138 2047 5916", newPhone: "139 0571 6284", oldReachable: "yes", ...changes };
}

/** The body of a page's request. */
export function body(content, more = {}) {
  const named = "oldPhone" in content ? { request: content, plan: null } : { application: content, report: null };
  return { ...named, checked: true, locale: "en", ...more };
}

/** Sends JSON as a page does; `text` instead of a value sends it as it is. */
export async function post(url, value, { key = randomUUID(), headers = {}, path } = {}) {
  const address = path ?? (value?.request ? "/api/phone-changes" : "/api/applications");
  const response = await fetch(url + address, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key === null ? {} : { "idempotency-key": key }), ...headers },
    body: typeof value === "string" ? value : JSON.stringify(value),
    redirect: "manual",
  });
  return read(response);
}

/** Sends a form as a browser without scripts does. */
export async function postForm(url, path, fields, headers = {}) {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html", ...headers },
    body: new URLSearchParams(fields).toString(),
    redirect: "manual",
  });
  return read(response);
}

export async function get(url, path, headers = {}) {
  return read(await fetch(url + path, { headers, redirect: "manual" }));
}

async function read(response) {
  const text = await response.text();
  const kind = response.headers.get("content-type") ?? "";
  return {
    status: response.status,
    headers: response.headers,
    kind,
    text,
    json: /json/.test(kind) ? JSON.parse(text) : undefined,
  };
}
