import AntdApp from 'antd/es/app';
import Drawer from 'antd/es/drawer';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { CustomMetric } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { Changes } from '../../components/AuditList';
import { changesOf } from '../../components/changes';
import { ErrorTile } from '../../components/ErrorTile';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { draftOfMetric, requestOfMetric } from './metricDraft';
import { useMetricsChanged, useMetricSeries, useRevisions, useUses, type Use } from './metricQueries';
import { MetricSeries } from './MetricSeries';

const OWN = '/api/projects/{project}/metrics/custom/{key}';

/** Who watches a metric, each a door. */
export function UsedBy({ uses }: { uses: Use[] }) {
  const { project } = useSession();
  const text = useText('settings').metrics;
  const name = useName();
  if (uses.length === 0) return <span className="weak">{text.unused}</span>;
  return (
    <ul className="selector-texts">
      {uses.map((use) => (
        <li key={use.kind + use.key}>
          {use.kind === 'policy' ? (
            <Link to={`/p/${project.key}/policies/${use.key}`}>{name(use.names, use.key)}</Link>
          ) : (
            <Link to={`/p/${project.key}/growth/north-star`}>{text.usedByStar}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Revisions({ metric }: { metric: CustomMetric }) {
  const text = useText('settings').metrics;
  const format = useFormat(useSession().project.zone);
  const actor = useActor();
  const revisions = useRevisions(metric.key);
  if (revisions.error) return <ErrorTile error={revisions.error} onRetry={() => void revisions.refetch()} />;
  if (!revisions.data) return <Skeleton height={40} lines={2} />;
  return (
    <ul className="audit-list">
      {revisions.data.map((revision, i) => {
        const before = revisions.data[i + 1];
        return (
          <li key={revision.version}>
            <p>
              <strong>{text.revision(revision.version)}</strong>{' '}
              <span className="weak">
                {text.revisionBy(actor(revision.changedBy), format.time(revision.changedAt))}
              </span>
            </p>
            {before ? (
              <Changes changes={changesOf(before, revision, ['version', 'changedBy', 'changedAt', 'key'])} />
            ) : (
              <span className="weak">{text.first}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Archive({ metric, onClose }: { metric: CustomMetric; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').metrics;
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useMetricsChanged();
  const title = name(metric.names, metric.key);
  return (
    <FormDialog<object>
      title={`${text.archive} · ${title}`}
      submit={text.archive}
      cancel={text.keep}
      onClose={onClose}
      onSubmit={async () => {
        await api.delete(OWN, { path: { project: project.key, key: metric.key }, ifMatch: metric.version });
        void message.success(text.archivedNow(title));
        await changed();
      }}
    >
      <p>{text.archiveLead}</p>
    </FormDialog>
  );
}

function Buttons({
  metric,
  onEdit,
  onArchive,
}: { metric: CustomMetric } & Record<'onEdit' | 'onArchive', () => void>) {
  const { project } = useSession();
  const text = useText('settings').metrics;
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useMetricsChanged();
  const restore = async () => {
    const body = requestOfMetric(draftOfMetric(metric));
    const path = { project: project.key, key: metric.key };
    const saved = await api.put<CustomMetric>(OWN, { path, body, ifMatch: metric.version });
    void message.success(text.saved(name(saved.names, saved.key), saved.version));
    await changed();
  };
  return (
    <div className="drawer-actions">
      {metric.archived ? (
        <AllowedButton needs="edit_metrics" onClick={() => void restore()}>
          {text.restore}
        </AllowedButton>
      ) : (
        <AllowedButton needs="edit_metrics" onClick={onArchive}>
          {text.archive}
        </AllowedButton>
      )}
      <AllowedButton needs="edit_metrics" type="primary" onClick={onEdit}>
        {text.edit}
      </AllowedButton>
    </div>
  );
}

/** One metric of the project's own: its last 30 days, who watches it, and every revision. */
export function MetricDrawer(props: { metric: CustomMetric; onEdit: () => void; onClose: () => void }) {
  const { metric, onEdit, onClose } = props;
  const text = useText('settings').metrics;
  const name = useName();
  const series = useMetricSeries(metric.key);
  const uses = useUses();
  const [archiving, setArchiving] = useState(false);
  const title = name(metric.names, metric.key);
  return (
    <Drawer
      open
      size={720}
      title={title}
      onClose={onClose}
      footer={<Buttons metric={metric} onEdit={onEdit} onArchive={() => setArchiving(true)} />}
    >
      <div className="stack">
        <dl className="facts">
          <dt>{text.key}</dt>
          <dd>
            <code>{metric.key}</code>{' '}
            {metric.archived && <span className="state-tag archived">{text.archived}</span>}
          </dd>
          <dt>{text.kind}</dt>
          <dd>{text.kinds[metric.kind]}</dd>
          <dt>{text.unit}</dt>
          <dd>{text.units[metric.unit]}</dd>
          <dt>{text.better}</dt>
          <dd>{text.betters[metric.better]}</dd>
          <dt>{text.usedBy}</dt>
          <dd>
            <UsedBy uses={uses(metric.key)} />
          </dd>
        </dl>
        <section>
          <h3>{text.preview}</h3>
          {series.error && <ErrorTile error={series.error} onRetry={() => void series.refetch()} />}
          {!series.data && !series.error && <Skeleton height={240} />}
          {series.data && <MetricSeries series={series.data} name={title} />}
        </section>
        <section>
          <h3>{text.revisions}</h3>
          <Revisions metric={metric} />
        </section>
      </div>
      {archiving && <Archive metric={metric} onClose={() => setArchiving(false)} />}
    </Drawer>
  );
}
