// @ts-check
// What the build makes of browser/phone.js.
export * from "./built/phone-browser.js";
export { default } from "./built/phone-browser.js";
