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
/** So wide are the words that show the rest. */
const MORE = 72;

/** What is about the chart's own subject first, then what stopped something. */
function ranked(marks: readonly LaneMark[], about: string | undefined): LaneMark[] {
  const own = (mark: LaneMark) => about !== undefined && mark.about === about;
  return [true, false].flatMap((mine) =>
    order.flatMap((kind) => marks.filter((mark) => mark.kind === kind && own(mark) === mine)),
  );
}

interface Props {
  marks: readonly LaneMark[];
  /** Starts of the chart's buckets. */
  starts: readonly string[];
  /** Where the first and the last of them stand, in pixels from the chart's left. */
  first: number;
  last: number;
  /** Rows that stand there without being asked for. */
  rows?: number;
  /** The subject of the chart, as `feature:key`. */
  about?: string;
}

/** Under a chart's axis: releases, campaigns, experiments and holds, each a door to its page. */
export function AnnotationLane({ marks, starts, first, last, rows = MOST_ROWS, about }: Props) {
  const text = useText('common').chart;
  const all = laid(ranked(marks, about), starts, first, last);
  const [every, setEvery] = useState(false);
  const shown = every ? all : all.filter((m) => m.row < rows);
  const height = ROW * Math.max(0, ...shown.map((m) => m.row + 1));
  const beside = rows === 1 && shown.every((m) => m.left > first + MORE);
  if (all.length === 0) return null;
  return (
    <div className="lane" role="group" aria-label={text.happened}>
      <div style={{ height }} />
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
          className={beside ? 'link-button lane-more' : 'link-button'}
          style={beside ? { left: first } : { marginLeft: first }}
          onClick={() => setEvery(true)}
        >
          {text.more(all.length - shown.length)}
        </button>
      )}
    </div>
  );
}
