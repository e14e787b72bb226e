import type { TimelineItem } from '../../api/types';

/** One or several events in a row that read the same; the newest comes first. */
export interface Fold {
  key: string;
  items: TimelineItem[];
}

function alike(a: TimelineItem, b: TimelineItem): boolean {
  return a.event === b.event && a.wing === b.wing && a.feature === b.feature && a.campaign === b.campaign;
}

/** Repeats become one entry; days are never folded into each other. */
export function fold(
  items: TimelineItem[],
  dayOf: (item: TimelineItem) => string,
): { day: string; folds: Fold[] }[] {
  const days: { day: string; folds: Fold[] }[] = [];
  for (const item of items) {
    const day = dayOf(item);
    if (days.at(-1)?.day !== day) days.push({ day, folds: [] });
    const folds = days.at(-1)!.folds;
    const last = folds.at(-1);
    if (last && alike(last.items[0]!, item)) last.items.push(item);
    else folds.push({ key: item.uuid, items: [item] });
  }
  return days;
}
