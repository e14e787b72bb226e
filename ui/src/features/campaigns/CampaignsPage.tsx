import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import type { Campaign, CampaignState } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton, useHint } from '../../components/AllowedButton';
import { CampaignStateTag } from '../../components/CampaignStateTag';
import { useCampaigns, useFeatures } from '../../components/catalog';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { ListRate } from '../../components/ListRate';
import { Name, useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { RatePeople } from '../../components/RateFilters';
import { useRateView } from '../../components/rates';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { CampaignForm } from './CampaignForm';
import { FeatureLinks, StateBy } from './parts';

/** Running first: what people meet today stands on top. */
const states: CampaignState[] = ['running', 'paused', 'scheduled', 'draft', 'ended'];

function matches(campaign: Campaign, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [campaign.key, campaign.names.zh, campaign.names.en].some((name) =>
    name.toLowerCase().includes(wanted),
  );
}

function useFilter() {
  const { search, set } = useAddress();
  const words = search.get('q') ?? '';
  const state = states.find((s) => s === search.get('state'));
  const feature = search.get('feature') ?? undefined;
  return {
    words,
    state,
    feature,
    creating: search.get('new') === '1',
    set,
    accepts: (campaign: Campaign) =>
      matches(campaign, words) &&
      (!state || campaign.state === state) &&
      (!feature || campaign.features.includes(feature)),
  };
}

type Filter = ReturnType<typeof useFilter>;

function Filters({ filter }: { filter: Filter }) {
  const text = useText('campaigns');
  const stateNames = useText('parts').campaignState;
  const name = useName();
  const features = useFeatures();
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
        aria-label={text.state}
        style={{ minWidth: 140 }}
        value={filter.state ?? ''}
        options={[
          { value: '', label: text.allStates },
          ...states.map((state) => ({ value: state, label: stateNames[state] })),
        ]}
        onChange={(state: string) => filter.set({ state })}
      />
      <Select
        aria-label={text.feature}
        style={{ minWidth: 180 }}
        value={filter.feature ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: text.allFeatures },
          ...(features.data?.items ?? []).map((f) => ({ value: f.key, label: name(f.names, f.key) })),
        ]}
        onChange={(feature: string) => filter.set({ feature })}
      />
    </div>
  );
}

function useColumns() {
  const { project } = useSession();
  const text = useText('campaigns');
  const format = useFormat(project.zone);
  const view = useRateView();
  return [
    {
      title: text.state,
      key: 'state',
      render: (_: unknown, c: Campaign) => <CampaignStateTag state={c.state} />,
    },
    {
      title: text.name,
      key: 'name',
      render: (_: unknown, c: Campaign) => (
        <>
          <Link to={`/p/${project.key}/campaigns/${c.key}`}>
            <Name names={c.names} fallback={c.key} />
          </Link>
          <span className="key-under">{c.key}</span>
        </>
      ),
    },
    {
      title: text.period,
      key: 'period',
      render: (_: unknown, c: Campaign) => text.fromTo(format.day(c.from), format.day(c.to)),
    },
    {
      title: text.features,
      key: 'features',
      render: (_: unknown, c: Campaign) => <FeatureLinks keys={c.features} />,
    },
    {
      title: text.participation,
      key: 'participation',
      align: 'right' as const,
      render: (_: unknown, c: Campaign) => <ListRate metric="participation" subject={c.key} view={view} />,
    },
    {
      title: text.since,
      key: 'since',
      render: (_: unknown, c: Campaign) => <StateBy campaign={c} />,
    },
  ];
}

function List({ filter, items }: { filter: Filter; items: Campaign[] }) {
  const text = useText('campaigns');
  const common = useText('common');
  const hint = useHint('edit_campaigns');
  const columns = useColumns();
  const shown = items
    .filter(filter.accepts)
    .sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state) || b.from.localeCompare(a.from));
  if (items.length === 0) {
    return (
      <div className="card">
        <EmptyState
          title={text.empty.title}
          lead={hint ? `${text.empty.lead} ${text.emptyNoRight}` : text.empty.lead}
          action={
            <AllowedButton needs="edit_campaigns" type="primary" onClick={() => filter.set({ new: '1' })}>
              {text.create}
            </AllowedButton>
          }
        />
      </div>
    );
  }
  if (shown.length === 0) {
    const clear = () => filter.set({ q: undefined, state: undefined, feature: undefined });
    return (
      <div className="card">
        <EmptyState
          title={text.filtered.title}
          lead={text.filtered.lead}
          action={
            <button className="link-button" onClick={clear}>
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

/** All campaigns: state, period, what they carry, who takes part, who brought them there and why. */
export default function CampaignsPage() {
  const text = useText('campaigns');
  const filter = useFilter();
  const view = useRateView();
  const campaigns = useCampaigns();
  const some = (campaigns.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageHead
        title={text.title}
        actions={
          some && (
            <AllowedButton needs="edit_campaigns" type="primary" onClick={() => filter.set({ new: '1' })}>
              {text.create}
            </AllowedButton>
          )
        }
        filters={some && <Filters filter={filter} />}
      />
      {campaigns.error && <ErrorTile error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {!campaigns.data && !campaigns.error && <Skeleton height={52} lines={6} />}
      {campaigns.data && <List filter={filter} items={campaigns.data.items} />}
      {filter.creating && <CampaignForm onClose={() => filter.set({ new: undefined })} />}
      <RatePeople view={view} />
    </>
  );
}
