import { Link } from 'react-router';
import type { BoardTile, TilePolicy } from '../../api/types';
import { useSession } from '../../app/session';
import { ActionStateTag } from '../../components/ActionStateTag';
import { useActor } from '../../components/actors';
import { useName } from '../../components/Name';
import { StandingTag } from '../../components/PolicyStateTag';
import { useText } from '../../text';
import { useShows } from './numbers';

function LastAction({ policy }: { policy: TilePolicy }) {
  const { project } = useSession();
  const text = useText('board').policy;
  const parts = useText('parts').action;
  const roles = useText('common').role;
  const name = useName();
  const actor = useActor();
  const action = policy.lastAction;
  if (!action) return null;
  const what = action.result ?? action.preview;
  return (
    <p className="tile-action">
      <ActionStateTag state={action.state} /> {parts.type(action.type)}
      {what && (
        <> {action.link ? <Link to={`/p/${project.key}/${action.link}`}>{name(what)}</Link> : name(what)}</>
      )}
      <span className="weak">
        {' '}
        · {text.byRule}
        {action.decidedBy
          ? ` · ${action.state === 'rejected' ? text.rejectedBy(actor(action.decidedBy)) : text.approvedBy(actor(action.decidedBy))}`
          : action.state === 'proposed' && action.approval
            ? ` · ${parts.waitsFor(roles[action.approval.role])}`
            : ''}
      </span>
    </p>
  );
}

function One({ policy, tile }: { policy: TilePolicy; tile: BoardTile }) {
  const { project } = useSession();
  const text = useText('board').policy;
  const name = useName();
  const shows = useShows(tile.metric);
  const { standing } = policy;
  const { status } = standing;
  const judged = useShows({ unit: tile.metric.unit, interval: standing.interval });
  const sentence = name(status.lastSentence);
  return (
    <div className="tile-policy" data-testid={`tile-policy-${standing.key}`}>
      <p className="tile-policy-head">
        <StandingTag
          state={status.state}
          breaches={status.breaches}
          k={status.k}
          shadow={standing.mode === 'shadow'}
        />
        <Link to={`/p/${project.key}/policies/${standing.key}`}>{name(standing.names)}</Link>
        {!policy.sameSeries && <span className="weak">{text.otherSeries}</span>}
        {status.state !== 'ok' && status.since && (
          <span className="weak">{text.since(shows.format.time(status.since))}</span>
        )}
      </p>
      {sentence && (
        <details>
          <summary>
            {status.lastBucket ? text.verdictOf(judged.bucket(status.lastBucket)) : text.verdict}
          </summary>
          <p>{sentence}</p>
        </details>
      )}
      <LastAction policy={policy} />
    </div>
  );
}

/** What the rules that watch a tile say: state, last verdict one click away, last action with who approved. */
export function TilePolicies({ tile }: { tile: BoardTile }) {
  const text = useText('board').policy;
  const [first, ...others] = tile.policies;
  if (!first) return null;
  return (
    <div className="tile-policies">
      <One policy={first} tile={tile} />
      {others.length > 0 && (
        <details>
          <summary>{text.others(others.length)}</summary>
          {others.map((policy) => (
            <One key={policy.standing.key} policy={policy} tile={tile} />
          ))}
        </details>
      )}
    </div>
  );
}
