import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../api/types';
import { fold } from './folding';
import { masked, shownValue } from './masking';

function event(name: string, time: string, feature: string | null = null): TimelineItem {
  return {
    uuid: `${name}@${time}`,
    time,
    event: name,
    wing: 'product',
    feature,
    campaign: null,
    properties: {},
  };
}

describe('a timeline', () => {
  it('folds repeats, but neither across days nor across features', () => {
    const days = fold(
      [
        event('open', '2026-03-02T09:00Z'),
        event('open', '2026-03-02T08:00Z'),
        event('open', '2026-03-02T07:00Z', 'replay'),
        event('open', '2026-03-01T09:00Z', 'replay'),
        event('pay', '2026-03-01T08:00Z'),
      ],
      (item) => item.time.slice(0, 10),
    );
    expect(days.map((d) => [d.day, d.folds.map((f) => f.items.length)])).toEqual([
      ['2026-03-02', [2, 1]],
      ['2026-03-01', [1, 1]],
    ]);
  });
});

describe('personal data', () => {
  it('is masked', () => {
    expect(masked('lin@example.com')).toBe('l***@example.com');
    expect(masked('18612341402')).toBe('186****1402');
    expect(shownValue('contact', 'lin@example.com')).toBe('l***@example.com');
    expect(shownValue('phone', '12')).toBe('****');
  });

  it('other values are shown as they are', () => {
    expect([shownValue('plan', 'pro'), shownValue('n', 3), shownValue('tags', ['a'])]).toEqual([
      'pro',
      '3',
      '["a"]',
    ]);
    expect(shownValue('gone', null)).toBe('—');
  });
});
