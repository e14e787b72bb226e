import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Board, Filter } from '../../api/types';
import { InsightBody } from '../../app/insights';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { useName } from '../../components/Name';
import type { ChosenRange } from '../../components/range';
import { insightPath } from '../../components/savedInsights';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { TileMenu, type TileCommand } from './TileMenu';

interface Props {
  tile: Board['insights'][number];
  /** The board's own; the insight's where absent. */
  range?: ChosenRange;
  segment?: string;
  where: Filter[];
  onCommand: (command: TileCommand) => void;
  without: readonly TileCommand[];
}

/** True from the moment the element comes near the window: what is far below is not asked for. */
function useNear() {
  const ref = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!ref.current || near) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: '300px' },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [near]);
  return { ref, near };
}

/** A saved insight on the board, with the board's range, segment and conditions over its own while they are chosen. */
export function InsightTile({ tile, range, segment, where, onCommand, without }: Props) {
  const { project } = useSession();
  const text = useText('board');
  const names = useName();
  const { ref, near } = useNear();
  const [table, setTable] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const onKind = useCallback((kind: { drawn: boolean }) => setDrawn(kind.drawn), []);
  const { insight } = tile;
  const name = names(insight.names, insight.key);
  return (
    <section className="card tile insight-tile" aria-label={name} ref={ref}>
      <div className="tile-head">
        <h2>
          <Link to={insightPath(project.key, insight)}>{name}</Link>
        </h2>
        <TileMenu
          name={name}
          table={table}
          onTable={drawn && !insight.archived ? () => setTable(!table) : undefined}
          onCommand={onCommand}
          without={without}
          columns={tile.columns}
          changes={false}
        />
      </div>
      {insight.archived ? (
        <>
          <p className="tile-why">{text.insightArchived}</p>
          <p>
            <AllowedButton needs="edit_boards" onClick={() => onCommand('remove')}>
              {text.removeTile}
            </AllowedButton>
          </p>
        </>
      ) : near ? (
        <Suspense fallback={<Skeleton height={220} lines={1} />}>
          <InsightBody
            insight={insight}
            range={range}
            segment={segment}
            where={where}
            view={table ? 'table' : 'chart'}
            onKind={onKind}
          />
        </Suspense>
      ) : (
        <Skeleton height={220} lines={1} />
      )}
    </section>
  );
}
