import { describe, expect, it } from 'vitest';
import type { Feature } from '../../api/types';
import { blank, draftOf, problemsOf, requestOf } from './draft';

const feature: Feature = {
  key: 'word-cards',
  names: { zh: '单词卡', en: 'Word cards' },
  tier: 'core',
  productOwner: 'p@example.com',
  operationsOwner: null,
  keyEvents: [{ event: 'card_flipped', where: [{ property: 'deck', op: 'eq', value: ['daily'] }] }],
  exposure: { event: 'cards_shown', where: [] },
  rating: { event: { event: 'rated', where: [] }, property: 'stars' },
  complaints: [],
  launchDate: '2026-03-02',
  archived: false,
  version: 3,
};

describe('a feature opened for editing', () => {
  it('is sent back unchanged when nothing was touched', () => {
    expect({ ...requestOf(draftOf(feature)), archived: false, version: 3 }).toEqual(feature);
  });

  it('has no problems', () => {
    expect(problemsOf(draftOf(feature))).toEqual({});
  });
});

describe('a draft', () => {
  it('needs a name in one language and an event', () => {
    expect(problemsOf(blank)).toEqual({ en: 'missing', keyEvents: 'missing' });
  });

  it('named in one language takes that name in the other', () => {
    expect(requestOf({ ...blank, zh: ' 单词卡 ' }).names).toEqual({ zh: '单词卡', en: '单词卡' });
  });

  it('with a rating event but no property says so and sends none', () => {
    const draft = { ...draftOf(feature), ratingProperty: null };
    expect(problemsOf(draft)).toEqual({ ratingProperty: 'missing' });
    expect(requestOf(draft).rating).toBeNull();
  });

  it('with a half-written condition says so instead of dropping it', () => {
    const draft = {
      ...draftOf(feature),
      exposure: { event: 'cards_shown', where: [{ property: 'deck', op: 'eq' as const, value: [] }] },
    };
    expect(problemsOf(draft)).toEqual({ exposure: 'unfinished' });
  });
});
