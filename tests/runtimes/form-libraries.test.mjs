// heyan in the form libraries themselves, in a page: a wrong number is named at its field, mending it takes the
// sentence away, a warning does not hold the form back, and without the module the form goes all the same.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, openPage } from "../pages/browser.mjs";
import { serve } from "./snippets.mjs";

const WRONG = "1380000002";
const SENTENCE = "还差1位数字。请检查是否漏填。";
const RIGHT = "138 0000 0024";
const DOUBTFUL = "138 1234 5678";
const DOUBT = "号码中有8位连续的数字，请核对。没有错可以继续。";

const libraries = {
  "react-hook-form": { framework: "react", field: "label:has(input[name=phone]) + p", sent: "+8613800000024", name: "王小明" },
  antd: { framework: "react", field: ".ant-form-item", sent: RIGHT, warns: ".ant-form-item-explain-warning" },
  "antd-mobile": { framework: "react", field: ".adm-form-item", sent: RIGHT, warns: ".adm-form-item-feedback-warning" },
  "element-plus": { framework: "vue", field: ".el-form-item", sent: RIGHT, styles: ["element-plus/dist/index.css"] },
  vant: { framework: "vue", field: ".van-field", sent: RIGHT, styles: ["vant/lib/index.css"] },
};

const browser = await openBrowser(test);

for (const [name, library] of Object.entries(libraries)) {
  test(name, async (context) => {
    const server = await serve(context, name, library.framework, library.styles);

    /** Opens the form and gives what a person can do in it. */
    async function visit(turn, { module = true } = {}) {
      const opened = await openPage(turn, browser, server, { expected: module ? [] : [/ERR_FAILED/] });
      const { page, requests } = opened;
      if (!module) await page.route("**/*.wasm", (route) => route.abort());
      await page.goto("/");
      const phone = page.locator("input[name=phone], #phone, .el-input__inner, [name=phone] input").first();
      await phone.waitFor();
      if (library.name) await page.getByLabel("姓名").fill(library.name);
      return {
        page,
        requests,
        type: async (text) => {
          await phone.fill(text);
          await phone.blur();
        },
        send: () => page.getByRole("button", { name: /提\s?交/ }).click(),
        sent: async () => (await page.waitForFunction(() => globalThis.sent)).jsonValue(),
        unsent: async () => assert.equal(await page.evaluate(() => globalThis.sent), undefined),
        said: page.locator(library.field).getByText(SENTENCE),
      };
    }

    await context.test("a wrong number is named at its field until it is mended", async (turn) => {
      const { type, send, sent, unsent, said } = await visit(turn);
      await type(WRONG);
      await said.waitFor();
      await send();
      await said.waitFor();
      await unsent();
      await type(RIGHT);
      await said.waitFor({ state: "hidden" });
      await send();
      assert.equal((await sent()).phone, library.sent);
    });

    await context.test("a form sent at once is checked all the same", async (turn) => {
      const { type, send, unsent, said, page } = await visit(turn);
      await send();
      await page.locator(library.field).getByText("请填写电话号码。").waitFor();
      await type(WRONG);
      await said.waitFor();
      await unsent();
    });

    await context.test("what is worth a second look does not hold the form back", async (turn) => {
      const { type, send, sent, page } = await visit(turn);
      await type(DOUBTFUL);
      if (library.warns) await page.locator(`${library.field} ${library.warns}`).getByText(DOUBT).waitFor();
      await send();
      assert.match((await sent()).phone.replaceAll(" ", ""), /^(\+86)?13812345678$/);
    });

    await context.test("without the module the form goes unchecked", async (turn) => {
      const { type, send, sent, requests } = await visit(turn, { module: false });
      await type(WRONG);
      await send();
      assert.equal((await sent()).phone, WRONG);
      assert.ok(requests.some(({ url }) => url.endsWith(".wasm")), "the module was asked for");
    });
  });
}
