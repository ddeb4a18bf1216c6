// node examples.mjs DOC
// Asks of the crate's documentation in DOC, as `cargo doc` made it, that every public function has an example. The
// constructors of rules are made from the catalogue, and have none.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const doc = process.argv[2];
const page = (path) => readFileSync(join(doc, path), "utf8");
const functions = [...page("all.html").matchAll(/href="([^"]*fn\.\w+\.html)"/g)].map(([, path]) => path)
  .filter((path) => !path.startsWith("report/rule/"));
const bare = functions.filter((path) => !page(path).includes("rust-example-rendered"));
for (const path of bare) console.log(`${path.replace(/fn\.(\w+)\.html/, "$1").replaceAll("/", "::")} has no example`);
if (functions.length < 30) console.log(`only ${functions.length} functions were found`);
process.exitCode = bare.length > 0 || functions.length < 30 ? 1 : 0;
