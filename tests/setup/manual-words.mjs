// The words of the manual around the declarations, in both languages. They go into the page as they stand, so that they may
// hold marks of HTML. The Chinese of the declarations themselves: the folder manual-zh.

import { DOCUMENTS } from "./documents.mjs";

export const words = {
  "zh-CN": {
    locale: "zh-CN", other: "manual.en.html", otherLocale: "en", otherName: "English", home: "../", rules: "../rules.html",
    product: "核验 heyan", brand: "核验 <span lang=\"en\">heyan</span>", here: "manual.html",
    title: "函数手册", description: "核验的全部函数：做什么、怎么调用、返回什么，每个都有能运行的例子",
    documents: DOCUMENTS["zh-CN"], query: "", skip: "跳到正文",
    nav: "页面", navApply: "贷款申请", navChange: "更换手机号", navSms: "可疑短信", navRules: "规则依据", navHere: "函数手册",
    lead: "全部函数和能直接运行的例子。例子按顺序读：前面得到的，后面接着用。",
    types: "这一部分的类型", example: "例子",
    footer: "核验只检查填写的内容。它不证明号码属于谁，不决定是否放款，也不提供法律意见。",
    made: "这一页由包里的类型声明生成；每个例子都在浏览器里测试过。",
    areas: {
      load: "加载", report: "规则", phone: "电话号码", people: "姓名和身份证号", application: "申请表", policy: "贷款机构自己的限制",
      notice: "告知和同意", "consent-record": "同意记录", document: "显示文本", "phone-change": "更换绑定的手机号", sms: "短信", letter: "书信", schema: "表单库",
    },
  },
  en: {
    locale: "en", other: "manual.html", otherLocale: "zh-CN", otherName: "中文", home: "../?lang=en", rules: "../rules.en.html",
    product: "heyan", brand: "<span>heyan</span>", here: "manual.en.html",
    title: "Functions", description: "Every function of heyan: what it is for, how it is called, what it gives, each with an example that runs",
    documents: DOCUMENTS.en, query: "?lang=en", skip: "Skip to content",
    nav: "Pages", navApply: "Apply", navChange: "Change number", navSms: "Doubtful SMS", navRules: "Rules", navHere: "Functions",
    lead: "Every function, with an example that runs. Read the examples in order: what one has made, the next ones use.",
    types: "The types of this part", example: "example",
    footer: "heyan checks what was typed. It does not prove whose a number is, decides no loan, and gives no legal advice.",
    made: "This page is made from the package's declarations; every example is run in a browser by a test.",
    areas: {
      load: "Loading", report: "Rules", phone: "Telephone numbers", people: "Names and identity numbers", application: "Applications", policy: "A lender's own limits",
      notice: "Notices and consent", "consent-record": "Records of consent", document: "Showing a text", "phone-change": "Changing the bound number", sms: "Messages", letter: "Letters", schema: "Form libraries",
    },
  },
};
