import { useMemo } from 'react';
import { useLanguage } from '../text';
import type { Dictionary } from '../text/en';
import type { Locale } from '../text';
import { addDays, isoWeek } from './dates';

/** How numbers, rates, dates and durations read in one language and zone. */
export interface Format {
  exact: (value: number) => string;
  /** Short from 10,000 on; for tiles and axes only. */
  compact: (value: number) => string;
  percent: (rate: number) => string;
  /** A difference of two rates, in percentage points: one decimal, two below a tenth. */
  points: (difference: number) => string;
  day: (date: string) => string;
  axisDay: (date: string) => string;
  week: (monday: string) => string;
  month: (date: string) => string;
  time: (instant: string | Date) => string;
  clock: (instant: string | Date) => string;
  relative: (instant: string, now: Date) => string;
  /** A length of time in its two largest units: 3d 4h, 12m 5s. */
  duration: (seconds: number) => string;
}

type Words = Pick<Dictionary['common'], 'pp' | 'week' | 'duration'>;

function percentWith(locale: Locale) {
  const digits = (n: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: n, maximumFractionDigits: n });
  const one = digits(1);
  const two = digits(2);
  return (rate: number) => {
    if (rate > 0 && rate < 0.00005) return `<${two.format(0.0001)}`;
    if (rate < 1 && rate >= 0.9995) return `>${one.format(0.999)}`;
    return Math.abs(rate) < 0.00995 && rate !== 0 ? two.format(rate) : one.format(rate);
  };
}

function dateParts(instant: Date, zone: string) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  return Object.fromEntries(parts.map((p) => [p.type, p.value]));
}

function datesOf(locale: Locale) {
  const en = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
    return (date: string) => format.format(new Date(`${date}T00:00:00Z`));
  };
  if (locale === 'zh-CN') {
    return {
      day: (date: string) => date,
      axisDay: (date: string) => date.slice(5),
      month: (date: string) => date.slice(0, 7),
    };
  }
  return {
    day: en({ year: 'numeric', month: 'short', day: 'numeric' }),
    axisDay: en({ month: 'short', day: 'numeric' }),
    month: en({ year: 'numeric', month: 'short' }),
  };
}

function durationWith(words: Words['duration'], exact: Intl.NumberFormat) {
  return (seconds: number) => {
    if (seconds < 60) return words.seconds(exact.format(seconds < 10 ? seconds : Math.round(seconds)));
    const whole = Math.round(seconds);
    const units = [
      { length: 86_400, say: words.days },
      { length: 3600, say: words.hours },
      { length: 60, say: words.minutes },
      { length: 1, say: (n: number) => words.seconds(String(n)) },
    ];
    const first = units.findIndex((u) => whole >= u.length);
    const { length, say } = units[first]!;
    const next = units[first + 1]!;
    const rest = Math.floor((whole % length) / next.length);
    const larger = say(Math.floor(whole / length));
    return rest > 0 ? words.pair(larger, next.say(rest)) : larger;
  };
}

/** Differences of rates below a tenth of a point take a second decimal. */
const SMALL = 0.000_95;

export function formatOf(locale: Locale, zone: string, words: Words): Format {
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const dates = datesOf(locale);
  const pointsOf = (n: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: n,
      maximumFractionDigits: n,
      signDisplay: 'exceptZero',
    });
  const points = pointsOf(1);
  const fine = pointsOf(2);
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
  const clock = (instant: string | Date) => {
    const p = dateParts(new Date(instant), zone);
    return `${p.hour}:${p.minute}`;
  };
  const time = (instant: string | Date) => {
    const p = dateParts(new Date(instant), zone);
    const date = dates.day(`${p.year}-${p.month}-${p.day}`);
    return locale === 'zh-CN' ? `${date} ${p.hour}:${p.minute}` : `${date}, ${p.hour}:${p.minute}`;
  };
  return {
    exact: (value) => exact.format(value),
    compact: (value) => (Math.abs(value) < 10_000 ? exact.format(value) : short.format(value)),
    percent: percentWith(locale),
    points: (difference) => {
      const said = (Math.abs(difference) < SMALL ? fine : points).format(difference * 100);
      return words.pp(said.replace('-', '−'));
    },
    ...dates,
    week: (monday) => {
      const sunday = addDays(monday, 6);
      const sameMonth = locale === 'en' && monday.slice(0, 7) === sunday.slice(0, 7);
      const end = sameMonth ? String(Number(sunday.slice(8))) : dates.axisDay(sunday);
      return words.week(isoWeek(monday), dates.axisDay(monday), end);
    },
    duration: durationWith(words.duration, exact),
    time,
    clock,
    relative: (instant, now) => {
      const seconds = Math.round((new Date(instant).getTime() - now.getTime()) / 1000);
      if (Math.abs(seconds) >= 86_400) return time(instant);
      if (Math.abs(seconds) >= 3600) return ago.format(Math.trunc(seconds / 3600), 'hour');
      if (Math.abs(seconds) >= 60) return ago.format(Math.trunc(seconds / 60), 'minute');
      return ago.format(seconds, 'second');
    },
  };
}

export function useFormat(zone: string): Format {
  const { locale, text } = useLanguage();
  return useMemo(() => formatOf(locale, zone, text.common), [locale, zone, text]);
}
