export const calibration = {
  title: 'Calibration of experiments',
  of: (part: number, of: number) => `${part} of ${of}`,
  wins: 'Share of wins',
  winsSay: (shipped: number, blocked: number) =>
    `${shipped} shipped, ${blocked} blocked by their sample ratio. A/A tests are not counted.`,
  alarms: 'False alarms of A/A tests',
  alarmsSay:
    'Tests in which everybody got the same, and which saw an effect all the same. About 5% at most are due to chance.',
  few: 'too few',
  fewSay: (n: number) => `An A/A test has no factor in any variant. From ${n} on the share says something.`,
  typical: 'Typical true effect',
  typicalSay: 'What experiments here bring on average once luck is taken out, and how far they differ.',
  typicalNone: 'Needs two experiments with an effect.',
  deviation: (share: string) => `± ${share}`,
  each: 'Measured, and what to believe of it',
  eachLead: 'The largest of many measured effects is large partly by luck. On the first goal; up is good.',
  measured: 'Measured',
  shrunk: 'without luck, with its 95% interval',
  believe: 'Without luck [95%]',
  outcome: 'Outcome',
  ended: 'Analysed',
  plot: (low: string, high: string) => `From ${low} to ${high}`,
  same: 'A/A test',
  empty: {
    title: 'No experiment is over yet',
    lead: 'Once experiments are decided, this page tells how many win, how often A/A tests raise a false alarm, and what their effects are worth without luck.',
  },
};
