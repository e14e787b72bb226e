import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { Metric, NorthStar } from '../../api/types';
import { useSession } from '../../app/session';
import { seriesColours } from '../../charts/LineChart';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { History } from '../../components/AuditList';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { RatePeople } from '../../components/RateFilters';
import { RatePanel } from '../../components/RatePanel';
import { lastClosedOf, useRates, useRateView, type RateView } from '../../components/rates';
import { Skeleton } from '../../components/Skeleton';
import { SubjectLink, subjectOf, subjectText, useSubjectOptions } from '../../components/SubjectLink';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { Progress } from './Progress';
import { useGrowthChanged, useNorthStar } from './queries';
import { Signatures } from './Signatures';
import { StarInputs } from './StarInputs';
import { StarTree } from './StarTree';

/** What each rate is about; null: the whole project. */
const about: Record<Metric, 'feature' | 'campaign' | null> = {
  penetration: 'feature',
  usage: 'feature',
  participation: 'campaign',
  reach: 'campaign',
  paid_conversion: null,
  complaint_rate: null,
  bad_review_rate: 'feature',
  onboarding_completion: 'campaign',
  course_completion: null,
  day_1_retention: null,
  day_3_retention: null,
  day_7_retention: null,
  day_14_retention: null,
  day_30_retention: null,
};

const isRate = (metric: string | null): metric is Metric => metric !== null && metric in about;

interface Draft {
  metric: Metric;
  subject: string;
  interval: 'day' | 'week';
  target: number;
}

interface ChangeProps {
  star: NorthStar;
  /** A metric that was proposed elsewhere, e.g. by churn timing. */
  proposed: string | null;
  onClose: () => void;
}

