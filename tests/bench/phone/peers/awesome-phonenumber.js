import { parsePhoneNumber } from "awesome-phonenumber";

function report(text, regionCode) {
  const number = parsePhoneNumber(text, { regionCode });
  const { valid, possible, type, number: written } = number;
  return written && { valid, possible, type, ...written };
}

export const load = async () => ({ valid: (text, regionCode) => parsePhoneNumber(text, { regionCode }).valid, report });
