// The cost disclosure that stands between an application and its sending.
import { openPage } from "./browser.mjs";

/** Takes the forced reading time away, for tests of something else. */
export async function withoutDwell(page) {
  await page.route("**/pages/lender.json", async (route) => {
    const response = await route.fetch();
    const facts = await response.json();
    await route.fulfill({ response, json: { ...facts, policy: { ...facts.policy, costDwellSeconds: 0 } } });
  });
}

/** A page without the forced reading time. */
export async function openWithoutDwell(test, browser, server, options) {
  const opened = await openPage(test, browser, server, options);
  await withoutDwell(opened.page);
  return opened;
}

/** Reads the table to its end and confirms it. */
export async function confirmCost(page) {
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await dialog.getByRole("region").evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await dialog.getByRole("button", { name: /^(我看过了，提交申请|I have seen this: send)$/ }).click();
}
