import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import type { Feature } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton, useHint } from '../../components/AllowedButton';
import { useFeatures } from '../../components/catalog';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { ListRate } from '../../components/ListRate';
import { Name } from '../../components/Name';
import { OwnerNames } from '../../components/OwnerNames';
import { PageHead } from '../../components/PageHead';
import { useRateView } from '../../components/rates';
import { RatePeople } from '../../components/RateFilters';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { FeatureForm } from './FeatureForm';

const tiers = ['core', 'standard', 'exploratory'] as const;
const tierOrder = new Map<string, number>(tiers.map((tier, i) => [tier, i]));

function matches(feature: Feature, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [feature.key, feature.names.zh, feature.names.en].some((name) =>
    name.toLowerCase().includes(wanted),
  );
}

function useFilter() {
  const { search, set } = useAddress();
  const words = search.get('q') ?? '';
  const tier = tiers.find((t) => t === search.get('tier'));
  return {
    words,
    tier,
    any: words !== '' || tier !== undefined,
    creating: search.get('new') === '1',
    set,
    accepts: (feature: Feature) => matches(feature, words) && (!tier || feature.tier === tier),
  };
}

type Filter = ReturnType<typeof useFilter>;

function Filters({ filter }: { filter: Filter }) {
  const text = useText('features');
  const parts = useText('parts');
  return (
    <div className="list-filters">
      <Input.Search
        allowClear
        aria-label={text.search}
        placeholder={text.search}
        defaultValue={filter.words}
        style={{ width: 240 }}
        onChange={(event) => filter.set({ q: event.target.value }, true)}
      />
      <Select
        aria-label={text.tier}
        style={{ minWidth: 140 }}
        value={filter.tier ?? ''}
        options={[
          { value: '', label: text.allTiers },
          ...tiers.map((tier) => ({ value: tier, label: parts.tier[tier] })),
        ]}
        onChange={(tier: string) => filter.set({ tier })}
      />
    </div>
  );
}

function useColumns() {
  const { project } = useSession();
  const text = useText('features');
  const parts = useText('parts');
  const format = useFormat(project.zone);
  const view = useRateView();
  return [
    {
      title: text.name,
      key: 'name',
      render: (_: unknown, feature: Feature) => (
        <>
          <Link to={`/p/${project.key}/features/${feature.key}`}>
            <Name names={feature.names} fallback={feature.key} />
          </Link>
          <span className="key-under">{feature.key}</span>
        </>
      ),
    },
    { title: text.tier, key: 'tier', render: (_: unknown, f: Feature) => parts.tier[f.tier] },
    { title: text.owners, key: 'owners', render: (_: unknown, f: Feature) => <OwnerNames feature={f} /> },
    {
      title: text.usage,
      key: 'usage',
      align: 'right' as const,
      render: (_: unknown, f: Feature) =>
        f.exposure ? (
          <ListRate metric="usage" subject={f.key} view={view} />
        ) : (
          <span className="weak">{text.noExposure}</span>
        ),
    },
    {
      title: text.penetration,
      key: 'penetration',
      align: 'right' as const,
      render: (_: unknown, f: Feature) => <ListRate metric="penetration" subject={f.key} view={view} />,
    },
    {
      title: text.launch,
      key: 'launch',
      align: 'right' as const,
      render: (_: unknown, f: Feature) =>
        f.launchDate ? format.day(f.launchDate) : <span className="weak">{text.notLaunched}</span>,
    },
  ];
}

function List({ filter, items }: { filter: Filter; items: Feature[] }) {
  const text = useText('features');
  const common = useText('common');
  const hint = useHint('edit_features');
  const columns = useColumns();
  const shown = items
    .filter(filter.accepts)
    .sort((a, b) => tierOrder.get(a.tier)! - tierOrder.get(b.tier)! || a.key.localeCompare(b.key));
  if (items.length === 0) {
    return (
      <div className="card">
        <EmptyState
          title={text.empty.title}
          lead={hint ? `${text.empty.lead} ${text.emptyNoRight}` : text.empty.lead}
          action={
            <AllowedButton needs="edit_features" type="primary" onClick={() => filter.set({ new: '1' })}>
              {text.create}
            </AllowedButton>
          }
        />
      </div>
    );
  }
  if (shown.length === 0) {
    return (
      <div className="card">
        <EmptyState
          title={text.filtered.title}
          lead={text.filtered.lead}
          action={
            <button className="link-button" onClick={() => filter.set({ q: undefined, tier: undefined })}>
              {common.clearFilter}
            </button>
          }
        />
      </div>
    );
  }
  return (
    <Table
      size="middle"
      rowKey="key"
      columns={columns}
      dataSource={shown}
      pagination={false}
      virtual={shown.length > 100}
      scroll={shown.length > 100 ? { y: 640, x: 1000 } : undefined}
    />
  );
}

/** All features with owners and the rates of the last closed day. */
export default function FeaturesPage() {
  const text = useText('features');
  const filter = useFilter();
  const view = useRateView();
  const features = useFeatures();
  const some = (features.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageHead
        title={text.title}
        actions={
          some && (
            <AllowedButton needs="edit_features" type="primary" onClick={() => filter.set({ new: '1' })}>
              {text.create}
            </AllowedButton>
          )
        }
        filters={some && <Filters filter={filter} />}
      />
      {features.error && <ErrorTile error={features.error} onRetry={() => void features.refetch()} />}
      {!features.data && !features.error && <Skeleton height={52} lines={6} />}
      {features.data && <List filter={filter} items={features.data.items} />}
      {filter.creating && <FeatureForm onClose={() => filter.set({ new: undefined })} />}
      <RatePeople view={view} />
    </>
  );
}
