import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../api/client';
import { useSession } from '../../app/session';
import { hashOf, upload } from './upload';

export interface ImportRun {
  id: number;
  fileName: string;
  state: 'receiving' | 'running' | 'done' | 'failed';
  size: number;
  receivedBytes: number;
  processedBytes: number;
  lines: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  createdAt?: string;
  createdBy?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  error?: string | null;
}

export type Phase =
  | { at: 'idle' }
  | { at: 'hashing'; done: number; size: number }
  | { at: 'uploading'; done: number; size: number }
  | { at: 'stopped' }
  | { at: 'already' }
  | { at: 'sent' };

const wait = (attempt: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 500 * 2 ** attempt);
  });

/** Announces a file by its hash, sends what the server lacks of it, and can be stopped. */
export function useImport() {
  const { project } = useSession();
  const queries = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ at: 'idle' });
  const [error, setError] = useState<unknown>();
  const stop = useRef<AbortController>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: [project.key, 'imports'] });

  const send = async (file: File, mapping: string, signal: AbortSignal) => {
    const size = file.size;
    setPhase({ at: 'hashing', done: 0, size });
    const sha256 = await hashOf(file, (done) => setPhase({ at: 'hashing', done, size }), signal);
    const run = await api.post<ImportRun>('/api/projects/{project}/imports', {
      path: { project: project.key },
      body: { fileName: file.name, size, sha256, mapping },
    });
    void refresh();
    if (run.state !== 'receiving') {
      setPhase({ at: run.state === 'done' ? 'already' : 'sent' });
      return;
    }
    const path = { project: project.key, id: String(run.id) };
    await upload({
      file,
      from: run.receivedBytes,
      put: async (offset, piece) =>
        (
          await api.put<ImportRun>('/api/projects/{project}/imports/{id}/content', {
            path,
            query: { offset },
            body: piece,
            signal,
          })
        ).receivedBytes,
      ask: async () =>
        (await api.get<ImportRun>('/api/projects/{project}/imports/{id}', { path })).receivedBytes,
      onProgress: (done) => setPhase({ at: 'uploading', done, size }),
      pause: wait,
      signal,
    });
    setPhase({ at: 'sent' });
  };

  const start = async (file: File, mapping: string) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setError(undefined);
    try {
      await send(file, mapping, signal);
    } catch (failure) {
      if (signal.aborted) setPhase({ at: 'stopped' });
      else {
        setPhase({ at: 'idle' });
        setError(failure);
      }
    } finally {
      void refresh();
    }
  };

  return { phase, error, start, stop: () => stop.current?.abort() };
}
