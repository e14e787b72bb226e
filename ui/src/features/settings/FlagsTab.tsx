import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useState } from 'react';
import { api } from '../../api/client';
import { rolesWith } from '../../api/permissions';
import type { FlagApproval, FlagApprovals, Role } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { useEnvironments, type Environment } from '../../components/environments';
import { ErrorTile } from '../../components/ErrorTile';
import { useFlagApprovals } from '../../components/flags';
import { FormError } from '../../components/FormError';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';

/** What is said of one environment; share and role stay filled in while nobody's word is needed. */
interface Said {
  needed: boolean;
  above: number;
  role: Role;
}

type Draft = Record<string, Said>;

function draftOf(environments: Environment[], approvals: FlagApproval[]): Draft {
  return Object.fromEntries(
    environments.map(({ key }) => {
      const found = approvals.find((a) => a.environment === key);
      return [
        key,
        { needed: found !== undefined, above: found?.above ?? 10, role: found?.role ?? 'product' },
      ];
    }),
  );
}

function itemsOf(draft: Draft): FlagApproval[] {
  return Object.entries(draft)
    .filter(([, said]) => said.needed)
    .map(([environment, { above, role }]) => ({ environment, above, role }));
}

function Row({ environment }: { environment: Environment }) {
  const text = useText('settings').flags;
  const roles = useText('common').role;
  const { can } = useSession();
  const needed = Form.useWatch([environment.key, 'needed']) as boolean | undefined;
  const off = !can('administer') || !needed;
  return (
    <fieldset className="flag-approval">
      <legend>{environment.name}</legend>
      <Form.Item name={[environment.key, 'needed']} valuePropName="checked">
        <Checkbox>{text.needed}</Checkbox>
      </Form.Item>
      <Form.Item
        name={[environment.key, 'above']}
        label={text.above}
        rules={[{ required: needed, type: 'number', min: 0, max: 100 }]}
      >
        <InputNumber min={0} max={100} suffix="%" disabled={off} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name={[environment.key, 'role']} label={text.role}>
        <Select
          disabled={off}
          style={{ minWidth: 180 }}
          options={rolesWith.edit_flags.map((role) => ({ value: role, label: roles[role] }))}
        />
      </Form.Item>
    </fieldset>
  );
}

function Approvals({ environments, approvals }: { environments: Environment[]; approvals: FlagApprovals }) {
  const { project, can } = useSession();
  const text = useText('settings').flags;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async (draft: Draft) => {
    setBusy(true);
    setError(undefined);
    try {
      const saved = await api.put<FlagApprovals>('/api/projects/{project}/flag-approvals', {
        path: { project: project.key },
        ifMatch: approvals.version,
        body: { items: itemsOf(draft) },
      });
      queries.setQueryData([project.key, 'flag-approvals'], saved);
      void queries.invalidateQueries({ queryKey: [project.key, 'audit'] });
      void message.success(text.saved);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card settings-form">
      <h2>{text.title}</h2>
      <p>{text.lead}</p>
      <FormError error={error} />
      <Form<Draft>
        layout="vertical"
        requiredMark={false}
        disabled={!can('administer')}
        initialValues={draftOf(environments, approvals.items)}
        onFinish={(draft) => void save(draft)}
      >
        {environments.map((environment) => (
          <Row key={environment.key} environment={environment} />
        ))}
        <AllowedButton needs="administer" type="primary" htmlType="submit" disabled={false} loading={busy}>
          {text.save}
        </AllowedButton>
      </Form>
    </section>
  );
}

/** Which changes of flags take a second person's word, environment by environment. */
export default function FlagsTab() {
  const environments = useEnvironments();
  const approvals = useFlagApprovals();
  const failed = [environments, approvals].find((read) => read.error);
  if (failed) return <ErrorTile error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!environments.data || !approvals.data) return <Skeleton height={120} lines={2} />;
  return <Approvals environments={environments.data} approvals={approvals.data} />;
}
