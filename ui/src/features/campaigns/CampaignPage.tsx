import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Campaign } from '../../api/types';
import { useSession } from '../../app/session';
import { seriesColours } from '../../charts/LineChart';
import { AllowedButton } from '../../components/AllowedButton';
import { History } from '../../components/AuditList';
import { CampaignStateTag } from '../../components/CampaignStateTag';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { HoldBanner, HoldButton } from '../../components/HoldParts';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { RateFilters, RatePeople } from '../../components/RateFilters';
import { RatePanel } from '../../components/RatePanel';
import { useRates, useRateView, type RateView } from '../../components/rates';
import { useSegments } from '../../components/segments';
import { SelectorText } from '../../components/SelectorText';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useArchiving } from '../../components/useArchiving';
import type { Wish } from '../../components/RequestDialog';
import { useText } from '../../text';
import { CampaignForm } from './CampaignForm';
import { stepsFrom, type Step, type Transition } from './draft';
import { FeatureLinks } from './parts';
import { StateHistory } from './StateHistory';
import { TransitionDialog } from './TransitionDialog';

interface Acts {
  onEdit: () => void;
  onStep: (step: Step) => void;
}

/** What moves a campaign on; what holds it back is never the primary button. */
const forward: Transition[] = ['schedule', 'start', 'resume'];

/** What somebody without the right may ask for in place of a step. */
const wishes: Partial<Record<Transition, (key: string) => Wish>> = {
  start: (key) => ({
    type: 'start_campaign',
    subject: { kind: 'campaign', key },
    parameters: { campaign: key },
  }),
  resume: (key) => ({
    type: 'start_campaign',
    subject: { kind: 'campaign', key },
    parameters: { campaign: key },
  }),
  pause: (key) => ({
    type: 'pause_campaign',
    subject: { kind: 'campaign', key },
    parameters: { campaign: key },
  }),
};

/** Draft and ended campaigns may be archived; an ended one is no longer edited. */
function Actions({ campaign, onEdit, onStep }: { campaign: Campaign } & Acts) {
  const text = useText('campaigns');
  const { archive, restore, busy } = useArchiving('campaigns');
  const steps = stepsFrom[campaign.state];
  if (campaign.archived) {
    return (
      <AllowedButton
        needs="edit_campaigns"
        type="primary"
        loading={busy}
        onClick={() => void restore(campaign)}
      >
        {text.restore}
      </AllowedButton>
    );
  }
  return (
    <>
      {(campaign.state === 'draft' || campaign.state === 'ended') && (
        <AllowedButton needs="edit_campaigns" loading={busy} onClick={() => void archive(campaign)}>
          {text.archive}
        </AllowedButton>
      )}
      {campaign.state !== 'ended' && (
        <HoldButton held={{ kind: 'campaign', key: campaign.key, names: campaign.names }} />
      )}
      {campaign.state !== 'ended' && (
        <AllowedButton needs="edit_campaigns" onClick={onEdit}>
          {text.edit}
        </AllowedButton>
      )}
      {[...steps].reverse().map((step) => (
        <AllowedButton
          key={step.transition}
          needs="edit_campaigns"
          type={forward.includes(step.transition) ? 'primary' : 'default'}
          request={wishes[step.transition]?.(campaign.key)}
          onClick={() => onStep(step)}
        >
          {text.transition[step.transition]}
        </AllowedButton>
      ))}
    </>
  );
}

function TargetSegment({ segment }: { segment: string }) {
  const { project } = useSession();
  const name = useName();
  const found = useSegments().data?.items.find((row) => row.segment.key === segment)?.segment;
  return (
    <Link to={`/p/${project.key}/people/segments/${segment}`}>
      {found ? name(found.names, found.key) : segment}
    </Link>
  );
}

