// @ts-check
// Notices, what is agreed to, and the records of it, in a page: `import init, { renderConsent } from "heyan/consent"`.
// The build puts it together from `browser/consent.js` and what that imports.
export * from "./built/consent-browser.js";
export { default } from "./built/consent-browser.js";
