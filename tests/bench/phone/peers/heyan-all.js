// heyan, everything, as a page loads it: its files as they are, no bundler.
import init, { areValidPhones, checkPhone, isValidPhone } from "../../../../www/heyan/index.js";

export async function load() {
  await init();
  return { valid: isValidPhone, report: (text, region) => checkPhone(text, { region }), batch: areValidPhones };
}
