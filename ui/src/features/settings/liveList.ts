export const liveStatuses = ['accepted', 'duplicate', 'rejected'] as const;
export type LiveStatus = (typeof liveStatuses)[number];

/** Something a client sent and what became of it; ids grow with arrival. */
export interface LiveEvent {
  id: number;
  received: string;
  time?: string | null;
  event?: string | null;
  distinctId?: string | null;
  status: LiveStatus;
  code?: string | null;
  reason?: string | null;
  protocol: string;
  library: string;
  /** JSON text. */
  payload: string;
}

export interface LiveFilter {
  status?: LiveStatus;
  event?: string;
}

/** As many as are kept on the page. */
export const MOST = 500;

/** What was known and what came, each once, newest first. */
export function merged(known: LiveEvent[], came: LiveEvent[], most = MOST): LiveEvent[] {
  const byId = new Map<number, LiveEvent>();
  for (const event of [...known, ...came]) byId.set(event.id, event);
  return [...byId.values()].sort((a, b) => b.id - a.id).slice(0, most);
}

export function accepts(filter: LiveFilter, event: LiveEvent): boolean {
  return (
    (!filter.status || event.status === filter.status) && (!filter.event || event.event === filter.event)
  );
}

/** Indented where it is JSON; as it came where it was cut. */
export function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
