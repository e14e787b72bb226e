import { useMemo } from 'react';
import type { TrendAnswer, TrendQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { DataTable } from '../../../components/DataTable';
import { useLanguage, useText } from '../../../text';
import { bucketName, firstOpen } from '../frame/buckets';
import type { ResultProps } from '../frame/kind';
import { drawnLines, hasPeople, type Drawn } from './lines';
import { TrendCharts } from './TrendCharts';
import type { TrendCell } from './TrendPage';
import { sentenceOf } from './words';

type Props = ResultProps<TrendQuery, TrendAnswer, TrendCell>;

/** The cell of a line's value. */
function cellOf(line: Drawn, bucket: string, before: boolean): TrendCell {
  const cell = { series: line.series!, bucket, breakdown: line.breakdown };
  return before ? { ...cell, before } : cell;
}

/** A line's values as columns of the table: its own, and beside them those of the earlier period. */
function columnsOf(lines: Drawn[], words: (name: string) => string) {
  return lines.flatMap((line) => [
    { line, name: line.name, values: line.values, before: false },
    ...(line.before ? [{ line, name: words(line.name), values: line.before, before: true }] : []),
  ]);
}

function ValueTable({ query, answer, format, onPick, lines }: Omit<Props, 'view'> & { lines: Drawn[] }) {
  const text = useText('insights');
  const common = useText('common');
  const { project, now } = useSession();
  const openFrom = firstOpen(answer.buckets, query.interval, now(), project.zone);
  const columns = columnsOf(lines, text.trend.before);
  const earlier = answer.compared?.buckets;
  return (
    <DataTable
      caption={text.trend.table}
      csvName="trend"
      columns={[
        { title: common.chart.bucket },
        ...columns.map((c) => ({ title: c.name, number: true })),
        { title: common.chart.status },
      ]}
      rows={answer.buckets.map((bucket, i) => {
        const status = i >= openFrom ? common.bucketStatus.open : common.bucketStatus.closed;
        const name = bucketName(bucket, query.interval, format);
        return {
          key: bucket,
          cells: [
            <span key="name" className="no-wrap">
              {name}
            </span>,
            ...columns.map(({ line, name: of, values, before }, j) => {
              const value = values[i];
              const start = before ? earlier?.[i] : bucket;
              if (value === null || value === undefined || !start) return '—';
              const shown = format.exact(value);
              if (!hasPeople(query, line)) return shown;
              const when = before ? bucketName(start, query.interval, format) : name;
              return (
                <button
                  key={j}
                  className="link-button"
                  aria-label={text.trend.openPeople(of, when, shown)}
                  title={before ? when : undefined}
                  onClick={() => onPick(cellOf(line, start, before))}
                >
                  {shown}
                </button>
              );
            }),
            status,
          ],
          values: [bucket, ...columns.map((c) => c.values[i] ?? null), status],
        };
      })}
    />
  );
}

/** The chart (small multiples beyond six lines) and its table twin. */
export function TrendResult({ query, answer, format, view, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.trend;
  const lines = useMemo(() => drawnLines(query, answer, text), [answer, query, text]);
  const pick = (line: Drawn, bucket: number, before: boolean) => {
    const start = (before ? answer.compared?.buckets : answer.buckets)?.[bucket];
    if (start) onPick(cellOf(line, start, before));
  };
  const counted = lines.some((line) => hasPeople(query, line));
  return (
    <>
      {view === 'chart' && (
        <>
          <TrendCharts
            {...{ query, answer, lines, format }}
            label={sentenceOf(query, format, text)}
            onPick={pick}
          />
          <p className="weak hint">
            {answer.compared &&
              words.paleLines(format.day(answer.compared.from), format.day(answer.compared.to))}{' '}
            {counted ? text.common.chart.pickPoint : words.noPeople}
          </p>
        </>
      )}
      <ValueTable query={query} answer={answer} format={format} onPick={onPick} lines={lines} />
    </>
  );
}
