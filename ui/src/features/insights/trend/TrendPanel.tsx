import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import type { Interval, Measure, TrendSeries } from '../../../api/types';
import { DateRange } from '../../../components/DateRange';
import { EventSelect } from '../../../components/EventSelect';
import { FilterEditor, PropertySelect } from '../../../components/FilterEditor';
import { SegmentSelect } from '../../../components/SegmentSelect';
import { useText } from '../../../text';
import type { PanelProps } from '../frame/kind';
import { emptySeries, measures, needsProperty, type Draft } from './draft';

interface SeriesProps {
  number: number;
  series: TrendSeries;
  removable: boolean;
  onChange: (series: TrendSeries) => void;
  onRemove: () => void;
}

function SeriesEditor({ number, series, removable, onChange, onRemove }: SeriesProps) {
  const text = useText('insights');
  return (
    <fieldset className="series">
      <legend>{text.trend.series(number)}</legend>
      {removable && (
        <Button
          type="text"
          size="small"
          className="series-remove"
          icon={<Close />}
          aria-label={text.trend.removeSeries(number)}
          onClick={onRemove}
        />
      )}
      <EventSelect any value={series.event} onChange={(event) => onChange({ ...series, event })} />
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
      <FilterEditor
        event={series.event || undefined}
        filters={series.where}
        onChange={(where) => onChange({ ...series, where })}
      />
    </fieldset>
  );
}

/** Left of the chart: what is counted, where, how split, over which days. */
export function TrendPanel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  const common = useText('common');
  const segments = useText('audiences').filter;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const firstEvent = draft.series[0]?.event || undefined;
  return (
    <section className="card query" aria-label={text.query}>
      {draft.series.map((series, i) => (
        <SeriesEditor
          key={i}
          number={i + 1}
          series={series}
          removable={draft.series.length > 1}
          onChange={(changed) => set({ series: draft.series.map((s, j) => (j === i ? changed : s)) })}
          onRemove={() => set({ series: draft.series.filter((_, j) => j !== i) })}
        />
      ))}
      <Button icon={<Plus />} onClick={() => set({ series: [...draft.series, emptySeries] })}>
        {text.trend.addSeries}
      </Button>
      <h2>{text.where}</h2>
      <FilterEditor event={firstEvent} filters={draft.where} onChange={(where) => set({ where })} />
      <h2>{segments.label}</h2>
      <SegmentSelect value={draft.segment} onChange={(segment) => set({ segment })} />
      <h2>{text.breakdown}</h2>
      <div className="breakdown">
        <PropertySelect
          label={text.breakdown}
          event={firstEvent}
          value={draft.breakdown[0]}
          onChange={(property) => set({ breakdown: [property] })}
        />
        {draft.breakdown[0] && (
          <Button
            type="text"
            icon={<Close />}
            aria-label={text.removeBreakdown}
            onClick={() => set({ breakdown: [] })}
          />
        )}
      </div>
      <h2 id="interval">{text.interval}</h2>
      <Segmented
        aria-labelledby="interval"
        value={draft.interval}
        options={(['day', 'week', 'month'] as Interval[]).map((i) => ({
          value: i,
          label: common.interval[i],
        }))}
        onChange={(interval) => set({ interval })}
      />
      <h2>{text.range}</h2>
      <DateRange value={draft.range} onChange={(range) => set({ range })} />
    </section>
  );
}
