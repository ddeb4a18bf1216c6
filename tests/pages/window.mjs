// A page in a window that can really be put away. Playwright holds the pages it knows visible, whatever
// happens to their window; this one it does not know.

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 */
export async function openWindow(test, browser, url) {
  const root = await browser.newBrowserCDPSession();
  const { browserContextId } = await root.send("Target.createBrowserContext");
  const { targetId } = await root.send("Target.createTarget", { url, browserContextId, width: 390, height: 844 });
  const { sessionId } = await root.send("Target.attachToTarget", { targetId, flatten: false });
  const { windowId } = await root.send("Browser.getWindowForTarget", { targetId });
  const waiting = new Map();
  let asked = 0;
  root.on("Target.receivedMessageFromTarget", ({ message }) => {
    const answer = JSON.parse(message);
    waiting.get(answer.id)?.(answer);
  });
  test.after(() => root.send("Target.disposeBrowserContext", { browserContextId }));

  /** The value of an expression in the page. */
  async function run(expression) {
    const id = asked += 1;
    const answered = new Promise((done) => { waiting.set(id, done); });
    const params = { expression, returnByValue: true, awaitPromise: true };
    await root.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method: "Runtime.evaluate", params }) });
    const { result, error } = await answered;
    if (error) throw new Error(error.message);
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.exception?.description ?? result.exceptionDetails.text);
    return result.result.value;
  }

  /** Puts the window away, or brings it back; the page has noticed when this is done. */
  async function turn(windowState, visibility) {
    await root.send("Browser.setWindowBounds", { windowId, bounds: { windowState } });
    await run(`new Promise((done) => {
      const look = () => document.visibilityState === ${JSON.stringify(visibility)} && done();
      document.addEventListener("visibilitychange", look);
      look();
    })`);
  }
  // Asking while the page is still on its way fails.
  for (let tries = 0; (await run("document.URL + document.readyState").catch(() => "")) !== `${url}complete`; tries += 1) {
    if (tries > 100) throw new Error(`${url} does not load`);
    await new Promise((done) => { setTimeout(done, 50); });
  }
  return { run, away: () => turn("minimized", "hidden"), back: () => turn("normal", "visible") };
}
