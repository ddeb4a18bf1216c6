// It knows mobile numbers only, says yes or no, and reads no region: there is no report to measure.
import isMobilePhone from "validator/es/lib/isMobilePhone";

export const load = async () => ({ valid: (text) => isMobilePhone(text, "any") });
