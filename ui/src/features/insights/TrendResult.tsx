import { useMemo } from 'react';
import type { TrendAnswer, TrendQuery } from '../../api/types';
import { useSession } from '../../app/session';
import { labelWidthOf, LineChart, otherColour, seriesColours, type Line } from '../../charts/LineChart';
import { niceTop } from '../../charts/TileLine';
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

/** Lines of one unit share a panel; panels of different units are stacked on one time axis, never on two y-axes. */
function panelsOf(query: TrendQuery, answer: TrendAnswer, units: { events: string; people: string }) {
  const panels = new Map<string, number[]>();
  answer.series.forEach((line, i) => {
    const series = query.series[line.index];
    const unit =
      line.measure === 'events' || line.measure === 'people' ? units[line.measure] : (series?.property ?? '');
    panels.set(unit, [...(panels.get(unit) ?? []), i]);
  });
  return [...panels].map(([unit, indexes]) => ({ unit, indexes }));
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
    show: format.exact,
    axis: format.compact,
  };
  if (lines.length === 0) return <EmptyState title={text.nothing.title} lead={text.nothing.lead} />;
  const pick = (line: number, bucket: number) => {
    const start = answer.buckets[bucket];
    if (start) onPick(line, start);
  };
  return (
    <>
      <p className="sentence" data-testid="sentence">
        {sentence}
      </p>
      {panelsOf(query, answer, text.unit).map(({ unit, indexes }, _, panels) =>
        indexes.length <= ON_ONE_CHART ? (
          <LineChart
            key={unit}
            {...shared}
            unit={unit}
            height={panels.length > 1 ? 240 : 320}
            labelWidth={labelWidthOf(lines)}
            lines={indexes.map((i) => lines[i]!)}
            label={text.chart(sentence)}
            onPick={(line, bucket) => pick(indexes[line]!, bucket)}
          />
        ) : (
          <div key={unit} className="multiples">
            {indexes.map((i) => (
              <figure key={i}>
                <figcaption>{lines[i]!.name}</figcaption>
                <LineChart
                  {...shared}
                  unit={unit}
                  height={160}
                  max={niceTop(Math.max(...indexes.flatMap((k) => lines[k]!.values.map((v) => v ?? 0))))}
                  lines={[{ ...lines[i]!, colour: seriesColours[0]! }]}
                  label={text.chart(lines[i]!.name)}
                  onPick={(_, bucket) => pick(i, bucket)}
                />
              </figure>
            ))}
          </div>
        ),
      )}
      <p className="weak hint">{common.chart.pickPoint}</p>
      <ValueTable query={query} answer={answer} format={format} onPick={onPick} lines={lines} />
    </>
  );
}
