import Checkbox from 'antd/es/checkbox';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { PathsAnswer, PathsQuery } from '../../../api/types';
import { PropertySelect } from '../../../components/FilterEditor';
import { useEvents } from '../../../components/trackingPlan';
import { useText } from '../../../text';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import {
  Choice,
  EnvironmentSection,
  Labelled,
  MoreOptions,
  RangeSection,
  SegmentSection,
  WhereSection,
} from '../frame/Sections';
import { StepEditor } from '../frame/StepEditor';
import { WindowInput } from '../frame/WindowInput';
import { anchors, DEPTHS, emptyDraft, LIMITS, NOISE, queryOf, readDraft, type Draft } from './draft';
import { PathsResult } from './PathsResult';
import { cellTitle, sentenceOf, type PathsCell } from './words';

function Names(props: { label: string; value: string[]; onChange: (names: string[]) => void }) {
  const events = useEvents();
  return (
    <Labelled label={props.label}>
      <Select
        aria-label={props.label}
        mode="tags"
        className="wide"
        value={props.value}
        options={events.map((e) => ({ value: e.name, label: e.name }))}
        onChange={props.onChange}
      />
    </Labelled>
  );
}

function More({ draft, onChange }: PanelProps<Draft>) {
  const words = useText('insights').paths;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const touched =
    !!draft.window || draft.perSession || draft.only.length > 0 || draft.exclude.join() !== NOISE.join();
  return (
    <MoreOptions open={touched}>
      <Names label={words.only} value={draft.only} onChange={(only) => set({ only })} />
      <Names label={words.exclude} value={draft.exclude} onChange={(exclude) => set({ exclude })} />
      <Checkbox
        checked={draft.window !== ''}
        onChange={(event) => set({ window: event.target.checked ? 'PT30M' : '' })}
      >
        {words.window}
      </Checkbox>
      {draft.window && (
        <WindowInput label={words.window} value={draft.window} onChange={(window) => set({ window })} />
      )}
      <Checkbox checked={draft.perSession} onChange={(event) => set({ perSession: event.target.checked })}>
        {words.perSession}
      </Checkbox>
      <Labelled label={words.limit}>
        <InputNumber
          aria-label={words.limit}
          {...LIMITS}
          precision={0}
          value={draft.limit}
          onChange={(n) => n && set({ limit: n })}
        />
      </Labelled>
    </MoreOptions>
  );
}

function Panel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.paths;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <section className="card query" aria-label={text.query}>
      <Choice
        label={words.anchor}
        value={draft.anchor}
        options={anchors.map((a) => ({ value: a, label: words.anchors[a] }))}
        onChange={(anchor) => set({ anchor })}
      />
      {draft.anchor !== 'first' && (
        <StepEditor
          legend={words.anchorEvent[draft.anchor]}
          value={draft.event}
          onChange={(event) => set({ event })}
        />
      )}
      <Labelled label={words.depth}>
        <InputNumber
          aria-label={words.depth}
          {...DEPTHS}
          precision={0}
          value={draft.depth}
          onChange={(n) => n && set({ depth: n })}
        />
      </Labelled>
      <Labelled label={words.groupBy}>
        <div className="breakdown">
          <PropertySelect
            label={words.groupBy}
            event={undefined}
            value={draft.groupBy}
            onChange={(groupBy) => set({ groupBy })}
            allowClear
          />
        </div>
      </Labelled>
      <More draft={draft} onChange={onChange} />
      <WhereSection event={undefined} filters={draft.where} onChange={(where) => set({ where })} />
      <SegmentSection value={draft.segment} onChange={(segment) => set({ segment })} />
      <EnvironmentSection value={draft.environment} onChange={(environment) => set({ environment })} />
      <RangeSection value={draft.range} onChange={(range) => set({ range })} />
    </section>
  );
}

const paths: InsightKind<Draft, PathsQuery, PathsAnswer, PathsCell> = {
  name: 'paths',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.paths.empty,
  sentence: sentenceOf,
  isEmpty: (answer) => answer.total === 0,
  cellTitle,
  Panel,
  Result: PathsResult,
};

export default function PathsPage() {
  return <Frame kind={paths} />;
}
