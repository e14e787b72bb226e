import { describe, expect, it } from 'vitest';
import { blankLeaf, completeRule, grouped, idsOf, kindOf, type Rule } from './rules';

describe('completeRule', () => {
  it('leaves out filters that are still being written', () => {
    const rule: Rule = {
      type: 'did',
      event: 'pay',
      where: [
        { property: 'amount', op: 'gt', value: ['5'] },
        { property: '', op: 'eq', value: [] },
      ],
      times: { bound: 'at_least', n: 2 },
      when: { type: 'last', days: 7 },
    };
    expect(completeRule(rule)).toEqual({ ...rule, where: [rule.where[0]] });
  });

  it('asks nothing while any part is unfinished', () => {
    const rule: Rule = { type: 'all', rules: [blankLeaf('did'), { type: 'segment', key: 'vip' }] };
    expect(completeRule(rule)).toBeUndefined();
    expect(completeRule({ type: 'not', rule: blankLeaf('property') })).toBeUndefined();
  });

  it('refuses a period that ends before it begins', () => {
    const leaf = { ...blankLeaf('first'), event: 'pay' } as Extract<Rule, { type: 'first' | 'last' }>;
    const when = { type: 'between' as const, from: '2026-03-02', to: '2026-03-01' };
    expect(completeRule({ ...leaf, when })).toBeUndefined();
  });
});

describe('conditions', () => {
  it('shows "exactly 0 times" as "did not"', () => {
    expect(kindOf(blankLeaf('didNot'))).toBe('didNot');
    expect(kindOf(blankLeaf('did'))).toBe('did');
  });

  it('puts a single condition into a group', () => {
    expect(grouped({ type: 'segment', key: 'vip' })).toEqual({
      type: 'all',
      rules: [{ type: 'segment', key: 'vip' }],
    });
  });
});

describe('idsOf', () => {
  it('takes the first column of each line, once', () => {
    expect(idsOf('u1,Ann\r\n"u,2";x\nu1\n\n  u3\t5')).toEqual(['u1', 'u,2', 'u3']);
  });
});
