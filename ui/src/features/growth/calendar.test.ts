import { describe, expect, it } from 'vitest';
import { barsOf, mondays, stepped, viewOf } from './calendar';

const entry = (name: string, from: string, to: string | null) => ({ name, from, to });

describe('the calendar', () => {
  it('shows every week that touches a month, Monday first', () => {
    expect(mondays('month', '2026-03-15')).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
      '2026-03-30',
    ]);
    expect(mondays('month', '2026-06-01')[0]).toBe('2026-06-01');
    expect(mondays('month', '2026-01-31')[0]).toBe('2025-12-29');
    expect(mondays('month', '2026-12-01').at(-1)).toBe('2026-12-28');
    expect(mondays('week', '2026-03-15')).toEqual(['2026-03-09']);
  });

  it('steps over months of unequal length and over the year', () => {
    expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-01');
    expect(stepped('month', '2026-01-31', -1)).toBe('2025-12-01');
    expect(stepped('week', '2026-01-01', -1)).toBe('2025-12-25');
  });

  it('lays bars that overlap into lanes of their own and reuses a lane that is free', () => {
    const bars = barsOf(
      [
        entry('long', '2026-03-01', '2026-03-31'),
        entry('first', '2026-03-09', '2026-03-10'),
        entry('second', '2026-03-11', '2026-03-11'),
        entry('open', '2026-03-15', null),
        entry('before', '2026-03-01', '2026-03-08'),
        entry('after', '2026-03-16', '2026-03-17'),
      ],
      '2026-03-09',
    );
    const of = (name: string) => bars.find((bar) => bar.entry.name === name);
    expect(of('long')).toMatchObject({ column: 0, span: 7, lane: 0, begins: false, ends: false });
    expect(of('first')).toMatchObject({ column: 0, span: 2, lane: 1, begins: true, ends: true });
    expect(of('second')).toMatchObject({ column: 2, span: 1, lane: 1 });
    expect(of('open')).toMatchObject({ column: 6, span: 1, lane: 1, ends: false });
    expect(of('before')).toBeUndefined();
    expect(of('after')).toBeUndefined();
  });

  it('reads a wrong address as the present month', () => {
    expect(viewOf(new URLSearchParams('view=year&at=yesterday'), '2026-03-15')).toEqual({
      view: 'month',
      at: '2026-03-15',
    });
  });
});
