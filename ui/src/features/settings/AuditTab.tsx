import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useActor } from '../../components/actors';
import { actionName } from '../../components/audits';
import { useSession } from '../../app/session';
import { Changes, useAudit } from '../../components/AuditList';
import { useMembers } from '../../components/catalog';
import { changesOf } from '../../components/changes';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';

interface Wanted {
  subject?: string;
  actor?: string;
}

function Filters({ subject, actor }: Wanted) {
  const text = useText('settings').audit;
  const { set } = useAddress();
  const members = useMembers();
  const known = (members.data ?? []).map((m) => ({ value: m.email, label: `${m.name} · ${m.email}` }));
  return (
    <Form<Wanted>
      className="list-filters"
      layout="inline"
      initialValues={{ subject, actor }}
      onFinish={(wanted) => set({ subject: wanted.subject?.trim(), actor: wanted.actor })}
    >
      <Form.Item name="subject" label={text.subject}>
        <Input allowClear style={{ width: 200 }} spellCheck={false} />
      </Form.Item>
      <Form.Item name="actor" label={text.actor}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 260 }}
          options={known}
        />
      </Form.Item>
      <Button htmlType="submit">{text.filter}</Button>
    </Form>
  );
}

function Entries({ subject, actor }: Wanted) {
  const { project } = useSession();
  const text = useText('settings').audit;
  const words = useText('audit');
  const parts = useText('parts').audit;
  const common = useText('common');
  const format = useFormat(project.zone);
  const { set } = useAddress();
  const who = useActor();
  const audit = useAudit({ subject, actor });
  if (audit.error) return <ErrorTile error={audit.error} onRetry={() => void audit.refetch()} />;
  if (!audit.data) return <Skeleton height={48} lines={6} />;
  const items = audit.data.pages.flatMap((page) => page.items);
  if (items.length === 0 && (subject || actor)) {
    return (
      <EmptyState
        {...text.filtered}
        action={<Button onClick={() => set({ subject: undefined, actor: undefined })}>{text.clear}</Button>}
      />
    );
  }
  if (items.length === 0) return <EmptyState {...text.empty} />;
  return (
    <>
      <div className="data-table-scroll">
        <table className="audit-table">
          <thead>
            <tr>
              <th scope="col">{parts.time}</th>
              <th scope="col">{parts.actor}</th>
              <th scope="col">{parts.action}</th>
              <th scope="col">{parts.subject}</th>
              <th scope="col" style={{ width: '46%' }}>
                {parts.changes}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((entry) => (
              <tr key={entry.id}>
                <td style={{ whiteSpace: 'nowrap' }}>{format.time(entry.time)}</td>
                <td className="break" title={entry.actor}>
                  {who(entry.actor)}
                </td>
                <td>
                  <span title={entry.action}>{actionName(entry.action, words)}</span>
                </td>
                <td>
                  <button className="link-button break" onClick={() => set({ subject: entry.subject })}>
                    {entry.subject}
                  </button>
                </td>
                <td>
                  <Changes changes={changesOf(entry.before, entry.after)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {audit.hasNextPage && (
        <Button
          className="load-more"
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {common.loadMore}
        </Button>
      )}
    </>
  );
}

/** Every change of the project, newest first, filtered by object or person. */
export default function AuditTab() {
  const text = useText('settings').audit;
  const { search } = useAddress();
  const wanted = { subject: search.get('subject') ?? undefined, actor: search.get('actor') ?? undefined };
  return (
    <>
      <div className="tab-lead">
        <p>{text.lead}</p>
        <Filters key={`${wanted.subject}~${wanted.actor}`} {...wanted} />
      </div>
      <section className="card">
        <Entries {...wanted} />
      </section>
    </>
  );
}
