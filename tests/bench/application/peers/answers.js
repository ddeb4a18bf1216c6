/** heyan's answer as the others give it: where something has to be put right before the application may go. */
export const answers = ({ checkApplication }) => ({
  valid: (application) => checkApplication(application, { today: "2026-11-21" }).findings
    .filter(({ severity }) => severity === "error").map(({ path }) => path),
});
