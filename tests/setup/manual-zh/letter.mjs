// The comments of www/heyan/types/letter.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  LetterKind: ["73e6a8ef", "有哪些书信。"],
  Letter: ["fa5e55a0", "一封信，由本人打印、保存或发送。"],
  "Letter.title": ["e60bcbfa", "标题，纯文本。"],
  "Letter.blocks": ["fdfad334", "标题下面的内容。"],
  "Letter.text": ["de1ded1f", "标题和正文，UTF-8，用LF换行：照样保存或发送。"],
  "Letter.html": ["f5c0b791", "可以直接放进页面：填的内容都转义过，没有脚本和样式，不引用外部的东西。标题不在里面。"],
  "Letter.blanks": ["5418de5d", "哪些内容在信里是看得见的空白，写名称。"],
  draftLetter: ["7ea2e141", `按事实写一封信。没给的留成看得见的空白，不会编造。

给的内容原样写进去，只去掉看不见的字符；在换号的信里，完整的手机号只露出一部分。\`[]\`是说这个列表是空的；不写是说不知道。给了这封信不收的内容，抛出\`TypeError\`写明是哪一个。`],
  LetterField: ["6e51a428", "信里的一项内容，给填它的表单用。"],
  "LetterField.name": ["d34fa485", "在facts里的名称。"],
  "LetterField.label": ["78372ad7", "在表单上叫什么。"],
  "LetterField.required": ["f6f98cd7", "完整的信要有这一项。"],
  "LetterField.list": ["68ce0a6e", "是一组文本。"],
  "LetterField.kind": ["9940f555", '"moment"：一天，可以带时间。"phone"可以写全，"masked-phone"只露出一部分。"tail"：后四位。"quote"：别人的原话。'],
  "LetterField.hint": ["5040c2e6", "要写什么；标签说不清时才有。"],
  "LetterField.multiline": ["8fbb4327", "可以写好几行。"],
  "LetterField.group": ["625c1974", "同一组的是同一些行的各列：evidence[1]和evidenceSha256[1]是一行。"],
  "LetterField.choices": ["5894a5a9", 'kind是"choice"时，可以选什么。'],
  "LetterField.choices.value": ["ec58bbcc", "写进facts的。"],
  "LetterField.choices.label": ["96e76a7d", "给人看的。"],
  letterFields: ["f86c7292", "列出一封信收哪些内容，带标签，用来做它的表单。"],
};
