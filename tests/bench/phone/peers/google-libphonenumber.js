import google from "google-libphonenumber";

const { PhoneNumberFormat: Format, PhoneNumberType: Type, PhoneNumberUtil } = google;
const names = Object.fromEntries(Object.entries(Type).map(([name, value]) => [value, name]));

export async function load() {
  const util = PhoneNumberUtil.getInstance();
  const parse = (text, region) => {
    try {
      return util.parse(text, region);
    } catch {
      return undefined; // It throws at what is no number.
    }
  };
  return {
    valid: (text, region) => {
      const number = parse(text, region);
      return number !== undefined && util.isValidNumber(number);
    },
    report: (text, region) => {
      const number = parse(text, region);
      return number && {
        valid: util.isValidNumber(number), possible: util.isPossibleNumber(number), type: names[util.getNumberType(number)],
        e164: util.format(number, Format.E164), national: util.format(number, Format.NATIONAL),
        international: util.format(number, Format.INTERNATIONAL), uri: util.format(number, Format.RFC3966),
      };
    },
  };
}
