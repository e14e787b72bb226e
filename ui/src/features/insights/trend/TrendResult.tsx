import { useMemo } from 'react';
import type { TrendAnswer, TrendQuery } from '../../../api/types';
import { bucketName, firstOpen } from '../frame/buckets';
import { useSession } from '../../../app/session';
import { otherColour, seriesColours, type Line } from '../../../charts/LineChart';
import { DataTable } from '../../../components/DataTable';
import { useLanguage, useText } from '../../../text';
import type { ResultProps } from '../frame/kind';
import { TrendCharts } from './TrendCharts';
import type { TrendCell } from './TrendPage';
import { lineName, sentenceOf } from './words';

type Props = ResultProps<TrendQuery, TrendAnswer, TrendCell>;

/** The cell of a line's point. */
function cellOf(answer: TrendAnswer, line: number, bucket: string): TrendCell {
  const { index, breakdown } = answer.series[line]!;
  return { series: index, bucket, breakdown };
}

function ValueTable({ query, answer, format, onPick, lines }: Omit<Props, 'view'> & { lines: Line[] }) {
  const text = useText('insights');
  const common = useText('common');
  const { project, now } = useSession();
  const openFrom = firstOpen(answer.buckets, query.interval, now(), project.zone);
  return (
    <DataTable
      caption={text.trend.table}
      csvName="trend"
      columns={[
        { title: common.chart.bucket },
        ...lines.map((l) => ({ title: l.name, number: true })),
        { title: common.chart.status },
      ]}
      rows={answer.buckets.map((bucket, i) => {
        const status = i >= openFrom ? common.bucketStatus.open : common.bucketStatus.closed;
        const name = bucketName(bucket, query.interval, format);
        return {
          key: bucket,
          cells: [
            name,
            ...lines.map((line, j) => {
              const value = line.values[i];
              if (value === null || value === undefined) return '—';
              const shown = format.exact(value);
              return (
                <button
                  key={j}
                  className="link-button"
                  aria-label={text.trend.openPeople(line.name, name, shown)}
                  onClick={() => onPick(cellOf(answer, j, bucket))}
                >
                  {shown}
                </button>
              );
            }),
            status,
          ],
          values: [bucket, ...lines.map((line) => line.values[i] ?? null), status],
        };
      })}
    />
  );
}

/** The chart (small multiples beyond six lines) and its table twin. */
export function TrendResult({ query, answer, format, view, onPick }: Props) {
  const common = useText('common');
  const { text: all } = useLanguage();
  const lines = useMemo<Line[]>(
    () =>
      answer.series.map((line, i) => ({
        name: lineName(line, query, all),
        colour: line.breakdown.includes('$other') ? otherColour : (seriesColours[i] ?? seriesColours[0]!),
        dashed: line.breakdown.includes('$other'),
        values: line.values,
      })),
    [answer, query, all],
  );
  const pick = (line: number, bucket: number) => {
    const start = answer.buckets[bucket];
    if (start) onPick(cellOf(answer, line, start));
  };
  return (
    <>
      {view === 'chart' && (
        <>
          <TrendCharts
            {...{ query, answer, lines, format }}
            label={sentenceOf(query, format, all)}
            onPick={pick}
          />
          <p className="weak hint">{common.chart.pickPoint}</p>
        </>
      )}
      <ValueTable query={query} answer={answer} format={format} onPick={onPick} lines={lines} />
    </>
  );
}
