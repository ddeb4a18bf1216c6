// The comments of www/heyan/types/phone.d.ts in Chinese; how they get into the manual: ../manual-zh.mjs.
export const words = {
  PhoneType: ["11104472", "号码的种类，和libphonenumber的一样。"],
  PhoneOptions: ["d03d5963", "号码怎么读，用来做什么。"],
  "PhoneOptions.region": ["b9c48c6d", '不带+的号码按哪个地区读，ISO 3166-1 alpha-2的两个字母。默认"CN"。'],
  "PhoneOptions.purpose": ["ca3e2f02", '号码用来做什么，按用途多查几条。默认"any"，不多查。写了别的用途：服务号码、企业的400号码、物联网号码是error；上网卡和卫星电话的号段、手机号后面带分机是warning（"binding"时带分机是error）。座机在"contact"时是warning，在"applicant"和"binding"时是error。'],
  PhoneReport: ["be9a534e", "一段文字当作电话号码来读，读出了什么。"],
  "PhoneReport.valid": ["facfcc08", '就是`status === "allocated"`。境外号码：同libphonenumber的isValidNumber。中国内地号码：按我们注明日期的号段表，座机查得更严；有的号段libphonenumber不认得，有的反过来，差别都逐条列明、确认过。'],
  "PhoneReport.possible": ["565de623", "位数有可能（同libphonenumber的isPossibleNumber）。"],
  "PhoneReport.status": ["eded8161", "unknown：位数对，但不是我们知道的号段。它是warning，写明数据的日期，从不是error，因为号段会增加。impossible：这个地区的号码不可能是这样。"],
  "PhoneReport.extension": ["bc5ec468", "只有分机的数字；没有分机就没有这一项。"],
  "PhoneReport.ignored": ["79cc404d", "读的时候略过了什么：标注、备注、不常见的分隔符、看不见的字符；UTF-16下标。"],
  "PhoneReport.e164": ["0237730e", "从这里到`callingCode`：文字不是号码时都没有。"],
  "PhoneReport.china": ["e1cb3237", "中国内地号码才有。"],
  "PhoneReport.china.originalOperator": ["e4989f6f", "号段当初分给了谁。号码可以携号转网，现在不一定由它服务。"],
  "PhoneReport.china.service": ["bba4fe87", "号段用来做什么。"],
  "PhoneReport.suggestion": ["351885f1", "说得通的改法正好只有一种时，改好后有效的那个号码，E.164写法。"],
  checkPhone: ["2e784299", `从平常写的文字里读出一个电话号码，说明它是什么、哪里不对。全角、空格、括号、前面的标注、分机都能读。

结果总是写下的那个号码，不会换成别的；改法另外放在\`suggestion\`里。`],
  isValidPhone: ["ffb844f7", "只回答号码是否有效，最快；和`checkPhone(...).valid`相同。"],
  areValidPhones: ["1bab5b8e", "一次检查很多号码，一行一个。每行返回一个字节：1有效，0无效。"],
  formatPhone: ["3d891d7b", "把号码写成一种样式；文字不是号码时返回`undefined`。"],
  formatAsYouType: ["02c641df", `用在输入框里：把已经输入的分好组，并说明光标该在哪里。

\`inputType\`就是\`InputEvent.inputType\`：删的是分隔符时，删掉它前面的那位数字。\`isComposing\`期间（输入法还在组字）不要动输入框。`],
  "formatAsYouType.options.region": ["c8e25e94", "同`PhoneOptions.region`。"],
  "formatAsYouType.text": ["03d1dbe1", "输入框里该写什么。"],
  "formatAsYouType.caret": ["c5317460", "光标在其中的UTF-16下标，和`selectionStart`一样数。"],
  FlaggedNumbers: ["adf02222", "被举报号码的名单文件，它对自己的说明。"],
  "FlaggedNumbers.count": ["173ec0e9", "名单上有多少个不同的号码。"],
  "FlaggedNumbers.falsePositiveRate": ["d4d639b3", "不在名单上、却也被找到的，占多少：1/256。"],
  "FlaggedNumbers.builtAt": ["1bcbf97b", "文件是哪天生成的，YYYY-MM-DD。"],
  "FlaggedNumbers.listDate": ["1e687abd", "名单是哪天的，YYYY-MM-DD；提示里会写。"],
  "FlaggedNumbers.name": ["be895374", "名单叫什么。没有提示会写它。"],
  useFlaggedNumbers: ["5d69c036", `可选。载入一份因诈骗或骚扰被举报的号码名单，文件由名单工具（\`./build.sh filter\`）生成；传\`null\`就取消。

载入以后，\`checkPhone\`在里面找到的号码会得到一条warning：\`phone.flagged\`，意思是服务器要再查一查。最重就是warning，因为不在名单上的号码，平均每256个也有一个碰巧被找到。

文件不是这种格式、格式比模块新、不完整、损坏了，或者超过64 MiB，会抛出\`TypeError\`写明原因，正在用的名单不变。

文件不能替名单保密。拿到它的人可以拿任何号码去问：没找到的，一定不在名单上；不在名单上的，平均每256个也有一个会找到。全部手机号几分钟就能试完：名单短，找到的大多是碰巧；名单有几千万个，找到的大多真在上面。留着前后两版文件的人，还能把碰巧的挑出去。不能接受的，请只在服务器上载入，让页面把号码发到那里去查。`],
};