function Change({ star, proposed, onClose }: ChangeProps) {
  const { project } = useSession();
  const text = useText('growth').star;
  const common = useText('common');
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  const options = useSubjectOptions();
  const now = isRate(star.metric) ? star.metric : undefined;
  const metric = isRate(proposed) ? proposed : now;
  const kind = metric && about[metric];
  return (
    <FormDialog<Draft>
      title={star.metric ? text.change : text.set}
      submit={star.metric ? text.change : text.set}
      initial={{
        metric,
        subject: subjectText(star.subject && kind ? { kind, key: star.subject } : null),
        interval: star.interval === 'week' ? 'week' : 'day',
        target: star.target === null || metric !== now ? undefined : Math.round(star.target * 1e6) / 1e4,
      }}
      onClose={onClose}
      onSubmit={async ({ metric: chosen, subject, interval, target }) => {
        await api.put('/api/projects/{project}/north-star', {
          path: { project: project.key },
          ifMatch: star.version,
          body: {
            metric: chosen,
            subject: about[chosen] ? (subjectOf(subject)?.key ?? null) : null,
            interval,
            target: Math.round(target * 1e4) / 1e6,
            inputs: null,
          },
        });
        void message.success(text.changed);
        void changed('north-star');
      }}
    >
      <Form.Item name="metric" label={text.metric} rules={[{ required: true, message: text.metricMissing }]}>
        <Select
          options={(Object.keys(about) as Metric[]).map((m) => ({ value: m, label: common.metric[m] }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['metric']}>
        {({ getFieldValue }) => {
          const wanted = about[getFieldValue('metric') as Metric];
          return (
            wanted && (
              <Form.Item
                name="subject"
                label={text.subject}
                rules={[{ required: true, message: text.subjectMissing }]}
              >
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={options.filter((o) => subjectOf(o.value)?.kind === wanted)}
                />
              </Form.Item>
            )
          );
        }}
      </Form.Item>
      <Form.Item name="interval" label={text.interval}>
        <Select
          options={[
            { value: 'day', label: common.interval.day },
            { value: 'week', label: common.interval.week },
          ]}
        />
      </Form.Item>
      <Form.Item name="target" label={text.target} rules={[{ required: true, message: text.targetMissing }]}>
        <InputNumber min={0.01} max={100} step={0.1} suffix="%" style={{ width: 160 }} />
      </Form.Item>
    </FormDialog>
  );
}

function Standing({ star, view, onChange }: { star: NorthStar; view: RateView; onChange: () => void }) {
  const { project } = useSession();
  const text = useText('growth').star;
  const common = useText('common');
  const format = useFormat(project.zone);
  const actor = useActor();
  const metric = star.metric as Metric;
  const kind = about[metric];
  const rates = useRates(metric, star.subject ?? '', view.range, view.interval);
  const closed = rates.data?.buckets.filter((b) => b.status === 'closed' && b.rate !== null) ?? [];
  const last = lastClosedOf(closed);
  const before = closed.at(-2);
  const target = star.target ?? 0;
  const bucket = last && (view.interval === 'week' ? format.week(last.start) : format.day(last.start));
  return (
    <section className="card star" aria-label={common.metric[metric]}>
      <div className="section-head">
        <div>
          <h2>{common.metric[metric]}</h2>
          {star.subject && kind ? (
            <SubjectLink subject={{ kind, key: star.subject }} />
          ) : (
            <span className="weak">{text.project}</span>
          )}
        </div>
        <AllowedButton needs="edit_growth" type="primary" onClick={onChange}>
          {text.change}
        </AllowedButton>
      </div>
      {rates.error && <ErrorTile error={rates.error} onRetry={() => void rates.refetch()} />}
      {!rates.data && !rates.error && <Skeleton height={56} />}
      {rates.data && !last && <p className="weak">{text.noData}</p>}
      {last && (
        <>
          <p className="star-value">
            <button
              className="tile-rate"
              onClick={() =>
                view.openPeople({
                  metric,
                  subject: star.subject ?? '',
                  bucket: last.start,
                  interval: view.interval,
                  side: 'numerator',
                })
              }
            >
              {format.percent(last.rate!)}
            </button>
            <span>{text.targetIs(format.percent(target))}</span>
            <Progress share={target > 0 ? last.rate! / target : 0} />
            <span className="weak">{bucket}</span>
          </p>
          <p className="weak">
            n {format.exact(last.numerator)} / {format.exact(last.denominator)} ·{' '}
            {last.rate! >= target
              ? text.reached
              : text.towards(
                  text.progress(format.percent(target > 0 ? last.rate! / target : 0)),
                  text.missing(format.points(target - last.rate!)),
                )}
            {before && <> · {text.previous(format.points(last.rate! - before.rate!))}</>}
          </p>
        </>
      )}
      <Signatures star={star} />
      {star.changedBy && star.changedAt && (
        <p className="weak">
          {text.revision(star.version, actor(star.changedBy), format.time(star.changedAt))}
        </p>
      )}
    </section>
  );
}

/** The one metric both wings look at first: its value against its target. */
export default function NorthStarTab() {
  const { can } = useSession();
  const text = useText('growth').star;
  const { search, set } = useAddress();
  const rateView = useRateView();
  const star = useNorthStar();
  if (star.error) return <ErrorTile error={star.error} onRetry={() => void star.refetch()} />;
  if (!star.data) return <Skeleton height={160} lines={2} />;
  const interval = star.data.interval === 'week' ? 'week' : 'day';
  const view: RateView = { ...rateView, interval };
  return (
    <div className="stack">
      {isRate(star.data.metric) ? (
        <>
          <Standing star={star.data} view={view} onChange={() => set({ change: '1' })} />
          <StarTree view={view} star={star.data} onEdit={() => set({ inputs: '1' })} />
          <RatePanel
            metric={star.data.metric}
            subject={star.data.subject ?? ''}
            colour={seriesColours[0]!}
            view={view}
          />
        </>
      ) : (
        <section className="card">
          <EmptyState
            title={star.data.metric ? text.noRate(star.data.metric) : text.none.title}
            lead={star.data.metric ? text.noRateLead : text.none.lead}
            action={
              <AllowedButton needs="edit_growth" type="primary" onClick={() => set({ change: '1' })}>
                {star.data.metric ? text.change : text.set}
              </AllowedButton>
            }
          />
        </section>
      )}
      {!isRate(star.data.metric) && star.data.metric && (
        <StarTree view={view} star={star.data} onEdit={() => set({ inputs: '1' })} />
      )}
      {can('view_audit') && star.data.metric && (
        <section className="card">
          <h2>{text.history}</h2>
          <History kind="north_star" subject="north_star" />
        </section>
      )}
      {search.get('change') === '1' && (
        <Change
          star={star.data}
          proposed={search.get('metric')}
          onClose={() => set({ change: undefined, metric: undefined })}
        />
      )}
      {search.get('inputs') === '1' && star.data.metric && (
        <StarInputs star={star.data} onClose={() => set({ inputs: undefined })} />
      )}
      <RatePeople view={view} />
    </div>
  );
}
