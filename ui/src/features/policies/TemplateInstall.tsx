import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Policy, PolicyDraft, PolicyTemplate } from '../../api/types';
import { useSession } from '../../app/session';
import { useActionsChanged } from '../../components/actions';
import { useCampaigns, useFeatures, useMembers } from '../../components/catalog';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { BacktestOf } from './Backtest';
import { useChannels, usePools } from './queries';
import {
  blankFilling,
  judgeable,
  parametersOfFilling,
  previewOf,
  subjectOfFilling,
  type Filling,
  type TemplateAsk,
} from './template';

interface Props {
  template: PolicyTemplate;
  onClose: () => void;
}

function useChoices(kind: string): { value: string; label: string }[] | undefined {
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const members = useMembers().data ?? [];
  const pools = usePools(kind === 'pool' || kind === 'allocation').data?.items ?? [];
  const chosen = Form.useWatch('pool') as string | undefined;
  const channels = useChannels(kind === 'channels').data ?? [];
  switch (kind) {
    case 'feature':
      return features.map((f) => ({ value: f.key, label: name(f.names, f.key) }));
    case 'campaign':
      return campaigns.map((c) => ({ value: c.key, label: name(c.names, c.key) }));
    case 'pool':
      return pools.map((p) => ({ value: p.key, label: name(p.names, p.key) }));
    case 'allocation':
      return pools
        .filter((p) => p.key === chosen)
        .flatMap((p) => p.allocations.map((a) => ({ value: a.name, label: a.name })));
    case 'member':
      return members.map((m) => ({ value: m.email, label: `${m.name} (${m.email})` }));
    case 'channels':
      return channels.filter((c) => c.enabled).map((c) => ({ value: c.key, label: name(c.names, c.key) }));
    default:
      return undefined;
  }
}

function Field({ ask }: { ask: TemplateAsk }) {
  const text = useText('policies');
  const name = useName();
  const choices = useChoices(ask.kind);
  const percent = ask.kind === 'fraction';
  return (
    <Form.Item
      name={ask.name}
      label={name(ask.names, ask.name)}
      rules={[{ required: ask.required, message: text.templates.missing }]}
    >
      {choices ? (
        <Select
          allowClear={!ask.required}
          showSearch={{ optionFilterProp: 'label' }}
          mode={ask.kind === 'channels' ? 'multiple' : undefined}
          options={choices}
          style={{ minWidth: 220 }}
        />
      ) : (
        <InputNumber min={0} suffix={percent ? text.unit.percent : undefined} style={{ width: 140 }} />
      )}
    </Form.Item>
  );
}

/** What the filled-in rule would have done, half a second after the last change. */
function Preview({ template, filling }: { template: PolicyTemplate; filling: Filling }) {
  const whole = judgeable(template, filling);
  const request = whole ? JSON.stringify(previewOf(template, filling)) : undefined;
  const [settled, setSettled] = useState(request);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(request), 500);
    return () => clearTimeout(timer);
  }, [request]);
  return <BacktestOf policy={settled ? (JSON.parse(settled) as PolicyDraft) : undefined} />;
}

/** Fills a template in, shows what it would have done, and installs it as a draft. */
export function TemplateInstall({ template, onClose }: Props) {
  const { project } = useSession();
  const text = useText('policies');
  const parts = useText('parts');
  const name = useName();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const changed = useActionsChanged();
  const [form] = Form.useForm<Filling>();
  const [filling, setFilling] = useState(() => blankFilling(template));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const channels: TemplateAsk = {
    name: 'channels',
    kind: 'channels',
    names: { zh: text.templates.tell, en: text.templates.tell },
    required: false,
    preset: null,
  };
  const install = async (values: Filling) => {
    setBusy(true);
    setError(undefined);
    try {
      const made = await api.post<Policy>('/api/projects/{project}/policies/templates/{template}', {
        path: { project: project.key, template: template.key },
        body: {
          key: null,
          names: null,
          subject: subjectOfFilling(template, values),
          parameters: parametersOfFilling(template, values),
        },
      });
      void changed();
      void message.success(text.created(name(made.names)));
      void navigate(`/p/${project.key}/policies/${made.key}`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Drawer
      open
      size={720}
      title={name(template.names)}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          <Button onClick={onClose}>{parts.cancel}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {text.templates.install}
          </Button>
        </div>
      }
    >
      <p>{name(template.description)}</p>
      <p className="weak">{text.templates.installLead}</p>
      <FormError error={error} />
      <Form<Filling>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={filling}
        onValuesChange={(_, all) => setFilling(all)}
        onFinish={(values) => void install(values)}
        className="template-form"
      >
        <div className="rule-row">
          {template.asks.map((ask) => (
            <Field key={ask.name} ask={ask} />
          ))}
          <Field ask={channels} />
        </div>
      </Form>
      <Preview template={template} filling={filling} />
    </Drawer>
  );
}
