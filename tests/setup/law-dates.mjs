// From when on each law that a rule rests on is in force. A rule's own date is that of the law that asks most of it;
// beside several laws one date would say too little.

const DATES = [
  [/个人信息保护法|Personal Information Protection Law/, "2021-11-01"],
  [/民法典|Civil Code/, "2021-01-01"],
  [/网络数据安全管理条例|Network Data Security/, "2025-01-01"],
  [/征信业管理条例|Credit (?:Reporting|Reference)/, "2013-03-15"],
  [/消费者权益保护法|Consumer/, "2014-03-15"],
  [/人脸识别技术应用安全管理办法|Facial Recognition|[Ff]ace [Rr]ecognition/, "2025-06-01"],
  [/必要个人信息范围规定/, "2021-05-01"],
  [/GB\/T 45251-2025/, "2025-02-28"],
  [/GB\/T 45574-2025/, "2025-11-01"],
];

/** Where one law stands under a rule, its date; where several do, each with its own. */
export function inForce({ basis = "", since }) {
  if (since === undefined) return undefined;
  const parts = basis.split(/(?<=[》条项款0-9])[，；、](?=《|GB)|; /).filter(Boolean);
  const dated = parts.map((part) => [part, DATES.find(([law]) => law.test(part))?.[1]]);
  if (parts.length < 2 || dated.some(([, date]) => date === undefined)) return since;
  return dated.map(([part, date]) => `${part.replace(/(第.*|, articles? .*)$/, "")} ${date}`).join(/\p{Script=Han}/u.test(basis) ? "；" : "; ");
}
