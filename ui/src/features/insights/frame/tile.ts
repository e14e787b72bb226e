import { createContext } from 'react';
import type { Filter, SavedInsight } from '../../../api/types';
import type { ChosenRange } from '../../../components/range';
import { filtersOf } from '../../../components/reading';
import type { View } from './kind';

/** A saved insight that is drawn in small, as a tile of a board. */
export interface TileOf {
  insight: SavedInsight;
  /** The board's range and segment; the insight's own where absent. */
  range?: ChosenRange;
  segment?: string;
  /** The board's conditions, beside the insight's own. */
  where?: Filter[];
  view: View;
  /** Tells the tile whether there is a choice between chart and table. */
  onKind: (kind: { drawn: boolean }) => void;
}

/** Within it a kind's page is a tile. */
export const TileContext = createContext<TileOf | undefined>(undefined);

/** The saved question with the board's range and segment over its own, and its conditions beside those it has. */
export function questionOfTile({ insight, range, segment, where = [] }: Omit<TileOf, 'view' | 'onKind'>) {
  return {
    ...insight.question,
    ...(range ? { range } : {}),
    ...(segment ? { segment } : {}),
    ...(where.length > 0 ? { where: [...filtersOf(insight.question.where), ...where] } : {}),
  };
}
