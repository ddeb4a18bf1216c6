/** The day for which the list says what is valid. */
const TODAY = "2026-11-21";

/** heyan's answers as the others give them; a name that is asked about passes nowhere and is refused nowhere. */
export const answers = ({ checkIdNumber, checkPersonName }) => ({
  valid: (number) => checkIdNumber(number, { today: TODAY }).valid,
  name: (text) => {
    const { verdict } = checkPersonName(text);
    return verdict === "review" ? "asks" : verdict === "pass";
  },
});
