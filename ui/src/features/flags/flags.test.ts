import { describe, expect, it } from 'vitest';
import type { FlagBehaviour, FlagCondition, FlagOutcome, FlagRule } from '../../api/types';
import { formatOf } from '../../components/format';
import { en, zh } from '../../text/complete';
import { about, differencesOf, evenly, exposureOf, isComplete, movesOf, same, sumOf } from './model';
import { conditionWords, exposureWords, pathWords, ruleWords } from './words';

const condition = (part: Partial<FlagCondition>): FlagCondition => ({
  on: 'person',
  group: null,
  property: 'country',
  op: 'eq',
  value: ['FR', 'DE'],
  ...part,
});
const rule = (rollout: number, conditions: FlagCondition[] = []): FlagRule => ({
  conditions,
  rollout,
  variant: null,
  id: null,
});
const behaviour = (...rules: FlagRule[]): FlagBehaviour => ({
  enabled: true,
  rules,
  split: [],
  testers: [],
  prerequisites: [],
});
const words = { en: { text: en.flags, format: formatOf('en', 'UTC', en.common) } };
const chinese = { text: zh.flags, format: formatOf('zh-CN', 'UTC', zh.common) };

describe('exposure', () => {
  it('is the largest share of everybody, and the rules for some', () => {
    const flag = behaviour(rule(100, [condition({})]), rule(10), rule(30));
    expect(exposureOf(flag)).toEqual({ share: 0.3, targeted: 1 });
    expect(exposureOf({ ...flag, enabled: false })).toEqual({ share: 0, targeted: 0 });
    expect(exposureWords(exposureOf(flag), words.en)).toBe('30.0% of everybody, and who meets 1 rule');
    expect(exposureWords({ share: 1, targeted: 2 }, words.en)).toBe('everybody');
    expect(exposureWords({ share: 0, targeted: 0 }, chinese)).toBe('无人');
  });
});

describe('a condition', () => {
  it('is sent once it says all it needs', () => {
    expect(isComplete(condition({}))).toBe(true);
    expect(isComplete(condition({ value: [] }))).toBe(false);
    expect(isComplete(condition({ op: 'exists', value: [] }))).toBe(true);
    expect(isComplete(condition({ property: ' ' }))).toBe(false);
    expect(isComplete(condition({ on: 'group', group: '' }))).toBe(false);
  });

  it('keeps what it still means when it is about something else', () => {
    expect(about('id', condition({}))).toEqual(condition({ on: 'id', property: null }));
    expect(about('segment', condition({}))).toMatchObject({ op: 'eq', property: null, value: [] });
    expect(about('person', about('time', condition({})))).toMatchObject({ op: 'eq', property: '' });
  });

  it('reads in both languages', () => {
    expect(conditionWords(condition({}), words.en)).toBe('country is FR or DE');
    expect(conditionWords(condition({ on: 'segment', property: null, value: ['vip'] }), chinese)).toBe(
      '分群 属于 vip',
    );
    expect(ruleWords(rule(12.5, [condition({})]), words.en)).toBe('If country is FR or DE: 12.5% get it');
  });
});

describe('a change', () => {
  it('is counted by who gets it and who gets something else', () => {
    const outcome = (on: boolean, variant: string | null = null): FlagOutcome => ({
      ...{ flag: 'f', on, variant, value: null, payload: null, reason: 'rule', rule: 0 },
    });
    const effects = [
      { id: '1', before: outcome(false), after: outcome(true) },
      { id: '2', before: outcome(true, 'a'), after: outcome(true, 'b') },
      { id: '3', before: outcome(true, 'a'), after: outcome(true, 'a') },
    ];
    expect(movesOf(effects)).toEqual({ of: 3, before: 2, after: 3, moved: 2 });
  });
});

describe('a split', () => {
  it('is even to a hundredth and adds up', () => {
    expect(evenly(['a', 'b', 'c']).map((s) => s.percent)).toEqual([33.34, 33.33, 33.33]);
    expect(sumOf(evenly(['a', 'b', 'c', 'd', 'e', 'f']))).toBe(100);
  });
});

describe('differences', () => {
  it('name what changed, by the paths of the history', () => {
    const before = behaviour(rule(10));
    const after = behaviour(rule(20), rule(5, [condition({})]));
    expect(differencesOf(before, after).map((d) => d.path)).toEqual(['rules[0].rollout', 'rules[1]']);
    expect(same(before, { ...before, enabled: false })).toBe(true);
    expect(same(before, after)).toBe(false);
    expect(pathWords('environments.production.rules[0].rollout', words.en.text)).toBe(
      'production · Rule 1 · Share',
    );
  });
});
