import AntdApp from 'antd/es/app';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useQuery } from '@tanstack/react-query';
import dayjs, { type Dayjs } from 'dayjs';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Names, Page, Role, WorkItem } from '../../api/types';
import { useSession } from '../../app/session';
import { useMembers } from '../../components/catalog';
import { useName } from '../../components/Name';
import { bothNames } from '../../components/names';
import { subjectOf, subjectText, useSubjectOptions } from '../../components/SubjectLink';
import { useAddress } from '../../components/useAddress';
import { VersionedForm } from '../../components/VersionedForm';
import { useText } from '../../text';
import { useGrowthChanged } from './queries';
import { workKinds } from './work';

interface Draft {
  zh: string;
  en: string;
  kind: WorkItem['kind'];
  owner: string | null;
  dueDate: string | null;
  subject: string | null;
  exitPolicy: string | null;
  exitDays: number | null;
}

type Request = components['schemas']['WorkItemDraft'];

const blank: Draft = {
  zh: '',
  en: '',
  kind: 'task',
  owner: null,
  dueDate: null,
  subject: null,
  exitPolicy: null,
  exitDays: 3,
};

export function draftOf(item: WorkItem): Draft {
  return {
    zh: item.title.zh,
    en: item.title.en,
    kind: item.kind,
    owner: item.owner,
    dueDate: item.dueDate,
    subject: subjectText(item.subject) || null,
    exitPolicy: item.exit?.policy ?? null,
    exitDays: item.exit?.days ?? 3,
  };
}

export function requestOf(draft: Draft): Request {
  return {
    kind: draft.kind,
    title: bothNames(draft),
    owner: draft.owner ?? null,
    dueDate: draft.dueDate ?? null,
    subject: subjectOf(draft.subject),
    exit: draft.exitPolicy ? { policy: draft.exitPolicy, days: draft.exitDays ?? 1 } : null,
  };
}

function usePolicyOptions() {
  const { project } = useSession();
  const name = useName();
  const policies = useQuery({
    queryKey: [project.key, 'policies', 'names'],
    queryFn: () =>
      api.get<Page<{ key: string; names: Names }>>('/api/projects/{project}/policies', {
        path: { project: project.key },
        query: { limit: 200 },
      }),
  });
  return (policies.data?.items ?? []).map((p) => ({ value: p.key, label: name(p.names, p.key) }));
}

function Fields() {
  const text = useText('growth').work;
  const words = text.form;
  const roles = useText('common').role;
  const members = useMembers().data ?? [];
  const subjects = useSubjectOptions();
  const policies = usePolicyOptions();
  return (
    <>
      <div className="form-pair">
        <Form.Item name="zh" label={words.nameZh}>
          <Input maxLength={200} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="en" label={words.nameEn}>
          <Input maxLength={200} lang="en" />
        </Form.Item>
      </div>
      <div className="form-pair">
        <Form.Item name="kind" label={words.kind}>
          <Select options={workKinds.map((kind) => ({ value: kind, label: text.kind[kind] }))} />
        </Form.Item>
        <Form.Item name="owner" label={words.owner} extra={words.ownerHelp}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              {
                label: text.ownerOptions.members,
                options: members.map((m) => ({ value: m.email, label: m.name })),
              },
              {
                label: text.ownerOptions.roles,
                options: (Object.keys(roles) as Role[]).map((r) => ({ value: r as string, label: roles[r] })),
              },
            ]}
          />
        </Form.Item>
      </div>
      <div className="form-pair">
        <Form.Item
          name="dueDate"
          label={words.due}
          getValueProps={(value: string | null) => ({ value: value ? dayjs(value) : null })}
          normalize={(value: Dayjs | null) => value?.format('YYYY-MM-DD') ?? null}
        >
          <DatePicker aria-label={words.due} />
        </Form.Item>
        <Form.Item name="subject" label={words.subject}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={subjects} />
        </Form.Item>
      </div>
      <div className="form-pair">
        <Form.Item name="exitPolicy" label={words.exitPolicy}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={policies} />
        </Form.Item>
        <Form.Item name="exitDays" label={words.exitDays}>
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
      </div>
    </>
  );
}

/** Opens or changes a work item; its state changes elsewhere. */
export function WorkForm({ item, onClose }: { item?: WorkItem; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('growth').work;
  const parts = useText('parts');
  const name = useName();
  const { message } = AntdApp.useApp();
  const { set } = useAddress();
  const changed = useGrowthChanged();
  const path = { project: project.key, no: String(item?.no ?? '') };
  return (
    <VersionedForm<WorkItem, Draft, Request>
      title={item ? text.editTitle(item.no) : text.form.title}
      submitLabel={item ? parts.save : text.create}
      draftKey={`work.${path.no}`}
      object={item}
      blank={blank}
      draftOf={draftOf}
      problemsOf={(draft) => (draft.zh.trim() || draft.en.trim() ? {} : { en: text.form.nameMissing })}
      requestOf={requestOf}
      subject={path.no}
      save={(body, version) =>
        item
          ? api.put<WorkItem>('/api/projects/{project}/work-items/{no}', { path, body, ifMatch: version })
          : api.post<WorkItem>('/api/projects/{project}/work-items', { path, body })
      }
      load={() => api.get<WorkItem>('/api/projects/{project}/work-items/{no}', { path })}
      onSaved={(saved) => {
        void changed('work-items');
        void message.success((item ? text.saved : text.created)(name(saved.title)));
        if (item) onClose();
        else set({ new: undefined, item: String(saved.no) });
      }}
      onClose={onClose}
    >
      {() => <Fields />}
    </VersionedForm>
  );
}
