// The comments of www/heyan/types/document.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  Inline: ["d7cc201a", "排好的文本是一棵小的树，给自己生成节点的框架用。"],
  Block: ["29b3cfcb", "文本的一个部分。"],
  showDocument: ["4b156dbd", `把排好的文本做成DOM节点放进页面，换掉目标里原有的内容。中间没有HTML字符串，所以不用Trusted Types策略。

标题在最前面，加粗。链接只收https、tel、mailto和本站的路径，别的成为普通文字。没有页面的地方（如服务器上）抛出\`TypeError\`。`],
};
