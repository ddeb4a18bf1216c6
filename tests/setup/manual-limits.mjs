// What a lender can set, as a table for whoever is responsible for it. The members are those of `Policy` in the
// declarations: one without words here, or words without a member, end the build.

/** Of each member: what it is, its default, what it can be, and what it does, each [Chinese, English]. */
const ROWS = {
  "contacts.min": [["至少几位联系人", "Contacts at least"], ["0", "0"], ["0到上限", "0 to the most"], ["默认不要求填。大于0时，要写明为什么需要", "None is asked for by default. Above 0 it wants a reason"]],
  "contacts.target": [["页面先给出几位", "Contacts offered at first"], ["2", "2"], ["0到上限", "0 to the most"], ["只是页面上的格子，可以空着", "Places on the page, which may stay empty"]],
  "contacts.max": [["最多几位联系人", "Contacts at most"], ["3", "3"], ["0到50", "0 to 50"], ["多的不收", "More are not taken"]],
  "contacts.requireCloseRelative": [["要有一位近亲属", "One close relative"], ["不要求", "no"], ["要求、不要求", "yes, no"], ["只提醒，不拦住", "Asks, and stops nobody"]],
  "contacts.necessity": [["为什么需要联系人", "Why contacts are needed"], ["没有", "none"], ["一句话", "a sentence"], ["写给申请人看", "Shown to the applicant"]],
  "applicant.minAge": [["最小年龄", "Lowest age"], ["18", "18"], ["18到120", "18 to 120"], ["按身份证号码算，不能低于18", "By the identity number; never below 18"]],
  "applicant.maxAge": [["最大年龄", "Highest age"], ["不限", "none"], ["最小年龄到120", "lowest age to 120"], ["按身份证号码算", "By the identity number"]],
  "phone.allowVirtualOperator": [["收虚拟运营商的号码", "Numbers of virtual operators"], ["收", "yes"], ["收、不收", "yes, no"], ["不收时，本人和联系人的都会请对方换一个", "If not, another one is asked for, of applicants and contacts"]],
  "phone.allowFixedLineContact": [["联系人可以填座机", "A contact's landline"], ["可以", "yes"], ["可以、不可以", "yes, no"], ["可以时也会提醒：座机收不到短信", "Where it may, it is still said that it gets no messages"]],
  "staff.names": [["不能当联系人的员工姓名", "Staff who may not be contacts, names"], ["没有", "none"], ["名单", "a list"], ["只放在服务器上", "On the server only"]],
  "staff.phones": [["不能当联系人的员工号码", "Staff who may not be contacts, numbers"], ["没有", "none"], ["名单", "a list"], ["只放在服务器上", "On the server only"]],
  "phoneChange.coolingOffHours.standard": [["换号后等多久（一般）", "Wait after a change, ordinary"], ["24小时", "24 hours"], ["0到720", "0 to 720"], ["等待期里提款、换卡、改密码暂停，还款从不等", "New withdrawals, card and password changes wait; repaying never does"]],
  "phoneChange.coolingOffHours.highRisk": [["换号后等多久（风险较高）", "Wait after a change, higher risk"], ["72小时", "72 hours"], ["不少于一般的，最多720", "not below the ordinary, at most 720"], ["同上", "As above"]],
  "phoneChange.manualReviewAfter.days30": [["30天内换几次起，由人审核", "A person looks from so many changes in 30 days"], ["2", "2"], ["不小于1", "1 or more"], ["不是拒绝，是有人看一看", "No refusal: somebody looks at it"]],
  "phoneChange.manualReviewAfter.days180": [["180天内", "… in 180 days"], ["3", "3"], ["不小于30天的", "not below that of 30 days"], ["同上", "As above"]],
  "phoneChange.manualReviewAfter.days365": [["365天内", "… in 365 days"], ["5", "5"], ["不小于180天的", "not below that of 180 days"], ["同上", "As above"]],
  "phoneChange.youngNumberMonths": [["新号码用了不到几个月，多核实一样", "A number younger than this needs one more proof"], ["3个月", "3 months"], ["0或更大", "0 or more"], ["新号码也能换，多一步", "It can be bound all the same, with one more step"]],
  "phoneChange.recentSimEventDays": [["补过SIM卡几天内，验证码不够", "A code is too little so soon after a new SIM"], ["7天", "7 days"], ["0或更大", "0 or more"], ["防止别人补卡冒用，要另一种核实", "Against SIM swaps; another proof is asked for"]],
  "consent.askAgainAfterDays": [["不同意或撤回后，几天内不再问", "Days in which a refusal is not asked about again"], ["30天", "30 days"], ["0或更大", "0 or more"], ["必需的项目除外", "But for what an application needs"]],
  severity: [["每条规则的轻重", "How severe each rule is"], ["见规则目录", "see the rules"], ["须改正、请再看、告知、不用这一条", "error, warning, info, off"], ["整条关掉也可以。目录里写着“不能放宽”的，只能改严，关不掉", "A rule can be turned off whole. One that is marked as fixed can only be made stricter"]],
};

const words = {
  "zh-CN": {
    intro: "机构能改的全在这张表里。改了什么，会变成每份检查结果里规则版本（<code>ruleset</code>）的一部分，事后看得出当时用的是哪一套。改错了（比如下限高过上限）会直接报错，不会悄悄用别的。",
    columns: ["项目", "默认", "可以改成", "作用"],
  },
  en: {
    intro: "This is all that a lender can set. What differs from the defaults becomes part of <code>ruleset</code> in every report, so that it can be told later which set a form was checked by. A setting that cannot be meant (a least above a most) is an error, and nothing else is used in its place.",
    columns: ["What", "Default", "Can be", "What it does"],
  },
};

/** The members of `Policy` in the declarations, with those inside them. */
function members(text) {
  const body = /export interface Policy \{([\s\S]*?)\n\}/.exec(text)?.[1].replace(/\/\*\*[\s\S]*?\*\//g, "") ?? "";
  const found = [];
  const inside = [];
  for (const [, name, opens, closes] of body.matchAll(/(\w+)\?:\s*(\{)?|(\})/g)) {
    if (closes) inside.pop();
    else if (opens) inside.push(name);
    else found.push([...inside, name].join("."));
  }
  return found;
}

/** The table in one language, as HTML; `text` holds the declarations. */
export function limits(text, locale) {
  const named = members(text);
  const other = [...named.filter((name) => !ROWS[name]), ...Object.keys(ROWS).filter((name) => !named.includes(name))];
  if (named.length === 0 || other.length > 0) throw new Error(`manual-limits.mjs and Policy do not agree on: ${other.join(", ")}`);
  const say = words[locale];
  const row = ([name, cells]) => {
    const [what, ...rest] = cells.map((cell) => cell[locale === "en" ? 1 : 0]);
    return `<tr><th scope="row">${what}<br><code lang="en">${name.replaceAll(".", ".<wbr>")}</code></th>${rest.map((cell, place) => `<td data-label="${say.columns[place + 1]}">${cell}</td>`).join("")}</tr>`;
  };
  return `<p>${say.intro}</p>
<table class="limits"><thead><tr>${say.columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead>
<tbody>${Object.entries(ROWS).map(row).join("\n")}</tbody></table>`;
}
