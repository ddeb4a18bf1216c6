// Starts the real server on a free port with a database of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const ROOT = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");

/** The server's program: named in the environment, or built in this checkout. */
export function program() {
  const named = process.env.HEYAN_SERVE;
  const built = ["target/release/serve", "target/debug/serve"].map((path) => join(ROOT, path));
  const found = named ?? built.find((path) => existsSync(path));
  if (!found || !existsSync(found)) {
    throw new Error("the server is not built; run: cargo build --features server --bin serve");
  }
  return found;
}

/** A folder that is gone after the test. */
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), "heyan-test-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs the server until the test ends or `stop` is called. `said` is all it has written.
 *
 * @param {{ after: (fn: () => unknown) => void }} test
 * @param {{ database?: string, www?: string, arguments?: string[], before?: string }} [options]
 *   before: shell words that prepare the process, such as a limit
 */
export async function startServer(test, options = {}) {
  const database = options.database ?? join(temporaryFolder(test), "folder", "heyan.sqlite");
  const www = options.www ?? join(ROOT, "www");
  const args = ["--port", "0", "--database", database, "--www", www, ...(options.arguments ?? [])];
  const [command, ...rest] = options.before
    ? ["sh", "-c", `${options.before}; exec "$0" "$@"`, program(), ...args]
    : [program(), ...args];
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let closed = false;
  const ended = new Promise((done) => {
    child.on("close", (code, signal) => {
      closed = true;
      done({ code, signal });
    });
  });
  child.stderr.on("data", (text) => { said += text; });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise((ready, failed) => {
    lines.on("line", (line) => {
      said += `${line}\n`;
      const address = /^listening on (http:\S+)$/.exec(line)?.[1];
      if (address) ready(address);
    });
    ended.then(({ code }) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
  async function stop(signal = "SIGTERM") {
    if (!closed) child.kill(signal);
    return ended;
  }
  test.after(() => stop("SIGKILL"));
  return { url, database, stop, said: () => said, pid: child.pid };
}

/** Runs the server when it is expected not to start. */
export async function failToStart(args) {
  const child = spawn(program(), args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { said += text; });
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  const code = await new Promise((done) => child.on("close", done));
  clearTimeout(late);
  return { code, said };
}
