import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useText } from '../../text';

const WIDTH = 120;
const HEIGHT = 28;

/** A segment's last 28 days as a small line; days before it was worked out are a gap. */
export function Trend({ name, sizes }: { name: string; sizes: (number | null)[] }) {
  const { project } = useSession();
  const text = useText('audiences');
  const format = useFormat(project.zone);
  const known = sizes.filter((s) => s !== null);
  if (known.length < 2) return <span className="weak">—</span>;
  const top = Math.max(...known, 1);
  const bottom = Math.min(...known, top);
  const span = Math.max(1, top - bottom);
  const step = WIDTH / Math.max(1, sizes.length - 1);
  let path = '';
  sizes.forEach((size, i) => {
    if (size === null) return;
    const y = 2 + (HEIGHT - 4) * (1 - (size - bottom) / span);
    path += `${path ? 'L' : 'M'}${(i * step).toFixed(1)} ${y.toFixed(1)}`;
  });
  const label = text.trendLabel(name, format.exact(known[0]!), format.exact(known.at(-1)!));
  return (
    <svg className="segment-trend" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={path} />
    </svg>
  );
}
