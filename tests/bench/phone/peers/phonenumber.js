// Crate phonenumber behind heyan's names (feature phonenumber-engine), built as the package is.
import start, { checkPhone, initSync, isValidPhone } from "../../../../.tools/package/reference/reference.js";

function report(text, region) {
  const lines = checkPhone(text, region)?.split("\n");
  if (!lines) return undefined;
  const [valid, type, e164, national, international, uri] = lines;
  return { valid: valid === "true", type, e164, national, international, uri };
}

/** In a page the .wasm file is fetched; in Node its bytes are handed over. */
export async function load(bytes) {
  if (bytes) initSync({ module: bytes });
  else await start({ module_or_path: new URL("../../../../.tools/package/reference/reference.wasm", import.meta.url) });
  return { valid: isValidPhone, report };
}
