// How a text was shown: only what could really be seen counts.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, openPage } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { openWindow } from "./window.mjs";

const server = await startServer(test);
const browser = await openBrowser(test, { whole: true });
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** In the page: a text of so many lines in place of its own content. */
const SET_UP = (lines) => {
  const text = document.createElement("div");
  text.id = "text";
  for (let line = 0; line < lines; line += 1) {
    const paragraph = document.createElement("p");
    paragraph.textContent = `${line}`;
    text.append(paragraph);
  }
  document.body.replaceChildren(text);
  window.scrollTo(0, 0);
};

/** In the page: the watch over that text. */
const WATCH = async () => {
  const { watchDisplay } = await import("/pages/consent/display.js");
  window.watched = watchDisplay(document.querySelector("#text"), { sections: document.body });
};

async function watch(t, lines, arrange = () => {}) {
  const { page } = await openPage(t, browser, server);
  await page.goto("/contact.html");
  await page.evaluate(SET_UP, lines);
  await page.evaluate(arrange);
  await page.evaluate(WATCH);
  return { page, read: () => page.evaluate(() => ({ ...window.watched.read(), now: performance.now() })) };
}

/** How much was counted of at least `ms`; never more than went by in the page, whatever else the machine does. */
async function counted(read, ms) {
  const before = await read();
  await pause(ms);
  const after = await read();
  const [shown, passed] = [after.visibleMs - before.visibleMs, after.now - before.now];
  assert.ok(shown <= passed + 1, `${shown} ms of ${passed}`);
  return shown;
}

test("the time counts while the window is there, and not while it is put away", async (t) => {
  const view = await openWindow(t, browser, `${server.url}/contact.html`);
  await view.run(`(${SET_UP})(3)`);
  await view.run(`(${WATCH})()`);
  const read = () => view.run("({ ...watched.read(), now: performance.now() })");
  const shown = await counted(read, 1_500);
  assert.ok(shown >= 900, `${shown} ms of 1500 in view`);
  await view.away();
  await pause(300);
  const hidden = await counted(read, 1_500);
  assert.equal(hidden, 0, `${hidden} ms while put away`);
  await view.back();
  const again = await counted(read, 1_500);
  assert.ok(again >= 900, `${again} ms of 1500 in view again`);
});

test("what is scrolled out of view does not count", async (t) => {
  const { page, read } = await watch(t, 3, () => {
    const space = document.createElement("div");
    for (let line = 0; line < 100; line += 1) space.append(document.createElement("p"), "x");
    document.body.append(space);
  });
  assert.ok((await counted(read, 1_000)) >= 500);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await pause(300);
  assert.equal(await counted(read, 1_000), 0);
});

test("what a dialog covers does not count", async (t) => {
  const { page, read } = await watch(t, 3);
  assert.ok((await counted(read, 1_000)) >= 500);
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.append("above everything");
    document.body.append(dialog);
    dialog.showModal();
  });
  await pause(300);
  assert.equal(await counted(read, 1_000), 0);
  await page.evaluate(() => document.querySelector("dialog").close());
  assert.ok((await counted(read, 1_000)) >= 400);
});

test("how far down: from the beginning to the lowest line that was in view", async (t) => {
  const { page, read } = await watch(t, 200);
  await pause(300);
  const first = (await read()).maxScrollPermille;
  assert.ok(first > 0 && first < 400, `${first}`);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  await pause(300);
  const middle = (await read()).maxScrollPermille;
  assert.ok(middle > first && middle < 1000, `${middle}`);
  await page.evaluate(() => window.scrollTo(0, 0));
  await pause(300);
  assert.equal((await read()).maxScrollPermille, middle, "the furthest stays");
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await pause(300);
  assert.equal((await read()).maxScrollPermille, 1000);
});

test("a text that scrolls by itself is as long as its whole content", async (t) => {
  const { page, read } = await watch(t, 200, () => document.querySelector("#text").classList.add("document"));
  await pause(300);
  const first = (await read()).maxScrollPermille;
  assert.ok(first > 0 && first < 300, `${first}`);
  await page.evaluate(() => { const text = document.querySelector("#text"); text.scrollTop = text.scrollHeight; });
  await pause(300);
  assert.equal((await read()).maxScrollPermille, 1000);
});

test("folded: nothing counts; each time it is unfolded again counts; sections are named", async (t) => {
  const { page, read } = await watch(t, 3, () => {
    const details = document.createElement("details");
    details.id = "fold";
    details.append(document.createElement("summary"), document.querySelector("#text"));
    const section = document.createElement("details");
    section.dataset.section = "recipients";
    section.append(document.createElement("summary"), "more");
    const other = document.createElement("details");
    other.dataset.section = "never";
    document.body.append(details, section, other);
  });
  await pause(500);
  const folded = await read();
  assert.equal(folded.visibleMs, 0);
  assert.equal(folded.openedAt, undefined);
  assert.equal(folded.maxScrollPermille, 0);
  // By the page's own clock: a press from here may take as long to arrive as the fold stays open.
  const opened = await page.evaluate(async () => {
    const fold = document.querySelector("#fold");
    const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
    let total = 0;
    for (let time = 0; time < 3; time += 1) {
      const from = performance.now();
      fold.open = true;
      await pause(400);
      fold.open = false;
      total += performance.now() - from;
      await pause(100);
    }
    return total;
  });
  await page.evaluate(() => { document.querySelector("[data-section=recipients]").open = true; });
  await pause(100);
  const unfolded = await read();
  assert.equal(unfolded.reopened, 2);
  assert.deepEqual(unfolded.expanded, ["recipients"]);
  assert.match(unfolded.openedAt, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.equal(unfolded.viewport, "390x844");
  assert.ok(unfolded.visibleMs > 300 && unfolded.visibleMs <= opened, `${unfolded.visibleMs} ms of ${opened}`);
});
