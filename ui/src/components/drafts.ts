/** What somebody began to write and has not saved; survives a reload, in this browser only. */
export interface Draft<T> {
  /** Instant of the last keystroke kept. */
  at: string;
  /** Version of the object it was begun on; null for a new one. */
  version: number | null;
  value: T;
}

const PREFIX = 'tandem.draft.';

export function readDraft<T>(key: string): Draft<T> | undefined {
  const text = localStorage.getItem(PREFIX + key);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Draft<T>;
  } catch {
    return undefined;
  }
}

export function keepDraft<T>(key: string, draft: Draft<T>) {
  localStorage.setItem(PREFIX + key, JSON.stringify(draft));
}

export function dropDraft(key: string) {
  localStorage.removeItem(PREFIX + key);
}
