import type { Feature, Metric } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useLastClosed, type RateView, type Side } from '../../components/rates';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import './features.css';

interface Step {
  key: 'active' | 'exposed' | 'used' | 'complained';
  metric: Metric;
  side: Side;
  count: number;
  /** Share of the active people. */
  share?: number;
}

function useSteps(feature: Feature) {
  const penetration = useLastClosed('penetration', feature.key);
  const usage = useLastClosed('usage', feature.key, feature.exposure !== null);
  const complaints = useLastClosed('complaint_rate', feature.key, feature.complaints.length > 0);
  const day = penetration.data?.start;
  const steps: Step[] = [];
  if (!penetration.data) return { pending: penetration.isPending, error: penetration.error, day, steps };
  const active = penetration.data;
  const same = (start: string | undefined) => start === day;
  steps.push({ key: 'active', metric: 'penetration', side: 'denominator', count: active.denominator });
  const exposed = usage.data && same(usage.data.start) ? usage.data : undefined;
  if (exposed) {
    steps.push({
      key: 'exposed',
      metric: 'usage',
      side: 'denominator',
      count: exposed.denominator,
      share: exposed.denominator / active.denominator,
    });
  }
  steps.push({
    key: 'used',
    metric: 'penetration',
    side: 'numerator',
    count: active.numerator,
    share: active.numerator / active.denominator,
  });
  if (complaints.data && same(complaints.data.start)) {
    steps.push({
      key: 'complained',
      metric: 'complaint_rate',
      side: 'numerator',
      count: complaints.data.numerator,
      share: complaints.data.numerator / active.denominator,
    });
  }
  return { pending: false, error: null, day, steps };
}

/** The feature's day as bars: who was active, who was shown it, who used it, who complained. */
export function Loop({ feature, view }: { feature: Feature; view: RateView }) {
  const { project } = useSession();
  const text = useText('features').loop;
  const open = useText('parts').rate.open;
  const format = useFormat(project.zone);
  const { pending, error, day, steps } = useSteps(feature);
  if (error) return null;
  const most = Math.max(1, ...steps.map((s) => s.count));
  return (
    <section className="card loop">
      <h2>
        {text.title} {day && <small className="weak">{text.lead(format.day(day))}</small>}
      </h2>
      {pending && <Skeleton height={96} />}
      {!pending && steps.length === 0 && <p className="weak">{text.none}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            <span className="loop-name">{text[step.key]}</span>
            <button
              className="link-button loop-count"
              aria-label={open(text[step.key], format.exact(step.count))}
              onClick={() =>
                view.openPeople({
                  metric: step.metric,
                  subject: feature.key,
                  bucket: day!,
                  interval: 'day',
                  side: step.side,
                })
              }
            >
              {format.exact(step.count)}
            </button>
            <span className="loop-track" aria-hidden>
              {step.count > 0 && (
                <span className={`loop-bar ${step.key}`} style={{ width: `${(step.count / most) * 100}%` }} />
              )}
            </span>
            <span className="loop-share weak">
              {step.share !== undefined && text.ofActive(format.percent(step.share))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
