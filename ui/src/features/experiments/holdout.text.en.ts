/** People who are held out of flags, compared with all others. */
export const holdoutTexts = {
  back: 'Layers and holdouts',
  compare: 'Compare now',
  computed: (by: string, time: string) => `Computed by ${by}, ${time}`,
  lead: (share: string, from: string, until: string) =>
    `${share} of people have been held out since ${from}; released: ${until}. They are the control: what everybody else got is measured against them.`,
  never: 'not set yet',
  all: 'Covers all flags.',
  covers: (flags: string) => `Covers ${flags}.`,
  empty: {
    title: 'Say what they are compared by',
    lead: 'Choose the events that matter, the first as the goal. Counted from the first time that a flag was worked out for somebody.',
  },
  none: {
    title: 'Not compared yet',
    lead: 'Compute it now from the events so far. It can be computed again at any time.',
  },
  metrics: 'Compared by',
  edit: 'Change metrics',
  editTitle: (name: string) => `What ${name} is compared by`,
  add: 'Add metric',
  remove: (n: number) => `Remove metric ${n}`,
  event: (n: number) => `Event of metric ${n}`,
  measure: (n: number) => `Measure of metric ${n}`,
  role: (n: number) => `Role of metric ${n}`,
  better: (n: number) => `What is better of metric ${n}`,
  days: (n: number) => `Days counted for metric ${n}`,
  measures: { people: 'share of people who did it', events: 'events per person' },
  within: 'Empty: until now',
  save: 'Save metrics',
  saved: 'Saved. Compute it anew.',
  wrong: 'Choose an event for each metric, each event once, and at least one goal.',
};
