import { describe, expect, it } from 'vitest';
import { decode, decodeObject, encode, questionIn, withQuestion } from './address';

describe('what an address holds', () => {
  it('comes back, in any script', () => {
    const value = { event: '课程_打开', where: ['Köln'], from: null };
    expect(decode(encode(value))).toEqual(value);
    expect(encode(value)).toMatch(/^1\.[\w-]+$/);
  });

  it('stands behind # once a server might find it too long', () => {
    const search = new URLSearchParams({ view: 'table', q: '1.old' });
    for (const question of ['1.short', `1.${'x'.repeat(20_000)}`]) {
      const place = withQuestion(search, question);
      expect(questionIn(place)).toBe(question);
      expect(place.search.length).toBeLessThan(100);
      expect(place.search).toContain('view=table');
    }
  });

  it('is nothing when it is not one of ours', () => {
    for (const text of [null, '', '2.abc', '1.%%%', '1.bnVsbA', `1.${btoa('[1]')}`])
      expect(decodeObject(text)).toBeUndefined();
  });
});
