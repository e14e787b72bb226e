import type { EventSelector, FunnelQuery, Interval } from '../../../api/types';
import { objectsOf, oneOf, selectorOf, textOf, wholeOf } from '../../../components/reading';
import {
  breakdownQuery,
  completeSelector,
  emptyShared,
  readBreakdown,
  readShared,
  sharedQuery,
  type SharedDraft,
} from '../frame/shared';
import { windowOf } from '../frame/window';

export const orders = ['sequential', 'strict', 'any'] as const;
export type Order = (typeof orders)[number];
/** What all steps of an attempt have in common. */
export const scopes = ['free', 'session', 'hold'] as const;
export type Scope = (typeof scopes)[number];
export const attributions = ['first', 'last', 'step'] as const;
export type Attribution = (typeof attributions)[number];
export const views = ['steps', 'time', 'convert'] as const;
/** Which of its answers is drawn: the steps, conversion over time, time to convert. */
export type FunnelView = (typeof views)[number];

export interface Step extends EventSelector {
  optional: boolean;
}

export interface Exclusion extends EventSelector {
  /** Numbers of steps, from 1. */
  after: number;
  before: number;
}

/** A funnel as it is being edited: what stands in the address. */
export interface Draft extends SharedDraft {
  steps: Step[];
  order: Order;
  /** True for ClickHouse's windowFunnel. */
  plain: boolean;
  window: string;
  exclusions: Exclusion[];
  scope: Scope;
  hold: string;
  breakdown: string[];
  attribution: Attribution;
  attributedStep: number;
  show: FunnelView;
  interval: Interval;
  /** Of the time to convert; steps from 1, to 0 for the last. */
  timing: { from: number; to: number };
}

export const MOST_STEPS = 20;
export const MOST_EXCLUSIONS = 20;
/** Values of a breakdown that stay apart: with the rest as many as there are colours. */
const VALUES_APART = 5;

export const emptyStep: Step = { event: '', where: [], optional: false };

export const emptyDraft: Draft = {
  ...emptyShared,
  steps: [emptyStep, emptyStep],
  order: 'sequential',
  plain: false,
  window: 'P14D',
  exclusions: [],
  scope: 'free',
  hold: '',
  breakdown: [],
  attribution: 'first',
  attributedStep: 1,
  show: 'steps',
  interval: 'day',
  timing: { from: 1, to: 0 },
};

const intervals = ['day', 'week', 'month'] as const;

function readSteps(found: unknown): Step[] {
  const steps = objectsOf(found)
    .slice(0, MOST_STEPS)
    .map((s) => ({ ...selectorOf(s), optional: s.optional === true }));
  while (steps.length < 2) steps.push(emptyStep);
  return steps;
}

export function readDraft(found: Record<string, unknown>): Draft {
  const timing = (found.timing ?? {}) as Record<string, unknown>;
  return {
    ...readShared(found),
    steps: readSteps(found.steps),
    order: oneOf(found.order, orders, 'sequential'),
    plain: found.plain === true,
    window: windowOf(found.window) ? String(found.window) : emptyDraft.window,
    exclusions: objectsOf(found.exclusions)
      .slice(0, MOST_EXCLUSIONS)
      .map((e) => ({
        ...selectorOf(e),
        after: wholeOf(e.after, 1, MOST_STEPS - 1) ?? 1,
        before: wholeOf(e.before, 2, MOST_STEPS) ?? 2,
      })),
    scope: oneOf(found.scope, scopes, 'free'),
    hold: textOf(found.hold) ?? '',
    breakdown: readBreakdown(found.breakdown),
    attribution: oneOf(found.attribution, attributions, 'first'),
    attributedStep: wholeOf(found.attributedStep, 1, MOST_STEPS) ?? 1,
    show: oneOf(found.show, views, 'steps'),
    interval: oneOf(found.interval, intervals, 'day'),
    timing: { from: wholeOf(timing.from, 1, MOST_STEPS) ?? 1, to: wholeOf(timing.to, 0, MOST_STEPS) ?? 0 },
  };
}

/** Steps that name an event, and the number each of the draft's has among them. */
function chosen(draft: Draft) {
  const steps = draft.steps.filter((s) => s.event);
  const number = (n: number) => draft.steps.slice(0, n).filter((s) => s.event).length;
  return { steps, number };
}

/** True where steps may be left out and events may spoil an attempt. */
export function rich(draft: Pick<Draft, 'plain' | 'order'>): boolean {
  return !draft.plain && draft.order !== 'any';
}

/** Both ends of every exclusion lie within the steps that are left, in order. */
function exclusionsOf(draft: Draft, number: (n: number) => number, last: number) {
  if (draft.plain) return [];
  return draft.exclusions
    .filter((e) => e.event)
    .map((e) => ({
      ...completeSelector(e),
      after: Math.max(1, Math.min(number(e.after), last - 1)),
      before: Math.min(number(e.before), last),
    }))
    .map((e) => ({ ...e, before: Math.max(e.before, e.after + 1) }));
}

function timingOf(draft: Draft, number: (n: number) => number, last: number) {
  const from = Math.max(1, Math.min(number(draft.timing.from), last - 1));
  const to = draft.timing.to === 0 ? last : Math.min(number(draft.timing.to), last);
  return { from, to: Math.max(to, from + 1), bins: 20 };
}

/** The query to run, or undefined while fewer than two steps name an event. */
export function queryOf(draft: Draft, today: string): FunnelQuery | undefined {
  const { steps, number } = chosen(draft);
  const last = steps.length;
  if (last < 2) return undefined;
  const inner = (i: number) => i > 0 && i < last - 1;
  const breakdown = breakdownQuery(draft.breakdown, VALUES_APART);
  const { attribution: by, attributedStep } = draft;
  return {
    kind: 'funnel',
    ...sharedQuery(draft, today),
    steps: steps.map((s, i) => ({
      ...completeSelector(s),
      ...(s.optional && inner(i) && rich(draft) ? { optional: true } : {}),
    })),
    window: draft.window,
    order: draft.plain ? 'sequential' : draft.order,
    ...(draft.plain ? { semantics: 'windowFunnel' as const } : {}),
    exclusions: exclusionsOf(draft, number, last),
    ...(draft.scope === 'hold' && draft.hold ? { hold: draft.hold } : {}),
    ...(draft.scope === 'session' ? { perSession: true } : {}),
    breakdown,
    ...(breakdown.length > 0
      ? {
          attribution:
            by === 'step' ? { by, step: Math.max(1, Math.min(number(attributedStep), last)) } : { by },
        }
      : {}),
    ...(draft.show === 'time' ? { interval: draft.interval } : {}),
    ...(draft.show === 'convert' ? { timeToConvert: timingOf(draft, number, last) } : {}),
  };
}

/** Which view a query asks for. */
export function viewOf(query: FunnelQuery): FunnelView {
  if (query.timeToConvert) return 'convert';
  return query.interval ? 'time' : 'steps';
}

/** The same with a step in another place; exclusions and others that name steps by number keep their numbers. */
export function moved(steps: Step[], from: number, by: -1 | 1): Step[] {
  const to = from + by;
  const [a, b] = [steps[from], steps[to]];
  if (!a || !b) return steps;
  return steps.map((s, i) => (i === from ? b : i === to ? a : s));
}
