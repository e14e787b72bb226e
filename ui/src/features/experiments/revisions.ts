import type { ExperimentDefinition } from '../../api/types';

const parts = [
  ...['names', 'hypothesis', 'factors', 'variants', 'traffic'],
  ...['metrics', 'tradeOff', 'judging', 'exposure'],
] as const;
const listed = ['factors', 'variants', 'metrics'] as const;

export type Part = keyof ExperimentDefinition;
type Listed = (typeof listed)[number];

export interface Change {
  part: Part;
  /** Keys of the factors, variants or metrics that are new, gone or otherwise; none of what is no list. */
  keys: string[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function keysOf(part: Listed, before: ExperimentDefinition, after: ExperimentDefinition): string[] {
  const [was, is]: readonly { key: string }[][] = [before[part], after[part]];
  const keys = new Set([...is!, ...was!].map((item) => item.key));
  const of = (items: readonly { key: string }[], key: string) => items.find((item) => item.key === key);
  return [...keys].filter((key) => !same(of(was!, key), of(is!, key)));
}

/** What a revision says otherwise than another, in the order in which it is written. */
export function changesBetween(before: ExperimentDefinition, after: ExperimentDefinition): Change[] {
  const isListed = (part: Part): part is Listed => listed.some((one) => one === part);
  return (parts as readonly Part[])
    .filter((part) => !same(before[part], after[part]))
    .map((part) => ({ part, keys: isListed(part) ? keysOf(part, before, after) : [] }));
}
