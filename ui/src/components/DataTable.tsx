import Download from '@ant-design/icons/es/icons/DownloadOutlined';
import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { useText } from '../text';
import { csvOf, download } from './csv';

export interface DataColumn {
  title: string;
  /** Numbers stand to the right. */
  number?: boolean;
}

export interface DataRow {
  key: string;
  /** What is shown, in the order of the columns. */
  cells: ReactNode[];
  /** The same, exact, for the CSV. */
  values: (string | number | null)[];
}

interface Props {
  caption: string;
  columns: DataColumn[];
  rows: DataRow[];
  /** File name without ending. */
  csvName: string;
  maxHeight?: number;
}

/** The table twin of a chart: same order, exact values, CSV. */
export function DataTable({ caption, columns, rows, csvName, maxHeight = 420 }: Props) {
  const text = useText('common');
  const save = () =>
    download(
      `${csvName}.csv`,
      csvOf(
        columns.map((c) => c.title),
        rows.map((r) => r.values),
      ),
    );
  return (
    <div className="data-table">
      <div className="data-table-head">
        <Button size="small" icon={<Download />} onClick={save}>
          {text.csv}
        </Button>
      </div>
      <div
        className="data-table-scroll"
        style={{ maxHeight }}
        tabIndex={0}
        role="region"
        aria-label={caption}
      >
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, i) => (
                <th key={i} scope="col" className={column.number ? 'num' : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, i) => (
                  <td key={i} className={columns[i]?.number ? 'num' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
