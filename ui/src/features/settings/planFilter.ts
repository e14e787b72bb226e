export const planStatuses = ['visible', 'hidden', 'blocked'] as const;
export type PlanStatus = (typeof planStatuses)[number];

interface Entry {
  name: string;
  description?: string | null;
  status: PlanStatus;
}

/** Entries whose name or description holds the words and whose state is the wanted one. */
export function planFilter<T extends Entry>(entries: T[], words: string | null, status: string | null): T[] {
  const wanted = (words ?? '').trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (!status || entry.status === status) &&
      [entry.name, entry.description ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  );
}
