import Select from 'antd/es/select';
import { lazy, Suspense } from 'react';
import type { Board, Filter } from '../../api/types';
import { useSession } from '../../app/session';
import { useCampaigns, useFeatures } from '../../components/catalog';
import { addDays } from '../../components/dates';
import { useName } from '../../components/Name';
import type { ChosenRange } from '../../components/range';
import { useBoards } from '../../components/savedBoards';
import { SegmentSelect } from '../../components/SegmentSelect';
import { useText } from '../../text';
import { DEFAULT_DAYS, type Shown } from './queries';

const DatePick = lazy(() => import('./DatePick'));
const BoardWhere = lazy(() => import('./BoardWhere'));

interface Props {
  board: Board | undefined;
  shown: Shown;
  /** What the board lays over the range, segment and conditions of its insights, while it does. */
  at: { range?: ChosenRange; segment?: string; where: Filter[] };
  set: (changes: Record<string, string | undefined>, replace?: boolean) => void;
}

const choices = [7, 28, DEFAULT_DAYS, 90];

/** The days of the lines; chosen, they hold for the insights too, which otherwise keep their own. */
function Range({ board, shown, at, set }: Props) {
  const { today } = useSession();
  const text = useText('board');
  const days = [...new Set([...choices, shown.days])].sort((a, b) => a - b);
  const own = (board?.insights.length ?? 0) > 0;
  const usual = own ? 'own' : String(DEFAULT_DAYS);
  const { from, to } = shown;
  const choose = (value: string) => {
    const dates = value === 'dates' ? { from: addDays(today, -shown.days), to: today } : {};
    const range = value === 'dates' || value === usual ? undefined : `${value}d`;
    set({ from: undefined, to: undefined, range, ...dates });
  };
  return (
    <>
      <label className="filter">
        <span>{text.range}</span>
        <Select
          aria-label={text.range}
          className="range-select"
          value={from ? 'dates' : at.range ? String(shown.days) : usual}
          options={[
            ...(own ? [{ value: 'own', label: text.ownRanges(DEFAULT_DAYS) }] : []),
            ...days.map((n) => ({ value: String(n), label: text.lastDays(n) })),
            { value: 'dates', label: text.dates },
          ]}
          onChange={choose}
        />
      </label>
      {from && to && (
        <Suspense>
          <DatePick
            from={from}
            to={to}
            today={today}
            onChange={(dates) => set({ ...dates, range: undefined })}
          />
        </Suspense>
      )}
    </>
  );
}

/** Range, and the feature and campaign of the tiles that leave the choice to who looks. */
export function BoardFilters({ board, shown, at, set }: Props) {
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
      <Range board={board} shown={shown} at={at} set={set} />
      {((board?.insights.length ?? 0) > 0 || at.segment) && (
        <label className="filter">
          <span>{text.insightSegment}</span>
          <SegmentSelect value={at.segment} onChange={(segment) => set({ segment })} />
        </label>
      )}
      {((board?.insights.length ?? 0) > 0 || at.where.length > 0) && (
        <Suspense>
          <BoardWhere
            filters={at.where}
            onChange={(where) => set({ where: where.length > 0 ? JSON.stringify(where) : undefined }, true)}
          />
        </Suspense>
      )}
      {select('feature', text.feature, text.chooseFeature, features)}
      {select('campaign', text.campaign, text.chooseCampaign, campaigns)}
    </>
  );
}
