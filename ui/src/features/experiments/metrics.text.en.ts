/** What was measured, as tables of results say it. */
export const metrics = {
  title: 'Metrics',
  none: 'cannot be compared',
  missing: (n: string) => `${n} without a value`,
  chance: (share: string) => `${share} chance to be better`,
  adjusted: (p: string) => `${p} corrected`,
  detectable: (effect: string) => `could find ${effect}`,
  minimum: (effect: string) => `smallest that matters ${effect}`,
  limit: (effect: string) => `limit ${effect}`,
  sees: (harm: string) => `sees harm from ${harm} on`,
  blind: (harm: string) => `◌ blind: harm below ${harm} may go unseen`,
  tradeOff: (limit: string | null, day: string) =>
    limit ? `Trade-off: ${limit} is allowed until ${day}` : `Trade-off: may suffer until ${day}`,
  columns: {
    variant: 'Variant',
    control: (name: string) => `Control: ${name}`,
    value: 'Value',
    plot: 'Lift, relative to the control',
    lift: 'Lift [interval]',
    reading: 'Reading',
  },
};
