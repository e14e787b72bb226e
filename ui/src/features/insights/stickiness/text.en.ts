const some = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`);

export const stickiness = {
  series: (n: number) => `Event ${n}`,
  addSeries: 'Add event',
  count: 'How days are counted',
  counts: { exactly: 'Exactly so many', atLeast: 'So many or more' },
  on: {
    day: (n: number) => `on ${some(n, 'day')}`,
    week: (n: number) => `in ${some(n, 'week')}`,
    month: (n: number) => `in ${some(n, 'month')}`,
  },
  orMore: (count: string) => `${count} or more`,
  axis: { day: 'Number of days', week: 'Number of weeks', month: 'Number of months' },
  people: 'People',
  share: '% of all who did it',
  inAll: (series: string, people: string) => `${series}: ${people} people in all`,
  chart: (sentence: string) => `Chart of people. ${sentence}`,
  table: 'People by how often they came',
  empty: {
    title: 'Choose an event',
    lead: 'Stickiness shows on how many days of the range people did something.',
  },
  sentence: {
    join: '; ',
    per: { day: 'days', week: 'weeks', month: 'months' },
    all: (series: string, per: string, range: string) => `${series} — people by number of ${per}, ${range}`,
  },
};
