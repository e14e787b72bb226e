import { createContext } from 'react';
import type { SavedInsight } from '../../../api/types';
import type { ChosenRange } from '../../../components/range';
import type { View } from './kind';

/** A saved insight that is drawn in small, as a tile of a board. */
export interface TileOf {
  insight: SavedInsight;
  /** The board's range and segment; the insight's own where absent. */
  range?: ChosenRange;
  segment?: string;
  view: View;
  /** Tells the tile whether there is a choice between chart and table. */
  onKind: (kind: { drawn: boolean }) => void;
}

/** Within it a kind's page is a tile. */
export const TileContext = createContext<TileOf | undefined>(undefined);

/** The saved question with the board's range and segment over its own. */
export function questionOfTile({ insight, range, segment }: Omit<TileOf, 'view' | 'onKind'>) {
  return {
    ...insight.question,
    ...(range ? { range } : {}),
    ...(segment ? { segment } : {}),
  };
}
