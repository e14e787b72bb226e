import { Link } from 'react-router';
import type { Campaign } from '../../api/types';
import { useSession } from '../../app/session';
import { useFeatures, useMembers } from '../../components/catalog';
import { useFormat } from '../../components/format';
import { Name } from '../../components/Name';
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

/** A person by name where they are a member; Tandem itself where the period decided. */
export function useActor(): (actor: string) => string {
  const text = useText('campaigns');
  const members = useMembers();
  return (actor) =>
    actor === 'system' ? text.system : (members.data?.find((m) => m.email === actor)?.name ?? actor);
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
      {campaign.stateReason && <span className="key-under">{campaign.stateReason}</span>}
    </>
  );
}
