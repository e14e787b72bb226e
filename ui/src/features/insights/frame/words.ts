import type { Breakdown, EventSelector, Filter } from '../../../api/types';
import type { Dictionary } from '../../../text/en';
import type { Format } from '../../../components/format';

/** So many values of a condition are read out. */
const READ_OUT = 5;

function valuesOf({ value }: Filter, text: Dictionary): string {
  const rest = value.length - READ_OUT;
  return [...value.slice(0, READ_OUT), ...(rest > 0 ? [text.insights.sentence.more(rest)] : [])].join(' / ');
}

/** Conditions as the end of a sentence: ", where country is one of CN / FR and …"; empty for none. */
export function conditions(filters: readonly Filter[] | undefined, text: Dictionary): string {
  if (!filters || filters.length === 0) return '';
  const words = text.insights;
  const operators = text.common.selector.operators;
  const parts = filters.map((f) => `${f.property} ${operators[f.op]} ${valuesOf(f, text)}`.trim());
  return words.sentence.where(parts.join(words.sentence.and));
}

/** An event's name, or what stands for any event. */
export function eventName(event: string, text: Dictionary): string {
  return event === '*' ? text.common.selector.anyEvent : event;
}

/** "pay (plan is pro)". */
export function selectorWords({ event, where }: EventSelector, text: Dictionary): string {
  const name = eventName(event, text);
  if (where.length === 0) return name;
  const operators = text.common.selector.operators;
  const parts = where.map((f) => `${f.property} ${operators[f.op]} ${valuesOf(f, text)}`.trim());
  return text.insights.sentence.only(name, parts.join(text.insights.sentence.and));
}

/** How a sentence ends: ", where …, of segment …, by …". */
export function rest(
  query: {
    where: readonly Filter[];
    segment?: string | null;
    environment?: string | null;
    breakdown?: readonly Breakdown[] | null;
  },
  text: Dictionary,
): string {
  const words = text.insights.sentence;
  return (
    conditions(query.where, text) +
    (query.segment ? words.segment(query.segment) : '') +
    environmentWords(query.environment, text) +
    (query.breakdown ?? []).map((b) => words.by(breakdownName(b, text))).join('')
  );
}

/** ", in staging"; empty for production, which is meant where nothing is said. */
function environmentWords(environment: string | null | undefined, text: Dictionary): string {
  const words = text.insights.sentence;
  if (!environment) return '';
  return environment === '*' ? words.everywhere : words.environment(environment);
}

/** What splits an answer: a property, or a segment by its key. */
export function breakdownName(breakdown: Breakdown, text: Dictionary): string {
  return breakdown.segment ? text.insights.segmentNamed(breakdown.segment) : (breakdown.property ?? '');
}

/** The values of a group's breakdowns, as one name. */
export function groupName(
  values: readonly (string | null)[],
  text: Dictionary,
  breakdowns: readonly Breakdown[] | null | undefined,
): string {
  return values
    .map((value, i) => {
      const segment = breakdowns?.[i]?.segment;
      if (!segment) return valueName(value, text);
      return value === 'in' ? text.insights.inSegment(segment) : text.insights.outOfSegment(segment);
    })
    .join(' · ');
}

/** "Mar 2, 2026 to Mar 29, 2026". */
export function rangeWords(range: { from: string; to: string }, format: Format, text: Dictionary): string {
  return text.insights.sentence.to(format.day(range.from), format.day(range.to));
}

/** A value of a breakdown: plainly said when missing or the rest. */
export function valueName(value: string | null, text: Dictionary): string {
  if (value === null) return text.insights.missing;
  return value === '$other' ? text.insights.other : value;
}
