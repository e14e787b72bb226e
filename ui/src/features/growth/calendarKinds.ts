import type { CalendarEntry } from '../../api/types';

export type CalendarKind = CalendarEntry['kind'];

/** In the order of the legend. */
export const calendarKinds: CalendarKind[] = [
  'release',
  'gray_release',
  'campaign',
  'experiment',
  'work',
  'hold',
  'conflict',
];

/** A shape for each kind, so that none hangs on colour. */
export const shapes: Record<CalendarKind, string> = {
  release: '▲',
  gray_release: '◢',
  campaign: '▭',
  experiment: '◈',
  work: '☐',
  hold: '⊘',
  conflict: '⚠',
};
