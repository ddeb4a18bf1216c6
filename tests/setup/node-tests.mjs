// Runs test files of Node as `node --test` does, but in the order given: that one sorts them by name, and the longest has
// to begin first for two lanes to end together.
// node node-tests.mjs CONCURRENCY FILE...
import { resolve } from "node:path";
import { run } from "node:test";
import { spec as Spec } from "node:test/reporters";

const [concurrency, ...files] = process.argv.slice(2);
run({ files: files.map((file) => resolve(file)), concurrency: Number(concurrency) })
  .on("test:fail", () => { process.exitCode = 1; })
  .compose(new Spec())
  .pipe(process.stdout);
