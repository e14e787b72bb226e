import Button from 'antd/es/button';
import { Link } from 'react-router';
import type { Board } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { useName } from '../../components/Name';
import { useBoards } from '../../components/savedBoards';
import { useText } from '../../text';
import { useMetrics } from './queries';

/** A tile that cannot be computed just now: what to do about it, with the code. */
export function Unavailable({
  tile,
  onRemove,
}: {
  tile: Board['unavailable'][number];
  onRemove: () => void;
}) {
  const text = useText('board');
  const common = useText('common');
  const name = useName();
  const metric = useMetrics(true).data?.find((m) => m.key === tile.metric);
  return (
    <section className="card tile unavailable">
      <div className="tile-head">
        <h2>{name(metric?.names, common.metric[tile.metric] ?? tile.metric)}</h2>
      </div>
      {tile.subject && <p className="tile-subject weak">{tile.subject}</p>}
      <p className="tile-why">
        {name(tile.why)} <code>{tile.code}</code>
      </p>
      <AllowedButton needs="edit_boards" onClick={onRemove}>
        {text.removeTile}
      </AllowedButton>
    </section>
  );
}

/** What to do next where a board has nothing to show: declare a feature, a campaign, or add a tile. */
export function Missing({ board, onAdd }: { board: Board; onAdd: () => void }) {
  const { project } = useSession();
  const text = useText('board');
  const tiles = useBoards().data?.find((one) => one.key === board.key)?.tiles ?? [];
  const asks = (metrics: string[]) =>
    tiles.some((t) => t.metric !== null && metrics.includes(t.metric) && t.subject === null) &&
    !board.tiles.some((t) => metrics.includes(t.metric.key));
  const hint = (words: typeof text.noFeature, room: string) => (
    <section className="card tile">
      <EmptyState
        title={words.title}
        lead={words.lead}
        action={<Link to={`/p/${project.key}/${room}`}>{words.action}</Link>}
      />
    </section>
  );
  if (tiles.length === 0 && board.tiles.length === 0 && board.insights.length === 0) {
    return (
      <section className="card tile">
        <EmptyState
          title={text.noTiles.title}
          lead={text.noTiles.lead}
          action={<Button onClick={onAdd}>{text.addTile}</Button>}
        />
      </section>
    );
  }
  return (
    <>
      {asks(['usage', 'penetration']) && hint(text.noFeature, 'features')}
      {asks(['participation']) && hint(text.noCampaign, 'campaigns')}
    </>
  );
}
