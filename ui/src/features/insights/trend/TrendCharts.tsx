import { useContext } from 'react';
import type { TrendAnswer, TrendQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { labelWidthOf, LineChart, seriesColours, type Line } from '../../../charts/LineChart';
import { textWidth } from '../../../charts/lane';
import { niceTop } from '../../../charts/TileLine';
import { useAnnotations } from '../../../components/annotations';
import type { Format } from '../../../components/format';
import { useText } from '../../../text';
import { bucketName, firstOpen } from '../frame/buckets';
import { TileContext } from '../frame/tile';
import { hasPeople, panelsOf, type Drawn } from './lines';

interface Props {
  query: TrendQuery;
  answer: TrendAnswer;
  lines: Drawn[];
  format: Format;
  /** The question in words. */
  label: string;
  /** A line and the index of a bucket; of the earlier period or of this one. */
  onPick: (line: Drawn, bucket: number, before: boolean) => void;
}

const ON_ONE_CHART = 6;

function highest(lines: Drawn[]): number {
  return Math.max(0, ...lines.flatMap((l) => [...l.values, ...(l.before ?? [])].map((v) => v ?? 0)));
}

/** Lines of one unit on one chart, as small multiples beyond six; what happened in a lane under the last axis. */
export function TrendCharts({ query, answer, lines, format, label, onPick }: Props) {
  const text = useText('insights').trend;
  const common = useText('common');
  const { project, now } = useSession();
  const small = useContext(TileContext) !== undefined;
  const marks = useAnnotations(query);
  const earlier = answer.compared?.buckets.map((b) => bucketName(b, query.interval, format)) ?? [];
  const shared = {
    buckets: answer.buckets.map((b) => bucketName(b, query.interval, format, true)),
    openFrom: firstOpen(answer.buckets, query.interval, now(), project.zone),
    openLabel: common.chart.open,
    show: format.exact,
    axis: format.compact,
  };
  const drawn = (of: Drawn[]): { lines: Line[]; pick: (i: number, bucket: number) => void } => {
    const faint = of.filter((l) => l.before);
    return {
      lines: [
        ...of,
        ...faint.map((l) => ({
          name: text.before(l.name),
          colour: l.colour,
          values: shared.buckets.map((_, i) => l.before![i] ?? null),
          faint: true,
          at: earlier,
        })),
      ],
      pick: (i, bucket) => {
        const line = of[i] ?? faint[i - of.length]!;
        if (hasPeople(query, line)) onPick(line, bucket, i >= of.length);
      },
    };
  };
  const panels = panelsOf(lines);
  const width = labelWidthOf(lines);
  const axisWidth =
    panels.length > 1
      ? 20 + Math.max(...panels.map((p) => textWidth(shared.axis(niceTop(highest(p.lines))))))
      : undefined;
  return panels.map(({ unit, lines: own }, p) => {
    const lane = p === panels.length - 1 ? { marks, starts: answer.buckets } : undefined;
    if (own.length <= ON_ONE_CHART) {
      const { lines: all, pick } = drawn(own);
      return (
        <LineChart
          key={p}
          {...shared}
          unit={unit}
          height={panels.length > 1 ? 240 : small ? 250 : 320}
          labelWidth={width}
          axisWidth={axisWidth}
          lines={all}
          label={text.chart(label)}
          onPick={pick}
          lane={lane}
        />
      );
    }
    return (
      <div key={p} className="multiples">
        {own.map((line) => {
          const { lines: all, pick } = drawn([{ ...line, colour: seriesColours[0]! }]);
          return (
            <figure key={line.name}>
              <figcaption>{line.name}</figcaption>
              <LineChart
                {...shared}
                unit={unit}
                height={160}
                max={niceTop(highest(own))}
                lines={all}
                label={text.chart(line.name)}
                onPick={pick}
              />
            </figure>
          );
        })}
      </div>
    );
  });
}
