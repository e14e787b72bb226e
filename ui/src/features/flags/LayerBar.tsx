import type { Layer } from '../../api/types';
import { useName } from '../../components/Name';
import { useTelling } from './parts';
import { share } from './words';

/** So many slots make a layer. */
export const SLOTS = 10_000;

type Range = { from: number; to: number };

const slotsOf = (ranges: readonly Range[]) => ranges.reduce((sum, { from, to }) => sum + to - from, 0);

/** Percent of a layer that ranges hold. */
export const percentOf = (ranges: readonly Range[]) => (slotsOf(ranges) / SLOTS) * 100;

const place = ({ from, to }: Range) => ({
  left: `${(from / SLOTS) * 100}%`,
  width: `${((to - from) / SLOTS) * 100}%`,
});

/** A layer's slots, drawn: who has which; what is kept but not in use is hatched. */
export function LayerBar({ layer, only }: { layer: Layer; only?: string }) {
  const { text, format } = useTelling();
  const name = useName();
  const words = text.bounds.layers;
  const shown = layer.flags.map((f) => words.part(name(f.names, f.flag), share(f.share, format)));
  const free = words.free(share(layer.free, format));
  return (
    <div
      className="layer-bar"
      role="img"
      aria-label={`${words.bar(name(layer.names, layer.key))}: ${[...shown, free].join(' · ')}`}
    >
      {layer.flags.map((flag, i) => (
        <span key={flag.flag} className={only && only !== flag.flag ? 'layer-flag quiet' : 'layer-flag'}>
          {flag.ranges.map((range) => (
            <span key={range.from} className={`layer-kept tone-${i % 6}`} style={place(range)} />
          ))}
          {flag.used.map((range) => (
            <span
              key={range.from}
              className={`layer-used tone-${i % 6}`}
              style={place(range)}
              title={words.part(name(flag.names, flag.flag), share(flag.share, format))}
            >
              {(range.to - range.from) / SLOTS >= 0.12 && name(flag.names, flag.flag)}
            </span>
          ))}
        </span>
      ))}
    </div>
  );
}
