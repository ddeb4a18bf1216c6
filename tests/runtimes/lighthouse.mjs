// node lighthouse.mjs [PATH ...]
// What Lighthouse thinks of each page on a slow phone: the median of five visits, as a table. A score below
// 95 fails. Its phone and line are simulated, but from what this machine took: let it do nothing else meanwhile.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { startServer } from "../pages/server.mjs";
import { application, body, get, post } from "../server/submissions.mjs";

const LEAST = 95;
const VISITS = Number(process.env.HEYAN_LIGHTHOUSE_VISITS ?? 5);
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const PAGES = [
  "/", "/?lang=en", "/apply.html", "/change-phone.html", "/old-number.html", "/sms.html", "/sms-report.html",
  "/contact.html", "/rules.html", "/rules.en.html", "/docs/phone-data.html", "/docs/phone-data.en.html",
  "/docs/manual.html", "/docs/manual.en.html", "/docs/consent.html", "/docs/consent.en.html",
  "/docs/threat-model.html", "/docs/threat-model.en.html", "/docs/start.html", "/docs/forms.html", "/docs/core.html",
];
const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run", "--disable-quic",
];

const endings = [];
const server = await startServer({ after: (end) => endings.unshift(end) });
const chrome = await launch({ chromePath: process.env.HEYAN_CHROMIUM ?? "/usr/bin/chromium", chromeFlags: FLAGS });

/** A named contact's page opens by a link of their own. */
async function contactPath() {
  const taken = await post(server.url, body(application(), { locale: "zh-CN" }));
  const { text } = await get(server.url, `${taken.json.statusUrl}?lang=zh-CN`);
  return /\/contact\.html\?k=[\w-]+/.exec(text)[0];
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** All visits to a page: its scores and times, and what the visit in the middle found fault with. */
async function judge(path) {
  const visits = [];
  // A visit whose recording failed is made again, a few times.
  for (let left = VISITS + 3; visits.length < VISITS; left -= 1) {
    const { lhr } = await lighthouse(server.url + path, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent" });
    if (!lhr.runtimeError) visits.push(lhr);
    else if (left <= 1) throw new Error(`${path}: ${lhr.runtimeError.message}`);
  }
  const score = (category) => median(visits.map(({ categories }) => Math.round(categories[category].score * 100)));
  const time = (audit) => Math.round(median(visits.map(({ audits }) => audits[audit].numericValue)));
  const scores = CATEGORIES.map(score);
  const faults = visits.flatMap((lhr) => CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim())));
  return {
    scores,
    times: ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"].map(time),
    shift: median(visits.map(({ audits }) => audits["cumulative-layout-shift"].numericValue)).toFixed(3),
    faults: [...new Set(faults)],
  };
}

const cell = (text) => String(text).padStart(7);
const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
console.log(`${"page, median of".padEnd(15)} ${String(VISITS).padEnd(8)} ${["perf.", "access.", "pract.", "FCP ms", "LCP ms", "TBT ms", "shift"].map(cell).join(" ")}`);
try {
  for (const page of wanted.length > 0 ? wanted : PAGES) {
    const { scores, times, shift, faults } = await judge(page === "/contact.html" ? await contactPath() : page);
    console.log(`${page.padEnd(24)} ${[...scores, ...times, shift].map(cell).join(" ")}`);
    if (scores.every((score) => score >= LEAST)) {
      passed += 1;
    } else {
      failed += 1;
      for (const fault of faults) console.log(`    ${fault}`);
    }
  }
} finally {
  chrome.kill();
  for (const end of endings) await end();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
