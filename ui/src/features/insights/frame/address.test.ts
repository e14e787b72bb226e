import { describe, expect, it } from 'vitest';
import { decode, decodeObject, encode } from './address';

describe('what an address holds', () => {
  it('comes back, in any script', () => {
    const value = { event: '课程_打开', where: ['Köln'], from: null };
    expect(decode(encode(value))).toEqual(value);
    expect(encode(value)).toMatch(/^1\.[\w-]+$/);
  });

  it('is nothing when it is not one of ours', () => {
    for (const text of [null, '', '2.abc', '1.%%%', '1.bnVsbA', `1.${btoa('[1]')}`])
      expect(decodeObject(text)).toBeUndefined();
  });
});
