// @ts-check
// A change of the bound number, and its letters, in a page: `import init, { planPhoneChange } from "heyan/phone-change"`.
// The build puts it together from `browser/phone-change.js` and what that imports.
export * from "./built/phone-change-browser.js";
export { default } from "./built/phone-change-browser.js";
