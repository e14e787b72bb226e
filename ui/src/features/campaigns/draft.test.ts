import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../api/types';
import { blank, draftOf, problemsOf, requestOf, stepsFrom } from './draft';

const campaign: Campaign = {
  key: 'check-in',
  names: { zh: '7 日打卡', en: '7-day check-in' },
  kind: 'external',
  features: ['word-cards'],
  from: '2026-03-02',
  to: '2026-03-15',
  participation: { event: 'checked_in', where: [] },
  reach: null,
  completion: { event: 'streak_done', where: [] },
  windowDays: 21,
  segment: 'newcomers',
  state: 'draft',
  version: 1,
  archived: false,
  stateChangedBy: 'lin@example.com',
  stateChangedAt: '2026-03-01T02:00:00Z',
  stateReason: '',
};

describe('a campaign opened for editing', () => {
  it('is sent back unchanged when nothing was touched', () => {
    const { key, names, kind, features, from, to, participation, reach, completion, windowDays, segment } =
      campaign;
    expect(requestOf(draftOf(campaign))).toEqual({
      key,
      names,
      kind,
      features,
      from,
      to,
      participation,
      reach,
      completion,
      windowDays,
      segment,
    });
    expect(problemsOf(draftOf(campaign))).toEqual({});
  });
});

describe('a draft', () => {
  it('needs a name, a period and a participation event', () => {
    expect(problemsOf(blank)).toEqual({ en: 'missing', period: 'missing', participation: 'missing' });
    expect(requestOf(blank)).toBeUndefined();
  });

  it('with a half-written condition says so', () => {
    const draft = {
      ...draftOf(campaign),
      reach: { event: 'push_sent', where: [{ property: '', op: 'exists' as const, value: [] }] },
    };
    expect(problemsOf(draft)).toEqual({ reach: 'unfinished' });
  });
});

describe('the tasks of a campaign', () => {
  it('need a number of days, which goes with them', () => {
    expect(problemsOf({ ...draftOf(campaign), windowDays: null })).toEqual({ windowDays: 'missing' });
    const without = requestOf({ ...draftOf(campaign), completion: null });
    expect(without).toMatchObject({ completion: null, windowDays: null });
  });
});

describe('what can be done next', () => {
  it('never leaves the end, and always offers an end to what runs', () => {
    expect(stepsFrom.ended).toEqual([]);
    for (const state of ['running', 'paused'] as const) {
      expect(stepsFrom[state].map((s) => s.to)).toContain('ended');
    }
  });

  it('reaches every state from a draft', () => {
    const reached = new Set(['draft']);
    for (const state of reached) stepsFrom[state as Campaign['state']].forEach((s) => reached.add(s.to));
    expect([...reached].sort()).toEqual(['draft', 'ended', 'paused', 'running', 'scheduled']);
  });
});
