import { useEffect, useRef, useState } from 'react';
import type { Evaluation, MetricInfo, Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { runsOf } from '../../charts/TileLine';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { scaled } from './draft';
import { topOf } from './judged';
import { useShow } from './units';

const HEIGHT = 250;
const BAND = 22;
const TOP = 58;
const BOTTOM = 26;
const LEFT = 60;
const RIGHT = 16;
const LABELS = 9;

function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(320, entry.contentRect.width));
    });
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

interface Scale {
  width: number;
  step: number;
  x: (i: number) => number;
  y: (value: number) => number;
}

function scaleOf(width: number, count: number, top: number): Scale {
  const step = (width - LEFT - RIGHT) / Math.max(1, count);
  return {
    width,
    step,
    x: (i) => LEFT + step * (i + 0.5),
    y: (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(value, top) / top),
  };
}

const fired = (e: Evaluation) => e.stateBefore !== 'firing' && e.stateAfter === 'firing';

/** The state of each judged bucket above its point of the line: hatched while pending, solid while firing. */
function Band({ evaluations, scale, words }: Parts & { words: (e: Evaluation) => string }) {
  return (
    <>
      {evaluations.map((evaluation, i) => (
        <g key={`${evaluation.bucket}-${evaluation.revision}`}>
          <rect
            x={LEFT + scale.step * i + 0.5}
            width={Math.max(1, scale.step - 1)}
            y={16}
            height={BAND}
            rx={2}
            className={`band-${evaluation.stateAfter}`}
          >
            <title>{words(evaluation)}</title>
          </rect>
          {fired(evaluation) && scale.step >= 9 && (
            <text x={scale.x(i)} y={16 + BAND / 2 + 4} textAnchor="middle" className="band-mark" aria-hidden>
              ▲
            </text>
          )}
        </g>
      ))}
    </>
  );
}

interface Parts {
  evaluations: Evaluation[];
  scale: Scale;
}

interface Point {
  x: number;
  y: number;
  revised: boolean;
}

function MetricLine({ points }: { points: (Point | null)[] }) {
  return (
    <>
      {runsOf(points).map((run) => (
        <polyline
          key={run[0]!.x}
          points={run.map((p) => `${p.x},${p.y}`).join(' ')}
          className="history-line"
        />
      ))}
      {points.map(
        (point) =>
          point && (
            <circle
              key={point.x}
              cx={point.x}
              cy={point.y}
              r={point.revised ? 4 : 2.2}
              className={point.revised ? 'history-dot revised' : 'history-dot'}
            />
          ),
      )}
    </>
  );
}

function Bound({ policy, scale, label }: { policy: Policy; scale: Scale; label: string }) {
  const predicate = policy.condition.predicates[0]!;
  const y = scale.y(predicate.bound);
  const above = predicate.op === 'gt';
  return (
    <>
      <rect
        x={LEFT}
        width={scale.width - LEFT - RIGHT}
        y={above ? TOP : y}
        height={Math.max(0, above ? y - TOP : HEIGHT - BOTTOM - y)}
        className="breach-side"
      />
      <line x1={LEFT} x2={scale.width - RIGHT} y1={y} y2={y} className="history-bound" />
      <text x={scale.width - RIGHT} y={y - 5} textAnchor="end" className="history-bound-label">
        {label}
      </text>
    </>
  );
}

function Axes({
  evaluations,
  scale,
  top,
  show,
  week,
}: Parts & { top: number; show: (v: number) => string; week: boolean }) {
  const format = useFormat(useSession().project.zone);
  const every = Math.ceil(evaluations.length / LABELS);
  const zero = show(0).replace(/\.0+/, '');
  return (
    <>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line
            x1={LEFT}
            x2={scale.width - RIGHT}
            y1={scale.y(top * share)}
            y2={scale.y(top * share)}
            className="history-grid"
          />
          <text x={LEFT - 6} y={scale.y(top * share) + 4} textAnchor="end" className="axis-label">
            {share === 0 ? zero : show(top * share)}
          </text>
        </g>
      ))}
      {evaluations.map(
        (e, i) =>
          i % every === 0 && (
            <text key={e.bucket} x={scale.x(i)} y={HEIGHT - 8} textAnchor="middle" className="axis-label">
              {week ? format.week(e.bucket).split(/[ (]/)[0] : format.axisDay(e.bucket)}
            </text>
          ),
      )}
    </>
  );
}

/** What was judged, oldest first: the state band over the line of the first condition's metric, on one axis. */
export function HistoryChart(props: {
  policy: Policy;
  evaluations: Evaluation[];
  metric: MetricInfo | undefined;
}) {
  const { policy, evaluations, metric } = props;
  const text = useText('policies');
  const name = useName();
  const format = useFormat(useSession().project.zone);
  const show = useShow(metric);
  const [ref, width] = useWidth();
  const predicate = policy.condition.predicates[0]!;
  const plain = predicate.compare === 'value';
  const inputs = evaluations.map((e) => e.inputs.find((input) => input.name === predicate.name));
  const values = inputs.flatMap((input) => input?.value ?? []);
  const percent = (metric?.unit ?? 'percent') === 'percent';
  const top = topOf(plain ? [...values, predicate.bound] : values, percent);
  const scale = scaleOf(width, evaluations.length, top);
  const title = name(metric?.names, predicate.metric);
  const words = (e: Evaluation) =>
    `${format.axisDay(e.bucket)} ${text.state[e.stateAfter]}: ${name(e.sentence)}`;
  return (
    <div ref={ref} className="history-chart">
      <svg width={width} height={HEIGHT} role="img" aria-label={text.chartLabel(title, evaluations.length)}>
        <text x={LEFT} y={11} className="axis-label">
          {text.bandLabel}
        </text>
        <text x={LEFT} y={TOP - 8} className="axis-label">
          {title}
          {percent ? ' (%)' : metric ? ` (${text.unit[metric.unit as keyof typeof text.unit]})` : ''}
        </text>
        <Axes
          evaluations={evaluations}
          scale={scale}
          top={top}
          show={show}
          week={policy.condition.interval === 'week'}
        />
        {plain && (
          <Bound
            policy={policy}
            scale={scale}
            label={percent ? `${scaled(predicate.bound, 2)}%` : show(predicate.bound)}
          />
        )}
        <Band evaluations={evaluations} scale={scale} words={words} />
        <MetricLine
          points={inputs.map((input, i) =>
            input?.value === null || input === undefined
              ? null
              : { x: scale.x(i), y: scale.y(input.value), revised: input.revised },
          )}
        />
      </svg>
      <ul className="band-legend">
        {(['ok', 'pending', 'firing', 'recovering'] as const).map((state) => (
          <li key={state}>
            <span className={`band-key strip-day policy-${state}`} aria-hidden>
              {state === 'firing' ? '▲' : ''}
            </span>{' '}
            {text.state[state]}
          </li>
        ))}
      </ul>
    </div>
  );
}
