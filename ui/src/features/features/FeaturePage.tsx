import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Feature } from '../../api/types';
import { useSession } from '../../app/session';
import { seriesColours } from '../../charts/LineChart';
import { AllowedButton } from '../../components/AllowedButton';
import { History } from '../../components/AuditList';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { HoldBanner, HoldButton } from '../../components/HoldParts';
import { useName } from '../../components/Name';
import { OwnerNames } from '../../components/OwnerNames';
import { PageHead } from '../../components/PageHead';
import { RateFilters, RatePeople } from '../../components/RateFilters';
import { RatePanel } from '../../components/RatePanel';
import { useRates, useRateView, type RateView } from '../../components/rates';
import { SelectorText, SelectorTexts } from '../../components/SelectorText';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useArchiving } from '../../components/useArchiving';
import { useText } from '../../text';
import { FeatureForm } from './FeatureForm';
import { LinkedCampaigns } from './LinkedCampaigns';
import { Loop } from './Loop';

function Events({ feature }: { feature: Feature }) {
  const text = useText('features').events;
  const none = <span className="weak">{text.none}</span>;
  return (
    <section className="card">
      <h2>{text.title}</h2>
      <dl className="facts">
        <dt>{text.key}</dt>
        <dd>
          <SelectorTexts selectors={feature.keyEvents} none={text.none} />
        </dd>
        <dt>{text.exposure}</dt>
        <dd>{feature.exposure ? <SelectorText selector={feature.exposure} /> : none}</dd>
        <dt>{text.rating}</dt>
        <dd>
          {feature.rating ? (
            <>
              <SelectorText selector={feature.rating.event} />{' '}
              <span className="weak">{text.ratingProperty(feature.rating.property)}</span>
            </>
          ) : (
            none
          )}
        </dd>
        <dt>{text.complaints}</dt>
        <dd>
          <SelectorTexts selectors={feature.complaints} none={text.none} />
        </dd>
      </dl>
    </section>
  );
}

function Rates({ feature, view, onEdit }: { feature: Feature; view: RateView; onEdit: () => void }) {
  const text = useText('features');
  return (
    <div className="two">
      <RatePanel metric="penetration" subject={feature.key} colour={seriesColours[0]!} view={view} />
      {feature.exposure ? (
        <RatePanel metric="usage" subject={feature.key} colour={seriesColours[2]!} view={view} />
      ) : (
        <section className="card">
          <EmptyState
            title={text.noUsage.title}
            lead={text.noUsage.lead}
            action={
              !feature.archived && (
                <AllowedButton needs="edit_features" onClick={onEdit}>
                  {text.edit}
                </AllowedButton>
              )
            }
          />
        </section>
      )}
    </div>
  );
}

function Head({ feature, view, onEdit }: { feature: Feature; view: RateView; onEdit: () => void }) {
  const { project } = useSession();
  const text = useText('features');
  const { tier: tiers, archiving } = useText('parts');
  const { archive, restore, busy } = useArchiving('features');
  const common = useText('common');
  const name = useName();
  const format = useFormat(project.zone);
  const asOf = useRates('penetration', feature.key, view.range, view.interval).data?.asOf;
  return (
    <PageHead
      title={name(feature.names, feature.key)}
      aside={
        <span className="head-facts">
          {feature.archived && <span className="state-tag archived">{archiving.archived}</span>}
          <code>{feature.key}</code>
          <span>{tiers[feature.tier]}</span>
          {feature.launchDate && (
            <span>
              {text.launch} {format.day(feature.launchDate)}
            </span>
          )}
          <OwnerNames feature={feature} inline />
        </span>
      }
      actions={
        feature.archived ? (
          <AllowedButton
            needs="edit_features"
            type="primary"
            loading={busy}
            onClick={() => void restore(feature)}
          >
            {text.restore}
          </AllowedButton>
        ) : (
          <>
            <HoldButton held={{ kind: 'feature', key: feature.key, names: feature.names }} />
            <AllowedButton needs="edit_features" loading={busy} onClick={() => void archive(feature)}>
              {text.archive}
            </AllowedButton>
            <AllowedButton needs="edit_features" type="primary" onClick={onEdit}>
              {text.edit}
            </AllowedButton>
          </>
        )
      }
      filters={<RateFilters view={view} />}
      asOf={asOf && common.asOf(format.time(asOf))}
    />
  );
}

function Loaded({ feature }: { feature: Feature }) {
  const { can } = useSession();
  const text = useText('features');
  const { search, set } = useAddress();
  const view = useRateView();
  const edit = () => set({ edit: '1' });
  return (
    <>
      <Head feature={feature} view={view} onEdit={edit} />
      <HoldBanner held={{ kind: 'feature', key: feature.key, names: feature.names }} />
      <Loop feature={feature} view={view} />
      <Rates feature={feature} view={view} onEdit={edit} />
      <div className="two">
        <Events feature={feature} />
        <LinkedCampaigns feature={feature} view={view} />
      </div>
      {can('view_audit') && (
        <section className="card">
          <h2>{text.history}</h2>
          <History kind="feature" subject={feature.key} />
        </section>
      )}
      {search.get('edit') === '1' && !feature.archived && (
        <FeatureForm key={feature.key} feature={feature} onClose={() => set({ edit: undefined })} />
      )}
      <RatePeople view={view} />
    </>
  );
}

/** One feature: from exposure to feedback, its rates, events, campaigns and history. */
export default function FeaturePage() {
  const { project } = useSession();
  const text = useText('features');
  const key = useParams().feature!;
  const feature = useQuery({
    queryKey: [project.key, 'features', 'one', key],
    queryFn: () =>
      api.get<Feature>('/api/projects/{project}/features/{key}', { path: { project: project.key, key } }),
  });
  return (
    <>
      <p className="crumb">
        <Link to={`/p/${project.key}/features`}>← {text.title}</Link>
      </p>
      {feature.error && <ErrorTile error={feature.error} onRetry={() => void feature.refetch()} />}
      {!feature.data && !feature.error && <Skeleton height={160} lines={3} />}
      {feature.data && <Loaded feature={feature.data} />}
    </>
  );
}
