import { describe, expect, it } from 'vitest';
import type { Hold } from '../api/types';
import { bearing } from './holds';

const hold = (kind: string, key: string) => ({ subject: { kind, key } }) as Hold;

describe('holds', () => {
  const holds = [hold('feature', 'playback'), hold('feature', 'lesson'), hold('campaign', 'playback')];

  it('bear on their own subject, by kind and key', () => {
    expect(bearing(holds, { kind: 'feature', key: 'playback' })).toEqual([holds[0]]);
    expect(bearing(holds, { kind: 'campaign', key: 'playback' })).toEqual([holds[2]]);
  });

  it('of a feature bear on the campaigns that promote it', () => {
    expect(bearing(holds, { kind: 'campaign', key: 'quest' }, ['lesson'])).toEqual([holds[1]]);
    expect(bearing(holds, { kind: 'feature', key: 'quest' }, ['lesson'])).toEqual([]);
  });
});
