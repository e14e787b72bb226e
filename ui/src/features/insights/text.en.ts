import { lifecycle } from './lifecycle/text.en';
import { retention } from './retention/text.en';
import { stickiness } from './stickiness/text.en';
import { paths } from './paths/text.en';
import { funnel } from './funnel/text.en';
import { acquisition } from './acquisition/text.en';
import { churn } from './churn/text.en';
import { figures } from './figures/text.en';
import { matrix } from './matrix/text.en';
import { moved } from './moved/text.en';
import { prediction } from './prediction/text.en';
import { residue } from './residue/text.en';
import { unused } from './unused/text.en';
import { usedReached } from './used-reached/text.en';
import { value } from './value/text.en';
import { saved } from './saved/text.en';
import { trend } from './trend/text.en';

export const insights = {
  unknownKind: {
    title: 'There is no such kind of insight',
    lead: 'Trends answer how much and how it changes. The address may be mistyped or come from another version of Tandem.',
    action: 'Open trends',
  },
  title: 'Insights',
  kindsLabel: 'Kinds of insight',
  groups: {
    behaviour: 'Behaviour',
    growth: 'Growth',
    value: 'Revenue',
  },
  kinds: {
    trend: 'Trend',
    funnel: 'Funnel',
    retention: 'Retention',
    stickiness: 'Stickiness',
    lifecycle: 'Lifecycle',
    paths: 'Paths',
    moved: 'What moved?',
    matrix: 'Matrix',
    used_reached: 'Used × reached',
    residue: 'Residue',
    unused: 'Unused features',
    churn: 'Churn timing',
    value: 'Value',
    acquisition: 'Acquisition',
    prediction: 'Predicted value',
  },
  kindQuestions: {
    trend: 'How much, and how does it change?',
    funnel: 'Where do people leave?',
    retention: 'Do they come back?',
    stickiness: 'On how many days do they come?',
    lifecycle: 'Is growth healthy?',
    paths: 'What comes before and after?',
    moved: 'What moved this rate?',
    matrix: 'Which feature and campaign work together?',
    used_reached: 'What do use and reach each do for retention and revenue?',
    residue: 'Who stays after a campaign?',
    unused: 'Which features does nobody use?',
    churn: 'When do we lose them?',
    value: 'What is a person worth, and when?',
    acquisition: 'What does a person cost, and when is it paid back?',
    prediction: 'What will they still buy?',
  },
  view: { label: 'Show', chart: 'Chart', table: 'Table' },
  query: 'Query',
  where: 'Only where',
  moreOptions: 'More options',
  addBreakdown: 'Add breakdown',
  breakdownNumber: (n: number) => `Breakdown ${n}`,
  openPeople: (of: string, shown: string) => `${of}: ${shown}. Open the people behind it`,
  side: 'Whose people',
  moveUp: (what: string) => `Move ${what} up`,
  moveDown: (what: string) => `Move ${what} down`,
  remove: (what: string) => `Remove ${what}`,
  window: {
    unit: 'Unit of time',
    units: { minute: 'minutes', hour: 'hours', day: 'days', week: 'weeks' },
    of: (n: number, unit: 'minute' | 'hour' | 'day' | 'week') => (n === 1 ? `1 ${unit}` : `${n} ${unit}s`),
  },
  breakdown: 'Break down by',
  breakdownNone: 'No breakdown',
  removeBreakdown: 'Remove breakdown',
  interval: 'Interval',
  range: 'Range',
  environment: { label: 'Environment', all: 'All together', unset: (name: string) => `${name} (usual)` },
  sentence: {
    where: (conditions: string) => `, where ${conditions}`,
    and: ' and ',
    more: (n: number) => `${n} more`,
    by: (property: string) => `, by ${property}`,
    only: (event: string, conditions: string) => `${event} (${conditions})`,
    segment: (key: string) => `, of segment ${key}`,
    environment: (key: string) => `, in environment ${key}`,
    everywhere: ', in all environments',
    to: (from: string, to: string) => `${from} to ${to}`,
  },
  segmentNamed: (key: string) => `segment ${key}`,
  inSegment: (key: string) => `in ${key}`,
  outOfSegment: (key: string) => `not in ${key}`,
  breakdownGroups: { properties: 'Properties', segments: 'Segments' },
  missing: '(not set)',
  other: '(other)',
  total: 'Total',
  computed: (milliseconds: string, engine: string) => `computed in ${milliseconds} ms (${engine})`,
  kept: (time: string, engine: string) => `computed ${time}, nothing changed since (${engine})`,
  nothing: {
    title: 'Nothing happened in this range',
    lead: 'No event matches the query. Widen the range or remove conditions.',
  },
  saved,
  trend,
  funnel,
  retention,
  stickiness,
  lifecycle,
  paths,
  figures,
  moved,
  matrix,
  usedReached,
  residue,
  unused,
  churn,
  value,
  acquisition,
  prediction,
};
