// The comments of www/heyan/schema.d.ts, and of the schemas in index.d.ts, in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  head: ["f024287a", `\`heyan/schema\`把检查做成Standard Schema v1（standardschema.dev），给表单库和服务器框架用。\`heyan\`导出全部五个；小的入口不带它们，用\`schemasOf\`取：

  import * as heyan from "heyan/phone";
  import { schemasOf } from "heyan/schema";
  const { phoneSchema } = schemasOf(heyan);

\`init()\`完成以后同步返回。在那之前，\`validate\`返回Promise，同时启动模块；加载不了，Promise以\`HeyanError\`失败，\`code\`是\`load-failed\`。

只有error算不通过；要再看一眼的放在\`warnings\`里，和通过的值在一起。值的类型不对，那一条的\`code\`是\`input.shape\`，写明在哪个位置；选项写错了，和直接调用函数一样抛出\`TypeError\`。`],
  SchemaIssue: ["15de580a", "一条提示，照标准的形式。"],
  "SchemaIssue.message": ["09f0c161", "哪里不对、怎么做，可以原样显示。"],
  "SchemaIssue.code": ["edcfb41d", '提示的编码，如"phone.too-short"；值的类型不对时是"input.shape"。'],
  "SchemaIssue.path": ["264b3b0c", '在值里的位置，如["contacts", 0, "phone"]；空的是值本身。'],
  "SchemaIssue.expected": ["1a44cdd3", '"input.shape"才有，写给做页面的人：那里该是什么。'],
  SchemaResult: ["459e36d9", "值，或者哪里不对；要再看一眼的在`warnings`里；`unchecked`由`orUnchecked`给出。"],
  AnySchema: ["dada1f6e", "任何库的Standard Schema，类型写明进去的和出来的是什么。"],
  "AnySchema.~standard": ["665d070b", "标准要求的内容（第1版）。"],
  StandardSchema: ["96f1e914", "符合@standard-schema/spec的`StandardSchemaV1`；不用装任何东西。"],
  "StandardSchema.~standard": ["665d070b", "标准要求的内容（第1版）。"],
  "StandardSchema.~standard.validate": ["a4b705a2", "`libraryOptions`里的，每个schema只取自己认得的，代替`with`给过的。"],
  Schema: ["03bfcded", "核验的schema，可以带选项。"],
  "Schema.with": ["2474b62f", "同一个schema，带上这些选项；不认识的选项抛出TypeError。"],
  PhoneSchema: ["21ee592e", "值变成E.164，它没有地方写分机。`undefined`和`null`当作空的输入框。"],
  NameSchema: ["b7fee5fe", "值变成`NameReport.normalized`。"],
  IdNumberSchema: ["c6b663fc", "值变成`IdNumberReport.normalized`。"],
  ApplicationSchema: ["67d41edb", "值保持输入的样子，服务器再查一遍时判断才一样。"],
  PhoneChangeSchema: ["570dcd0c", '值保持输入的样子。不写audience就是"person"：没有一条会说出号码是谁的。'],
  Checks: ["791a93e4", "哪个函数给出哪个schema。"],
  schemasOf: ["27834302", "入口里有哪些函数，就有哪些schema；`default`是入口的`init`，还没加载时由schema启动。"],
  formSchema: ["66f18b80", "几个字段的表单，每个字段一个schema，核验的或别的库的。返回的值只有这些字段。"],
  orUnchecked: ["32a10813", "给页面用：还是那个schema，但不会因为模块加载不了而拦住人提交。加载不了，或者过了`patience`毫秒（默认10000），值原样通过，带`unchecked: true`。服务器反正要查，用schema本身。"],
  sentenceOf: ["9c93bd71", "一条提示的说明和怎么做，合成一段文字。"],
  phoneSchema: ["b35db11e", "电话号码，给表单库和服务器框架用；值变成E.164。每个schema给出什么，小的入口怎样取得，都在下面的类型里。"],
  nameSchema: ["92a3adb0", "姓名，给表单库用；值变成规范的写法。"],
  idNumberSchema: ["ee4887f6", "身份证号，给表单库用；值变成规范的写法。"],
  applicationSchema: ["3fe353a4", "整份申请，给表单库用；值保持输入的样子。"],
  phoneChangeSchema: ["54276d3c", "更换手机号的请求，给表单库用；值保持输入的样子，提示是说给本人听的。"],
};
