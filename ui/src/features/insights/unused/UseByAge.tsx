import type { UnusedAnswer, UnusedCell, UnusedQuery } from '../../../api/types';
import { niceTop } from '../../../charts/TileLine';
import { useLanguage } from '../../../text';
import { nameIn } from '../figures/names';
import { portion } from '../figures/numbers';
import type { ResultProps } from '../frame/kind';

type Use = UnusedAnswer['features'][number];

const LABEL_HEIGHT = 18;
const HEIGHT = 240;

/** Where names stand, in pixels from the bottom, so that none covers another: each at its point or just above. */
export function labelPlaces(heights: number[]): number[] {
  const order = heights.map((height, i) => ({ height, i })).sort((a, b) => a.height - b.height);
  const places = [...heights];
  let last = -Infinity;
  for (const { height, i } of order) {
    const place = Math.max(height, last + LABEL_HEIGHT);
    places[i] = place;
    last = place;
  }
  return places;
}

/** A point for each feature: age across, share of active people up; old and low is what to look at. */
export function UseByAge({
  query,
  answer,
  format,
  onPick,
}: ResultProps<UnusedQuery, UnusedAnswer, UnusedCell>) {
  const { text: all } = useLanguage();
  const text = all.insights.unused;
  const name = (use: Use) => nameIn(all, use.names, use.key);
  const aged = answer.features.filter((use) => use.ageDays !== null && use.ageDays >= 0);
  const ageless = answer.features.filter((use) => use.ageDays === null || use.ageDays < 0);
  const oldest = niceTop(Math.max(10, ...aged.map((use) => use.ageDays!)));
  const rare = query.rareBelow ?? 0;
  const top = Math.min(1, niceTop(Math.max(0.02, 2 * rare, ...aged.map((use) => use.share))));
  const labels = labelPlaces(aged.map((use) => (use.share / top) * HEIGHT));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const unaged = ageless.length > 0 && (
    <p className="weak hint">{text.ageless(ageless.map(name).join(all.insights.unused.join))}</p>
  );
  if (aged.length === 0) return unaged;
  return (
    <figure className="scatter" aria-label={text.chart(aged.map(name).join(', '))}>
      <figcaption className="weak">{text.yAxis}</figcaption>
      <div className="scatter-plot" style={{ height: HEIGHT }}>
        {ticks.map((tick) => (
          <span key={tick} className="scatter-y" style={{ bottom: portion(tick, 1) }}>
            {format.percent(tick * top)}
          </span>
        ))}
        {rare > 0 && (
          <span className="scatter-line" style={{ bottom: portion(rare, top) }}>
            <span>{text.rareLine(format.percent(rare))}</span>
          </span>
        )}
        {aged.map((use, i) => (
          <div key={use.key} style={{ left: portion(use.ageDays!, oldest) }} className="scatter-at">
            <span className={`scatter-dot ${use.verdict}`} style={{ bottom: portion(use.share, top) }} />
            <button
              className={`link-button scatter-name ${use.ageDays! > oldest * 0.7 ? 'before' : ''}`}
              style={{ bottom: labels[i] }}
              aria-label={all.insights.openPeople(
                `${name(use)} ${format.percent(use.share)}`,
                format.exact(use.people),
              )}
              onClick={() => onPick({ feature: use.key })}
            >
              {name(use)} {format.percent(use.share)}
            </button>
          </div>
        ))}
      </div>
      <div className="scatter-x">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: portion(tick, 1) }}>
            {format.exact(Math.round(tick * oldest))}
          </span>
        ))}
      </div>
      <p className="weak scatter-title">{text.xAxis}</p>
      {unaged}
    </figure>
  );
}
