// The comments of www/heyan/index.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  head: ["476c4d96", `核验在页面里检查消费金融的表单，提交之前就说清哪里不对。

  import init, { checkPhone } from "heyan";
  await init();
  checkPhone("１３８ 1234 5678").e164   // "+8613812345678"

\`init()\`完成以后，每个函数都同步返回。在那之前调用，抛出\`HeyanError\`，\`code\`是\`not-initialised\`。

人填错了不会抛错，哪里不对写在\`findings\`里。调用的代码写错了才抛出\`TypeError\`：类型不对、缺成员、选项的值不认识。它写明错在哪个位置，从不带上那里的值。不认识的选项不算错，也不起作用；\`Policy\`里的除外。

检查时不连网、不存储、不写日志。`],
  init: ["1f524a26", `加载并启动模块。可以重复调用，不会再加载一遍；失败后再调用会重试。

失败时抛出\`HeyanError\`，\`code\`有两种：\`load-failed\`是文件加载不了，\`wrong-build\`是脚本和.wasm文件不是同一次构建的。`],
  "init.options.wasm": ["03ffb9de", "wasm从哪里取；默认取包里的那一份。"],
  "init.options.integrity": ["aa830f45", "校验值，写法和脚本标签的integrity一样，built/integrity.json里列着。文件要符合其中最强那一种里的一个。默认用包里那一份的校验值。已经编译好的模块没有字节可比。"],
  "init.options.signal": ["e08d9fed", '中止加载；等着的那一次随后以"load-failed"失败。'],
};
