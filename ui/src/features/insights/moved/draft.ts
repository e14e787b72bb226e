import type { EventSelector, MovedQuery } from '../../../api/types';
import { isDate, type Range } from '../../../components/dates';
import { resolve } from '../../../components/range';
import { oneOf, textsOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export const comparisons = ['week', 'previous', 'year', 'year_weekday', 'custom'] as const;
export type Comparison = (typeof comparisons)[number];

/** Rates that can be split, and what each is about; "own" is made of events. */
export const rates = {
  paid_conversion: null,
  day_1_retention: null,
  day_7_retention: null,
  day_30_retention: null,
  complaint_rate: null,
  penetration: 'feature',
  usage: 'feature',
  participation: 'campaign',
  reach: 'campaign',
  own: null,
} as const;
export type Rate = keyof typeof rates;

export interface Draft extends SharedDraft {
  rate: Rate;
  /** Key of the feature or campaign, where the rate is about one. */
  subject: string;
  numerator: EventSelector[];
  denominator: EventSelector[];
  compare: Comparison;
  /** With "custom" only. */
  compared?: Range;
  withoutHolidays: boolean;
  dimensions: string[];
}

export const emptyDraft: Draft = {
  range: 'lastWeek',
  where: [],
  rate: 'paid_conversion',
  subject: '',
  numerator: [],
  denominator: [],
  compare: 'week',
  withoutHolidays: false,
  dimensions: ['person.channel'],
};

const MOST_DIMENSIONS = 8;
const PARTS = 10;

function selectors(held: unknown): EventSelector[] {
  return Array.isArray(held)
    ? (held as Partial<EventSelector>[]).map((s) => ({ event: s.event ?? '', where: s.where ?? [] }))
    : [];
}

function rangeOf(held: unknown): Range | undefined {
  const { from, to } = (typeof held === 'object' && held !== null ? held : {}) as Partial<Range>;
  return isDate(from) && isDate(to) && from <= to ? { from, to } : undefined;
}

export function readDraft(held: Record<string, unknown>): Draft {
  const compared = rangeOf(held.compared);
  const dimensions = textsOf(held.dimensions).slice(0, MOST_DIMENSIONS);
  return {
    ...readShared(held, emptyDraft.range),
    rate: oneOf(held.rate, Object.keys(rates) as Rate[], emptyDraft.rate),
    subject: typeof held.subject === 'string' ? held.subject : '',
    numerator: selectors(held.numerator),
    denominator: selectors(held.denominator),
    compare: oneOf(held.compare, comparisons, emptyDraft.compare),
    ...(compared ? { compared } : {}),
    withoutHolidays: held.withoutHolidays === true,
    dimensions: dimensions.length > 0 ? dimensions : emptyDraft.dimensions,
  };
}

const complete = (list: EventSelector[]) => list.filter((selector) => selector.event);

/** What keeps a draft from being asked: no subject, no events, or periods that share a day. */
export function lacking(draft: Draft, today: string): 'subject' | 'numerator' | 'dates' | undefined {
  if (rates[draft.rate] && !draft.subject) return 'subject';
  if (draft.rate === 'own' && complete(draft.numerator).length === 0) return 'numerator';
  if (draft.compare !== 'custom') return undefined;
  const { from, to } = resolve(draft.range, today);
  const other = draft.compared;
  return !other || (other.from <= to && other.to >= from) ? 'dates' : undefined;
}

/** The query to run, or undefined while something essential is missing. */
export function queryOf(draft: Draft, today: string): MovedQuery | undefined {
  if (lacking(draft, today)) return undefined;
  const own = draft.rate === 'own';
  return {
    kind: 'moved',
    ...sharedQuery(draft, today),
    rate: {
      ...(own ? {} : { metric: draft.rate }),
      ...(rates[draft.rate] ? { subject: draft.subject } : {}),
      numerator: own ? complete(draft.numerator) : [],
      denominator: own ? complete(draft.denominator) : [],
    },
    compare: draft.compare,
    ...(draft.compare === 'custom' && draft.compared
      ? { compareFrom: draft.compared.from, compareTo: draft.compared.to }
      : {}),
    dimensions: draft.dimensions.filter(Boolean).map((property) => ({ property, limit: PARTS })),
    withoutHolidays: draft.withoutHolidays,
  };
}
