// Who reads identity numbers, and who reads names. any-rule is a list of expressions to be copied; @hyjs/utils carries it.
import { bundled, ours, root, versioned } from "../page/bundle.mjs";

export const peers = [
  ours("heyan", "heyan/application", "people", "application", "application"),
  bundled("any-rule", `any-rule, by ${versioned("@hyjs/utils")}`, "people"),
  bundled("validator", versioned("validator"), "people"),
  bundled("id-validator", versioned("id-validator"), "people"),
  bundled("idcard", versioned("idcard"), "people"),
];

/** A peer in this process: `valid` reads an identity number, `name`, where it has one, a name. */
export async function inNode({ id, page }) {
  if (id !== "heyan") return (await import(new URL(page, root).href)).load();
  const [{ answers }, { default: init, ...heyan }] = await Promise.all([
    import("./peers/answers.js"), import("../../../www/heyan/application.node.js"),
  ]);
  await init();
  return answers(heyan);
}
