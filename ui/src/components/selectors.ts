import type { EventSelector, Filter } from '../api/types';

/** Filters that say something; those still being filled in are left out. */
function complete(filters: Filter[]): Filter[] {
  return filters
    .filter((f) => f.property.trim() && (f.op === 'exists' || f.value.length > 0))
    .map((f) => (f.op === 'exists' ? { ...f, value: [] } : f));
}

/** Selectors as they are sent: without empty rows, unfinished conditions and repetitions. */
export function finished(selectors: (EventSelector | null | undefined)[]): EventSelector[] {
  const seen = new Set<string>();
  return selectors
    .filter((s): s is EventSelector => !!s?.event.trim())
    .map((s) => ({ event: s.event.trim(), where: complete(s.where) }))
    .filter((s) => {
      const text = JSON.stringify(s);
      if (seen.has(text)) return false;
      seen.add(text);
      return true;
    });
}

/** True when a condition was begun and not ended: saving it would silently drop it. */
export function unfinished(selectors: (EventSelector | null | undefined)[]): boolean {
  return selectors.some(
    (s) =>
      s &&
      ((s.event.trim() === '' && s.where.length > 0) ||
        s.where.some((f) => !f.property.trim() || (f.op !== 'exists' && f.value.length === 0))),
  );
}

/** A key made from a name: lower-case letters, digits and hyphens, at most 63 characters. */
export function keyFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}

export const KEY_PATTERN = /^[a-z0-9][a-z0-9_-]{0,62}$/;
