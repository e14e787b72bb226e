import { useState } from 'react';
import { api, ApiError } from '../api/client';
import type { Page } from '../api/types';
import { useSession } from '../app/session';
import type { AuditEntry } from './AuditList';

export interface Conflict<T> {
  latest: T;
  who?: string;
  at?: string;
}

interface Options<T, V> {
  /** Key of the object in the audit trail. */
  subject: string;
  save: (values: V, version: number | undefined) => Promise<T>;
  load: () => Promise<T>;
  onSaved: (saved: T) => void;
}

/**
 * Saves an object under the version it was read at. When somebody was faster the answer is a conflict: their version and,
 * where the audit trail may be read, their name; nothing typed is lost.
 */
export function useVersionedSave<T extends { version: number }, V>(options: Options<T, V>) {
  const { project, can } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState<Conflict<T>>();

  const whoChanged = async () => {
    if (!can('view_audit')) return {};
    const page = await api.get<Page<AuditEntry>>('/api/projects/{project}/audit', {
      path: { project: project.key },
      query: { subject: options.subject, limit: 1 },
    });
    const [entry] = page.items;
    return entry ? { who: entry.actor, at: entry.time } : {};
  };

  const submit = async (values: V, version: number | undefined) => {
    setBusy(true);
    setError(undefined);
    try {
      const saved = await options.save(values, version);
      setConflict(undefined);
      options.onSaved(saved);
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 412) {
        try {
          setConflict({ latest: await options.load(), ...(await whoChanged()) });
        } catch (second) {
          setError(second);
        }
      } else setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return {
    ...{ submit, busy, error, conflict },
    settle: () => setConflict(undefined),
    /** What was refused may be possible said otherwise. */
    forget: () => setError(undefined),
  };
}
