/** The day for which the list says what is valid. */
const TODAY = "2026-11-21";

/** heyan's answers as the others give them; a name that is asked about passes nowhere and is refused nowhere. */
export const answers = ({ checkIdNumber, checkPersonName, isValidIdNumber }) => ({
  valid: (number) => isValidIdNumber(number, { today: TODAY }),
  report: (number) => checkIdNumber(number, { today: TODAY }),
  name: (text) => {
    const { verdict } = checkPersonName(text);
    return verdict === "review" ? "asks" : verdict === "pass";
  },
});
