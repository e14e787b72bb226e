import { describe, expect, it } from 'vitest';
import type { EventSelector, Filter } from '../api/types';
import { finished, keyFrom, KEY_PATTERN, unfinished } from './selectors';

const country = (value: string[]): Filter => ({ property: 'country', op: 'eq', value });
const of = (event: string, ...where: Filter[]): EventSelector => ({ event, where });

describe('event selectors before they are sent', () => {
  it('lose rows without an event', () => {
    expect(finished([of(''), of('  '), null, undefined, of('lesson_completed')])).toEqual([
      of('lesson_completed'),
    ]);
  });

  it('lose conditions without a property or value, but keep "is present" without one', () => {
    const present: Filter = { property: 'amount', op: 'exists', value: ['left over'] };
    expect(finished([of('pay', country([]), country(['FR']), present)])).toEqual([
      of('pay', country(['FR']), { ...present, value: [] }),
    ]);
  });

  it('name the same event twice only when its conditions differ', () => {
    expect(finished([of('pay'), of('pay '), of('pay', country(['FR']))])).toEqual([
      of('pay'),
      of('pay', country(['FR'])),
    ]);
  });
});

describe('an unfinished condition', () => {
  it('is noticed instead of being dropped on saving', () => {
    expect(unfinished([of('pay', country([]))])).toBe(true);
    expect(unfinished([of('', country(['FR']))])).toBe(true);
    expect(unfinished([of('pay', { property: ' ', op: 'exists', value: [] })])).toBe(true);
  });

  it('is not seen in empty rows or whole conditions', () => {
    expect(unfinished([of(''), of('pay', country(['FR'])), null])).toBe(false);
  });
});

describe('a key made from a name', () => {
  it('has lower-case letters, digits and hyphens only', () => {
    expect(keyFrom('Word cards')).toBe('word-cards');
    expect(keyFrom('7-day Check-in!')).toBe('7-day-check-in');
    expect(keyFrom('Café élan')).toBe('cafe-elan');
    expect(keyFrom('单词卡')).toBe('');
  });

  it('is never too long and never ends with a hyphen', () => {
    const key = keyFrom(`${'a'.repeat(62)} bcd`);
    expect(key).toBe('a'.repeat(62));
    expect(key).toMatch(KEY_PATTERN);
  });
});
