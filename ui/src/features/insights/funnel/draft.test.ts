import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../components/format';
import { en, zh } from '../../../text/complete';
import { emptyDraft, emptyStep, moved, queryOf, readDraft, type Draft } from './draft';
import { largestLoss, lostAt, sentenceOf } from './words';

const step = (event: string, optional = false) => ({ event, where: [], optional });
const draft: Draft = {
  ...emptyDraft,
  steps: [step('home'), step('search', true), step('pay')],
  exclusions: [{ event: 'refund', where: [], after: 1, before: 3 }],
  breakdown: ['person.city', 'segment:payers'],
  attribution: 'step',
  attributedStep: 3,
  range: { from: '2026-03-02', to: '2026-03-29' },
};

describe('a funnel in an address', () => {
  it('comes back, and never breaks the page', () => {
    expect(readDraft(JSON.parse(JSON.stringify(draft)) as Record<string, unknown>)).toEqual(draft);
    expect(readDraft({})).toEqual(emptyDraft);
    expect(readDraft({ steps: 'home', window: 'P1Y', order: 7 })).toEqual(emptyDraft);
  });
});

describe('the query of a funnel', () => {
  it('waits for two steps and passes over those without an event', () => {
    expect(queryOf({ ...draft, steps: [step('home'), emptyStep] }, '2026-03-30')).toBeUndefined();
    const query = queryOf({ ...draft, steps: [step('home'), emptyStep, step('pay')] }, '2026-03-30');
    expect(query?.steps.map((s) => s.event)).toEqual(['home', 'pay']);
    expect(query?.exclusions?.[0]).toMatchObject({ after: 1, before: 2 });
    expect(query?.attribution).toEqual({ by: 'step', step: 2 });
  });

  it('splits by properties and segments', () => {
    expect(queryOf(draft, '2026-03-30')?.breakdown).toEqual([
      { property: 'person.city', limit: 5 },
      { segment: 'payers' },
    ]);
  });

  it('asks of windowFunnel only what it knows', () => {
    const query = queryOf({ ...draft, plain: true, order: 'any' }, '2026-03-30')!;
    expect(query).toMatchObject({ order: 'sequential', semantics: 'windowFunnel', exclusions: [] });
    expect(query.steps.some((s) => s.optional)).toBe(false);
  });

  it('asks for what the view shows', () => {
    expect(queryOf({ ...draft, show: 'time', interval: 'week' }, '2026-03-30')?.interval).toBe('week');
    expect(queryOf({ ...draft, show: 'convert' }, '2026-03-30')?.timeToConvert).toMatchObject({
      from: 1,
      to: 3,
    });
  });

  it('reads as a sentence in both languages', () => {
    const query = queryOf({ ...draft, breakdown: [] }, '2026-03-30')!;
    expect(sentenceOf(query, formatOf('en', 'UTC', en.common), en)).toBe(
      'home → search (optional) → pay within 14 days, in order, without refund between steps 1 and 3 — first step Mar 2, 2026 to Mar 29, 2026',
    );
    expect(sentenceOf(query, formatOf('zh-CN', 'UTC', zh.common), zh)).toBe(
      'home → search（可跳过） → pay，14 天内，按顺序，步骤 1 与 3 之间没有 refund，第一步在 2026-03-02 至 2026-03-29',
    );
  });
});

describe('steps', () => {
  it('change places with their neighbours only', () => {
    const steps = draft.steps;
    expect(moved(steps, 0, 1).map((s) => s.event)).toEqual(['search', 'home', 'pay']);
    expect(moved(steps, 0, -1)).toBe(steps);
  });

  it('lose people to the required step before; the largest loss is marked', () => {
    const stage = (people: number, optional = false) => ({
      ...{ event: '', people, optional },
      ...{ fromFirst: null, fromPrevious: null, medianSeconds: null },
    });
    const stages = [stage(100), stage(10, true), stage(70), stage(65)];
    expect(stages.map((_, i) => lostAt(stages, i))).toEqual([null, null, 30, 5]);
    expect(largestLoss(stages)).toBe(2);
    expect(largestLoss([stage(5), stage(5)])).toBeUndefined();
  });
});
