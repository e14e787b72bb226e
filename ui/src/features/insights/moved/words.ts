import type { MovedAnswer, MovedQuery } from '../../../api/types';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import { eventName, rangeWords } from '../frame/words';
import type { Rate } from './draft';

/** A rate's name; one of somebody's own by its events. */
export function rateName({ rate }: MovedQuery, text: Dictionary): string {
  if (rate.metric) return text.common.metric[rate.metric as Rate] ?? rate.metric;
  const of = (list: { event: string }[]) => list.map((s) => eventName(s.event, text)).join(' / ');
  return [of(rate.numerator), of(rate.denominator)].filter(Boolean).join(' ÷ ') || text.insights.moved.own;
}

/** The query as people would say it. */
export function sentenceOf(query: MovedQuery, format: Format, text: Dictionary): string {
  const words = text.insights.moved;
  const { compare, compareFrom, compareTo } = query;
  const compared =
    compare === 'custom'
      ? words.compared.custom(rangeWords({ from: compareFrom ?? '', to: compareTo ?? '' }, format, text))
      : words.compared[compare ?? 'previous'];
  return (
    words.sentence(rateName(query, text), rangeWords(query, format, text), compared) +
    (query.withoutHolidays ? words.withoutHolidaysSaid : '')
  );
}

export type Part = MovedAnswer['dimensions'][number]['parts'][number];

export const contribution = (part: Pick<Part, 'mix' | 'rate'>) => part.mix + part.rate;

/** Rate of a part in one of the periods; null where it has nobody. */
export function rateOf(did: number, people: number): number | null {
  return people > 0 ? did / people : null;
}
