export const traffic = {
  title: 'Traffic',
  table: 'Traffic, step by step',
  mark: 'Dashed: what both teams agreed on.',
  lead: 'A larger share keeps everybody who takes part, each with their variant, and begins no new phase.',
  says: (share: string) => `At most ${share} of eligible people take part.`,
  everybody: 'Everybody eligible may take part.',
  now: (share: string) => `${share} of eligible people take part now.`,
  agreed: (share: string) => `Both teams agreed on at most ${share}.`,
  agreedAll: 'Both teams agreed that everybody eligible may.',
  notYet: (share: string) => `The flag reaches ${share} of eligible people now.`,
  from: 'From',
  until: 'Until',
  lasts: 'goes on',
  share: 'Of eligible people',
  exceeds: 'more than agreed',
  by: 'By',
  beyond: (flag: string, share: string, agreed: string) =>
    `The flag ${flag} reaches ${share} of eligible people, and both teams agreed on ${agreed} at most. Give it to fewer, or decide the experiment.`,
  tooMuch: (flag: string, share: string, agreed: string) =>
    `The flag ${flag} reaches ${share} of eligible people, more than the ${agreed} agreed on: the experiment will not start. Lower its rollout or its share of a layer.`,
  wouldReach: (flag: string, share: string, agreed: string) =>
    `Once it is on, ${flag} reaches ${share} of eligible people, more than the ${agreed} agreed on: the experiment would not start. Lower its rollout or its share of a layer before.`,
  toFlag: 'To the flag',
};
