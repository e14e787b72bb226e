import type { EventSelector, Filter, FilterOp } from '../../api/types';

/** A rule as the server reads it; docs/guide/segments.md says what each part means. */
export type When =
  | { type: 'ever' }
  | { type: 'last'; days: number }
  | { type: 'before'; days: number }
  | { type: 'between'; from: string; to: string };

export type Bound = 'at_least' | 'at_most' | 'exactly';

export type Rule =
  | { type: 'all' | 'any'; rules: Rule[] }
  | { type: 'not'; rule: Rule }
  | { type: 'property'; property: string; op: FilterOp; value: string[] }
  | { type: 'did'; event: string; where: Filter[]; times: { bound: Bound; n: number }; when: When }
  | { type: 'first' | 'last'; event: string; where: Filter[]; when: When }
  | { type: 'sequence'; steps: EventSelector[]; withinHours: number; when: When }
  | { type: 'segment'; key: string }
  | {
      type: 'value';
      event: string;
      where: Filter[];
      property?: string;
      days: number;
      recency: number[];
      frequency: number[];
      monetary: number[];
    }
  | { type: 'listed' };

export type Leaf = Exclude<Rule, { type: 'all' | 'any' | 'not' }>;
export type LeafKind = 'property' | 'did' | 'didNot' | 'first' | 'last' | 'sequence' | 'segment' | 'value';
export type Group = Extract<Rule, { type: 'all' | 'any' }>;

export const leafKinds: LeafKind[] = [
  'did',
  'didNot',
  'property',
  'first',
  'last',
  'sequence',
  'segment',
  'value',
];

/** How deep groups may stand in groups; the server allows six levels in all. */
export const DEEPEST = 4;

const fifths = [1, 2, 3, 4, 5];

/** What a condition of a kind begins as. */
export function blankLeaf(kind: LeafKind): Leaf {
  switch (kind) {
    case 'property':
      return { type: 'property', property: '', op: 'eq', value: [] };
    case 'did':
      return {
        type: 'did',
        event: '',
        where: [],
        times: { bound: 'at_least', n: 1 },
        when: { type: 'last', days: 30 },
      };
    case 'didNot':
      return {
        type: 'did',
        event: '',
        where: [],
        times: { bound: 'exactly', n: 0 },
        when: { type: 'last', days: 30 },
      };
    case 'first':
      return { type: 'first', event: '', where: [], when: { type: 'last', days: 30 } };
    case 'last':
      return { type: 'last', event: '', where: [], when: { type: 'before', days: 30 } };
    case 'sequence':
      return {
        type: 'sequence',
        steps: [
          { event: '', where: [] },
          { event: '', where: [] },
        ],
        withinHours: 24,
        when: { type: 'last', days: 30 },
      };
    case 'segment':
      return { type: 'segment', key: '' };
    case 'value':
      return {
        type: 'value',
        event: '',
        where: [],
        days: 90,
        recency: fifths,
        frequency: fifths,
        monetary: [4, 5],
      };
  }
}

/** The kind a condition is shown as. */
export function kindOf(leaf: Leaf): LeafKind {
  if (leaf.type === 'did') return leaf.times.n === 0 ? 'didNot' : 'did';
  if (leaf.type === 'listed') return 'segment';
  return leaf.type;
}

export const blankRule: Group = { type: 'all', rules: [blankLeaf('did')] };

/** A rule as the editor holds it: a group on top. */
export function grouped(rule: Rule): Group {
  return rule.type === 'all' || rule.type === 'any' ? rule : { type: 'all', rules: [rule] };
}

const filled = (filters: Filter[]) =>
  filters.filter((f) => f.property && (f.op === 'exists' || f.value.length > 0));

function completeWhen(when: When): boolean {
  if (when.type === 'between') return Boolean(when.from && when.to) && when.from <= when.to;
  return when.type === 'ever' || when.days >= 1;
}

/** The rule without half-written filters; undefined as long as a part of it cannot be asked yet. */
export function completeRule(rule: Rule): Rule | undefined {
  switch (rule.type) {
    case 'all':
    case 'any': {
      const parts = rule.rules.map(completeRule);
      return parts.length > 0 && parts.every((p) => p !== undefined)
        ? { type: rule.type, rules: parts as Rule[] }
        : undefined;
    }
    case 'not': {
      const part = completeRule(rule.rule);
      return part && { type: 'not', rule: part };
    }
    case 'property':
      return rule.property && (rule.op === 'exists' || rule.value.length > 0) ? rule : undefined;
    case 'segment':
      return rule.key ? rule : undefined;
    case 'sequence':
      return rule.steps.every((s) => s.event) && completeWhen(rule.when)
        ? { ...rule, steps: rule.steps.map((s) => ({ event: s.event, where: filled(s.where) })) }
        : undefined;
    case 'value':
      return rule.event && rule.recency.length && rule.frequency.length && rule.monetary.length
        ? { ...rule, where: filled(rule.where) }
        : undefined;
    case 'listed':
      return undefined;
    default:
      return rule.event && completeWhen(rule.when) ? { ...rule, where: filled(rule.where) } : undefined;
  }
}

/** Ids out of a pasted or uploaded text: the first column of each line, quotes taken off. */
export function idsOf(text: string): string[] {
  const ids = text
    .split(/\r?\n/)
    .map((line) => {
      const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
      return (quoted ? quoted[1]!.replaceAll('""', '"') : (line.split(/[,;\t]/)[0] ?? '')).trim();
    })
    .filter(Boolean);
  return [...new Set(ids)];
}
