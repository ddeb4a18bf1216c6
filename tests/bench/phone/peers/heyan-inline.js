// heyan/phone-inline as a page loads it: one script, no bundler.
import init, { areValidPhones, checkPhone, isValidPhone } from "../../../../www/heyan/phone-inline.js";

export async function load() {
  await init();
  return { valid: isValidPhone, report: (text, region) => checkPhone(text, { region }), batch: areValidPhones };
}
