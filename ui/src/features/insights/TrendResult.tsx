import { useMemo } from 'react';
import type { TrendAnswer, TrendQuery } from '../../api/types';
import { useSession } from '../../app/session';
import { LineChart, otherColour, seriesColours, type Line } from '../../charts/LineChart';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import type { Format } from '../../components/format';
import { useLanguage, useText } from '../../text';
import { bucketName, firstOpen, lineName, sentenceOf } from './words';

interface Props {
  query: TrendQuery;
  answer: TrendAnswer;
  format: Format;
  onPick: (line: number, bucket: string) => void;
}

const ON_ONE_CHART = 6;

function unitOf(query: TrendQuery, units: { events: string; people: string }): string {
  const found = new Set(
    query.series.map((s) =>
      s.measure === 'events' || s.measure === 'people' ? units[s.measure] : s.property!,
    ),
  );
  return [...found].join(' · ');
}

function ValueTable({ query, answer, format, onPick, lines }: Props & { lines: Line[] }) {
  const text = useText('insights');
  const common = useText('common');
  const { project, now } = useSession();
  const openFrom = firstOpen(answer.buckets, query.interval, now(), project.zone);
  return (
    <DataTable
      caption={text.table}
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
                  aria-label={text.openPeople(line.name, name, shown)}
                  onClick={() => onPick(j, bucket)}
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

/** The sentence, the chart (small multiples beyond six lines) and its table twin. */
export function TrendResult({ query, answer, format, onPick }: Props) {
  const text = useText('insights');
  const common = useText('common');
  const { text: all } = useLanguage();
  const { project, now } = useSession();
  const sentence = sentenceOf(query, format, all);
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
  const shared = {
    buckets: answer.buckets.map((b) => bucketName(b, query.interval, format, true)),
    openFrom: firstOpen(answer.buckets, query.interval, now(), project.zone),
    openLabel: common.chart.open,
    unit: unitOf(query, text.unit),
    show: format.exact,
    axis: format.compact,
  };
  if (lines.length === 0) return <EmptyState title={text.nothing.title} lead={text.nothing.lead} />;
  const max = Math.max(...lines.flatMap((l) => l.values.map((v) => v ?? 0)));
  const pick = (line: number, bucket: number) => {
    const start = answer.buckets[bucket];
    if (start) onPick(line, start);
  };
  return (
    <>
      <p className="sentence" data-testid="sentence">
        {sentence}
      </p>
      {lines.length <= ON_ONE_CHART ? (
        <LineChart {...shared} lines={lines} label={text.chart(sentence)} onPick={pick} />
      ) : (
        <div className="multiples">
          {lines.map((line, i) => (
            <figure key={line.name}>
              <figcaption>{line.name}</figcaption>
              <LineChart
                {...shared}
                height={160}
                max={max}
                lines={[{ ...line, colour: seriesColours[0]! }]}
                label={text.chart(line.name)}
                onPick={(_, bucket) => pick(i, bucket)}
              />
            </figure>
          ))}
        </div>
      )}
      <p className="weak hint">{common.chart.pickPoint}</p>
      <ValueTable query={query} answer={answer} format={format} onPick={onPick} lines={lines} />
    </>
  );
}
