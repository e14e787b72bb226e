import Table from 'antd/es/table';
import type { MetricInfo } from '../../api/types';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { Name, useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { MetricDrawer, UsedBy } from './MetricDrawer';
import { MetricForm } from './MetricForm';
import { useMetricList, useOwnMetric, useUses } from './metricQueries';

function useColumns(onOpen: (key: string) => void) {
  const text = useText('settings').metrics;
  const name = useName();
  const uses = useUses();
  return [
    {
      title: text.name,
      key: 'name',
      width: 220,
      render: (_: unknown, m: MetricInfo) => (
        <>
          {m.custom ? (
            <button className="link-button" onClick={() => onOpen(m.key)}>
              <Name names={m.names} fallback={m.key} />
            </button>
          ) : (
            <Name names={m.names} fallback={m.key} />
          )}{' '}
          {m.archived && <span className="state-tag archived">{text.archived}</span>}
          <span className="key-under">{m.key}</span>
        </>
      ),
    },
    { title: text.kind, key: 'kind', width: 140, render: (_: unknown, m: MetricInfo) => text.kinds[m.kind] },
    {
      title: text.definition,
      key: 'definition',
      render: (_: unknown, m: MetricInfo) =>
        m.definition ? name(m.definition) : <span className="weak">{text.dependsOnSubject}</span>,
    },
    { title: text.unit, key: 'unit', width: 90, render: (_: unknown, m: MetricInfo) => text.units[m.unit] },
    {
      title: text.definitionRevision,
      key: 'revision',
      width: 110,
      align: 'right' as const,
      render: (_: unknown, m: MetricInfo) => text.revision(m.revision),
    },
    {
      title: text.usedBy,
      key: 'uses',
      width: 220,
      render: (_: unknown, m: MetricInfo) => <UsedBy uses={uses(m.key)} />,
    },
  ];
}

function Chosen({ metricKey }: { metricKey: string }) {
  const { search, set } = useAddress();
  const metric = useOwnMetric(metricKey);
  if (!metric.data) return null;
  const close = () => set({ metric: undefined, edit: undefined });
  if (search.get('edit') === '1') {
    return <MetricForm key={metricKey} metric={metric.data} onClose={() => set({ edit: undefined })} />;
  }
  return <MetricDrawer metric={metric.data} onEdit={() => set({ edit: '1' })} onClose={close} />;
}

/** What can be watched: the project's own metrics first, then those every project has. */
export default function MetricsTab() {
  const text = useText('settings').metrics;
  const { search, set } = useAddress();
  const metrics = useMetricList();
  const columns = useColumns((key) => set({ metric: key }));
  const own = metrics.data?.filter((m) => m.custom) ?? [];
  const builtIn = metrics.data?.filter((m) => !m.custom) ?? [];
  const create = (
    <AllowedButton needs="edit_metrics" type="primary" onClick={() => set({ new: '1' })}>
      {text.create}
    </AllowedButton>
  );
  const metric = search.get('metric');
  return (
    <div className="stack">
      <div className="tab-lead">
        <p>{text.lead}</p>
        {own.length > 0 && create}
      </div>
      {metrics.error && <ErrorTile error={metrics.error} onRetry={() => void metrics.refetch()} />}
      {!metrics.data && !metrics.error && <Skeleton height={44} lines={6} />}
      {metrics.data && (
        <>
          <section className="card">
            <h2>{text.own}</h2>
            {own.length === 0 ? (
              <EmptyState {...text.emptyOwn} action={create} />
            ) : (
              <Table size="middle" rowKey="key" pagination={false} dataSource={own} columns={columns} />
            )}
          </section>
          <section className="card">
            <h2>{text.builtIn}</h2>
            <Table size="middle" rowKey="key" pagination={false} dataSource={builtIn} columns={columns} />
          </section>
        </>
      )}
      {search.get('new') === '1' && <MetricForm onClose={() => set({ new: undefined })} />}
      {metric && <Chosen key={metric} metricKey={metric} />}
    </div>
  );
}
