// The package as a user gets it: `npm pack`, then installed from the tarball, without a network, into an empty project.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs npm as a user's own, whatever this process was started with. */
function npm(folder, ...args) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
  return execFileSync("npm", args, { cwd: folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Packs a copy: the tests may pack at once, and packing rewrites package.json for its while. */
export function pack(into) {
  const copy = join(into, "repository");
  for (const part of ["www/heyan", "tests/setup/publish.mjs"]) cpSync(join(root, part), join(copy, part), { recursive: true });
  const [{ filename, files }] = Object.values(JSON.parse(npm(join(copy, "www/heyan"), "pack", "--json", "--pack-destination", into)));
  rmSync(copy, { recursive: true });
  return { tarball: join(into, filename), files: files.map(({ path, size }) => ({ path, size })) };
}

/**
 * An empty project with the packed package in it, gone after the test.
 *
 * @param {{ after: (then: () => void) => void }} test
 * @returns {{ folder: string, tarball: string, files: { path: string, size: number }[], entries: string[], write: (name: string, text: string) => string }}
 */
export function project(test, manifest = {}) {
  const base = mkdtempSync(join(tmpdir(), "heyan-project-"));
  test.after(() => rmSync(base, { recursive: true, force: true }));
  const packed = pack(base);
  const folder = join(base, "project");
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "project", private: true, type: "module", ...manifest }));
  npm(folder, "install", packed.tarball, "--no-audit", "--no-fund", "--offline", "--ignore-scripts");
  const write = (name, text) => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  write("smoke.mjs", readFileSync(join(root, "tests/package/smoke.mjs"), "utf8"));
  const { exports } = JSON.parse(readFileSync(join(folder, "node_modules/heyan/package.json"), "utf8"));
  // What has conditions is code; the rest are files.
  const entries = Object.keys(exports).filter((path) => typeof exports[path] === "object").map((path) => path.replace(".", "heyan"));
  write("entries.mjs", `${entries.map((name, at) => `import * as entry${at} from "${name}";`).join("\n")}
export const entries = { ${entries.map((name, at) => `"${name}": entry${at}`).join(", ")} };
`);
  write("run.mjs", `import { entries } from "./entries.mjs";
import { smoke } from "./smoke.mjs";
console.log(JSON.stringify(await smoke(entries)));
`);
  return { ...packed, folder, write, entries };
}
