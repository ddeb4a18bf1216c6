// @ts-check
// The words of the contact's page in English, by `data-say`.

/** @type {Record<string, string>} */
export const contactEnglish = {
  "contact.title": "Somebody named you as a contact · heyan",
  "contact.demo": "nobody really named you. This is what a contact would see.",
  "contact.heading": "Somebody named you as a contact",
  "contact.who": "Somebody applied to Example Consumer Finance (示例消费金融有限公司) and gave your name, mobile number and how you are related.",
  "contact.fact.guarantor": "You are not a guarantor and have nothing to repay.",
  "contact.fact.relay": "Only when they cannot be reached, you are asked to tell them to call back.",
  "contact.fact.debt": "You are told nothing about their account.",
  "contact.choose": "Do you agree to be a contact?",
  "contact.choose.hint": "You can agree or refuse. If you refuse, your data are deleted and you are not contacted about this again. If you do not know them, please refuse.",
  "contact.until": "No answer in time counts as a refusal.",
  "contact.refuse": "I refuse",
  "contact.agree": "I agree",
  "contact.sms": "Does somebody press you for another person's debt? Look at the message first",
  "contact.full": "The notice in full",
};
