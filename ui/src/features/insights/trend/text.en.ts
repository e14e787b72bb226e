export const trend = {
  series: (n: number) => `Series ${n}`,
  addSeries: 'Add series',
  removeSeries: (n: number) => `Remove series ${n}`,
  measure: 'Measure',
  measures: {
    events: 'Number of events',
    people: 'Number of people',
    sum: 'Sum of',
    avg: 'Average of',
    min: 'Smallest',
    max: 'Largest',
    p50: 'Median of',
    p90: '90th percentile of',
    p99: '99th percentile of',
  },
  unit: { events: 'events', people: 'people' },
  numberProperty: 'Number property',
  chart: (sentence: string) => `Line chart. ${sentence}`,
  table: 'Values of the chart',
  peopleTitle: (series: string, bucket: string) => `${series}, ${bucket}`,
  openPeople: (series: string, bucket: string, value: string) =>
    `${series}, ${bucket}: ${value}. Open the people behind it`,
  empty: {
    title: 'Choose an event',
    lead: 'A trend shows how often an event happens, how many people do it, or what a number in it adds up to.',
  },
  noProperty: {
    title: 'Choose a number property',
    lead: 'This measure reads a number that comes with the event, such as an amount or minutes.',
  },
  sentence: {
    of: (measure: string, event: string) => `${measure}: ${event}`,
    property: (measure: string, property: string, event: string) => `${measure} ${property} over ${event}`,
    join: '; ',
    all: (series: string, interval: string, range: string) => `${series} — per ${interval}, ${range}`,
    per: { day: 'day', week: 'week', month: 'month' },
  },
};
