export const phases = {
  title: 'Phases',
  table: 'Phases and their shares',
  lead: 'A changed split begins a new phase. Results are those of one phase: of the people who came first since it began. A phase that gives one variant to everybody, or none, has nothing to compare.',
  untold: 'by conditions',
  one: 'People were dealt out alike all the time.',
  phase: 'Phase',
  number: (n: number) => `Phase ${n}`,
  judged: 'judged by these results',
  from: 'From',
  until: 'Until',
  lasts: 'goes on',
  by: 'Dealt by',
  revision: (flag: string, revision: number) => `${flag} r${revision}`,
  noFlag: 'outside Tandem',
  off: (flag: string) => `The flag ${flag} is off in production: nobody meets a variant.`,
  switchOn: 'To the flag',
  unguarded: {
    no_exposure:
      'Guardrails do not stop this experiment by themselves: no exposure event says who met which variant.',
    no_source: (metrics: string) =>
      `Guardrails do not stop this experiment by themselves: results are computed from events only when every metric has a source. Without one: ${metrics}.`,
    no_flag:
      'Guardrails do not stop this experiment by themselves: no factor names a flag that could be taken back.',
  },
};
