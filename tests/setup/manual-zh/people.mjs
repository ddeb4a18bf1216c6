// The comments of www/heyan/types/people.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  NameReport: ["b76a7742", "一段文字当作姓名来读，读出了什么。"],
  "NameReport.normalized": ["bdbcb7c2", "间隔号只用`·`，汉字用统一的编码，字母和它的附加符号合成一个字符，没有多余的空格。"],
  "NameReport.script": ["305d1ac9", '"other"：不是单纯的一种，如两种都有、有数字、什么都没有。'],
  checkPersonName: ["6a673df9", `检查姓名的写法：汉字，各段之间用\`·\`，统一汉字都收；或者护照上那样的拉丁字母。

不会有人这样叫的（“妈妈”、数字）是error；也许有人这样叫的（“老王”“张三”）是warning。从不查姓什么。`],
  "checkPersonName.options.script": ["d31953ac", '表单要哪种文字的姓名；不写就是"any"。'],
  IdNumberReport: ["8ffde2e0", "身份证号自己说明了什么。除了`normalized`，哪里都没有完整的号码。"],
  "IdNumberReport.valid": ["13a76261", "写法上没有规则不认它。仍然可能没有人用这个号码。"],
  "IdNumberReport.kind": ["dd93b935", "哪一种证件；位数对了才有。"],
  "IdNumberReport.normalized": ["88efdc0b", "半角，X大写；位数对了才有。"],
  "IdNumberReport.masked": ["1095884c", "露出前三位和后四位。"],
  "IdNumberReport.birthDate": ["6c09e1cf", "号码有效才有，YYYY-MM-DD。"],
  "IdNumberReport.age": ["17835fab", "到`today`那天的周岁，号码有效才有。"],
  "IdNumberReport.sex": ["f640b997", "号码有效才有。"],
  checkIdNumber: ["69a03f11", "核对身份证号自身：校验码对不对；出生日期有没有这一天、到了没有、是不是在120年以内。地区和国籍的代码有疑问，只会是warning。"],
  "checkIdNumber.options.today": ["16aa2e35", "上海时间的日期，YYYY-MM-DD；不写就是今天。"],
  isValidIdNumber: ["0067a79e", "只回答号码是否有效，最快；和`checkIdNumber(...).valid`相同。"],
  "isValidIdNumber.options.today": ["16aa2e35", "上海时间的日期，YYYY-MM-DD；不写就是今天。"],
};
