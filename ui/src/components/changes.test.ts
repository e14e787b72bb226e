import { describe, expect, it } from 'vitest';
import { changesOf } from './changes';

describe('changes', () => {
  it('name only the fields that differ, by their path', () => {
    const before = { names: { zh: '词卡', en: 'Cards' }, tier: 'core', version: 1 };
    const after = { names: { zh: '单词卡', en: 'Cards' }, tier: 'core', version: 2 };
    expect(changesOf(before, after)).toEqual([{ path: 'names.zh', before: '词卡', after: '单词卡' }]);
  });

  it('of a new object are all its fields that hold something', () => {
    expect(changesOf(null, { key: 'cards', owner: null, tags: [] })).toEqual([
      { path: 'key', before: null, after: 'cards' },
    ]);
  });

  it('of a removed object are all its fields, gone', () => {
    expect(changesOf({ key: 'cards' }, undefined)).toEqual([{ path: 'key', before: 'cards', after: null }]);
  });

  it('read JSON text as what it says', () => {
    expect(changesOf('{"a":1}', '{"a":2}')).toEqual([{ path: 'a', before: '1', after: '2' }]);
  });

  it('of plain text are the text itself', () => {
    expect(changesOf('draft', 'running')).toEqual([{ path: '', before: 'draft', after: 'running' }]);
  });

  it('see the order and content of lists', () => {
    expect(changesOf({ roles: ['product'] }, { roles: ['product', 'admin'] })).toEqual([
      { path: 'roles', before: 'product', after: 'product, admin' },
    ]);
    const events = (name: string) => ({ keyEvents: [{ event: name, where: [] }] });
    expect(changesOf(events('a'), events('a'))).toEqual([]);
    expect(changesOf(events('a'), events('b'))).toHaveLength(1);
  });

  it('tell an object that became text', () => {
    expect(changesOf({ exposure: { event: 'seen' } }, { exposure: null })).toEqual([
      { path: 'exposure.event', before: 'seen', after: null },
    ]);
  });
});
