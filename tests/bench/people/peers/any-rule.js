import { RegExp2IdNumber, RegExpCNName, RegExpENName } from "@hyjs/utils";

export const load = async () => ({
  valid: (number) => RegExp2IdNumber.test(number),
  name: (text) => RegExpCNName.test(text) || RegExpENName.test(text),
});
