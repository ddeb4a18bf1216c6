// The words of the page about requirements around them, in both languages. They go into the page as they
// stand, so that they may hold marks of HTML.

import { DOCUMENTS } from "./documents.mjs";

export const words = {
  "zh-CN": {
    locale: "zh-CN", other: "consent.en.html", otherLocale: "en", otherName: "English", rules: "../rules.html", home: "../",
    product: "核验 heyan", brand: "核验 <span lang=\"en\">heyan</span>",
    title: "同意条款：法律要求什么，核验查什么",
    description: "征求同意的36项要求：法律依据、由哪条规则检查、每份告知都会写什么、哪些是看文字看不出来的",
    documents: DOCUMENTS["zh-CN"], query: "", skip: "跳到正文",
    nav: "页面", navApply: "贷款申请", navChange: "更换手机号", navSms: "可疑短信", navRules: "规则依据",
    lead: "征求同意有36项要求，各有依据。这一页逐项写明核验怎样检查，哪些检查不到。",
    limits: "检查不到的，请您自己看",
    limitsText: [
      "核验只读文字。写的是不是真的、事后照不照做，文字看不出来。",
      "没有提示，不等于合法。这一页也不是法律意见。",
      "我们的演示页面在哪里补上了文字看不出的事，每一项里都写着。",
    ],
    reading: "怎么读这一页",
    readingTerms: [
      ["依据", "要求写在哪部法律、哪一条。"],
      ["规则", "checkConsent、recordConsent、checkConsentRecord 会给出的提示。点开可以看原话和来源。"],
      ["告知里都有", "不管贷款机构怎么填，核验自带的句子都会写的内容。"],
      ["文字看不出", "任何文字检查都查不到的事，以及演示页面怎么做。"],
    ],
    law: "依据", codes: "规则", says: "告知里都有", beyond: "文字看不出", none: "没有规则能检查这一项。",
    groups: [
      ["C01", "怎样取得同意"],
      ["C08", "告知里写什么"],
      ["C13", "给谁，怎样决定"],
      ["C18", "要格外小心的信息"],
      ["C24", "贷款申请里的具体事项"],
      ["C31", "页面要做到的"],
    ],
    others: "不属于某一项要求的规则",
    othersText: "这些规则让清单对得上、编号不泄露身份、记录能证明所写的内容。",
    footer: "核验只检查填写的内容。它不证明号码属于谁，不决定是否放款，也不提供法律意见。",
    made: (date) => `法律条文最近核对：${date}。这一页由核验的数据生成；每条规则都有测试证明它会提示。`,
  },
  en: {
    locale: "en", other: "consent.html", otherLocale: "zh-CN", otherName: "中文", rules: "../rules.en.html", home: "../?lang=en",
    product: "heyan", brand: "<span>heyan</span>",
    title: "Consent: what the law asks, what heyan checks",
    description: "The 36 requirements of consent: where each stands, which rules check it, what every notice says, and what no reading of a text can tell",
    documents: DOCUMENTS.en, query: "?lang=en", skip: "Skip to content",
    nav: "Pages", navApply: "Apply", navChange: "Change number", navSms: "Doubtful SMS", navRules: "Rules",
    lead: "Whoever asks for consent has 36 requirements to meet, each with its source. For each, this page says how heyan checks it, and what it cannot check.",
    limits: "What you have to look at yourself",
    limitsText: [
      "heyan reads words only. Whether they are true, and whether anybody keeps to them, words do not show.",
      "No finding does not mean lawful, and this page is no legal advice.",
      "Where our demo pages do what no text can show, each entry says so.",
    ],
    reading: "How to read this page",
    readingTerms: [
      ["Law", "Where the requirement stands."],
      ["Rules", "What checkConsent, recordConsent and checkConsentRecord find. Each leads to its sentence and source."],
      ["Always said", "What heyan's own sentences say, whatever a lender fills in."],
      ["Beyond a text", "What no check of words can see, and what the demo pages do about it."],
    ],
    law: "Law", codes: "Rules", says: "Always said", beyond: "Beyond a text", none: "No rule can check this.",
    groups: [
      ["C01", "How consent is asked for"],
      ["C08", "What a notice says"],
      ["C13", "Who gets data, how things are decided"],
      ["C18", "Data that want special care"],
      ["C24", "What comes up in a loan application"],
      ["C31", "What is the page's part"],
    ],
    others: "Rules of no single requirement",
    othersText: "They see to it that lists hold together, that references give nobody away, and that records prove what they say.",
    footer: "heyan checks what was typed. It does not prove whose a number is, decides no loan, and gives no legal advice.",
    made: (date) => `Articles last read: ${date}. This page is made from heyan's data; a test raises every rule on it.`,
  },
};
