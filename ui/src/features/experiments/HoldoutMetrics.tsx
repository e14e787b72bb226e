import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { ExperimentMetric, HoldoutComparison } from '../../api/types';
import { SendDialog } from '../../components/Dialog';
import { EventSelect } from '../../components/EventSelect';
import { keyFrom } from '../../components/selectors';
import { useText } from '../../text';
import { blankMetric } from './draft';
import { Choice, Field, NumberField } from './fields';
import { useHoldoutCommands } from './holdouts';

const roles = ['goal', 'guardrail', 'secondary'] as const;
const measures = ['people', 'events'] as const;
const directions = ['up', 'down'] as const;
const DAY = 24;
const WEEK = 7;

interface Draft {
  event: string;
  measure: (typeof measures)[number];
  role: ExperimentMetric['role'];
  direction: 'up' | 'down';
  days: number | null;
}

const blank: Draft = { event: '', measure: 'people', role: 'goal', direction: 'up', days: WEEK };

function draftOf(metric: ExperimentMetric): Draft {
  return {
    event: metric.source?.event?.event ?? '',
    measure: metric.source?.measure === 'events' ? 'events' : 'people',
    role: metric.role,
    direction: metric.direction ?? 'up',
    days: metric.source?.toHours ? metric.source.toHours / DAY : null,
  };
}

/** The metric of an event; what the form does not show stays as it was. */
function metricOf(draft: Draft, nth: number, before: ExperimentMetric[]): ExperimentMetric {
  const kept = before.find((m) => m.source?.event?.event === draft.event);
  return {
    ...(kept ?? blankMetric(nth)),
    key: kept?.key ?? `${keyFrom(draft.event) || 'metric'}`.slice(0, 60),
    names: kept?.names ?? { zh: draft.event, en: draft.event },
    role: draft.role,
    minimumDifference: draft.role === 'guardrail' ? (kept?.minimumDifference ?? null) : null,
    kind: draft.measure === 'people' ? 'proportion' : 'mean',
    direction: draft.direction,
    source: {
      event: kept?.source?.event ?? { event: draft.event, where: [] },
      measure: draft.measure,
      property: null,
      fromHours: kept?.source?.fromHours ?? null,
      toHours: draft.days === null ? null : Math.round(draft.days * DAY),
      beforeHours: kept?.source?.beforeHours ?? null,
      steps: [],
      ...{ fromDay: null, toDay: null, calendar: null },
    },
  };
}

interface RowProps {
  draft: Draft;
  nth: number;
  onChange: (draft: Draft) => void;
  onRemove?: () => void;
}

function Row({ draft, nth, onChange, onRemove }: RowProps) {
  const all = useText('experiments');
  const text = all.holdout;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <div className="exp-metric-fields">
      <div className="exp-row">
        <Field label={text.event(nth)}>
          <EventSelect label={text.event(nth)} value={draft.event} onChange={(event) => set({ event })} />
        </Field>
        <Choice
          label={text.measure(nth)}
          value={draft.measure}
          options={measures}
          words={text.measures}
          onChange={(measure) => set({ measure })}
        />
        <Choice
          label={text.role(nth)}
          value={draft.role}
          options={roles}
          words={all.roles}
          onChange={(role) => set({ role })}
        />
        <Choice
          label={text.better(nth)}
          value={draft.direction}
          options={directions}
          words={all.directions}
          onChange={(direction) => set({ direction })}
        />
        <NumberField
          label={text.days(nth)}
          extra={text.within}
          min={1}
          value={draft.days}
          onChange={(days) => set({ days })}
        />
      </div>
      {onRemove && (
        <Button size="small" onClick={onRemove}>
          {text.remove(nth)}
        </Button>
      )}
    </div>
  );
}

/** By what held-out people are compared with all others: events, counted from when somebody was first asked about. */
export function HoldoutMetrics(props: { name: string; comparison: HoldoutComparison; onClose: () => void }) {
  const { name, comparison, onClose } = props;
  const text = useText('experiments').holdout;
  const { message } = AntdApp.useApp();
  const { measure } = useHoldoutCommands();
  const before = comparison.metrics;
  const [drafts, setDrafts] = useState(before.length > 0 ? before.map(draftOf) : [blank]);
  const events = drafts.map((draft) => draft.event);
  const right =
    events.every(Boolean) &&
    new Set(events).size === events.length &&
    drafts.some((draft) => draft.role === 'goal');
  const save = async () => {
    const metrics = drafts.map((draft, i) => metricOf(draft, i + 1, before));
    await measure(comparison, metrics);
    void message.success(text.saved);
  };
  return (
    <SendDialog
      width={960}
      title={text.editTitle(name)}
      submit={text.save}
      disabled={!right}
      onSubmit={save}
      onClose={onClose}
    >
      {drafts.map((draft, i) => (
        <Row
          key={i}
          nth={i + 1}
          draft={draft}
          onChange={(next) => setDrafts(drafts.map((d, j) => (j === i ? next : d)))}
          onRemove={drafts.length > 1 ? () => setDrafts(drafts.filter((_, j) => j !== i)) : undefined}
        />
      ))}
      <Button onClick={() => setDrafts([...drafts, { ...blank, role: 'secondary' }])}>{text.add}</Button>
      {!right && <p className="weak">{text.wrong}</p>}
    </SendDialog>
  );
}
