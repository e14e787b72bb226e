import Select from 'antd/es/select';
import type { Feature } from '../../api/types';
import { useSession } from '../../app/session';
import { useShowArchived } from '../../components/ArchivedSwitch';
import { useFeatures } from '../../components/catalog';
import { CatalogPage, nameColumn } from '../../components/CatalogPage';
import { useFormat } from '../../components/format';
import { ListRate } from '../../components/ListRate';
import { OwnerNames } from '../../components/OwnerNames';
import { useRateView, type RateView } from '../../components/rates';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { FeatureForm } from './FeatureForm';

const tiers = ['core', 'standard', 'exploratory'] as const;

function useColumns(view: RateView) {
  const { project } = useSession();
  const text = useText('features');
  const parts = useText('parts');
  const format = useFormat(project.zone);
  return [
    nameColumn<Feature>(text.name, 'features'),
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

function TierChoice({ tier }: { tier: string | undefined }) {
  const text = useText('features');
  const names = useText('parts').tier;
  const { set } = useAddress();
  return (
    <Select
      aria-label={text.tier}
      style={{ minWidth: 140 }}
      value={tier ?? ''}
      options={[
        { value: '', label: text.allTiers },
        ...tiers.map((value) => ({ value, label: names[value] })),
      ]}
      onChange={(value: string) => set({ tier: value })}
    />
  );
}

/** All features with owners and the rates of the last closed day. */
export default function FeaturesPage() {
  const { search } = useAddress();
  const tier = tiers.find((t) => t === search.get('tier'));
  const view = useRateView();
  return (
    <CatalogPage<Feature>
      kind="features"
      needs="edit_features"
      text={useText('features')}
      list={useFeatures(useShowArchived())}
      columns={useColumns(view)}
      order={(a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || a.key.localeCompare(b.key)}
      filters={<TierChoice tier={tier} />}
      parameters={['tier']}
      accepts={(feature) => !tier || feature.tier === tier}
      view={view}
      form={(onClose) => <FeatureForm onClose={onClose} />}
    />
  );
}
