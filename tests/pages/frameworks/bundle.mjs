// Makes a page of a framework: bundled by esbuild as a lender's build does it, and put beside the
// package in a folder of its own, which the real server serves under its policy.
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { compile } from "@vue/compiler-dom";
import { build } from "esbuild";
import { temporaryFolder } from "../server.mjs";

const HERE = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const WWW = resolve(HERE, "../../../www");

/** Vue's templates as Vite compiles them: into functions, because the policy forbids to do so in the page. */
const templates = {
  name: "templates",
  setup(building) {
    building.onResolve({ filter: /^template:/ }, ({ path }) => ({ path: join(HERE, path.slice(9)), namespace: "template" }));
    building.onLoad({ filter: /./, namespace: "template" }, ({ path }) => ({
      contents: compile(readFileSync(path, "utf8"), { mode: "module" }).code,
      resolveDir: HERE,
    }));
  },
};

/** @param {Record<string, string>} entries folder in the site: the script of its page, beside this file */
export async function site(test, entries) {
  const folder = temporaryFolder(test);
  for (const name of ["heyan", "style.css", "icon.svg"]) symlinkSync(join(WWW, name), join(folder, name));
  for (const [name, entry] of Object.entries(entries)) {
    mkdirSync(join(folder, name));
    copyFileSync(join(HERE, "form.html"), join(folder, name, "index.html"));
    await build({
      entryPoints: [join(HERE, entry)],
      outfile: join(folder, name, "page.js"),
      bundle: true,
      format: "esm",
      jsx: "automatic",
      external: ["/heyan/*"],
      // The frameworks' own warnings are a part of what is tested.
      define: {
        "process.env.NODE_ENV": "\"development\"",
        __VUE_OPTIONS_API__: "true",
        __VUE_PROD_DEVTOOLS__: "false",
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      },
      plugins: [templates],
      logLevel: "warning",
    });
  }
  return folder;
}
