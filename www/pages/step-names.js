// @ts-check
// What the steps of a change are called, how long each takes and what to have at hand.

/** @typedef {import("./language.js").Pair} Pair */
/** @typedef {import("../heyan/phone-change.js").ChangeStep} ChangeStep */

/** @type {Record<ChangeStep, Pair>} */
export const stepNames = {
  "re-authenticate": ["重新登录确认", "Sign in again"],
  "otp-old": ["旧号码收验证码", "Code to the old number"],
  "otp-new": ["新号码收验证码", "Code to the new number"],
  "id-document": ["拍身份证正反面", "Photo of both sides of your identity card"],
  "liveness": ["刷脸核实", "Face check"],
  "carrier-check": ["运营商核对新号码", "The carrier confirms the new number"],
  "bank-card-check": ["核对银行卡", "Bank card check"],
  "otp-backup": ["备用号码收验证码", "Code to a second number"],
  "manual-review": ["人工核实", "A person looks at it"],
  "cooling-off": ["等待期", "Waiting time"],
  "notify-old-channels": ["通知您原来的联系方式", "A message to your old channels"],
  "written-confirmation": ["发给您变更确认书", "A written confirmation for you"],
  "freeze-sensitive-operations": ["暂停提款、换卡和改密码", "Drawing money, card and password changes wait"],
  "end-other-sessions": ["退出其他设备的登录", "Other devices are signed out"],
};

/** How long a step takes; the others take the person no time. @type {Partial<Record<ChangeStep, Pair>>} */
export const stepTimes = {
  "re-authenticate": ["约1分钟", "about 1 minute"],
  "otp-old": ["约1分钟", "about 1 minute"],
  "otp-new": ["约1分钟", "about 1 minute"],
  "otp-backup": ["约1分钟", "about 1 minute"],
  "id-document": ["约2分钟，要用身份证", "about 2 minutes, with your identity card"],
  "liveness": ["约1分钟，要用摄像头", "about 1 minute, with the camera"],
  "bank-card-check": ["约2分钟，要用本人银行卡", "about 2 minutes, with a bank card of your own"],
  "carrier-check": ["一般几分钟，您不用等", "usually minutes; you need not wait"],
  "manual-review": ["3个工作日内答复", "an answer within 3 working days"],
};
