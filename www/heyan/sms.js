// @ts-check
// Messages that claim to come from a lender, in a page: `import init, { inspectSms } from "heyan/sms"`.
// The build puts it together from `browser/sms.js` and what that imports.
export * from "./built/sms-browser.js";
export { default } from "./built/sms-browser.js";
