import type { LifecycleAnswer, LifecycleQuery, LifecycleState } from '../../../api/types';
import { useText } from '../../../text';
import { bucketName } from '../frame/buckets';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import {
  EnvironmentSection,
  IntervalSection,
  RangeSection,
  SegmentSection,
  WhereSection,
} from '../frame/Sections';
import { StepEditor } from '../frame/StepEditor';
import { rangeWords, rest, selectorWords } from '../frame/words';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';
import { LifecycleResult } from './LifecycleResult';

/** People in one state in one interval. */
export interface LifecycleCell {
  state: LifecycleState;
  bucket: string;
}

function Panel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <section className="card query" aria-label={text.query}>
      <StepEditor
        any
        legend={text.lifecycle.activity}
        value={draft.event}
        onChange={(event) => set({ event })}
      />
      <WhereSection event={draft.event.event} filters={draft.where} onChange={(where) => set({ where })} />
      <SegmentSection value={draft.segment} onChange={(segment) => set({ segment })} />
      <EnvironmentSection value={draft.environment} onChange={(environment) => set({ environment })} />
      <IntervalSection value={draft.interval} onChange={(interval) => set({ interval })} />
      <RangeSection value={draft.range} onChange={(range) => set({ range })} />
    </section>
  );
}

const lifecycle: InsightKind<Draft, LifecycleQuery, LifecycleAnswer, LifecycleCell> = {
  name: 'lifecycle',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.nothing,
  sentence: (query, format, text) => {
    const words = text.insights.lifecycle.sentence;
    const event = selectorWords(query.event ?? { event: '*', where: [] }, text);
    const per = words.per[query.interval ?? 'day'];
    return words.all(event, per, rangeWords(query, format, text)) + rest(query, text);
  },
  isEmpty: (answer) => answer.series.every((s) => s.values.every((v) => !v)),
  cellTitle: (cell, { query, answer }, format, text) => {
    if (!answer.buckets.includes(cell.bucket) || !answer.series.some((s) => s.state === cell.state))
      return undefined;
    const state = text.insights.lifecycle.states[cell.state];
    return `${state} · ${bucketName(cell.bucket, query.interval ?? 'day', format)}`;
  },
  Panel,
  Result: LifecycleResult,
};

export default function LifecyclePage() {
  return <Frame kind={lifecycle} />;
}
