import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Table from 'antd/es/table';
import { useState } from 'react';
import { api } from '../../api/client';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { useEnvironments } from '../../components/environments';
import { ErrorTile } from '../../components/ErrorTile';
import { useText } from '../../text';
import { FormDialog } from '../../components/FormDialog';

/** Where events come from, inside the project. */
export function Environments() {
  const { project } = useSession();
  const text = useText('settings').project;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const environments = useEnvironments();
  const [adding, setAdding] = useState(false);
  return (
    <section className="card settings-form">
      <div className="section-head">
        <div>
          <h2>{text.environments}</h2>
          <p className="weak">{text.environmentsLead}</p>
        </div>
        <AllowedButton needs="administer" onClick={() => setAdding(true)}>
          {text.addEnvironment}
        </AllowedButton>
      </div>
      {environments.error ? (
        <ErrorTile error={environments.error} onRetry={() => void environments.refetch()} />
      ) : (
        <Table
          size="small"
          rowKey="key"
          pagination={false}
          loading={environments.isPending}
          dataSource={environments.data}
          columns={[
            { title: text.environmentName, dataIndex: 'name' },
            { title: text.environmentKey, dataIndex: 'key', render: (key: string) => <code>{key}</code> },
          ]}
        />
      )}
      {adding && (
        <FormDialog<{ key: string; name: string }>
          title={text.addEnvironmentTitle}
          submit={text.addEnvironment}
          onClose={() => setAdding(false)}
          onSubmit={async (body) => {
            await api.post('/api/projects/{project}/environments', { path: { project: project.key }, body });
            void message.success(text.environmentAdded(body.name));
            void queries.invalidateQueries({ queryKey: [project.key, 'environments'] });
          }}
        >
          <Form.Item
            name="name"
            label={text.environmentName}
            rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item
            name="key"
            label={text.environmentKey}
            rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{0,39}$/, message: text.keyWrong }]}
          >
            <Input maxLength={40} autoComplete="off" spellCheck={false} />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
