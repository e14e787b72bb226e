import Select from 'antd/es/select';
import type { Board } from '../../api/types';
import { useCampaigns, useFeatures } from '../../components/catalog';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { DEFAULT_DAYS, useBoards, type Shown } from './queries';

interface Props {
  board: Board | undefined;
  shown: Shown;
  set: (changes: Record<string, string | undefined>) => void;
}

const choices = [7, 28, DEFAULT_DAYS, 90];

function Range({ shown, set }: Pick<Props, 'shown' | 'set'>) {
  const text = useText('board');
  const days = [...new Set([...choices, shown.days])].sort((a, b) => a - b);
  return (
    <label className="filter">
      <span>{text.range}</span>
      <Select
        aria-label={text.range}
        className="range-select"
        value={shown.days}
        options={days.map((n) => ({ value: n, label: text.lastDays(n) }))}
        onChange={(n: number) => set({ range: n === DEFAULT_DAYS ? undefined : `${n}d` })}
      />
    </label>
  );
}

/** Range, and the feature and campaign of the tiles that leave the choice to who looks. */
export function BoardFilters({ board, shown, set }: Props) {
  const text = useText('board');
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const tiles = useBoards().data?.find((one) => one.key === shown.board)?.tiles ?? [];
  const chosen = (kind: 'feature' | 'campaign') =>
    board?.tiles.find((t) => t.metric.subjectKind === kind && tiles[t.position]?.subject === null)?.metric
      .subject;
  const select = (
    kind: 'feature' | 'campaign',
    label: string,
    placeholder: string,
    all: typeof features | typeof campaigns,
  ) => {
    const value = shown[kind] ?? chosen(kind) ?? undefined;
    if (all.length === 0 || (value === undefined && !shown[kind])) return null;
    return (
      <label className="filter">
        <span>{label}</span>
        <Select
          aria-label={label}
          className="subject-select"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={placeholder}
          value={value}
          options={all.map((o) => ({ value: o.key, label: name(o.names, o.key) }))}
          onChange={(key: string) => set({ [kind]: key })}
        />
      </label>
    );
  };
  return (
    <>
      <Range shown={shown} set={set} />
      {select('feature', text.feature, text.chooseFeature, features)}
      {select('campaign', text.campaign, text.chooseCampaign, campaigns)}
    </>
  );
}
