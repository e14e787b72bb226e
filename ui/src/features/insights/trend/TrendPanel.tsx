import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { Measure, TrendSeries } from '../../../api/types';
import { PropertySelect } from '../../../components/FilterEditor';
import { useText } from '../../../text';
import { BreakdownEditor } from '../frame/BreakdownEditor';
import type { PanelProps } from '../frame/kind';
import {
  Choice,
  EnvironmentSection,
  IntervalSection,
  Labelled,
  RangeSection,
  Section,
  SegmentSection,
  WhereSection,
} from '../frame/Sections';
import { StepEditor } from '../frame/StepEditor';
import {
  cannotAdd,
  comparisons,
  emptySeries,
  letter,
  measures,
  MOST_FORMULAS,
  MOST_SERIES,
  needsProperty,
  smoothings,
  usable,
  type Draft,
} from './draft';

interface SeriesProps {
  name: string;
  series: TrendSeries;
  removable: boolean;
  onChange: (series: TrendSeries) => void;
  onRemove: () => void;
}

function SeriesEditor({ name, series, removable, onChange, onRemove }: SeriesProps) {
  const text = useText('insights');
  return (
    <StepEditor
      any
      legend={name}
      value={series}
      onChange={(changed) => onChange({ ...series, ...changed })}
      remove={removable ? text.remove(name) : undefined}
      onRemove={onRemove}
    >
      <Select
        aria-label={text.trend.measure}
        className="wide"
        value={series.measure}
        options={measures.map((m) => ({ value: m, label: text.trend.measures[m].replace('：', '') }))}
        onChange={(measure: Measure) => onChange({ ...series, measure })}
      />
      {needsProperty(series.measure) && (
        <PropertySelect
          numeric
          label={text.trend.numberProperty}
          event={series.event}
          value={series.property ?? undefined}
          onChange={(property) => onChange({ ...series, property })}
        />
      )}
    </StepEditor>
  );
}

/** Arithmetic between series, by their letters. */
function Formulas({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.trend;
  const set = (formulas: string[]) => onChange({ ...draft, formulas });
  return (
    <Section title={words.formulas}>
      {draft.formulas.map((formula, i) => (
        <div key={i} className="breakdown">
          <Input
            aria-label={words.formula(i + 1)}
            placeholder={words.formulaExample}
            status={formula && !usable(formula, draft.series.length) ? 'error' : undefined}
            maxLength={200}
            value={formula}
            onChange={(event) =>
              set(draft.formulas.map((f, j) => (j === i ? event.target.value.toUpperCase() : f)))
            }
          />
          <Button
            type="text"
            icon={<Close />}
            aria-label={text.remove(words.formula(i + 1))}
            onClick={() => set(draft.formulas.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      {draft.formulas.some((f) => f && !usable(f, draft.series.length)) && (
        <p className="weak hint">{words.formulaHint(letter(draft.series.length - 1))}</p>
      )}
      {draft.formulas.length < MOST_FORMULAS && (
        <Button
          type="link"
          size="small"
          icon={<Plus />}
          onClick={() =>
            set([...draft.formulas, draft.formulas.length === 0 && draft.series.length > 1 ? 'A/B' : ''])
          }
        >
          {words.addFormula}
        </Button>
      )}
    </Section>
  );
}

/** Left of the chart: what is counted, how smoothed and compared, where, how split, over which days. */
export function TrendPanel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const words = text.trend;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const firstEvent = draft.series[0]?.event || undefined;
  const lettered = draft.series.length > 1 || draft.formulas.length > 0;
  return (
    <section className="card query" aria-label={text.query}>
      {draft.series.map((series, i) => (
        <SeriesEditor
          key={i}
          name={lettered ? words.seriesLettered(letter(i)) : words.series(i + 1)}
          series={series}
          removable={draft.series.length > 1}
          onChange={(changed) => set({ series: draft.series.map((s, j) => (j === i ? changed : s)) })}
          onRemove={() => set({ series: draft.series.filter((_, j) => j !== i) })}
        />
      ))}
      {draft.series.length < MOST_SERIES && (
        <Button icon={<Plus />} onClick={() => set({ series: [...draft.series, emptySeries] })}>
          {words.addSeries}
        </Button>
      )}
      <Formulas draft={draft} onChange={onChange} />
      <WhereSection event={firstEvent} filters={draft.where} onChange={(where) => set({ where })} />
      <SegmentSection value={draft.segment} onChange={(segment) => set({ segment })} />
      <EnvironmentSection value={draft.environment} onChange={(environment) => set({ environment })} />
      <BreakdownEditor
        event={firstEvent}
        value={draft.breakdown}
        onChange={(breakdown) => set({ breakdown })}
      />
      <IntervalSection value={draft.interval} onChange={(interval) => set({ interval })} />
      <RangeSection value={draft.range} onChange={(range) => set({ range })} />
      <Choice
        label={words.compare}
        value={draft.compare}
        options={comparisons.map((c) => ({ value: c, label: words.comparisons[c] }))}
        onChange={(compare) => set({ compare })}
      />
      <Choice
        label={words.smoothing}
        value={draft.smoothing}
        options={smoothings.map((s) => ({ value: s, label: words.smoothings[s] }))}
        onChange={(smoothing) => set({ smoothing })}
      />
      {draft.smoothing === 'rolling' && (
        <Labelled label={words.over[draft.interval]}>
          <InputNumber
            aria-label={words.over[draft.interval]}
            min={2}
            max={400}
            precision={0}
            value={draft.over}
            onChange={(n) => n && set({ over: n })}
          />
        </Labelled>
      )}
      {cannotAdd(draft) && <p className="weak hint">{words.cannotAdd}</p>}
    </section>
  );
}
