import type { Policy, PolicyAction, PolicyDraft, PolicyPredicate, PolicySubject } from '../../api/types';
import { bothNames } from '../../components/names';

/** A bound as people read and type it: a percentage for rates, else the number itself. */
export interface PredicateDraft extends Omit<PolicyPredicate, 'bound' | 'clearBound' | 'warnFrom'> {
  bound: number | null;
  clearBound: number | null;
  warnFrom: number | null;
}

/** A rule while it is being written. */
export interface RuleDraft {
  key: string;
  zh: string;
  en: string;
  template: string | null;
  subject: PolicySubject | null;
  interval: 'day' | 'week';
  match: 'all' | 'any';
  predicates: PredicateDraft[];
  composite: string | null;
  launchedWithinDays: number | null;
  launchedSinceDays: number | null;
  gates: boolean;
  /** Key of a segment whose people alone count. */
  segment: string | null;
  temporal: PolicyDraft['temporal'];
  cooldownDays: number;
  inhibits: string[];
  actions: PolicyAction[];
}

/** True for metrics whose bound is typed in percent. */
export type InPercent = (predicate: Pick<PolicyPredicate, 'metric' | 'compare' | 'change'>) => boolean;

export const blankPredicate: PredicateDraft = {
  name: 'a',
  metric: 'penetration',
  subject: null,
  window: null,
  compare: 'value',
  change: null,
  op: 'gt',
  bound: null,
  clearBound: null,
  warnFrom: null,
  minSample: 100,
};

export const blank: RuleDraft = {
  key: '',
  zh: '',
  en: '',
  template: null,
  subject: null,
  interval: 'day',
  match: 'all',
  predicates: [blankPredicate],
  composite: null,
  launchedWithinDays: null,
  launchedSinceDays: null,
  gates: false,
  segment: null,
  temporal: {
    k: 1,
    n: 1,
    clearK: 1,
    clearN: 1,
    openBucket: false,
    onNoData: 'keep',
    staleAfterDays: 7,
  },
  cooldownDays: 0,
  inhibits: [],
  actions: [],
};

/** Moves the decimal point in the text, since 0.008 × 100 is not 0.8 in binary. */
export function scaled(value: number | null | undefined, digits: number): number | null {
  return value === null || value === undefined ? null : Number(`${value}e${digits}`);
}

function readable(predicate: PolicyPredicate, inPercent: InPercent): PredicateDraft {
  const digits = inPercent(predicate) ? 2 : 0;
  return {
    ...predicate,
    bound: scaled(predicate.bound, digits),
    clearBound: scaled(predicate.clearBound, digits),
    warnFrom: scaled(predicate.warnFrom, digits),
  };
}

/** A policy, or a template's rule, as a draft. */
export function draftOf(rule: PolicyDraft | Policy, inPercent: InPercent): RuleDraft {
  const { condition, dispatch } = rule;
  return {
    key: rule.key ?? '',
    zh: rule.names.zh,
    en: rule.names.en,
    template: rule.template,
    subject: rule.subject,
    interval: condition.interval as RuleDraft['interval'],
    match: condition.match,
    predicates: condition.predicates.map((predicate) => readable(predicate, inPercent)),
    composite: condition.composite,
    launchedWithinDays: condition.launchedWithinDays,
    launchedSinceDays: condition.launchedSinceDays,
    gates: condition.gates,
    segment: condition.segment,
    temporal: rule.temporal,
    cooldownDays: dispatch.cooldownDays,
    inhibits: dispatch.inhibits,
    actions: rule.actions,
  };
}

/** Fields that keep a draft from being sent. */
export function problemsOf(draft: RuleDraft): Partial<Record<keyof RuleDraft, 'missing'>> {
  const problems: ReturnType<typeof problemsOf> = {};
  if (!draft.zh.trim() && !draft.en.trim()) problems.en = 'missing';
  if (draft.predicates.length === 0 || draft.predicates.some((p) => p.bound === null)) {
    problems.predicates = 'missing';
  }
  if (draft.actions.some((action) => !action.type)) problems.actions = 'missing';
  return problems;
}

const names = 'abcdefghij';

/** What is sent; a name missing in one language takes the other's. */
export function requestOf(draft: RuleDraft, inPercent: InPercent): PolicyDraft {
  return {
    key: draft.key.trim() || null,
    names: bothNames(draft),
    template: draft.template,
    subject: draft.subject,
    condition: {
      interval: draft.interval,
      match: draft.match,
      predicates: draft.predicates.map((predicate, i) => {
        const digits = inPercent(predicate) ? -2 : 0;
        return {
          ...predicate,
          name: predicate.name || names[i] || `p${i}`,
          change: predicate.compare === 'value' ? null : (predicate.change ?? 'absolute'),
          bound: scaled(predicate.bound, digits) ?? 0,
          clearBound: scaled(predicate.clearBound, digits),
          warnFrom: scaled(predicate.warnFrom, digits),
        };
      }),
      composite: draft.composite?.trim() ? draft.composite.trim() : null,
      launchedWithinDays: draft.launchedWithinDays,
      launchedSinceDays: draft.launchedSinceDays,
      gates: draft.gates,
      segment: draft.segment || null,
    },
    temporal: { ...draft.temporal, n: Math.max(draft.temporal.k, draft.temporal.n) },
    dispatch: { cooldownDays: draft.cooldownDays, priority: null, inhibits: draft.inhibits },
    actions: draft.actions.map((action, i) => ({
      ...action,
      name: action.name || `${action.type}_${i + 1}`,
    })),
  };
}
