// @ts-check
// The whole package, in a page: `import init, { checkPhone } from "heyan"`.
// The build puts it together from `browser/heyan.js` and what that imports.
export * from "./built/heyan-browser.js";
export { default } from "./built/heyan-browser.js";
