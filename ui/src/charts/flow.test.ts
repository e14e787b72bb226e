import { describe, expect, it } from 'vitest';
import { placed } from './flow';

const flow = placed(
  [[{ amount: 3 }], [{ amount: 2 }, { amount: 1 }]],
  [
    { column: 0, from: 0, to: 1, amount: 1 },
    { column: 0, from: 0, to: 0, amount: 2 },
  ],
  300,
  24,
);

describe('a flow', () => {
  it('is as high as its amounts', () => {
    expect(flow.columns[0]).toEqual([{ top: 0, height: 300 }]);
    expect(flow.columns[1]!.map((n) => n.height)).toEqual([200, 100]);
  });

  it('leaves a node without gap or overlap and arrives at the top of the next', () => {
    expect(flow.links.map((l) => [l.to, l.y0, l.y1, l.thickness])).toEqual([
      [0, 0, 0, 200],
      [1, 200, 208, 100],
    ]);
  });

  it('leaves room for the labels of small nodes', () => {
    const small = placed([[{ amount: 999 }, { amount: 1 }, { amount: 0 }]], [], 300, 24);
    const [, second, third] = small.columns[0]!;
    expect(third!.top - second!.top).toBeGreaterThanOrEqual(24);
    expect(small.height).toBeGreaterThan(300);
  });

  it('passes over links to nodes that are not there', () => {
    expect(placed([[{ amount: 1 }]], [{ column: 0, from: 0, to: 3, amount: 1 }], 300, 24).links).toEqual([]);
  });
});
