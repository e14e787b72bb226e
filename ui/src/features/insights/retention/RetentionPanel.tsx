import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import InputNumber from 'antd/es/input-number';
import { useText } from '../../../text';
import { BreakdownEditor } from '../frame/BreakdownEditor';
import type { PanelProps } from '../frame/kind';
import {
  Choice,
  EnvironmentSection,
  IntervalSection,
  Labelled,
  MoreOptions,
  RangeSection,
  Section,
  SegmentSection,
  WhereSection,
} from '../frame/Sections';
import { StepEditor } from '../frame/StepEditor';
import {
  clockOf,
  clocks,
  countings,
  intervals,
  LAST_BRACKET,
  modes,
  MOST_BRACKETS,
  MOST_PERIODS,
  nextBracket,
  type Bracket,
  type Draft,
} from './draft';

function Brackets({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.retention;
  const set = (brackets: Bracket[]) => onChange({ ...draft, brackets });
  const change = (at: number, part: Partial<Bracket>) =>
    set(
      draft.brackets.map((b, i) => {
        if (i !== at) return b;
        const { from, to } = { ...b, ...part };
        return { from, to: Math.max(from, to) };
      }),
    );
  const number = (at: number, side: 'from' | 'to', label: string) => (
    <InputNumber
      aria-label={label}
      min={1}
      max={LAST_BRACKET}
      precision={0}
      value={draft.brackets[at]![side]}
      onChange={(n) => n && change(at, { [side]: n })}
    />
  );
  return (
    <Section title={words.brackets}>
      {draft.brackets.map((_, i) => (
        <div key={i} className="breakdown">
          {number(i, 'from', words.bracketFrom(i + 1))}
          <span className="weak retention-to">–</span>
          {number(i, 'to', words.bracketTo(i + 1))}
          <Button
            type="text"
            icon={<Close />}
            aria-label={text.remove(words.bracket(i + 1))}
            onClick={() => set(draft.brackets.filter((__, j) => j !== i))}
          />
        </div>
      ))}
      {draft.brackets.length < MOST_BRACKETS && (
        <Button
          type="link"
          size="small"
          icon={<Plus />}
          onClick={() => set([...draft.brackets, nextBracket(draft.brackets)])}
        >
          {words.addBracket}
        </Button>
      )}
    </Section>
  );
}

function More({ draft, onChange }: PanelProps<Draft>) {
  const words = useText('insights').retention;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const touched = draft.clock !== 'calendar' || draft.minimum > 1 || draft.brackets.length > 0;
  return (
    <MoreOptions open={touched}>
      {draft.interval !== 'month' && (
        <Choice
          label={words.clock}
          value={clockOf(draft)}
          options={clocks.map((c) => ({ value: c, label: words.clocks[c] }))}
          onChange={(clock) => set({ clock })}
        />
      )}
      <Labelled label={words.minimum}>
        <InputNumber
          aria-label={words.minimum}
          min={1}
          max={1_000_000}
          precision={0}
          value={draft.minimum}
          onChange={(n) => n && set({ minimum: n })}
        />
      </Labelled>
      <Brackets draft={draft} onChange={onChange} />
    </MoreOptions>
  );
}

/** Left of the retention: what starts it, what counts as coming back, in which cells. */
export function RetentionPanel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.retention;
  const common = useText('common');
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <section className="card query" aria-label={text.query}>
      <StepEditor any legend={words.start} value={draft.start} onChange={(start) => set({ start })} />
      <Choice
        label={words.mode}
        value={draft.mode}
        options={modes.map((m) => ({ value: m, label: words.modes[m] }))}
        onChange={(mode) => set({ mode })}
      />
      <StepEditor
        any
        legend={words.back}
        value={draft.back.event ? draft.back : { ...draft.back, event: draft.start.event }}
        onChange={(back) => set({ back })}
      />
      <Choice
        label={words.counting}
        value={draft.counting}
        options={countings.map((c) => ({ value: c, label: words.countings[c] }))}
        onChange={(counting) => set({ counting })}
      />
      <IntervalSection
        value={draft.interval}
        options={intervals.map((i) => ({
          value: i,
          label: i === 'hour' ? words.hour : common.interval[i],
        }))}
        onChange={(interval) => set({ interval })}
      />
      {draft.brackets.length === 0 && (
        <Labelled label={words.periods}>
          <InputNumber
            aria-label={words.periods}
            min={1}
            max={MOST_PERIODS}
            precision={0}
            value={draft.periods}
            onChange={(n) => n && set({ periods: n })}
          />
        </Labelled>
      )}
      <More draft={draft} onChange={onChange} />
      <WhereSection event={draft.start.event} filters={draft.where} onChange={(where) => set({ where })} />
      <SegmentSection value={draft.segment} onChange={(segment) => set({ segment })} />
      <EnvironmentSection value={draft.environment} onChange={(environment) => set({ environment })} />
      <BreakdownEditor
        event={draft.start.event}
        value={draft.breakdown}
        onChange={(breakdown) => set({ breakdown })}
      />
      <RangeSection value={draft.range} onChange={(range) => set({ range })} />
    </section>
  );
}
