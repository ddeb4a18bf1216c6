// Firefox and WebKit over WebDriver, which is all their Debian packages speak.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Says in a page whether its module has come; before that a form goes as it is, to the server. */
export const WASM = "return performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('.wasm') && entry.responseEnd > 0)";

/** How each engine is started: the driver's command line for a port, its environment, what is asked of it. */
export const engines = {
  firefox: {
    command: (port) => ["geckodriver", "--port", String(port), "--websocket-port", "0"],
    capabilities: {
      browserName: "firefox",
      "moz:firefoxOptions": {
        args: ["-headless"],
        prefs: {
          "app.normandy.enabled": false,
          "app.update.enabled": false,
          "datareporting.policy.dataSubmissionEnabled": false,
          "network.captive-portal-service.enabled": false,
          "network.connectivity-service.enabled": false,
          "intl.accept_languages": "zh-CN",
        },
      },
    },
  },
  // No headless mode, and a sandbox that does not start for root or inside containers; the only page it
  // loads here is our own.
  webkit: {
    command: (port) => ["xvfb-run", "--auto-servernum", "WebKitWebDriver", `--port=${port}`],
    environment: { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", NO_AT_BRIDGE: "1" },
    capabilities: {},
  },
};

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => { probe.once("listening", ready); });
  const { port } = probe.address();
  await new Promise((done) => { probe.close(done); });
  return port;
}

/** Asks until it is so; `what` says what was waited for. */
export async function until(look, what, patience = 15_000) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) assert.fail(`waited in vain for ${typeof what === "function" ? await what() : what}`);
    await new Promise((later) => { setTimeout(later, 50); });
  }
}

/** A browser of this engine with one window, gone after the test. */
export async function openEngine(test, name) {
  const { command, environment, capabilities } = engines[name];
  const port = await freePort();
  const [program, ...args] = command(port);
  // A group of its own: whatever it has started ends with it.
  const driver = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  for (const stream of [driver.stdout, driver.stderr]) stream.on("data", (text) => { said = (said + text).slice(-2_000); });
  driver.on("error", (error) => { said += error.message; });
  let session = "";
  test.after(async () => {
    if (session) await ask("DELETE", "").catch(() => undefined);
    try { process.kill(-driver.pid, "SIGTERM"); } catch { /* gone */ }
  });

  async function ask(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${port}${session && `/session/${session}`}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: body === undefined ? {} : { "content-type": "application/json" },
    });
    const { value } = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(`${name}: ${method} ${path}: ${value.error}: ${value.message}`), { code: value.error });
    return value;
  }
  await until(async () => fetch(`http://127.0.0.1:${port}/status`).then(({ ok }) => ok, () => false), `${program} to start: ${said}`, 30_000);
  ({ sessionId: session } = await ask("POST", "/session", { capabilities: { alwaysMatch: capabilities } }));
  await ask("POST", "/timeouts", { script: 15_000, pageLoad: 30_000 });
  // A phone's width where the window can be as narrow.
  await ask("POST", "/window/rect", { width: 480, height: 900 }).catch(() => undefined);

  const run = (script, ...args) => ask("POST", "/execute/sync", { script, args });
  const find = async (css) => until(async () => {
    const [found] = await run("return [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length > 0)", css);
    return found;
  }, `${name}: ${css}`);
  return {
    run,
    goTo: (url) => ask("POST", "/url", { url }),
    /** Until the page shows something for this selector, with this text in it. */
    see: (css, text = "") => until(() => run(
      "return [...document.querySelectorAll(arguments[0])].some((one) => one.getClientRects().length > 0 && one.textContent.includes(arguments[1]))", css, text,
    ), async () => `${name}: ${css} “${text}” in\n${await run("return document.body.innerText")}`),
    /** Until the page's own script says so. */
    untilIn: (script, what) => until(() => run(script), `${name}: ${what}`),
    async press(css) {
      const element = await find(css);
      // To the middle, where neither a bar at the foot nor one at the top is in the way.
      await run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
      // A driver looks where it is and presses there a moment later, even when the page has moved between.
      let before = "";
      await until(async () => {
        const now = await run("const { x, y } = arguments[0].getBoundingClientRect(); return `${x} ${y}`", element);
        const still = now === before;
        before = now;
        return still;
      }, `${name}: ${css} to stand still`);
      await ask("POST", `/element/${element[ELEMENT]}/click`, {});
    },
    async type(css, text) {
      const element = await find(css);
      await ask("POST", `/element/${element[ELEMENT]}/value`, { text });
    },
    text: (css) => run("return document.querySelector(arguments[0])?.textContent", css),
    value: (css) => run("return document.querySelector(arguments[0])?.value", css),
    focused: (css) => run("return document.activeElement?.matches(arguments[0]) ?? false", css),
  };
}
