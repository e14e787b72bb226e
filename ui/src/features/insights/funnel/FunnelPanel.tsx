import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import { PropertySelect } from '../../../components/FilterEditor';
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
import { WindowInput } from '../frame/WindowInput';
import { attributions, MOST_EXCLUSIONS, orders, rich, scopes, type Draft, type Exclusion } from './draft';
import { StepsEditor } from './StepsEditor';

function useStepOptions(draft: Draft) {
  const words = useText('insights').funnel;
  return draft.steps.map((s, i) => ({
    value: String(i + 1),
    label: s.event ? words.stepNamed(i + 1, s.event) : words.step(i + 1),
  }));
}

function Exclusions({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.funnel;
  const steps = useStepOptions(draft);
  const set = (at: number, part: Partial<Exclusion>) =>
    onChange({
      ...draft,
      exclusions: draft.exclusions.map((e, i) => (i === at ? { ...e, ...part } : e)),
    });
  const place = (i: number, side: 'after' | 'before', value: string) => {
    const n = Number(value);
    const other = draft.exclusions[i]!;
    if (side === 'after') set(i, { after: n, before: Math.max(other.before, n + 1) });
    else set(i, { before: n, after: Math.min(other.after, n - 1) });
  };
  return (
    <Section title={words.exclusions}>
      {draft.exclusions.map((exclusion, i) => (
        <StepEditor
          key={i}
          legend={words.exclusion(i + 1)}
          value={exclusion}
          onChange={(changed) => set(i, changed)}
          remove={text.remove(words.exclusion(i + 1))}
          onRemove={() => onChange({ ...draft, exclusions: draft.exclusions.filter((_, j) => j !== i) })}
          below={
            <>
              <Choice
                label={words.after}
                value={String(exclusion.after)}
                options={steps.slice(0, -1)}
                onChange={(v) => place(i, 'after', v)}
              />
              <Choice
                label={words.before}
                value={String(exclusion.before)}
                options={steps.slice(1)}
                onChange={(v) => place(i, 'before', v)}
              />
            </>
          }
        />
      ))}
      {draft.exclusions.length < MOST_EXCLUSIONS && (
        <Button
          type="link"
          size="small"
          icon={<Plus />}
          onClick={() =>
            onChange({
              ...draft,
              exclusions: [
                ...draft.exclusions,
                { event: '', where: [], after: 1, before: draft.steps.length },
              ],
            })
          }
        >
          {words.addExclusion}
        </Button>
      )}
    </Section>
  );
}

function More({ draft, onChange }: PanelProps<Draft>) {
  const words = useText('insights').funnel;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <MoreOptions open={draft.scope !== 'free' || draft.plain || draft.exclusions.length > 0}>
      <Choice
        label={words.scope}
        value={draft.scope}
        options={scopes.map((s) => ({ value: s, label: words.scopes[s] }))}
        onChange={(scope) => set({ scope })}
      />
      {draft.scope === 'hold' && (
        <PropertySelect
          label={words.held}
          event={draft.steps[0]?.event || undefined}
          value={draft.hold}
          onChange={(hold) => set({ hold })}
        />
      )}
      {!draft.plain && <Exclusions draft={draft} onChange={onChange} />}
      <Checkbox checked={draft.plain} onChange={(event) => set({ plain: event.target.checked })}>
        {words.plain}
      </Checkbox>
      <p className="weak hint">{words.plainHint}</p>
    </MoreOptions>
  );
}

/** The breakdown, and which event of an attempt says its value. */
function Split({ draft, onChange }: PanelProps<Draft>) {
  const words = useText('insights').funnel;
  const steps = useStepOptions(draft);
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <>
      <BreakdownEditor
        event={draft.steps[0]?.event}
        value={draft.breakdown}
        onChange={(breakdown) => set({ breakdown })}
      />
      {draft.breakdown.some(Boolean) && (
        <>
          <Choice
            label={words.attribution}
            value={draft.attribution}
            options={attributions.map((a) => ({ value: a, label: words.attributions[a] }))}
            onChange={(attribution) => set({ attribution })}
          />
          {draft.attribution === 'step' && (
            <Choice
              label={words.attributedStep}
              value={String(draft.attributedStep)}
              options={steps}
              onChange={(n) => set({ attributedStep: Number(n) })}
            />
          )}
        </>
      )}
    </>
  );
}

/** Left of the funnel: its steps, what makes an attempt, who counts, how it is split. */
export function FunnelPanel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.funnel;
  const steps = useStepOptions(draft);
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const last = { value: '0', label: words.lastStep };
  return (
    <section className="card query" aria-label={text.query}>
      <StepsEditor steps={draft.steps} optional={rich(draft)} onChange={(next) => set({ steps: next })} />
      {!draft.plain && (
        <Choice
          label={words.order}
          value={draft.order}
          options={orders.map((o) => ({ value: o, label: words.orders[o] }))}
          onChange={(order) => set({ order })}
        />
      )}
      <Labelled label={words.window}>
        <WindowInput label={words.window} value={draft.window} onChange={(window) => set({ window })} />
      </Labelled>
      {draft.show === 'time' && (
        <IntervalSection value={draft.interval} onChange={(interval) => set({ interval })} />
      )}
      {draft.show === 'convert' && (
        <Section title={words.timing}>
          <Choice
            label={words.from}
            value={String(draft.timing.from)}
            options={steps.slice(0, -1)}
            onChange={(n) => set({ timing: { ...draft.timing, from: Number(n) } })}
          />
          <Choice
            label={words.to}
            value={String(draft.timing.to)}
            options={[...steps.slice(1, -1), last]}
            onChange={(n) => set({ timing: { ...draft.timing, to: Number(n) } })}
          />
        </Section>
      )}
      <More draft={draft} onChange={onChange} />
      <WhereSection
        event={draft.steps[0]?.event}
        filters={draft.where}
        onChange={(where) => set({ where })}
      />
      <SegmentSection value={draft.segment} onChange={(segment) => set({ segment })} />
      <EnvironmentSection value={draft.environment} onChange={(environment) => set({ environment })} />
      {draft.show === 'steps' && <Split draft={draft} onChange={onChange} />}
      <RangeSection value={draft.range} onChange={(range) => set({ range })} />
    </section>
  );
}
