/** Local dates (yyyy-MM-dd) of the project's zone; arithmetic runs in UTC so that no daylight saving interferes. */

const DAY = 86_400_000;

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The local date of an instant in a zone. */
export function localDate(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const of = (type: string) => parts.find((p) => p.type === type)!.value;
  return `${of('year')}-${of('month')}-${of('day')}`;
}

export function addDays(date: string, days: number): string {
  return text(new Date(utc(date).getTime() + days * DAY));
}

/** The first day of the date's month, or of one so many months later. */
export function firstOfMonth(date: string, months = 0): string {
  const day = utc(date);
  return text(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)));
}

/** The last day of a bucket that begins on a day. */
export function lastDay(start: string, interval: string): string {
  if (interval === 'week') return addDays(start, 6);
  if (interval === 'month') return addDays(firstOfMonth(start, 1), -1);
  return start;
}

/** Monday of the date's ISO week. */
export function weekStart(date: string): string {
  return addDays(date, -((utc(date).getUTCDay() + 6) % 7));
}

/** The date's ISO 8601 week number: the week holding its Thursday. */
export function isoWeek(date: string): number {
  const thursday = utc(addDays(weekStart(date), 3));
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - firstOfYear) / DAY / 7) + 1;
}

export function isDate(value: string | null | undefined): value is string {
  return !!value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(utc(value).getTime());
}

export interface Range {
  from: string;
  to: string;
}

/** n closed days and today. */
export function lastDays(n: number, today: string): Range {
  return { from: addDays(today, -n), to: today };
}
