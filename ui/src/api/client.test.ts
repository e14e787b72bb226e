import { describe, expect, it } from 'vitest';
import { address } from './client';

describe('the address of a call', () => {
  it('fills in and escapes path parameters', () => {
    expect(address('/api/projects/{project}/features/{key}', { path: { project: 'a b', key: 'x/y' } })).toBe(
      '/api/projects/a%20b/features/x%2Fy',
    );
  });

  it('refuses a path parameter without value', () => {
    expect(() => address('/api/projects/{project}')).toThrow('{project}');
  });

  it('leaves out what was not chosen', () => {
    expect(address('/x', { query: { a: '', b: undefined, c: null, d: 0, e: '看' } })).toBe(
      '/x?d=0&e=%E7%9C%8B',
    );
    expect(address('/x', { query: { a: undefined } })).toBe('/x');
  });
});
