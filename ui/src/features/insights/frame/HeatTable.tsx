import type { ReactNode } from 'react';
import { useText } from '../../../text';

export interface HeatCell {
  /** Says how dark the cell is, from 0; null leaves it white. */
  value: number | null;
  shown: ReactNode;
  /** What the cell is of, for those who hear it. */
  of: string;
  /** Read after it; `shown` where that is a text. */
  said?: string;
  /** Not final: hatched. */
  open?: boolean;
  onPick?: () => void;
  hint?: string;
}

export interface HeatRow {
  key: string;
  name: ReactNode;
  /** Beside the name, in columns that stay in place too. */
  fixed: ReactNode[];
  /** Null where there is nothing at all. */
  cells: (HeatCell | null)[];
  /** Stands apart from the others: a mean. */
  apart?: boolean;
}

interface Props {
  caption: string;
  /** Titles of the columns that stay in place: that of the names first. */
  head: string[];
  columns: { key: string; title: ReactNode }[];
  rows: HeatRow[];
  /** Value of the darkest cells. */
  top: number;
}

const STEPS = 7;

/** Which of the seven shades of heat a value has. */
export function heatOf(value: number, top: number): number {
  if (!(value > 0) || top <= 0) return 0;
  return Math.min(STEPS - 1, Math.floor((value / top) * STEPS));
}

function Heat({ cell, top }: { cell: HeatCell | null; top: number }) {
  const text = useText('insights');
  if (!cell) return <td className="heat none" />;
  const shade = cell.value === null ? '' : ` h${heatOf(cell.value, top)}`;
  const said = cell.said ?? (typeof cell.shown === 'string' ? cell.shown : '');
  return (
    <td className={`heat${shade}${cell.open ? ' open' : ''}`} title={cell.hint}>
      {cell.onPick ? (
        <button type="button" aria-label={text.openPeople(cell.of, said)} onClick={cell.onPick}>
          {cell.shown}
        </button>
      ) : (
        <span>{cell.shown}</span>
      )}
    </td>
  );
}

/** A table whose cells are the darker the larger they are; names and sizes stay in place while it moves sideways. */
export function HeatTable({ caption, head, columns, rows, top }: Props) {
  return (
    <div className="heat-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="heat-table">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((title, i) => (
              <th key={i} scope="col" className={i === 0 ? 'stay' : 'stay num'}>
                {title}
              </th>
            ))}
            {columns.map((column) => (
              <th key={column.key} scope="col" className="num">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.apart ? 'apart' : undefined}>
              <th scope="row" className="stay">
                {row.name}
              </th>
              {row.fixed.map((cell, i) => (
                <td key={i} className="stay num">
                  {cell}
                </td>
              ))}
              {row.cells.map((cell, i) => (
                <Heat key={columns[i]?.key ?? i} cell={cell} top={top} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
