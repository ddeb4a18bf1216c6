// node contact.mjs WWW
// Writes what a named contact gets, WWW/contact.html, with the notice in both languages in it: to be read before any
// script or module is there. The text is that of `renderConsent` in the module just built, as `showDocument` shows it.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const www = resolve(process.argv[2]);
const { default: init, readyNotice, renderConsent } = await import(pathToFileURL(join(www, "heyan/consent.node.js")).href);
await init();

const facts = JSON.parse(readFileSync(join(www, "pages/lender.json"), "utf8"));
const notice = readyNotice("contact", { ...facts, ...facts.notices.contact });
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = readFileSync(new URL("contact.html", import.meta.url), "utf8").replace(/\{\{([\w-]+)\}\}/g, (_, locale) => {
  const { title, html } = renderConsent(notice, { locale });
  return `<p><strong>${escape(title)}</strong></p>${html}`;
});
writeFileSync(join(www, "contact.html"), page);
console.log(`  the notice for a contact in www/contact.html, ${page.length} characters`);
