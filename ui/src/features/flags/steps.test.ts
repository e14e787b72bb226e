import { describe, expect, it } from 'vitest';
import type { Policy, ReleaseMoment } from '../../api/types';
import { formatOf } from '../../components/format';
import { en, zh } from '../../text/complete';
import { offWithoutRules } from './model';
import {
  givenBy,
  hoursOf,
  judgedWithin,
  momentWords,
  offered,
  placeOf,
  stepAt,
  stopsRelease,
  wrongWith,
} from './steps';

const english = { text: en.flags, format: formatOf('en', 'UTC', en.common) };
const chinese = { text: zh.flags, format: formatOf('zh-CN', 'UTC', zh.common) };

describe('steps of a gray release', () => {
  it('go on from what the rule gives now', () => {
    const rules = [{ conditions: [], rollout: 20, variant: null, id: null }];
    expect(givenBy({ ...offWithoutRules, rules }, 0)).toBe(0);
    expect(givenBy({ ...offWithoutRules, rules, enabled: true }, 0)).toBe(20);
    expect(offered(0).map((s) => s.percent)).toEqual([1, 5, 10, 25, 50, 100]);
    expect(offered(20)).toEqual([
      { percent: 25, hours: 24 },
      { percent: 50, hours: 24 },
      { percent: 100, hours: 0 },
    ]);
    expect(offered(100)).toHaveLength(6);
    expect(hoursOf(offered(20))).toBe(48);
  });

  it('rise, from above nothing up to everybody', () => {
    const steps = (...percents: number[]) => percents.map((percent) => ({ percent, hours: 0 }));
    expect(wrongWith(steps(1, 50, 100))).toBeUndefined();
    expect(wrongWith([])).toBe('none');
    expect(wrongWith(steps(0, 50))).toBe('percent');
    expect(wrongWith(steps(50, 101))).toBe('percent');
    expect(wrongWith(steps(10, 10))).toBe('rising');
  });

  it('say when they were given out, and from when they are planned', () => {
    const moment = (at: string, percent: number) => ({ at, percent, state: 'running' }) as ReleaseMoment;
    const release = {
      steps: [10, 50, 80, 100].map((percent) => ({ percent, hours: percent === 100 ? 0 : 48 })),
      step: 1,
      history: [moment('2026-03-04T00:00:00Z', 50), moment('2026-03-02T00:00:00Z', 10)],
      state: 'running' as const,
      nextAt: '2026-03-06T00:00:00Z',
    };
    expect([0, 1, 2, 3].map((i) => stepAt(release, i))).toEqual([
      { time: '2026-03-02T00:00:00Z', planned: false },
      { time: '2026-03-04T00:00:00Z', planned: false },
      { time: '2026-03-06T00:00:00.000Z', planned: true },
      { time: '2026-03-08T00:00:00.000Z', planned: true },
    ]);
    expect(stepAt({ ...release, state: 'paused', nextAt: null }, 2)).toBeUndefined();
  });

  it('wait for two buckets of a guardrail, unless it judges the open one', () => {
    const policy = (interval: string, openBucket = false) =>
      ({ condition: { interval }, temporal: { openBucket } }) as Policy;
    expect(judgedWithin(policy('day'))).toBe(48);
    expect(judgedWithin(policy('week'))).toBe(336);
    expect(judgedWithin(policy('day', true))).toBe(0);
  });
});

describe('what happened in a gray release', () => {
  const moment = (part: Partial<ReleaseMoment>): ReleaseMoment => ({
    ...{ at: '2026-03-02T12:00:00Z', by: 'system', state: 'running', percent: 10 },
    ...{ cause: 'person', policy: null, reason: '' },
    ...part,
  });

  it('reads in both languages', () => {
    expect(momentWords(moment({}), undefined, english)).toBe('started at 10.0%');
    expect(momentWords(moment({}), moment({ state: 'paused' }), english)).toBe('resumed at 10.0%');
    expect(momentWords(moment({ cause: 'time', percent: 100 }), moment({}), chinese)).toBe('提高到 100%');
    const fired = moment({ state: 'rolled_back', cause: 'guardrail_firing', percent: 0 });
    expect(momentWords(fired, moment({}), english)).toBe('rolled back to 0.0%, this guardrail fired:');
    expect(momentWords({ ...fired, cause: 'person' }, moment({}), english)).toBe('rolled back to 0.0%');
  });
});

describe('the rule of a gray release', () => {
  const rule = (id: string | null) => ({ conditions: [], rollout: 20, variant: null, id });
  const done = { rule: 0, state: 'done' as const };

  it('is found wherever it stands now, or not at all once it is gone', () => {
    expect(placeOf([rule('7'), rule('3')], { ...done, ruleId: '3' })).toBe(1);
    expect(placeOf([rule('7')], { ...done, ruleId: '3' })).toBe(-1);
  });

  it('of before rules had ids is where it stood, while the release is open', () => {
    expect(placeOf([rule(null)], { rule: 0, state: 'running', ruleId: null })).toBe(0);
    expect(placeOf([rule(null)], { ...done, ruleId: null })).toBe(-1);
  });

  it('stops by another share once it gives one, and by anything said otherwise before', () => {
    const now = { ...offWithoutRules, rules: [rule('3'), { ...rule('7'), rollout: 100 }] };
    const before = { rule: 0, ruleId: '3', state: 'scheduled' as const, percent: 0 };
    const running = { ...before, state: 'running' as const, percent: 20 };
    const raised = { ...now, rules: [{ ...rule('3'), rollout: 30 }, rule('7')] };
    const other = { ...now, rules: [rule('3'), { ...rule('7'), rollout: 50 }] };
    expect([now, raised, other].map((draft) => stopsRelease(before, now, draft))).toEqual([
      false,
      true,
      true,
    ]);
    expect([now, raised, other].map((draft) => stopsRelease(running, now, draft))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
