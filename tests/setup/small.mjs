// How the package's scripts are made small.

// The engines that have reference types, which the wasm needs: Chrome 96, Firefox 79, Safari 15.1.
/** @type {import("esbuild").TransformOptions} */
export const SMALL = { minify: true, format: "esm", target: "es2020", charset: "utf8", legalComments: "none" };

/** A script with all its imports in one file. @type {import("esbuild").BuildOptions} */
export const BUNDLED = {
  ...SMALL,
  bundle: true,
  // Generated: what it declares stands in a .d.ts file beside it.
  banner: { js: "// @ts-nocheck" },
  // A tsconfig.json in some folder above would change what is written.
  tsconfigRaw: "{}",
  logLevel: "warning",
};
