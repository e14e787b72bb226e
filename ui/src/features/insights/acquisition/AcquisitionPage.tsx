import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import type { AcquisitionAnswer, AcquisitionCell, AcquisitionQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { PropertySelect } from '../../../components/FilterEditor';
import { useLanguage } from '../../../text';
import { ScopeFields } from '../figures/ScopeFields';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { NumberSection } from '../frame/NumberSection';
import { rangeWords } from '../frame/words';
import { AcquisitionResult } from './AcquisitionResult';
import { emptyDraft, intervals, matureRange, queryOf, readDraft, type Draft } from './draft';
import { channelName } from './words';

function AcquisitionPanel({ draft, onChange }: PanelProps<Draft>) {
  const { today } = useSession();
  const { insights, common } = useLanguage().text;
  const text = insights.acquisition;
  const mature = matureRange(draft, today);
  return (
    <section className="card query" aria-label={insights.query}>
      <h2>{text.channel}</h2>
      <PropertySelect
        event={undefined}
        label={text.channel}
        value={draft.channel}
        onChange={(channel) => onChange({ ...draft, channel })}
      />
      <h2>{text.interval}</h2>
      <Segmented
        aria-label={text.interval}
        value={draft.interval}
        options={intervals.map((interval) => ({ value: interval, label: common.interval[interval] }))}
        onChange={(interval) => onChange({ ...draft, interval })}
      />
      <NumberSection
        title={text.months}
        value={draft.months}
        usual={emptyDraft.months}
        min={1}
        max={36}
        onChange={(months) => onChange({ ...draft, months })}
      />
      <ScopeFields draft={draft} onChange={onChange} />
      {mature && (
        <Button size="small" onClick={() => onChange({ ...draft, range: mature })}>
          {text.mature}
        </Button>
      )}
    </section>
  );
}

const acquisition: InsightKind<Draft, AcquisitionQuery, AcquisitionAnswer, AcquisitionCell> = {
  name: 'acquisition',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.acquisition.nobody,
  sentence: (query, format, text) =>
    text.insights.acquisition.sentence(query.channel ?? 'channel', rangeWords(query, format, text)),
  isEmpty: () => false,
  cellTitle: ({ channel, all }, _, __, text) => {
    const words = text.insights.acquisition;
    return words.signedUp(all ? words.total : channelName(channel ?? null, text));
  },
  Panel: AcquisitionPanel,
  Result: AcquisitionResult,
};

export default function AcquisitionPage() {
  return <Frame kind={acquisition} />;
}
