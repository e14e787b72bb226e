import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Page, Spend } from '../../api/types';
import { useSession } from '../../app/session';
import { addDays, firstOfMonth } from '../../components/dates';
import { resolve } from '../../components/range';

export const shown = ['6m', '12m', 'all'] as const;
export type Shown = (typeof shown)[number];

const path = '/api/projects/{project}/spend' as const;

/** All lines that touch the days shown, newest first. */
export function useSpend(show: Shown) {
  const { project, today } = useSession();
  const days = show === 'all' ? {} : { from: resolve(show, today).from };
  return useQuery({
    queryKey: [project.key, 'spend', show, today],
    queryFn: async () => {
      const lines: Spend[] = [];
      let cursor: string | undefined;
      do {
        const page: Page<Spend> = await api.get(path, {
          path: { project: project.key },
          query: { ...days, cursor, limit: 200 },
        });
        lines.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      return lines;
    },
  });
}

/** Reads again what hangs on spend: its list and what it costs to win people. */
export function useSpendChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['spend', 'query', 'audit'].includes(String(what)),
    });
}

/** How many days lie from one local date to another, both counted. */
function length(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** A line's part in each month it touches, in minor units: by its days. */
export function monthsOf({ from, to, amountMinor }: Pick<Spend, 'from' | 'to' | 'amountMinor'>) {
  const parts: { month: string; minor: number }[] = [];
  const all = length(from, to);
  for (let month = firstOfMonth(from); month <= to; month = firstOfMonth(month, 1)) {
    const end = addDays(firstOfMonth(month, 1), -1);
    const days = length(from > month ? from : month, to < end ? to : end);
    parts.push({ month, minor: (amountMinor * days) / all });
  }
  return parts;
}

export interface MonthTable {
  /** Newest first. */
  months: string[];
  /** Most spend first. */
  channels: string[];
  /** Minor units of a channel in a month. */
  of: (month: string, channel: string) => number;
}

/** Lines of one currency, by month and channel. */
export function byMonth(lines: Spend[]): MonthTable {
  const cells = new Map<string, number>();
  const months = new Set<string>();
  const channels = new Map<string, number>();
  for (const line of lines) {
    channels.set(line.channel, (channels.get(line.channel) ?? 0) + line.amountMinor);
    for (const { month, minor } of monthsOf(line)) {
      months.add(month);
      const cell = `${month} ${line.channel}`;
      cells.set(cell, (cells.get(cell) ?? 0) + minor);
    }
  }
  return {
    months: [...months].sort().reverse(),
    channels: [...channels].sort((a, b) => b[1] - a[1]).map(([channel]) => channel),
    of: (month, channel) => cells.get(`${month} ${channel}`) ?? 0,
  };
}
