export const churn = {
  horizonDays: 'Days from sign-up looked at',
  inactiveDays: 'Lost after days without activity',
  sentence: (range: string, horizon: number, inactive: number) =>
    `When do people leave within ${horizon} days of sign-up — signed up ${range}, lost after ${inactive} days without activity`,
  histogram: 'Share of the lost by day of their last activity, counted from sign-up',
  cumulative: 'Share of the lost who were gone by then',
  xAxis: 'days from sign-up to the last activity',
  day: (day: string) => `Day ${day}`,
  lost: 'Lost',
  kept: 'Still there',
  everybody: 'Signed up',
  through: (from: string, to: string) => `Sign-ups of ${from} to ${to} count.`,
  propose: 'Propose as north star',
  suggestion: (metric: string, value: string, n: string, share: string, range: string) =>
    `${metric}: ${value} (${n}). ${share} of the lost ${range} leave before it looks.`,
  table: 'Lost people by day',
  dayColumn: 'Day',
  people: 'People',
  share: 'Share of the lost',
  cumulativeShare: 'Gone by then',
  immature: {
    title: 'No sign-ups have been in sight long enough',
    lead: (days: number) =>
      `Only people who signed up at least ${days} days ago can be judged. Choose earlier dates or fewer days.`,
  },
  nobodyLost: 'Nobody was lost.',
};
