// A page as it stands against the rules of WCAG 2.2 A and AA that axe knows.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** Another colour scheme changes colours and nothing else. */
export const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** One line for each thing that is wrong. */
export async function violations(page, runOnly = RULES) {
  // Through the debugger, which the page's policy does not bind.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate((only) => window.axe.run(document, { runOnly: only }), runOnly);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary?.split("\\n")[1]?.trim()})`));
}
