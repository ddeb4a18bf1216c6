// The main flows in Firefox and WebKit, on the real server, under the real policies.
import assert from "node:assert/strict";
import test from "node:test";
import { messages } from "./messages.mjs";
import { startRelay } from "./relay.mjs";
import { startServer } from "./server.mjs";
import { WASM, engines, openEngine, until } from "./webdriver.mjs";
import { application, body, get, post } from "../server/submissions.mjs";

const server = await startServer(test);

/** The forced reading time of the cost table is tested elsewhere. */
const hurried = { "/pages/lender.json": (facts) => ({ ...facts, policy: { ...facts.policy, costDwellSeconds: 0 } }) };

/** What relay.mjs's script in the page wrote down. Firefox lets a driver see the page's own variables on demand only. */
const WATCHED = "return JSON.parse(JSON.stringify((window.wrappedJSObject ?? window).watched))";

for (const name of Object.keys(engines)) {
  test(name, async (t) => {
    const relay = await startRelay(t, server, hurried);
    const page = await openEngine(t, name);

    /** Opens a page, does something there, and asks what went wrong meanwhile. */
    const visit = (what, path, act) => t.test(what, async () => {
      await page.goTo("about:blank");
      relay.asked.length = 0;
      relay.complaints.length = 0;
      await page.goTo(relay.url + path);
      await act();
      // WebKit itself looks for an icon where the policy has none to give.
      const serious = (text) => !text.includes("/favicon.ico");
      assert.deepEqual((await page.run(WATCHED)).filter(serious), [], "the page complains");
      assert.deepEqual(relay.complaints.filter(serious), [], "the policy was broken");
    });

    await t.test("the policy is in force: no script from a string, nothing from elsewhere", async () => {
      // By a relay of its own: browsers report when they find the time, perhaps from the next page on.
      const tried = await startRelay(t, server);
      await page.goTo(`${tried.url}/apply.html`);
      const passed = await page.run(`
        const passed = [];
        try { document.createElement("div").innerHTML = "<b>x</b>"; passed.push("innerHTML"); } catch { }
        const script = document.createElement("script");
        try { script.append("document.documentElement.dataset.ran = 1"); document.head.append(script); } catch { }
        if (document.documentElement.dataset.ran) passed.push("script");
        document.head.append(Object.assign(document.createElement("img"), { src: "http://127.0.0.1:9/x" }));
        return passed;`);
      // Trusted Types are younger than some engines in use; where they are known, they hold.
      const known = await page.run("return 'trustedTypes' in window");
      assert.deepEqual(passed, known ? [] : ["innerHTML"]);
      await until(async () => {
        const told = await page.run(WATCHED);
        return told.some((text) => text.startsWith("img-src")) && told.some((text) => /^(script-src|require-trusted-types)/.test(text));
      }, async () => `the policy to be told of: ${await page.run(WATCHED)}`);
    });

    await visit("the application: errors, mended, costs, received", "/apply.html", async () => {
      await page.untilIn(WASM, "the module");
      await page.press("form [type=submit]");
      await page.see("[data-heyan-summary] h2", "需要修改");
      assert.ok(await page.focused("[data-heyan-summary]"), "the summary has the focus");
      assert.deepEqual(relay.posts(), []);
      await page.press("[data-heyan-summary] li a");
      assert.ok(await page.focused("#applicant-name"), "its first entry leads to the first field");
      await page.type("#applicant-name", "韩梅梅");
      await page.type("#applicant-phone", "13820475916");
      assert.equal(await page.value("#applicant-phone"), "138 2047 5916");
      // What leaving the field says moves the page: a press on its way then lands beside the label.
      await page.run("document.activeElement.blur()");
      await page.see("[data-heyan-summary]", "已改好：手机号");
      await page.press("label[for=consent-carrier-check]");
      await page.see("[data-heyan-summary] h2", "都改好了");
      await page.press("form [type=submit]");
      await page.see("dialog");
      await page.run("document.querySelector('.cost-scroll').scrollTo(0, 100000)");
      await page.press("dialog .primary");
      await page.see("h2", "申请已收到");
      assert.deepEqual(relay.posts().map(({ path }) => path), ["/api/applications"]);
      const sent = JSON.parse(relay.posts()[0].body);
      assert.equal(sent.checked, true);
      assert.equal(sent.application.applicant.phone, "138 2047 5916");
    });

    await visit("the change of numbers: errors, the steps, received", "/change-phone.html", async () => {
      await page.untilIn(WASM, "the module");
      await page.press("form [type=submit]");
      await page.see("[data-heyan-summary] h2", "需要修改");
      const own = name === "firefox" ? "4" : "6";
      await page.type("#old-phone", `1382047591${own}`);
      await page.type("#new-phone", `1360571628${own}`);
      await page.press("label[for=reach-no]");
      await page.see("[data-heyan-summary] h2", "都改好了");
      await page.press("form [type=submit]");
      await page.see("#plan h2", "要办的步骤");
      assert.deepEqual(relay.posts(), []);
      await page.press("#plan [data-heyan-confirm]");
      await page.see("h2", "换号申请已收到");
      assert.deepEqual(relay.posts().map(({ path }) => path), ["/api/phone-changes"]);
    });

    await visit("an SMS: put in, judged, nothing sent", "/sms.html", async () => {
      await page.see("[data-status]", "断开网络");
      const before = relay.asked.length;
      // As a paste does it: all at once, and told by one event.
      await page.run(`
        const box = document.getElementById("sms-text");
        box.focus();
        box.value = arguments[0];
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));`, messages.fraud.text);
      await page.press("#sms [type=submit]");
      await page.see(".outcome[data-outcome=fraud] h2");
      await page.see(".reasons li");
      assert.equal(relay.asked.length, before, "nothing was fetched or sent");
    });

    const taken = await post(server.url, body(application(), { locale: "zh-CN" }));
    const { text } = await get(server.url, `${taken.json.statusUrl}?lang=zh-CN`);
    await visit("a contact: reads, refuses, and it stays so", /\/contact\.html\?k=[\w-]+/.exec(text)[0], async () => {
      await page.see("[data-document]", "不是担保人");
      // Pressed before the script is there, the form goes as a form does, which is tested elsewhere.
      await page.untilIn(WASM, "the module");
      await page.press("button[value=refused]");
      await page.see("h2", "已记下：您不同意");
      assert.equal(JSON.parse(relay.posts()[0].body).answer, "refused");
    });

    await visit("the rules: found by words", "/rules.html", async () => {
      await page.type("#words", "phone.too-short");
      await page.see("[data-found]", "共1条规则");
    });

    await visit("the landing page: a number is judged", "/", async () => {
      await page.type("#try-phone", "13820475916");
      await page.see(".verdict");
    });
  });
}
