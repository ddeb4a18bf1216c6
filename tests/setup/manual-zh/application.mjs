// The comments of www/heyan/types/application.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  Relation: ["9858c0e9", "联系人是申请人的什么人。"],
  Contact: ["2c7d8391", "申请人填写的一位联系人。"],
  "Contact.relation": ["02c3a86d", "还没选时是空文本。"],
  "Contact.adult": ["f277eeb2", "申请人声明：这位联系人满18岁。"],
  "Contact.informed": ["5fd7537c", "申请人声明：已经告诉这位联系人，对方同意。"],
  "Contact.note": ["77f02294", 'relation是"other"时必填：写明是什么关系。'],
  Application: ["d9abcee8", "贷款表单现在的样子；文字照人输入的交上来。"],
  "Application.consents": ["7d7c634f", "表单上各项同意的现状，按项目的id；给了options.notice，就和那份告知对照。"],
  "Application.noCloseRelative": ["8c48aed7", "本人说没有近亲属可填；Policy里有contacts.requireCloseRelative时，请给出这个选项。"],
  checkApplication: ["2f7e73f2", "检查整份申请：申请人的号码；每位联系人，和申请人对照，也互相对照；各项声明；给了告知的，还有各项同意。"],
  "checkApplication.options.today": ["16aa2e35", "上海时间的日期，YYYY-MM-DD；不写就是今天。"],
};
