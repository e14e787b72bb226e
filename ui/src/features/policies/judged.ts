import type { BacktestDay } from '../../api/types';

/** Days of a backtest by what they brought. */
export interface Outcome {
  /** Days on which it waited for more breaches. */
  pending: string[];
  fired: string[];
  cleared: string[];
}

/** When a rule would have been pending, fired and cleared. */
export function outcomeOf(days: BacktestDay[], fired: string[]): Outcome {
  return {
    pending: days.filter((day) => day.state === 'pending').map((day) => day.bucket),
    fired,
    cleared: days.filter((day) => day.cleared).map((day) => day.bucket),
  };
}

/** Consecutive days as runs, so that a list of them stays short: first and last of each. */
export function runsOfDays(days: string[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && Date.parse(day) - Date.parse(last[1]) === 86_400_000) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** The round number above all values, where an axis from 0 ends; percent axes span at least two points. */
export function topOf(values: number[], percent: boolean): number {
  const most = Math.max(0, ...values) * 1.08;
  const least = percent ? 0.02 : 1;
  if (most <= least) return least;
  const step = 10 ** Math.floor(Math.log10(most));
  const nice = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((n) => n * step >= most) ?? 10;
  return percent ? Math.min(1, nice * step) : nice * step;
}
