import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import { Link } from 'react-router';
import { useSession } from '../../app/session';
import { EmptyState } from '../../components/EmptyState';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { planStatuses, type PlanStatus } from './planFilter';

const shapes: Record<PlanStatus, string> = { visible: '●', hidden: '○', blocked: '⊘' };

/** A state by shape and word. */
export function PlanStatusText({ status }: { status: PlanStatus }) {
  const text = useText('settings').plan;
  return (
    <span className={status === 'visible' ? undefined : 'weak'} style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden>{shapes[status]}</span> {text.statuses[status]}
    </span>
  );
}

/** What events and properties alike can be told: meaning and state. */
export function PlanFields() {
  const text = useText('settings').plan;
  return (
    <>
      <Form.Item name="description" label={text.description}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
      <Form.Item name="status" label={text.status}>
        <Radio.Group className="role-choice">
          {planStatuses.map((status) => (
            <Radio key={status} value={status}>
              {text.statuses[status]} <span className="weak">{text.statusHelp[status]}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
    </>
  );
}

export function PlanNothing({ any, properties }: { any: boolean; properties?: boolean }) {
  const { project, can } = useSession();
  const text = useText('settings').plan;
  const clear = useText('common').clearFilter;
  const { set } = useAddress();
  if (any) {
    return (
      <div className="card">
        <EmptyState
          {...text.filtered}
          action={
            <Button onClick={() => set({ q: undefined, status: undefined, type: undefined })}>{clear}</Button>
          }
        />
      </div>
    );
  }
  return (
    <div className="card">
      {properties ? (
        <EmptyState {...text.emptyProperties} />
      ) : (
        <EmptyState
          title={text.empty.title}
          lead={text.empty.lead}
          action={
            can('manage_keys') && <Link to={`/p/${project.key}/settings/keys`}>{text.empty.action}</Link>
          }
        />
      )}
    </div>
  );
}
