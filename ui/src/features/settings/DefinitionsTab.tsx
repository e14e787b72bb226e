import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import { api } from '../../api/client';
import type { EventSelector } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { changesOf } from '../../components/changes';
import { ConflictNote } from '../../components/ConflictNote';
import { ErrorTile } from '../../components/ErrorTile';
import { FormError } from '../../components/FormError';
import { SelectorList } from '../../components/SelectorList';
import { finished, unfinished } from '../../components/selectors';
import { SelectorTexts } from '../../components/SelectorText';
import { Skeleton } from '../../components/Skeleton';
import { useVersionedSave } from '../../components/useVersionedSave';
import { useText } from '../../text';

interface Words {
  active: EventSelector[];
  payment: EventSelector[];
  complaints: EventSelector[];
  signUps: EventSelector[];
  enrolments: EventSelector[];
  completions: EventSelector[];
  completionDays: number;
}

interface Definitions extends Words {
  version: number;
}

const names = ['active', 'payment', 'complaints', 'signUps', 'enrolments', 'completions'] as const;

function sent(words: Words): Words {
  return {
    active: finished(words.active),
    payment: finished(words.payment),
    complaints: finished(words.complaints),
    signUps: finished(words.signUps),
    enrolments: finished(words.enrolments),
    completions: finished(words.completions),
    completionDays: words.completionDays,
  };
}

function Edit({ definitions }: { definitions: Definitions }) {
  const { project } = useSession();
  const text = useText('settings').definitions;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const [form] = Form.useForm<Words>();
  const path = { project: project.key };
  const saving = useVersionedSave<Definitions, Words>({
    subject: 'definitions',
    save: (body, version) =>
      api.put<Definitions>('/api/projects/{project}/definitions', { path, body, ifMatch: version }),
    load: () => api.get<Definitions>('/api/projects/{project}/definitions', { path }),
    onSaved: (saved) => {
      void message.success(text.saved(saved.version));
      void queries.invalidateQueries({ queryKey: [project.key] });
    },
  });
  const { conflict } = saving;
  const complete = (_: unknown, selectors: EventSelector[]) =>
    unfinished(selectors ?? []) ? Promise.reject(new Error(text.unfinished)) : Promise.resolve();
  return (
    <>
      {conflict && (
        <ConflictNote
          {...conflict}
          changes={changesOf(definitions, conflict.latest)}
          busy={saving.busy}
          onLoad={() => {
            form.setFieldsValue(conflict.latest);
            saving.settle();
            void queries.invalidateQueries({ queryKey: [project.key, 'definitions'] });
          }}
          onOverwrite={() => void saving.submit(sent(form.getFieldsValue()), conflict.latest.version)}
        />
      )}
      <FormError error={saving.error} />
      <Form<Words>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={definitions}
        onFinish={(words) => void saving.submit(sent(words), definitions.version)}
      >
        {names.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={text[name]}
            extra={name === 'active' ? text.activeHelp : text.help}
            rules={[{ validator: complete }]}
          >
            <SelectorList label={text[name]} />
          </Form.Item>
        ))}
        <Form.Item
          name="completionDays"
          label={text.completionDays}
          extra={text.completionDaysHelp}
          rules={[{ required: true, message: text.completionDaysWrong }]}
        >
          <InputNumber min={1} max={90} precision={0} aria-label={text.completionDays} />
        </Form.Item>
        <AllowedButton needs="edit_features" type="primary" htmlType="submit" loading={saving.busy}>
          {text.save}
        </AllowedButton>
      </Form>
    </>
  );
}

function Read({ definitions }: { definitions: Definitions }) {
  const text = useText('settings').definitions;
  return (
    <>
      <dl className="facts">
        {names.map((name) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{text[name]}</dt>
            <dd>
              <SelectorTexts selectors={definitions[name]} none={name === 'active' ? text.activeHelp : '—'} />
            </dd>
          </div>
        ))}
        <dt>{text.completionDays}</dt>
        <dd>{text.days(definitions.completionDays)}</dd>
      </dl>
      <p style={{ marginTop: 16 }}>
        <AllowedButton needs="edit_features">{text.save}</AllowedButton>
      </p>
    </>
  );
}

/** Which events make a person active, a payer, a complainant, new, enrolled. */
export default function DefinitionsTab() {
  const { project, can } = useSession();
  const text = useText('settings').definitions;
  const read = useQuery({
    queryKey: [project.key, 'definitions'],
    queryFn: () =>
      api.get<Definitions>('/api/projects/{project}/definitions', { path: { project: project.key } }),
  });
  if (read.error) return <ErrorTile error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton height={120} lines={3} />;
  return (
    <>
      <div className="tab-lead">
        <p>{text.lead}</p>
        <strong>{text.revision(read.data.version)}</strong>
      </div>
      <section className="card settings-form">
        {can('edit_features') ? (
          <Edit key={read.data.version} definitions={read.data} />
        ) : (
          <Read definitions={read.data} />
        )}
      </section>
    </>
  );
}
