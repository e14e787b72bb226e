import { useMemo, useState } from 'react';
import Select from 'antd/es/select';
import type { RetentionAnswer, RetentionCohort, RetentionQuery } from '../../../api/types';
import { LineChart, otherColour, seriesColours, type Line } from '../../../charts/LineChart';
import { axisTop } from '../../../charts/TileLine';
import { DataTable } from '../../../components/DataTable';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { HeatTable, type HeatCell, type HeatRow } from '../frame/HeatTable';
import type { ResultProps } from '../frame/kind';
import { groupName } from '../frame/words';
import { cellName, cohortName, sentenceOf, type RetentionCell } from './words';

type Props = ResultProps<RetentionQuery, RetentionAnswer, RetentionCell>;

/** Everybody, or the people of one value of the breakdowns. */
interface Part {
  name: string;
  cohorts: RetentionCohort[];
  weightedMean: (number | null)[];
  breakdown?: (string | null)[];
}

/** The means as curves: one for everybody, one a value where a breakdown splits them. */
function Curve({ query, answer, format, parts }: Props & { parts: Part[] }) {
  const { text } = useLanguage();
  const words = text.insights.retention;
  const lines = useMemo<Line[]>(
    () =>
      (parts.length > 1 ? parts.slice(1, 1 + seriesColours.length) : parts).map((part, i) => ({
        name: part.name,
        colour: part.breakdown?.includes('$other') ? otherColour : seriesColours[i]!,
        values: part.weightedMean.slice(1),
      })),
    [parts],
  );
  const buckets = answer.cells.slice(1).map((c) => cellName(c, query, text));
  return (
    <LineChart
      lines={lines}
      buckets={buckets}
      openFrom={buckets.length}
      openLabel={text.common.chart.open}
      unit={words.ofCohorts}
      show={format.percent}
      axis={format.percent}
      max={axisTop(lines.flatMap((l) => l.values.map((v) => v ?? 0)))}
      height={240}
      label={words.curve(sentenceOf(query, format, text))}
    />
  );
}

function Heat({ query, answer, format, onPick, part }: Props & { part: Part }) {
  const { text } = useLanguage();
  const words = text.insights.retention;
  const names = answer.cells.map((c) => cellName(c, query, text));
  const shares = part.cohorts.flatMap((c) => c.values.slice(1).map((v) => (c.size && v ? v / c.size : 0)));
  const of = part.breakdown ? { breakdown: part.breakdown } : {};
  const rows: HeatRow[] = part.cohorts.map((cohort) => {
    const name = cohortName(cohort.start, query, format);
    const pick = (cell: number) => onPick({ cohort: cohort.start, cell, outcome: 'returned', ...of });
    return {
      key: cohort.start,
      name,
      fixed: [
        <CellButton
          key="n"
          of={words.cohortOf(name)}
          shown={format.exact(cohort.size)}
          onPick={() => pick(0)}
        />,
      ],
      cells: cohort.values.slice(1).map((value, i): HeatCell | null => {
        if (value === null) return null;
        const share = cohort.size === 0 ? null : value / cohort.size;
        const open = cohort.open.includes(i + 1);
        const people = words.ofSize(format.exact(value), format.exact(cohort.size));
        return {
          value: share,
          shown: share === null ? '—' : format.percent(share),
          said: share === null ? '—' : `${format.percent(share)}, ${people}`,
          of: `${words.cohortOf(name)}, ${names[i + 1]}${open ? ` (${words.unfinished})` : ''}`,
          open,
          hint: open ? `${people} · ${words.unfinished}` : people,
          onPick: share === null ? undefined : () => pick(i + 1),
        };
      }),
    };
  });
  const size = part.cohorts.reduce((sum, c) => sum + c.size, 0);
  const mean: HeatRow = {
    key: 'mean',
    name: words.mean,
    fixed: [format.exact(size)],
    apart: true,
    cells: part.weightedMean.slice(1).map((share) => ({
      value: share,
      shown: share === null ? '—' : format.percent(share),
      of: words.mean,
    })),
  };
  return (
    <HeatTable
      caption={words.table}
      head={[words.cohort, words.size]}
      columns={names.slice(1).map((title, i) => ({ key: String(i), title }))}
      rows={[mean, ...rows]}
      top={Math.max(0.02, ...shares)}
    />
  );
}

/** Exact numbers: people, not shares. */
function People({ query, answer, format, onPick, part }: Props & { part: Part }) {
  const { text } = useLanguage();
  const words = text.insights.retention;
  const names = answer.cells.map((c) => cellName(c, query, text));
  const of = part.breakdown ? { breakdown: part.breakdown } : {};
  return (
    <DataTable
      caption={words.table}
      csvName="retention"
      maxHeight={560}
      columns={[
        { title: words.cohort },
        { title: words.size, number: true },
        ...names.slice(1).map((title) => ({ title, number: true })),
      ]}
      rows={part.cohorts.map((cohort) => {
        const name = cohortName(cohort.start, query, format);
        return {
          key: cohort.start,
          cells: [
            <span key="name" className="no-wrap">
              {name}
            </span>,
            ...cohort.values.map((value, cell) =>
              value === null ? (
                ''
              ) : (
                <CellButton
                  key={cell}
                  of={cell === 0 ? words.cohortOf(name) : `${words.cohortOf(name)}, ${names[cell]}`}
                  shown={cohort.open.includes(cell) ? `${format.exact(value)}*` : format.exact(value)}
                  onPick={() => onPick({ cohort: cohort.start, cell, outcome: 'returned', ...of })}
                />
              ),
            ),
          ],
          values: [cohort.start, ...cohort.values],
        };
      })}
    />
  );
}

/** The mean as a curve, below it every cohort as a row; with a breakdown the rows of one value at a time. */
export function RetentionResult(props: Props) {
  const { query, answer, view } = props;
  const { text } = useLanguage();
  const words = text.insights.retention;
  const [shown, setShown] = useState(0);
  const parts = useMemo<Part[]>(
    () => [
      { name: words.everybody, ...answer },
      ...answer.groups.map((g) => ({ ...g, name: groupName(g.breakdown, text, query.breakdown) })),
    ],
    [answer, query.breakdown, text, words.everybody],
  );
  const part = parts[shown] ?? parts[0]!;
  const open = part.cohorts.some((c) => c.open.length > 0);
  return (
    <>
      {view === 'chart' && <Curve {...props} parts={parts} />}
      {parts.length > 1 && (
        <div className="toolbar">
          <Select
            aria-label={words.whose}
            className="retention-whose"
            value={parts[shown] ? shown : 0}
            options={parts.map((p, i) => ({ value: i, label: p.name }))}
            onChange={setShown}
          />
        </div>
      )}
      {view === 'chart' ? <Heat {...props} part={part} /> : <People {...props} part={part} />}
      {open && <p className="weak hint">{view === 'chart' ? words.openHint : words.openStar}</p>}
    </>
  );
}
