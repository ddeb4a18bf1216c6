// @ts-check
// Phone numbers alone, in a page: `import init, { checkPhone } from "heyan/phone"`.
// The build puts it together from `browser/phone.js` and what that imports.
export * from "./built/phone-browser.js";
export { default } from "./built/phone-browser.js";
