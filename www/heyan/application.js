// @ts-check
// Phone numbers, people and the whole loan application, in a page: `import init, { checkApplication } from "heyan/application"`.
// The build puts it together from `browser/application.js` and what that imports.
export * from "./built/application-browser.js";
export { default } from "./built/application-browser.js";
