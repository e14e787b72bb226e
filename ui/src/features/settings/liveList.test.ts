import { describe, expect, it } from 'vitest';
import { accepts, merged, pretty, type LiveEvent } from './liveList';

const event = (id: number, changes: Partial<LiveEvent> = {}): LiveEvent => ({
  id,
  received: '2026-03-02T00:00:00Z',
  event: 'lesson_completed',
  status: 'accepted',
  protocol: 'posthog',
  library: 'web',
  payload: '{}',
  ...changes,
});

describe('live events', () => {
  it('stand newest first and once, although list and stream overlap', () => {
    const list = merged([event(3), event(2)], [event(4), event(3), event(5)]);
    expect(list.map((e) => e.id)).toEqual([5, 4, 3, 2]);
  });

  it('drop the oldest when there are too many', () => {
    expect(merged([event(1), event(2)], [event(3)], 2).map((e) => e.id)).toEqual([3, 2]);
  });

  it('are filtered by result and by name', () => {
    const rejected = event(1, { status: 'rejected', event: null });
    expect(accepts({}, rejected)).toBe(true);
    expect(accepts({ status: 'rejected' }, rejected)).toBe(true);
    expect(accepts({ status: 'accepted' }, rejected)).toBe(false);
    expect(accepts({ event: 'lesson_completed' }, rejected)).toBe(false);
    expect(accepts({ event: 'lesson_completed' }, event(2))).toBe(true);
  });

  it('show a payload that was cut as it came', () => {
    expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(pretty('{"a":"xx')).toBe('{"a":"xx');
  });
});
