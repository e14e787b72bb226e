import type { ReactNode } from 'react';
import type { Experiment, ExperimentEffect, ExperimentMetricResult } from '../../api/types';
import { useText } from '../../text';
import { Ends, Interval } from './Interval';
import { scaleOf, spanOf, type Method } from './model';
import { useNamesOf, useTold } from './parts';

type Group = ExperimentMetricResult['groups'][number];

export interface IntervalRow {
  key: string;
  label: ReactNode;
  groups: readonly Group[];
  absolute: ExperimentEffect | null;
  relative: ExperimentEffect | null;
  /** The p-value after correction, where there is one. */
  adjustedP?: number | null;
  /** Colours the interval; empty where nothing is read. */
  reading?: string;
  /** Further cells, in the order of `more`. */
  more?: ReactNode[];
}

interface Props {
  experiment: Experiment;
  kind: string;
  variant: string;
  method: Method;
  title: string;
  first: string;
  rows: IntervalRow[];
  /** Titles of further columns. */
  more?: string[];
}

function Value({ groups, variant, kind }: { groups: readonly Group[]; variant: string; kind: string }) {
  const text = useText('experiments').health.short;
  const { value, format } = useTold();
  const group = groups.find((g) => g.variant === variant);
  if (!group || group.people === 0) return <>—</>;
  return (
    <>
      {value(group.mean, kind)}
      <span className="key-under">{text.n(format.exact(group.people))}</span>
    </>
  );
}

function Lift({ row, kind, method }: { row: IntervalRow; kind: string; method: Method }) {
  const text = useText('experiments').metrics;
  const { lift, difference, p } = useTold();
  const effect = row.relative ?? row.absolute;
  if (!effect) return <span className="weak">{text.none}</span>;
  const say = row.relative ? lift : (v: number) => difference(v, kind);
  const { low, high } = spanOf(effect, method);
  return (
    <>
      <span className="no-wrap">
        <strong>{say(effect.estimate)}</strong> [{say(low)}, {say(high)}]
      </span>
      {row.adjustedP != null && <span className="key-under">{text.adjusted(p(row.adjustedP))}</span>}
    </>
  );
}

/** A variant beside the control, row by row on one scale: values with n, the interval drawn and in words. */
export function IntervalTable({ experiment, kind, variant, method, title, first, rows, more = [] }: Props) {
  const text = useText('experiments').metrics;
  const { lift } = useTold();
  const names = useNamesOf(experiment.definition);
  const control = experiment.definition.variants[0]?.key ?? '';
  const spans = rows.flatMap((row) => (row.relative ? [spanOf(row.relative, method)] : []));
  const scale = scaleOf(spans);
  return (
    <div className="data-table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="exp-table">
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" className="num">
              {text.columns.control(names.variant(control))}
            </th>
            <th scope="col" className="num">
              {names.variant(variant)}
            </th>
            <th scope="col">{text.columns.plot}</th>
            <th scope="col">{text.columns.lift}</th>
            {more.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td className="num">
                <Value groups={row.groups} variant={control} kind={kind} />
              </td>
              <td className="num">
                <Value groups={row.groups} variant={variant} kind={kind} />
              </td>
              <td className="exp-plot">
                <Interval effect={row.relative} reading={row.reading ?? ''} {...{ scale, method }} />
              </td>
              <td>
                <Lift {...{ row, kind, method }} />
              </td>
              {row.more?.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
          {spans.length > 0 && <Ends {...{ scale }} say={lift} after={1 + more.length} />}
        </tbody>
      </table>
    </div>
  );
}
