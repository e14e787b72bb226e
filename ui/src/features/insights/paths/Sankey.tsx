import { useEffect, useMemo, useRef, useState } from 'react';
import type { PathNode, PathsAnswer, PathsQuery } from '../../../api/types';
import { placed } from '../../../charts/flow';
import { useLanguage } from '../../../text';
import type { ResultProps } from '../frame/kind';
import './paths.css';
import { columnName, nodeName, sentenceOf, type PathsCell } from './words';

type Props = Omit<ResultProps<PathsQuery, PathsAnswer, PathsCell>, 'view'>;

const FULL = 320;
const SLOT = 34;
const HEAD = 28;
const NODE = 10;
/** A column is at least so wide, so that a name stands beside its node; more columns move sideways. */
const NARROWEST = 156;

function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(320, Math.floor(entry.contentRect.width)));
    });
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

function ribbon(x0: number, x1: number, y0: number, y1: number, thickness: number): string {
  const middle = (x0 + x1) / 2;
  return [
    `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`,
    `L${x1},${y1 + thickness}C${middle},${y1 + thickness} ${middle},${y0 + thickness} ${x0},${y0 + thickness}Z`,
  ].join('');
}

function lookOf(node: PathNode): string {
  return node.kind === 'event' ? 'flow-node' : `flow-node ${node.kind}`;
}

/** Steps from left to right (backwards: the end at the right); a node or a way leads to its people. */
export function Sankey({ query, answer, format, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.paths;
  const [box, width] = useWidth();
  const flow = useMemo(
    () =>
      placed(
        answer.columns.map((c) => c.nodes.map((n) => ({ amount: n.paths }))),
        answer.links.map(({ paths, ...link }) => ({ ...link, amount: paths })),
        FULL,
        SLOT,
      ),
    [answer],
  );
  const columns = answer.columns.length;
  const pitch = Math.max(NARROWEST, width / columns);
  const x = (column: number) => pitch * (query.end ? columns - 1 - column : column);
  const share = (of: number | null) => (of === null ? '—' : format.percent(of));
  const nodeOf = (column: number, at: number) => answer.columns[column]!.nodes[at]!;
  return (
    <div className="flow-scroll" ref={box} tabIndex={0} role="group" aria-label={words.chart}>
      <svg
        width={pitch * columns}
        height={HEAD + flow.height + 4}
        role="img"
        aria-label={words.chartOf(sentenceOf(query, format, text))}
      >
        {answer.columns.map((_, c) => (
          <text key={c} x={x(c)} y={14} className="flow-column">
            {columnName(c, query, text)}
          </text>
        ))}
        <g transform={`translate(0,${HEAD})`}>
          {flow.links.map((link) => {
            const source = nodeOf(link.column, link.from).node;
            const target = nodeOf(link.column + 1, link.to).node;
            const [a, b] = query.end
              ? [x(link.column), x(link.column + 1) + NODE]
              : [x(link.column) + NODE, x(link.column + 1)];
            const over = source.kind === 'left' ? ' over' : '';
            return (
              <path
                key={`${link.column}-${link.from}-${link.to}`}
                className={`flow-link${over}`}
                d={ribbon(a, b, link.y0, link.y1, Math.max(1, link.thickness))}
                onClick={() => onPick({ column: link.column, node: source, next: target })}
              />
            );
          })}
          {flow.columns.map((rows, c) =>
            rows.map((at, i) => {
              const { node, paths, share: of } = nodeOf(c, i);
              const name = nodeName(node, query, text);
              return (
                <g
                  key={`${c}-${i}`}
                  className={lookOf(node)}
                  data-node={`${c}-${i}`}
                  onClick={() => onPick({ column: c, node })}
                >
                  <rect x={x(c)} y={at.top} width={NODE} height={at.height} />
                  <text x={x(c) + NODE + 6} y={at.top + 12}>
                    {name}
                  </text>
                  <text x={x(c) + NODE + 6} y={at.top + 27} className="flow-number">
                    {`${format.exact(paths)} · ${share(of)}`}
                  </text>
                </g>
              );
            }),
          )}
        </g>
      </svg>
    </div>
  );
}
