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
    value: 'Value',
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
  breakdown: 'Break down by',
  breakdownNone: 'No breakdown',
  removeBreakdown: 'Remove breakdown',
  interval: 'Interval',
  range: 'Range',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  sentence: {
    where: (conditions: string) => `, where ${conditions}`,
    and: ' and ',
    by: (property: string) => `, by ${property}`,
    to: (from: string, to: string) => `${from} to ${to}`,
  },
  missing: '(not set)',
  other: '(other)',
  total: 'Total',
  computed: (milliseconds: string, engine: string) => `computed in ${milliseconds} ms (${engine})`,
  nothing: {
    title: 'Nothing happened in this range',
    lead: 'No event matches the query. Widen the range or remove conditions.',
  },
  trend,
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
