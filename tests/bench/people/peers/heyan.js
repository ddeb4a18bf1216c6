// heyan/application as a page loads it: its files as they are, no bundler.
import init, { checkIdNumber, checkPersonName, isValidIdNumber } from "../../../../www/heyan/application.js";
import { answers } from "./answers.js";

export async function load() {
  await init();
  return answers({ checkIdNumber, checkPersonName, isValidIdNumber });
}
