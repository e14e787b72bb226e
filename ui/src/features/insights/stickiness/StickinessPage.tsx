import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import type { StickinessAnswer, StickinessQuery } from '../../../api/types';
import { useAddress } from '../../../components/useAddress';
import { useText } from '../../../text';
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
import { emptyDraft, MOST_SERIES, queryOf, readDraft, type Draft } from './draft';
import { StickinessResult } from './StickinessResult';
import { cellTitle, sentenceOf, type StickinessCell } from './words';

function Panel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.stickiness;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <section className="card query" aria-label={text.query}>
      {draft.series.map((series, i) => (
        <StepEditor
          any
          key={i}
          legend={words.series(i + 1)}
          value={series}
          onChange={(changed) => set({ series: draft.series.map((s, j) => (j === i ? changed : s)) })}
          remove={draft.series.length > 1 ? text.remove(words.series(i + 1)) : undefined}
          onRemove={() => set({ series: draft.series.filter((_, j) => j !== i) })}
        />
      ))}
      {draft.series.length < MOST_SERIES && (
        <Button icon={<Plus />} onClick={() => set({ series: [...draft.series, { event: '', where: [] }] })}>
          {words.addSeries}
        </Button>
      )}
      <WhereSection
        event={draft.series[0]?.event}
        filters={draft.where}
        onChange={(where) => set({ where })}
      />
      <SegmentSection value={draft.segment} onChange={(segment) => set({ segment })} />
      <EnvironmentSection value={draft.environment} onChange={(environment) => set({ environment })} />
      <IntervalSection value={draft.interval} onChange={(interval) => set({ interval })} />
      <RangeSection value={draft.range} onChange={(range) => set({ range })} />
    </section>
  );
}

/** Exactly so many, or so many and more: the same answer read in two ways, kept in the address. */
function Toolbar() {
  const words = useText('insights').stickiness;
  const { search, set } = useAddress();
  return (
    <div className="toolbar">
      <Segmented
        aria-label={words.count}
        value={search.get('count') === 'atLeast' ? 'atLeast' : 'exactly'}
        options={(['exactly', 'atLeast'] as const).map((c) => ({ value: c, label: words.counts[c] }))}
        onChange={(count) => set({ count: count === 'atLeast' ? count : undefined }, true)}
      />
    </div>
  );
}

const stickiness: InsightKind<Draft, StickinessQuery, StickinessAnswer, StickinessCell> = {
  name: 'stickiness',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.stickiness.empty,
  sentence: sentenceOf,
  isEmpty: (answer) => answer.series.every((s) => s.people === 0),
  cellTitle,
  Toolbar,
  Panel,
  Result: StickinessResult,
};

export default function StickinessPage() {
  return <Frame kind={stickiness} />;
}
