import type { Filter } from '../../../api/types';
import type { Dictionary } from '../../../text/en';
import type { Format } from '../../../components/format';

/** Conditions as the end of a sentence: ", where country is one of CN / FR and …"; empty for none. */
export function conditions(filters: readonly Filter[] | undefined, text: Dictionary): string {
  if (!filters || filters.length === 0) return '';
  const words = text.insights;
  const operators = text.common.selector.operators;
  const parts = filters.map((f) => `${f.property} ${operators[f.op]} ${f.value.join(' / ')}`.trim());
  return words.sentence.where(parts.join(words.sentence.and));
}

/** An event's name, or what stands for any event. */
export function eventName(event: string, text: Dictionary): string {
  return event === '*' ? text.common.selector.anyEvent : event;
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
