import Select from 'antd/es/select';
import type { Campaign, CampaignState } from '../../api/types';
import { useSession } from '../../app/session';
import { useShowArchived } from '../../components/ArchivedSwitch';
import { CampaignStateTag } from '../../components/CampaignStateTag';
import { useCampaigns, useFeatures } from '../../components/catalog';
import { CatalogPage, nameColumn } from '../../components/CatalogPage';
import { useFormat } from '../../components/format';
import { ListRate } from '../../components/ListRate';
import { useName } from '../../components/Name';
import { useRateView, type RateView } from '../../components/rates';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { CampaignForm } from './CampaignForm';
import { FeatureLinks, StateBy } from './parts';

/** Running first: what people meet today stands on top. */
const states: CampaignState[] = ['running', 'paused', 'scheduled', 'draft', 'ended'];

function Choices({ state, feature }: { state?: string; feature?: string }) {
  const text = useText('campaigns');
  const stateNames = useText('parts').campaignState;
  const name = useName();
  const features = useFeatures();
  const { set } = useAddress();
  return (
    <>
      <Select
        aria-label={text.state}
        style={{ minWidth: 140 }}
        value={state ?? ''}
        options={[
          { value: '', label: text.allStates },
          ...states.map((value) => ({ value, label: stateNames[value] })),
        ]}
        onChange={(value: string) => set({ state: value })}
      />
      <Select
        aria-label={text.feature}
        style={{ minWidth: 180 }}
        value={feature ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: text.allFeatures },
          ...(features.data?.items ?? []).map((f) => ({ value: f.key, label: name(f.names, f.key) })),
        ]}
        onChange={(value: string) => set({ feature: value })}
      />
    </>
  );
}

function useColumns(view: RateView) {
  const { project } = useSession();
  const text = useText('campaigns');
  const format = useFormat(project.zone);
  return [
    {
      title: text.state,
      key: 'state',
      render: (_: unknown, c: Campaign) => <CampaignStateTag state={c.state} />,
    },
    nameColumn<Campaign>(text.name, 'campaigns'),
    {
      title: text.period,
      key: 'period',
      className: 'no-wrap',
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

/** All campaigns: state, period, what they carry, who takes part, who brought them there and why. */
export default function CampaignsPage() {
  const { search } = useAddress();
  const state = states.find((s) => s === search.get('state'));
  const feature = search.get('feature') ?? undefined;
  const view = useRateView();
  return (
    <CatalogPage<Campaign>
      kind="campaigns"
      needs="edit_campaigns"
      text={useText('campaigns')}
      list={useCampaigns(useShowArchived())}
      columns={useColumns(view)}
      order={(a, b) => states.indexOf(a.state) - states.indexOf(b.state) || b.from.localeCompare(a.from)}
      filters={<Choices state={state} feature={feature} />}
      parameters={['state', 'feature']}
      accepts={(c) => (!state || c.state === state) && (!feature || c.features.includes(feature))}
      view={view}
      form={(onClose) => <CampaignForm onClose={onClose} />}
    />
  );
}
