/** Where the nodes and links of a flow stand: columns of nodes, links from each to the next. */

export interface FlowNode {
  /** How much of the flow passes. */
  amount: number;
}

export interface FlowLink {
  /** Of the first node, from 0. */
  column: number;
  /** Places among the nodes of its column, and of the next. */
  from: number;
  to: number;
  amount: number;
}

export interface Placed {
  top: number;
  height: number;
}

export interface PlacedLink {
  column: number;
  from: number;
  to: number;
  /** Upper edges at both ends. */
  y0: number;
  y1: number;
  thickness: number;
}

export interface Flow {
  columns: Placed[][];
  links: PlacedLink[];
  height: number;
}

const GAP = 8;

/**
 * Heights are in proportion to amounts, the whole flow `full` high; each node has at least `slot` for its label. Links
 * leave and arrive in the order of the nodes, so that they cross as little as the order allows.
 */
export function placed(columns: FlowNode[][], links: FlowLink[], full: number, slot: number): Flow {
  const total = Math.max(1, ...columns.map((nodes) => nodes.reduce((sum, n) => sum + n.amount, 0)));
  const scale = full / total;
  let height = 0;
  const placedColumns = columns.map((nodes) => {
    let top = 0;
    const rows = nodes.map((node) => {
      const at = { top, height: Math.max(1, node.amount * scale) };
      top += Math.max(at.height, slot) + GAP;
      return at;
    });
    height = Math.max(height, top - GAP);
    return rows;
  });
  const leaving = columns.map((nodes) => nodes.map(() => 0));
  const arriving = columns.map((nodes) => nodes.map(() => 0));
  const placedLinks = [...links]
    .sort((a, b) => a.column - b.column || a.from - b.from || a.to - b.to)
    .flatMap(({ column, from, to, amount }) => {
      const source = placedColumns[column]?.[from];
      const target = placedColumns[column + 1]?.[to];
      if (!source || !target) return [];
      const thickness = amount * scale;
      const y0 = source.top + leaving[column]![from]!;
      const y1 = target.top + arriving[column + 1]![to]!;
      leaving[column]![from]! += thickness;
      arriving[column + 1]![to]! += thickness;
      return [{ column, from, to, y0, y1, thickness }];
    });
  return { columns: placedColumns, links: placedLinks, height };
}
