import { ApiError } from '../../api/client';
import { Sha256 } from './sha256';

/** Largest piece the server takes in one request. */
export const PIECE = 8 * 1024 * 1024;
const READ = 4 * 1024 * 1024;
const ATTEMPTS = 5;

/** The part of a file that is needed here; a browser's File is one. */
export interface Source {
  size: number;
  slice: (from: number, to: number) => Blob;
}

/** The file's SHA-256 in hex, read in slices; tells how many bytes are done. */
export async function hashOf(
  file: Source,
  onProgress: (done: number) => void,
  signal?: AbortSignal,
): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += READ) {
    signal?.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + READ).arrayBuffer()));
    onProgress(Math.min(file.size, at + READ));
  }
  return hash.hex();
}

interface Upload {
  file: Source;
  /** How many bytes the server has. */
  from: number;
  /** Sends one piece; answers how many bytes the server has then. */
  put: (offset: number, piece: Blob) => Promise<number>;
  /** Asks how many bytes the server has. */
  ask: () => Promise<number>;
  onProgress: (received: number) => void;
  pause: (attempt: number) => Promise<void>;
  signal?: AbortSignal;
}

function passes(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.status === 429);
}

/**
 * Sends what the server lacks, in order. After a failure that may pass it waits and asks the server where to go on, so a
 * piece whose answer was lost is not sent twice. Gives up after five failures in a row.
 */
export async function upload({ file, from, put, ask, onProgress, pause, signal }: Upload): Promise<void> {
  let at = from;
  let failures = 0;
  onProgress(at);
  while (at < file.size) {
    signal?.throwIfAborted();
    try {
      at = await put(at, file.slice(at, Math.min(file.size, at + PIECE)));
      failures = 0;
      onProgress(at);
    } catch (error) {
      const elsewhere = error instanceof ApiError && error.code === 'wrong_offset';
      if (!elsewhere && !passes(error)) throw error;
      failures += 1;
      if (failures >= ATTEMPTS) throw error;
      if (!elsewhere) await pause(failures);
      at = await ask().catch((second: unknown) => {
        if (passes(second)) return at;
        throw second;
      });
    }
  }
}
