// The comments of www/heyan/types/document.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  Inline: ["d753e292", "一行里的一段：普通文字，加粗的文字，或者链接和它通向的地址。"],
  Block: ["a09386f4", "文本的一个部分：是一棵小的树，给自己生成节点的框架用。表格的各行和表头一样长。"],
  showDocument: ["4b156dbd", `把排好的文本做成DOM节点放进页面，换掉目标里原有的内容。中间没有HTML字符串，所以不用Trusted Types策略。

标题在最前面，加粗。链接只收https、tel、mailto和本站的路径，别的成为普通文字。没有页面的地方（如服务器上）抛出\`TypeError\`。`],
};
