import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../text';
import { laid, type LaneMark } from './lane';
import './lane.css';

const glyphs = { release: '▲', campaign: '▭', experiment: '◇', hold: '▮' } as const;
/** What stands in the uppermost rows: what stopped something explains more than what went on as planned. */
const order = ['hold', 'release', 'experiment', 'campaign'] as const;
const ROW = 26;
const MOST_ROWS = 4;

interface Props {
  marks: readonly LaneMark[];
  /** Starts of the chart's buckets. */
  starts: readonly string[];
  /** Where the first and the last of them stand, in pixels from the chart's left. */
  first: number;
  last: number;
}

/** Under a chart's axis: releases, campaigns, experiments and holds, each a door to its page. */
export function AnnotationLane({ marks, starts, first, last }: Props) {
  const text = useText('common').chart;
  const ranked = order.flatMap((kind) => marks.filter((mark) => mark.kind === kind));
  const all = laid(ranked, starts, first, last);
  const [every, setEvery] = useState(false);
  const shown = every ? all : all.filter((m) => m.row < MOST_ROWS);
  const rows = Math.max(0, ...shown.map((m) => m.row + 1));
  if (all.length === 0) return null;
  return (
    <div className="lane" role="group" aria-label={text.happened}>
      <div style={{ height: rows * ROW }} />
      {shown.map((mark, i) => (
        <Link
          key={i}
          to={mark.href}
          className={`lane-mark ${mark.kind}`}
          title={mark.said}
          aria-label={mark.said}
          style={{ left: mark.left, width: mark.width, top: mark.row * ROW }}
        >
          <span aria-hidden="true">{glyphs[mark.kind]}</span>
          {mark.named && <span className="lane-name">{mark.name}</span>}
        </Link>
      ))}
      {shown.length < all.length && (
        <button
          type="button"
          className="link-button"
          style={{ marginLeft: first }}
          onClick={() => setEvery(true)}
        >
          {text.more(all.length - shown.length)}
        </button>
      )}
    </div>
  );
}
