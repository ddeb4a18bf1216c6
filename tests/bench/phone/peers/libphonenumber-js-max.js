import { isValidPhoneNumber, parsePhoneNumberFromString as parse } from "libphonenumber-js/max";

function report(text, region) {
  const number = parse(text, region);
  return number && {
    valid: number.isValid(), possible: number.isPossible(), type: number.getType(), e164: number.number,
    national: number.formatNational(), international: number.formatInternational(), uri: number.getURI(),
  };
}

export const load = async () => ({ valid: isValidPhoneNumber, report });
