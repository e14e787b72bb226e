import type { FlagBehaviour, FlagCondition, FlagDifference, FlagEffect, FlagRule } from '../../api/types';

/** What an environment does that a flag says nothing of. */
export const offWithoutRules: FlagBehaviour = {
  enabled: false,
  rules: [],
  split: [],
  prerequisites: [],
  testers: [],
};

/** Whom a flag reaches in one environment. */
export interface Exposure {
  /** Share of everybody, from 0 to 1. */
  share: number;
  /** Rules that reach people who meet conditions. */
  targeted: number;
}

/** Whom rules reach; what a rule below can add to the share above it is in the same place, so the largest share counts. */
export function reachOf(rules: readonly FlagRule[]): Exposure {
  const everybody = rules.filter((rule) => rule.conditions.length === 0).map((rule) => rule.rollout);
  return {
    share: Math.max(0, ...everybody) / 100,
    targeted: rules.filter((rule) => rule.conditions.length > 0 && rule.rollout > 0).length,
  };
}

/** Whom it reaches now: nobody while it is off. */
export function exposureOf(behaviour: FlagBehaviour): Exposure {
  return behaviour.enabled ? reachOf(behaviour.rules) : { share: 0, targeted: 0 };
}

/** True for conditions that can be sent. */
export function isComplete({ on, group, property, op, value }: FlagCondition): boolean {
  const named = on === 'person' || on === 'group' ? !!property?.trim() : true;
  const grouped = on === 'group' ? !!group?.trim() : true;
  const valueless = op === 'exists' || op === 'not_exists';
  return named && grouped && (valueless || value.length > 0);
}

/** The condition about something else: what it still means stays. */
export function about(on: FlagCondition['on'], before: FlagCondition): FlagCondition {
  const op = on === 'segment' ? 'eq' : on === 'time' ? 'after' : before.on === 'time' ? 'eq' : before.op;
  const kept = on !== 'segment' && on !== 'time' && before.on !== 'segment' && before.on !== 'time';
  return {
    on,
    group: on === 'group' ? '' : null,
    property: on === 'person' || on === 'group' ? (before.property ?? '') : null,
    op,
    value: kept ? before.value : [],
  };
}

/** Shares of so many variants that add up to 100, the first ones a hundredth larger where it does not come out even. */
export function evenly(variants: readonly string[]): { variant: string; percent: number }[] {
  const each = Math.floor(10_000 / variants.length);
  const rest = 10_000 - each * variants.length;
  return variants.map((variant, i) => ({ variant, percent: (each + (i < rest ? 1 : 0)) / 100 }));
}

/** What the shares add up to, in percent. */
export function sumOf(split: readonly { percent: number }[]): number {
  return Math.round(split.reduce((sum, s) => sum + s.percent, 0) * 1e6) / 1e6;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two things said of a flag differ, by the paths the server's history uses. */
export function differencesOf(before: unknown, after: unknown, path = ''): FlagDifference[] {
  if (isObject(before) && isObject(after)) {
    // a rule's id stands for what it says
    const told = (name: string) => name !== 'id' || !path.endsWith(']');
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(told).sort();
    return names.flatMap((name) => differencesOf(before[name], after[name], path ? `${path}.${name}` : name));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const most = Math.max(before.length, after.length);
    return Array.from({ length: most }, (_, i) => differencesOf(before[i], after[i], `${path}[${i}]`)).flat();
  }
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
  return [{ path, before: before ?? null, after: after ?? null }];
}

/** Two behaviours that say the same, whatever the order of their fields. */
export function same(one: FlagBehaviour, other: FlagBehaviour): boolean {
  return differencesOf(rest(one), rest(other)).length === 0;
}

/** All but the kill switch. */
export function rest({ rules, split, prerequisites, testers }: FlagBehaviour) {
  return { rules, split, prerequisites, testers };
}

/** What a change does to so many people. */
export interface Moves {
  of: number;
  /** Who get it now, and who would. */
  before: number;
  after: number;
  /** Who would get something else than now. */
  moved: number;
}

/** True for somebody who would get something else than now. */
export function moves({ before, after }: FlagEffect): boolean {
  return before.on !== after.on || before.variant !== after.variant;
}

/** Counts what a change does. */
export function movesOf(effects: readonly FlagEffect[]): Moves {
  const count = (test: (effect: FlagEffect) => boolean) => effects.filter(test).length;
  return {
    of: effects.length,
    before: count((effect) => effect.before.on),
    after: count((effect) => effect.after.on),
    moved: count(moves),
  };
}
