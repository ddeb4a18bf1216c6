// One invented message for each outcome, and how a person shows it to the page.

/** @type {Record<string, { text: string, own?: Record<string, string>, never?: boolean }>} */
export const messages = {
  "fraud": { text: "【工商银行】您的手机银行今日过期，请立即点击 http://95588.icbcv.com 更新身份信息，逾期账户将冻结。" },
  "suspicious": { text: "【还款中心】您的账单已严重逾期，请今天内致电138 0000 0024联系专员处理，否则将影响您的征信。" },
  "unlawful-collection": { text: "【示例消费金融】你再不还款，我们就打电话给你的父母和单位领导，让你身边的人都知道。" },
  "wrong-person": {
    text: "【示例消费金融】李*华，您身份证尾号8876名下欠款5320元已逾期，请尽快还款。",
    own: { "姓名": "王小明", "身份证号码后4位": "1234" },
  },
  "unverified": { text: "【招商银行】您尾号1234的信用卡本期账单1,234.56元，最低还款额123.45元，到期还款日11月25日。" },
};

/** Pastes a message, looks at it, and adds what is known of the person. */
export async function look(page, { text, own = {}, never = false }) {
  await page.getByRole("textbox", { name: "把短信贴在这里" }).fill(text);
  await page.getByRole("button", { name: "看看这条短信" }).click();
  await page.locator("#outcome").waitFor();
  if (never) await page.getByLabel("我没有在这家借过钱").check();
  if (Object.keys(own).length > 0) await page.getByText("核对短信里的姓名和尾号").click();
  for (const [label, value] of Object.entries(own)) await page.getByLabel(label, { exact: true }).fill(value);
}
