import { Suspense } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { TileContext, type TileOf } from './frame/tile';
import { kindPage } from './kinds';

/** What a saved insight shows, drawn by its kind's own page in small. */
export default function InsightBody(tile: TileOf) {
  const text = useText('insights');
  const Page = kindPage(tile.insight.kind);
  if (!Page) return <EmptyState title={text.unknownKind.title} lead={text.unknownKind.lead} />;
  return (
    <TileContext value={tile}>
      <Suspense fallback={<Skeleton height={220} lines={1} />}>
        <Page />
      </Suspense>
    </TileContext>
  );
}
