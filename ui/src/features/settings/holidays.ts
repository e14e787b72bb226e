import type { HolidayDay } from '../../api/types';

/** Own days with one more; it takes the place of what was said of its day. */
export function withDay(own: HolidayDay[], day: HolidayDay): HolidayDay[] {
  return [...withoutDay(own, day.day), day].sort((a, b) => a.day.localeCompare(b.day));
}

/** Own days without what was said of a day, so that the calendar's word counts again. */
export function withoutDay(own: HolidayDay[], day: string): HolidayDay[] {
  return own.filter((one) => one.day !== day);
}
