import { Link } from 'react-router';
import type { Campaign, CampaignState } from '../../api/types';
import { useSession } from '../../app/session';
import { byPeriod, useActor } from '../../components/actors';
import { useFeatures } from '../../components/catalog';
import { useFormat } from '../../components/format';
import { Name } from '../../components/Name';
import { useReason } from '../../components/reasons';
import { useText } from '../../text';

/** The features a campaign carries, by name. */
export function FeatureLinks({ keys }: { keys: string[] }) {
  const { project } = useSession();
  const text = useText('campaigns');
  const features = useFeatures();
  if (keys.length === 0) return <span className="weak">{text.noFeatures}</span>;
  return (
    <div className="link-list">
      {keys.map((key) => (
        <div key={key}>
          <Link to={`/p/${project.key}/features/${key}`}>
            <Name names={features.data?.items.find((f) => f.key === key)?.names} fallback={key} />
          </Link>
        </div>
      ))}
    </div>
  );
}

interface Step {
  to: CampaignState;
  actor: string;
  reason: string;
}

/** Why a campaign came into a state: what somebody wrote, or which end of its period was reached. */
export function StateReason({ to, actor, reason }: Step) {
  const text = useText('campaigns');
  const inWords = useReason();
  if (!byPeriod(actor)) return <>{inWords(reason)}</>;
  return <>{to === 'ended' ? text.periodOver : text.periodBegun}</>;
}

/** Who brought a campaign into its state, when and why. */
export function StateBy({ campaign }: { campaign: Campaign }) {
  const { project } = useSession();
  const text = useText('campaigns');
  const format = useFormat(project.zone);
  const actor = useActor();
  if (!campaign.stateChangedBy || !campaign.stateChangedAt) return null;
  return (
    <>
      {text.by(actor(campaign.stateChangedBy), format.time(campaign.stateChangedAt))}
      <span className="key-under">
        <StateReason to={campaign.state} actor={campaign.stateChangedBy} reason={campaign.stateReason} />
      </span>
    </>
  );
}
