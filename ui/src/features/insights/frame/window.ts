import type { Dictionary } from '../../../text/en';

export const windowUnits = ['minute', 'hour', 'day', 'week'] as const;
export type WindowUnit = (typeof windowUnits)[number];

/** A length of time as people write it. */
export interface TimeWindow {
  amount: number;
  unit: WindowUnit;
}

const SECONDS: Record<WindowUnit, number> = { minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const LETTERS: Record<WindowUnit, string> = { minute: 'M', hour: 'H', day: 'D', week: 'W' };
const MOST_SECONDS = 366 * 86_400;

/** The most that may be written in a unit. */
export function mostOf(unit: WindowUnit): number {
  return Math.floor(MOST_SECONDS / SECONDS[unit]);
}

/** ISO 8601; weeks as days, which every reader knows. */
export function windowText({ amount, unit }: TimeWindow): string {
  if (unit === 'week') return `P${amount * 7}D`;
  return unit === 'day' ? `P${amount}D` : `PT${amount}${LETTERS[unit]}`;
}

/** Reads ISO 8601 of one unit; undefined for any other text. */
export function windowOf(text: unknown): TimeWindow | undefined {
  const parts = typeof text === 'string' ? /^P(T?)(\d{1,6})([MHDW])$/.exec(text) : null;
  const unit = windowUnits.find((u) => LETTERS[u] === parts?.[3]);
  if (!parts || !unit || (parts[1] === 'T') !== (unit === 'minute' || unit === 'hour')) return undefined;
  const amount = Number(parts[2]);
  return amount >= 1 && amount <= mostOf(unit) ? { amount, unit } : undefined;
}

/** "14 days". */
export function windowWords(text: string, dictionary: Dictionary): string {
  const found = windowOf(text);
  return found ? dictionary.insights.window.of(found.amount, found.unit) : text;
}
