// The documents of the site, as the foot of each of them lists them.
export const DOCUMENTS = {
  "zh-CN": `<p>文档：<a href="start.html">五分钟接入</a> · <a href="manual.html">函数手册</a> · <a href="consent.html">同意条款的要求</a> · <a href="phone-data.html">号码数据</a> · <a href="threat-model.html">威胁模型</a></p>`,
  en: `<p>Documents: <a href="start.html">start</a> · <a href="manual.en.html">functions</a> · <a href="consent.en.html">requirements of consent</a> · <a href="phone-data.en.html">phone data</a> · <a href="threat-model.en.html">threat model</a></p>`,
};
