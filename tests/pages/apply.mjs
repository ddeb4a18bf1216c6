// The loan application as a person fills it: by label, in either language.
import { confirmCost } from "./cost.mjs";

export const REQUIRED = /核对.*手机号|checking your mobile number/i;

/** What a person types into a form that has nothing wrong. */
export async function fill(page, { name = "韩梅梅", phone = "138 2047 5916" } = {}) {
  await page.getByLabel(/^(姓名|Name)/).first().fill(name);
  await page.getByLabel(/^(手机号|Mobile number)/).first().fill(phone);
}

export async function agree(page) {
  await page.getByRole("checkbox", { name: REQUIRED }).check();
}

/** The optional item without which contacts are not kept. */
export const relayed = (page) => page.getByRole("checkbox", { name: /联系不到您时/ });

export const send = (page) => page.getByRole("button", { name: /^(提交申请|Send application)$/ });
export const summary = (page) => page.getByRole("group", { name: /需要修改|needs? correcting|再看一眼|look at/ });
export const receipt = (page) => page.getByRole("heading", { name: /申请已收到|Your application has arrived/ });

/** Nothing is wrong with it. */
export async function fillAndSend(page) {
  await fill(page);
  await agree(page);
  await send(page).click();
}

/** The costs are confirmed, and the form is taken. */
export async function arrives(page) {
  await confirmCost(page);
  await receipt(page).waitFor();
}

/** The checks have arrived: what was typed before that is judged all the same, only later. */
export async function ready(page) {
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((entry) => entry.name.endsWith(".wasm") && entry.responseEnd > 0));
}
