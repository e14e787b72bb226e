import type { ExperimentEffect } from '../../api/types';
import { spanOf, type Method, type Scale } from './model';

/** So near to 0, in percent of the width, an end of the scale has no room for its number. */
const NEAR = 20;

interface Plotted {
  effect: ExperimentEffect | null;
  /** Colours it. */
  reading: string;
  method: Method;
  scale: Scale;
  /** The change from which on a guardrail is harmed, in the effect's unit. */
  limit?: number;
}

/**
 * An interval beside 0 and, of a guardrail, its limit; the numbers stand beside it in words. Where it goes on beyond the
 * scale it ends in an arrow.
 */
export function Interval({ effect, reading, method, scale, limit }: Plotted) {
  if (!effect) return null;
  const { low, high } = spanOf(effect, method);
  const from = scale.at(low);
  const inside = effect.estimate >= scale.low && effect.estimate <= scale.high;
  const cut = [low < scale.low ? 'cut-low' : '', high > scale.high ? 'cut-high' : ''].join(' ');
  return (
    <div className={`interval ${reading}`} aria-hidden>
      <span className="zero" style={{ left: `${scale.at(0)}%` }} />
      {limit !== undefined && <span className="limit" style={{ left: `${scale.at(limit)}%` }} />}
      <span
        className={`whisker ${cut}`.trim()}
        style={{ left: `${from}%`, width: `${scale.at(high) - from}%` }}
      />
      {inside && <span className="dot" style={{ left: `${scale.at(effect.estimate)}%` }} />}
    </div>
  );
}

/** The scale's ends in numbers below a table's rows, in its fourth column. */
export function Ends({ scale, say, after }: { scale: Scale; say: (value: number) => string; after: number }) {
  return (
    <tr className="exp-scale" aria-hidden>
      <td colSpan={3} />
      <td className="exp-plot">
        <span className="ends">
          <span>{scale.at(0) > NEAR && say(scale.low)}</span>
          <span className="middle" style={{ left: `${scale.at(0)}%` }}>
            0
          </span>
          <span>{scale.at(0) < 100 - NEAR && say(scale.high)}</span>
        </span>
      </td>
      <td colSpan={after} />
    </tr>
  );
}
