import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Campaign, CampaignState } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { CampaignStateTag } from '../../components/CampaignStateTag';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { StateReason } from './parts';

interface StateChange {
  time: string;
  actor: string;
  from: CampaignState | null;
  to: CampaignState;
  reason: string;
}

/** Each step of a campaign, newest first: from, to, who, when, why. */
export function StateHistory({ campaign }: { campaign: Campaign }) {
  const { project } = useSession();
  const text = useText('campaigns');
  const format = useFormat(project.zone);
  const actor = useActor();
  const history = useQuery({
    queryKey: [project.key, 'campaigns', 'history', campaign.key, campaign.version],
    queryFn: () =>
      api.get<StateChange[]>('/api/projects/{project}/campaigns/{key}/history', {
        path: { project: project.key, key: campaign.key },
      }),
  });
  if (history.error) return <ErrorTile error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Skeleton height={32} lines={2} />;
  if (history.data.length === 0) return <p className="weak">{text.historyEmpty}</p>;
  const newestFirst = [...history.data].sort((a, b) => b.time.localeCompare(a.time));
  return (
    <ul className="audit-list" data-testid="states">
      {newestFirst.map((change) => (
        <li key={`${change.time}${change.to}`}>
          <p>
            {change.from && change.from !== change.to && (
              <>
                <CampaignStateTag state={change.from} /> <span aria-hidden>→</span>{' '}
              </>
            )}
            <CampaignStateTag state={change.to} />{' '}
            <span className="weak">{text.by(actor(change.actor), format.time(change.time))}</span>
          </p>
          {change.reason && (
            <p>
              <StateReason {...change} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
