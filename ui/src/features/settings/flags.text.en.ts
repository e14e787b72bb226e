/** Settings of feature flags. */
export const flagTexts = {
  title: 'Approval above a chosen exposure',
  lead: 'A change that gives a flag to somebody new, and leaves a rule with a larger share than this, or a gray release that goes beyond, waits for a second person. Switching off and giving to fewer people never wait.',
  needed: 'Needs approval',
  above: 'Above',
  role: 'Whose word it takes',
  save: 'Save approvals',
  saved: 'The approvals were saved.',
};
