import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { api } from '../../api/client';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { changesOf } from '../../components/changes';
import { ConflictNote } from '../../components/ConflictNote';
import { ErrorTile } from '../../components/ErrorTile';
import { FormError } from '../../components/FormError';
import { Skeleton } from '../../components/Skeleton';
import { useVersionedSave } from '../../components/useVersionedSave';
import { locales, useText } from '../../text';
import { Environments } from './Environments';

interface Project {
  key: string;
  name: string;
  zone: string;
  locale: string;
  currency: string;
  version: number;
}

type Facts = Pick<Project, 'name' | 'zone' | 'locale' | 'currency'>;

/** Every zone the browser knows, and the ones that are chosen already. */
export function zonesWith(zone: string): string[] {
  return [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])].sort();
}

function currencies(chosen: string): string[] {
  return [...new Set([chosen, 'CNY', 'USD', 'EUR', ...Intl.supportedValuesOf('currency')])];
}

function ZoneQuestion({
  zone,
  onKeep,
  onChange,
}: {
  zone: string;
  onKeep: () => void;
  onChange: () => void;
}) {
  const text = useText('settings').project;
  return (
    <Modal
      open
      title={text.zoneTitle(zone)}
      onCancel={onKeep}
      footer={[
        <Button key="keep" onClick={onKeep}>
          {text.zoneKeep}
        </Button>,
        <Button key="change" type="primary" onClick={onChange}>
          {text.zoneConfirm}
        </Button>,
      ]}
    >
      <p>{text.zoneLead}</p>
    </Modal>
  );
}

function FactsForm({ project }: { project: Project }) {
  const { can } = useSession();
  const text = useText('settings').project;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const [form] = Form.useForm<Facts>();
  const [asking, setAsking] = useState<Facts>();
  const path = { project: project.key };
  const saving = useVersionedSave<Project, Facts>({
    subject: project.key,
    save: (body, version) => api.put<Project>('/api/projects/{project}', { path, body, ifMatch: version }),
    load: () => api.get<Project>('/api/projects/{project}', { path }),
    onSaved: () => {
      void message.success(text.saved);
      void queries.invalidateQueries({ queryKey: ['me'] });
      void queries.invalidateQueries({ queryKey: [project.key] });
    },
  });
  const { conflict } = saving;
  const send = (facts: Facts) => {
    setAsking(undefined);
    void saving.submit(facts, project.version);
  };
  return (
    <section className="card settings-form">
      <h2>{text.facts}</h2>
      {conflict && (
        <ConflictNote
          {...conflict}
          changes={changesOf(project, conflict.latest)}
          busy={saving.busy}
          onLoad={() => {
            form.setFieldsValue(conflict.latest);
            saving.settle();
            void queries.invalidateQueries({ queryKey: [project.key, 'project'] });
          }}
          onOverwrite={() => void saving.submit(form.getFieldsValue(), conflict.latest.version)}
        />
      )}
      <FormError error={saving.error} />
      <Form<Facts>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!can('administer')}
        initialValues={project}
        onFinish={(facts) => (facts.zone === project.zone ? send(facts) : setAsking(facts))}
      >
        <Form.Item label={text.key}>
          <code>{project.key}</code>
        </Form.Item>
        <Form.Item
          name="name"
          label={text.name}
          rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="zone" label={text.zone} extra={text.zoneHelp}>
          <Select
            showSearch
            options={zonesWith(project.zone).map((zone) => ({ value: zone, label: zone }))}
          />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="locale" label={text.locale}>
            <Select options={locales.map((locale) => ({ value: locale, label: text.locales[locale] }))} />
          </Form.Item>
          <Form.Item name="currency" label={text.currency}>
            <Select
              showSearch
              options={currencies(project.currency).map((code) => ({ value: code, label: code }))}
            />
          </Form.Item>
        </div>
        <AllowedButton
          needs="administer"
          type="primary"
          htmlType="submit"
          disabled={false}
          loading={saving.busy}
        >
          {text.save}
        </AllowedButton>
      </Form>
      {asking && (
        <ZoneQuestion
          zone={asking.zone}
          onKeep={() => {
            form.setFieldValue('zone', project.zone);
            setAsking(undefined);
          }}
          onChange={() => send(asking)}
        />
      )}
    </section>
  );
}

export default function ProjectTab() {
  const { project } = useSession();
  const read = useQuery({
    queryKey: [project.key, 'project'],
    queryFn: () => api.get<Project>('/api/projects/{project}', { path: { project: project.key } }),
  });
  if (read.error) return <ErrorTile error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton height={240} lines={2} />;
  return (
    <div className="stack">
      <FactsForm key={read.data.version} project={read.data} />
      <Environments />
    </div>
  );
}