function Counts({ campaign }: { campaign: Campaign }) {
  const text = useText('campaigns').events;
  return (
    <section className="card">
      <h2>{text.title}</h2>
      <dl className="facts">
        <dt>{text.features}</dt>
        <dd>
          <FeatureLinks keys={campaign.features} />
        </dd>
        {campaign.segment && (
          <>
            <dt>{text.segment}</dt>
            <dd>
              <TargetSegment segment={campaign.segment} />
            </dd>
          </>
        )}
        <dt>{text.participation}</dt>
        <dd>
          <SelectorText selector={campaign.participation} />
        </dd>
        <dt>{text.reach}</dt>
        <dd>
          {campaign.reach ? (
            <SelectorText selector={campaign.reach} />
          ) : (
            <span className="weak">{text.none}</span>
          )}
        </dd>
        {campaign.completion && campaign.windowDays && (
          <>
            <dt>{text.completion(campaign.windowDays)}</dt>
            <dd>
              <SelectorText selector={campaign.completion} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Rates({ campaign, view, onEdit }: { campaign: Campaign; view: RateView; onEdit: () => void }) {
  const text = useText('campaigns');
  return (
    <div className="two">
      <RatePanel metric="participation" subject={campaign.key} colour={seriesColours[1]!} view={view} />
      {campaign.reach ? (
        <RatePanel metric="reach" subject={campaign.key} colour={seriesColours[4]!} view={view} />
      ) : (
        <section className="card">
          <EmptyState
            title={text.noReach.title}
            lead={text.noReach.lead}
            action={
              campaign.state !== 'ended' &&
              !campaign.archived && (
                <AllowedButton needs="edit_campaigns" onClick={onEdit}>
                  {text.edit}
                </AllowedButton>
              )
            }
          />
        </section>
      )}
      {campaign.completion && (
        <RatePanel
          metric="onboarding_completion"
          subject={campaign.key}
          colour={seriesColours[2]!}
          view={view}
        />
      )}
    </div>
  );
}

function Loaded({ campaign }: { campaign: Campaign }) {
  const { project, can } = useSession();
  const text = useText('campaigns');
  const name = useName();
  const format = useFormat(project.zone);
  const { search, set } = useAddress();
  const common = useText('common');
  const view = useRateView();
  const asOf = useRates('participation', campaign.key, view.range, view.interval).data?.asOf;
  const archiving = useText('parts').archiving;
  const [step, setStep] = useState<Step>();
  const edit = () => set({ edit: '1' });
  return (
    <>
      <PageHead
        title={name(campaign.names, campaign.key)}
        aside={
          <span className="head-facts">
            <CampaignStateTag state={campaign.state} />
            {campaign.archived && <span className="state-tag archived">{archiving.archived}</span>}
            <code>{campaign.key}</code>
            <span>{text.fromTo(format.day(campaign.from), format.day(campaign.to))}</span>
          </span>
        }
        actions={<Actions campaign={campaign} onEdit={edit} onStep={setStep} />}
        filters={<RateFilters view={view} />}
        asOf={asOf && common.asOf(format.time(asOf))}
      />
      <HoldBanner
        held={{
          kind: 'campaign',
          key: campaign.key,
          names: campaign.names,
          features: campaign.features,
        }}
      />
      <Rates campaign={campaign} view={view} onEdit={edit} />
      <div className="two">
        <Counts campaign={campaign} />
        <section className="card">
          <h2>{text.history}</h2>
          <StateHistory campaign={campaign} />
        </section>
      </div>
      {can('view_audit') && (
        <section className="card">
          <h2>{text.changes}</h2>
          <History kind="campaign" subject={campaign.key} />
        </section>
      )}
      {search.get('edit') === '1' && campaign.state !== 'ended' && !campaign.archived && (
        <CampaignForm campaign={campaign} onClose={() => set({ edit: undefined })} />
      )}
      {step && <TransitionDialog campaign={campaign} step={step} onClose={() => setStep(undefined)} />}
      <RatePeople view={view} />
    </>
  );
}

/** One campaign: who takes part, its state and how it came there. */
export default function CampaignPage() {
  const { project } = useSession();
  const text = useText('campaigns');
  const key = useParams().campaign!;
  const campaign = useQuery({
    queryKey: [project.key, 'campaigns', 'one', key],
    queryFn: () =>
      api.get<Campaign>('/api/projects/{project}/campaigns/{key}', { path: { project: project.key, key } }),
  });
  return (
    <>
      <p className="crumb">
        <Link to={`/p/${project.key}/campaigns`}>← {text.title}</Link>
      </p>
      {campaign.error && <ErrorTile error={campaign.error} onRetry={() => void campaign.refetch()} />}
      {!campaign.data && !campaign.error && <Skeleton height={160} lines={3} />}
      {campaign.data && <Loaded campaign={campaign.data} />}
    </>
  );
}
