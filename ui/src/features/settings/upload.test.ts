import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/client';
import { Sha256 } from './sha256';
import { hashOf, PIECE, upload } from './upload';

function bytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
}

describe('SHA-256 in pieces', () => {
  const right = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');

  it('equals the whole digest at every length around the block size', () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000]) {
      expect(new Sha256().update(bytes(length)).hex()).toBe(right(bytes(length)));
    }
  });

  it('does not depend on where the pieces are cut', () => {
    const all = bytes(1000);
    for (const cut of [1, 3, 63, 64, 65, 200]) {
      const hash = new Sha256();
      for (let at = 0; at < all.length; at += cut) hash.update(all.subarray(at, at + cut));
      expect(hash.hex()).toBe(right(all));
    }
  });

  it('of a file tells its progress to the end', async () => {
    const all = bytes(5 * 1024 * 1024);
    const steps: number[] = [];
    expect(await hashOf(new Blob([all]), (done) => steps.push(done))).toBe(right(all));
    expect(steps).toEqual([4 * 1024 * 1024, all.length]);
  });
});

/** A server that keeps what it is sent in order, and fails as told. */
function server(size: number, failures: ('lost' | 'refused' | 'answer lost')[] = [], has = 0) {
  const pieces: [number, number][] = [];
  const waits: number[] = [];
  let received = has;
  return {
    pieces,
    waits,
    received: () => received,
    run: (signal?: AbortSignal) =>
      upload({
        file: { size, slice: (from, to) => ({ size: to - from }) as Blob },
        from: has,
        put: async (offset, piece) => {
          const failure = failures.shift();
          if (failure === 'lost') throw new ApiError(0, 'unreachable', '');
          if (failure === 'refused') throw new ApiError(400, 'checksum_mismatch', '');
          if (offset !== received) throw new ApiError(409, 'wrong_offset', '');
          pieces.push([offset, piece.size]);
          received += piece.size;
          if (failure === 'answer lost') throw new ApiError(503, 'overloaded', '');
          return received;
        },
        ask: async () => received,
        onProgress: () => {},
        pause: async (attempt) => {
          waits.push(attempt);
        },
        signal,
      }),
  };
}

describe('an upload', () => {
  it('sends pieces in order, none larger than allowed', async () => {
    const s = server(2 * PIECE + 5);
    await s.run();
    expect(s.pieces).toEqual([
      [0, PIECE],
      [PIECE, PIECE],
      [2 * PIECE, 5],
    ]);
  });

  it('goes on where the server stands', async () => {
    const s = server(2 * PIECE, [], PIECE + 7);
    await s.run();
    expect(s.pieces).toEqual([[PIECE + 7, PIECE - 7]]);
  });

  it('tries again after a lost connection', async () => {
    const s = server(PIECE, ['lost', 'lost']);
    await s.run();
    expect([s.received(), s.waits]).toEqual([PIECE, [1, 2]]);
  });

  it('does not send a piece twice when only its answer was lost', async () => {
    const s = server(2 * PIECE, ['answer lost']);
    await s.run();
    expect(s.pieces.map(([offset]) => offset)).toEqual([0, PIECE]);
  });

  it('gives up after five failures in a row', async () => {
    const s = server(PIECE, ['lost', 'lost', 'lost', 'lost', 'lost']);
    await expect(s.run()).rejects.toMatchObject({ code: 'unreachable' });
    expect(s.waits).toEqual([1, 2, 3, 4]);
  });

  it('stops at once when the server refuses', async () => {
    const s = server(PIECE, ['refused']);
    await expect(s.run()).rejects.toMatchObject({ code: 'checksum_mismatch' });
    expect(s.waits).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const s = server(PIECE);
    await expect(s.run(stop.signal)).rejects.toThrow();
    expect(s.pieces).toEqual([]);
  });
});
