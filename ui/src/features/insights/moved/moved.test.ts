import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../components/format';
import { en, zh } from '../../../text/complete';
import { emptyDraft, lacking, queryOf, readDraft, type Draft } from './draft';
import { barsOf } from './MovedBars';
import { sentenceOf } from './words';

const today = '2026-05-01';
const own: Draft = { ...emptyDraft, rate: 'own' };

describe('a question about what moved', () => {
  it('can be asked at once: last week against the same weekdays before', () => {
    expect(queryOf(emptyDraft, today)).toMatchObject({
      from: '2026-04-20',
      to: '2026-04-26',
      compare: 'week',
      rate: { metric: 'paid_conversion', numerator: [], denominator: [] },
      dimensions: [{ property: 'person.channel', limit: 10 }],
    });
  });

  it('waits for a subject, for events, and for periods that share no day', () => {
    expect(lacking({ ...emptyDraft, rate: 'usage' }, today)).toBe('subject');
    expect(lacking(own, today)).toBe('numerator');
    expect(queryOf({ ...own, numerator: [{ event: '', where: [] }] }, today)).toBeUndefined();
    const custom: Draft = { ...emptyDraft, compare: 'custom' };
    expect(lacking({ ...custom, compared: { from: '2026-04-13', to: '2026-04-20' } }, today)).toBe('dates');
    expect(lacking({ ...custom, compared: { from: '2026-04-13', to: '2026-04-19' } }, today)).toBeUndefined();
  });

  it('comes back from its address and never breaks the page', () => {
    const draft: Draft = {
      ...own,
      numerator: [{ event: 'pay', where: [] }],
      compare: 'custom',
      compared: { from: '2026-04-01', to: '2026-04-07' },
      dimensions: ['plan', 'person.city'],
      withoutHolidays: true,
    };
    expect(readDraft(JSON.parse(JSON.stringify(draft)) as Record<string, unknown>)).toEqual(draft);
    expect(readDraft({ rate: 'astrology', compare: 4, dimensions: 'x' })).toEqual(emptyDraft);
  });

  it('reads in both languages', () => {
    const query = queryOf({ ...emptyDraft, withoutHolidays: true }, today)!;
    expect(sentenceOf(query, formatOf('en', 'UTC', en.common), en)).toBe(
      'What moved: Paid conversion rate — Apr 20, 2026 to Apr 26, 2026, against the same weekdays before, holidays left out',
    );
    expect(sentenceOf(query, formatOf('zh-CN', 'UTC', zh.common), zh)).toBe(
      '付费转化率为什么变了，2026-04-20 至 2026-04-26，环比之前的相同星期，排除节假日',
    );
  });
});

describe('bars of a contribution', () => {
  it('follow one another where both effects agree, and begin at zero where they do not', () => {
    expect(barsOf({ mix: 0.01, rate: 0.03 }, 0.04)).toEqual({
      mix: { left: '50%', width: '12.5%' },
      rate: { left: '62.5%', width: '37.5%' },
    });
    expect(barsOf({ mix: -0.02, rate: 0.04 }, 0.04)).toEqual({
      mix: { left: '25%', width: '25%' },
      rate: { left: '50%', width: '50%' },
    });
  });
});
