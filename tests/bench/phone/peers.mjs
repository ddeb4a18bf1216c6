// What is measured: heyan's own entries, the libraries that read phone numbers, and the crate our metadata comes from.
import { readFileSync } from "node:fs";
import { bundled, ours, oursBundled, root, versioned } from "../page/bundle.mjs";

const crate = /name = "phonenumber"\nversion = "([^"]+)"/.exec(readFileSync(new URL("Cargo.lock", root), "utf8"))?.[1];

const phone = ours("heyan", "heyan/phone", "phone", "phone", "phone");

export const peers = [
  phone,
  oursBundled(phone, "phone"),
  { id: "heyan-inline", name: "heyan/phone-inline", page: "tests/bench/phone/peers/heyan-inline.js", preload: ["www/heyan/phone-inline.js"] },
  ours("heyan-all", "heyan, everything", "phone", "index", "heyan"),
  bundled("libphonenumber-js-max", `${versioned("libphonenumber-js")} /max`, "phone"),
  bundled("libphonenumber-js-min", `${versioned("libphonenumber-js")} /min`, "phone"),
  bundled("google-libphonenumber", versioned("google-libphonenumber"), "phone"),
  bundled("awesome-phonenumber", versioned("awesome-phonenumber"), "phone"),
  bundled("validator", versioned("validator"), "phone"),
  { id: "phonenumber", name: `crate phonenumber ${crate}, wasm`, page: "tests/bench/phone/peers/phonenumber.js", preload: [".tools/package/reference/reference.js"], wasm: ".tools/package/reference/reference.wasm" },
];

const IN_NODE = { "heyan-all": "index.node.js", "heyan-inline": "phone-inline.js" };

/** A peer in this process. */
export async function inNode({ id, page }) {
  if (id.startsWith("heyan")) {
    const { default: init, ...heyan } = await import(new URL(`www/heyan/${IN_NODE[id] ?? "phone.node.js"}`, root).href);
    await init();
    return { valid: heyan.isValidPhone, report: (text, region) => heyan.checkPhone(text, { region }), batch: heyan.areValidPhones };
  }
  const { load } = await import(new URL(page, root).href);
  return load(id === "phonenumber" ? readFileSync(new URL(".tools/package/reference/reference.wasm", root)) : undefined);
}
