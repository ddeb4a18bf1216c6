// Who checks a whole application: heyan, and libraries of schemas with the rules of rules.js written into them by hand.
import { bundled, ours, root, versioned } from "../page/bundle.mjs";

export const peers = [
  ours("heyan", "heyan/application", "application", "application", "application"),
  bundled("zod", `${versioned("zod")}, /mini, rules by hand`, "application"),
  bundled("valibot", `${versioned("valibot")}, rules by hand`, "application"),
];

/** A peer in this process. */
export async function inNode({ id, page }) {
  if (id !== "heyan") return (await import(new URL(page, root).href)).load();
  const [{ answers }, { default: init, ...heyan }] = await Promise.all([
    import("./peers/answers.js"), import("../../../www/heyan/application.node.js"),
  ]);
  await init();
  return answers(heyan);
}
