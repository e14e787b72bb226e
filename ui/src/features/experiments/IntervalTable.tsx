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
  /** Effects stand in the metric's unit rather than as a share of the control, as they are judged. */
  units?: boolean;
  /** Of a guardrail: the change from which on it is harmed, in the same unit as the effects. */
  limit?: number;
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

interface LiftProps {
  row: IntervalRow;
  kind: string;
  method: Method;
  units: boolean;
}

function Lift({ row, kind, method, units }: LiftProps) {
  const text = useText('experiments').metrics;
  const { lift, difference, p } = useTold();
  const effect = units ? row.absolute : (row.relative ?? row.absolute);
  if (!effect) return <span className="weak">{text.none}</span>;
  const say = effect === row.absolute ? (v: number) => difference(v, kind) : lift;
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
export function IntervalTable(props: Props) {
  const { experiment, kind, variant, method, title, first, rows, units = false, limit, more = [] } = props;
  const text = useText('experiments').metrics;
  const { lift, difference } = useTold();
  const names = useNamesOf(experiment.definition);
  const control = experiment.definition.variants[0]?.key ?? '';
  const drawn = (row: IntervalRow) => (units ? row.absolute : row.relative);
  const effects = rows.flatMap((row) => drawn(row) ?? []);
  const spans = effects.map((effect) => spanOf(effect, method));
  const scale = scaleOf(spans, limit === undefined ? [] : [limit]);
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
                <Interval effect={drawn(row)} reading={row.reading ?? ''} {...{ scale, limit, method }} />
              </td>
              <td>
                <Lift {...{ row, kind, method, units }} />
              </td>
              {row.more?.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
          {spans.length > 0 && (
            <Ends {...{ scale }} say={units ? (v) => difference(v, kind) : lift} after={1 + more.length} />
          )}
        </tbody>
      </table>
    </div>
  );
}
