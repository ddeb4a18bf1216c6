// @ts-check
// The checks as Standard Schema v1 (standardschema.dev), which form libraries and server frameworks
// take. No module is loaded here: the schemas ask the functions of the entry they are made from.
import { PATIENCE, inTime } from "./patience.js";

/**
 * @typedef {import("./schema.js").SchemaIssue} Issue
 * @typedef {import("./schema.js").SchemaResult<any>} Result
 * @typedef {import("./index.js").Finding} Finding
 * @typedef {{ check: string, text: boolean, options: string[], fixed?: Record<string, unknown>, value?: (report: any, given: any) => unknown }} Kind
 */

/** Of each schema: the function it asks, the options that function knows, and what a good value becomes. */
/** @type {Record<string, Kind>} */
const KINDS = {
  phoneSchema: {
    check: "checkPhone", text: true, options: ["region", "purpose", "locale"], value: (report, given) => report.e164 ?? given,
  },
  nameSchema: { check: "checkPersonName", text: true, options: ["script", "locale"], value: (report) => report.normalized },
  idNumberSchema: {
    check: "checkIdNumber", text: true, options: ["today", "locale"], value: (report, given) => report.normalized ?? given,
  },
  applicationSchema: { check: "checkApplication", text: false, options: ["policy", "notice", "today", "locale"] },
  // What is wrong is shown to the person who asks, so nothing in it may tell whose number it is.
  phoneChangeSchema: {
    check: "planPhoneChange", text: false, options: ["policy", "now", "locale", "audience"], fixed: { audience: "person" },
  },
};

/** @type {Record<string, string>} */
const SHAPE = {
  "zh-CN": "这一项没有收到，或者格式不对。",
  en: "This entry is missing or not of the right kind.",
};

/**
 * The schemas of an entry: `schemasOf(await import("heyan/phone"))`.
 *
 * @param {Record<string, any>} module
 * @returns {any}
 */
export function schemasOf(module) {
  const present = Object.entries(KINDS).filter(([, { check }]) => typeof module[check] === "function");
  return Object.fromEntries(present.map(([name, kind]) => [name, schemaOf(module, name, kind, {})]));
}

/**
 * @param {Record<string, any>} module
 * @param {string} name
 * @param {Kind} kind
 * @param {Record<string, unknown>} chosen
 * @returns {any}
 */
function schemaOf(module, name, kind, chosen) {
  /**
   * @param {unknown} value
   * @param {Record<string, unknown> | undefined} given
   * @returns {Result}
   */
  function judge(value, given) {
    // One set of library options may be meant for several schemas: each takes what it knows.
    const options = { ...kind.fixed, ...chosen };
    for (const option of kind.options) options[option] = given?.[option] ?? options[option];
    const read = kind.text ? value ?? "" : value;
    let report;
    try {
      report = module[kind.check](read, options);
    } catch (error) {
      const issue = shapeIssue(error, kind, options.locale);
      if (issue) return { issues: [issue] };
      throw error;
    }
    const errors = issuesOf(report.findings, "error");
    const warnings = issuesOf(report.findings, "warning");
    const also = warnings.length > 0 ? { warnings } : {};
    if (errors.length > 0) return { issues: errors, ...also };
    return { value: kind.value ? kind.value(report, read) : read, ...also };
  }

  return standard(
    (value, options) => {
      try {
        return judge(value, options?.libraryOptions);
      } catch (error) {
        if (!module.default || /** @type {any} */ (error)?.code !== "not-initialised") throw error;
        return module.default().then(() => judge(value, options?.libraryOptions));
      }
    },
    {
      with(/** @type {Record<string, unknown>} */ more) {
        if (typeof more !== "object" || more === null) throw new TypeError("options: expected an object");
        for (const option of Object.keys(more)) {
          if (!kind.options.includes(option)) throw new TypeError(`options.${option}: is not an option of ${name}`);
        }
        return schemaOf(module, name, kind, { ...chosen, ...more });
      },
    },
  );
}

/**
 * A form of several fields, each with a schema of its own, of whatever make.
 *
 * @param {Record<string, any>} fields
 * @returns {any}
 */
export function formSchema(fields) {
  const names = Object.keys(fields);
  return standard((value, options) => {
    const form = typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
    const results = names.map((name) => fields[name]["~standard"].validate(form[name], options));
    return results.some((result) => typeof result?.then === "function") ? Promise.all(results).then(together) : together(results);
  });

  /** @param {Result[]} results */
  function together(results) {
    /** @param {"issues" | "warnings"} kind */
    const all = (kind) => results.flatMap((result, index) =>
      (result[kind] ?? []).map((issue) => ({ ...issue, path: [names[index], ...issue.path ?? []] })));
    const [issues, warnings] = [all("issues"), all("warnings")];
    const also = warnings.length > 0 ? { warnings } : {};
    if (issues.length > 0) return { issues, ...also };
    return { value: Object.fromEntries(results.map((result, index) => [names[index], /** @type {any} */ (result).value])), ...also };
  }
}

/**
 * The same, but nobody is kept from sending a form because the module cannot be had.
 *
 * @param {any} schema
 * @param {{ patience?: number }} [options]
 * @returns {any}
 */
export function orUnchecked(schema, { patience = PATIENCE } = {}) {
  return standard((value, options) => {
    const passed = { value, unchecked: true };
    return inTime(() => schema["~standard"].validate(value, options), passed, patience);
  });
}

/**
 * @param {(value: unknown, options?: { libraryOptions?: Record<string, unknown> }) => unknown} validate
 * @param {object} [more]
 */
function standard(validate, more) {
  return Object.freeze({ "~standard": Object.freeze({ version: 1, vendor: "heyan", validate }), ...more });
}

/**
 * @param {Finding[]} findings
 * @param {string} severity
 * @returns {Issue[]}
 */
function issuesOf(findings, severity) {
  return findings.filter((finding) => finding.severity === severity).map((finding) => ({
    message: sentenceOf(finding), code: finding.code, path: steps(finding.path),
  }));
}

/**
 * What is wrong and what to do, as one text. A full-width stop needs no space behind it.
 *
 * @param {Finding} finding
 */
export function sentenceOf({ message, fix }) {
  if (fix === undefined) return message;
  return /[。！？；]$/.test(message) ? message + fix : `${message} ${fix}`;
}

/**
 * A JSON Pointer's steps.
 *
 * @param {string} pointer
 */
function steps(pointer) {
  return pointer.split("/").slice(1).map((step) =>
    /^\d+$/.test(step) ? Number(step) : step.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/**
 * Something else stands in the value than belongs there: `application.contacts[0].name: expected a string`.
 * What is wrong with the options is a mistake of who wrote the page, and no issue.
 *
 * @param {unknown} error
 * @param {Kind} kind
 * @param {unknown} locale
 * @returns {Issue | undefined}
 */
function shapeIssue(error, kind, locale) {
  if (!(error instanceof TypeError)) return undefined;
  const [, root, path, expected] = /^(\w+)(.*?): (.*)$/s.exec(error.message) ?? [];
  if (root !== { checkApplication: "application", planPhoneChange: "request" }[kind.check] && root !== "text") return undefined;
  const known = /** @type {string} */ (path).split("[…]", 1)[0] ?? "";
  return {
    message: SHAPE[String(locale ?? "zh-CN")] ?? /** @type {string} */ (SHAPE["zh-CN"]),
    code: "input.shape",
    path: Array.from(known.matchAll(/\.(\w+)|\[(\d+)\]/g), ([, name, index]) => name ?? Number(index)),
    expected: /** @type {string} */ (expected),
  };
}
