import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { CustomMetric } from '../../api/types';
import { useSession } from '../../app/session';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { VersionedForm } from '../../components/VersionedForm';
import { useText } from '../../text';
import {
  blankMetric,
  draftOfMetric,
  problemsOfMetric,
  requestOfMetric,
  type MetricDraft,
} from './metricDraft';
import { MetricFields } from './MetricFields';
import { useMetricsChanged, usePreview } from './metricQueries';
import { MetricSeries } from './MetricSeries';

const OWN = '/api/projects/{project}/metrics/custom';

/** What the metric would have been, half a second after the last change. */
function Preview({ draft }: { draft: MetricDraft }) {
  const text = useText('settings').metrics;
  const name = useName();
  const named = { ...draft, zh: draft.zh || 'x' };
  const whole = Object.keys(problemsOfMetric(named)).length === 0;
  const request = whole ? JSON.stringify({ ...requestOfMetric(named), key: null }) : undefined;
  const [settled, setSettled] = useState(request);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(request), 500);
    return () => clearTimeout(timer);
  }, [request]);
  const preview = usePreview(settled);
  const title = name({ zh: draft.zh, en: draft.en }) || text.preview;
  return (
    <section className="backtest" aria-label={text.preview}>
      <h3>{text.preview}</h3>
      {!settled && <p className="weak">{text.previewWaits}</p>}
      {settled && preview.error && <FormError error={preview.error} />}
      {settled && preview.data && !preview.error && (
        <div className={preview.isPlaceholderData ? 'dimmed' : undefined}>
          <MetricSeries series={preview.data} name={title} />
        </div>
      )}
    </section>
  );
}

/** Writes a metric, with its last 30 days beneath it. */
export function MetricForm({ metric, onClose }: { metric?: CustomMetric; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').metrics;
  const parts = useText('parts');
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useMetricsChanged();
  const sentences = {
    name: text.nameMissing,
    event: text.eventMissing,
    property: text.propertyMissing,
    condition: text.unfinished,
  };
  const path = { project: project.key, key: metric?.key ?? '' };
  return (
    <VersionedForm<CustomMetric, MetricDraft, ReturnType<typeof requestOfMetric>>
      title={metric ? text.editTitle(name(metric.names, metric.key)) : text.createTitle}
      submitLabel={metric ? parts.save : text.create}
      draftKey={`metric.${metric?.key ?? 'new'}`}
      object={metric}
      blank={blankMetric}
      draftOf={draftOfMetric}
      problemsOf={(draft) =>
        Object.fromEntries(Object.entries(problemsOfMetric(draft)).map(([at, why]) => [at, sentences[why]]))
      }
      requestOf={requestOfMetric}
      subject={metric?.key ?? ''}
      save={(body, version) =>
        metric
          ? api.put<CustomMetric>(`${OWN}/{key}`, { path, body, ifMatch: version })
          : api.post<CustomMetric>(OWN, { path, body })
      }
      load={() => api.get<CustomMetric>(`${OWN}/{key}`, { path })}
      onSaved={(saved) => {
        void changed();
        const called = name(saved.names, saved.key);
        void message.success(metric ? text.saved(called, saved.version) : text.created(called));
        onClose();
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <MetricFields form={form} isNew={!metric} />
          <Form.Item noStyle shouldUpdate>
            {() => <Preview draft={{ ...blankMetric, ...(form.getFieldsValue(true) as MetricDraft) }} />}
          </Form.Item>
        </>
      )}
    </VersionedForm>
  );
}
