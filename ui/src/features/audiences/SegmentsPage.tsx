import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { Link, useNavigate } from 'react-router';
import type { Segment, SegmentRow } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { ArchivedSwitch, useShowArchived } from '../../components/ArchivedSwitch';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Name, useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { PeopleTabs } from '../../components/PeopleTabs';
import { useSegments } from '../../components/segments';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import './audiences.css';
import { SegmentForm } from './SegmentForm';
import { StateTag } from './StateTag';
import { AgeDialog, ValueDialog } from './TemplateDialogs';
import { Trend } from './Trend';
import { UploadDialog } from './UploadDialog';
import { UsedBy } from './UsedBy';

function Rows({ rows }: { rows: SegmentRow[] }) {
  const { project } = useSession();
  const text = useText('audiences');
  const format = useFormat(project.zone);
  const name = useName();
  const actor = useActor();
  return (
    <div className="card data-table-scroll list-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columns.name}</th>
            <th scope="col">{text.columns.kind}</th>
            <th scope="col" className="num">
              {text.columns.size}
            </th>
            <th scope="col">{text.columns.trend}</th>
            <th scope="col">{text.columns.usedBy}</th>
            <th scope="col">{text.columns.changed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ segment, trend, usedBy }) => (
            <tr key={segment.key}>
              <td>
                <Link to={segment.key}>
                  <Name names={segment.names} fallback={segment.key} />
                </Link>{' '}
                <StateTag segment={segment} />
                <div className="weak">{segment.key}</div>
              </td>
              <td>{text.kind[segment.kind as 'rule' | 'list']}</td>
              <td className="num">
                {segment.state === 'building' && segment.size === 0 ? '—' : format.exact(segment.size)}
              </td>
              <td>
                <Trend name={name(segment.names, segment.key)} sizes={trend} />
              </td>
              <td>
                <UsedBy uses={usedBy} none={text.unused} />
              </td>
              <td className="nowrap">
                {actor(segment.changedBy)}
                <div className="weak">{format.time(segment.changedAt)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const dialogs = ['rule', 'list', 'value', 'age'] as const;
type Open = (typeof dialogs)[number] | undefined;

function Actions({ onOpen }: { onOpen: (open: Open) => void }) {
  const { can } = useSession();
  const text = useText('audiences');
  if (!can('edit_segments')) {
    return (
      <AllowedButton needs="edit_segments" type="primary">
        {text.create}
      </AllowedButton>
    );
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'value', label: text.valueTemplate },
            { key: 'age', label: text.ageTemplate },
          ],
          onClick: ({ key }) => onOpen(key as Open),
        }}
      >
        <Button>{text.templates}</Button>
      </Dropdown>
      <Button onClick={() => onOpen('list')}>{text.upload}</Button>
      <Button type="primary" onClick={() => onOpen('rule')}>
        {text.create}
      </Button>
    </>
  );
}

/** All segments: how many are in each, how that moved, and what relies on it. */
export default function SegmentsPage() {
  const { project, can } = useSession();
  const text = useText('audiences');
  const navigate = useNavigate();
  const { search, set } = useAddress();
  const open = dialogs.find((dialog) => dialog === search.get('new'));
  const setOpen = (dialog: Open) => set({ new: dialog });
  const list = useSegments(useShowArchived());
  const rows = list.data?.items ?? [];
  const close = () => setOpen(undefined);
  const show = (saved: Segment) => void navigate(`/p/${project.key}/people/segments/${saved.key}`);

  const content = () => {
    if (list.error) return <ErrorTile error={list.error} onRetry={() => void list.refetch()} />;
    if (!list.data) return <Skeleton height={48} lines={6} />;
    if (rows.length === 0) {
      return (
        <EmptyState
          title={text.empty.title}
          lead={text.empty.lead}
          action={
            can('edit_segments') && <Button onClick={() => setOpen('value')}>{text.valueTemplate}</Button>
          }
        />
      );
    }
    return <Rows rows={rows} />;
  };
  return (
    <>
      <PageHead
        title={text.title}
        actions={<Actions onOpen={setOpen} />}
        filters={
          <>
            <PeopleTabs />
            <ArchivedSwitch />
          </>
        }
      />
      {content()}
      {open === 'rule' && <SegmentForm onSaved={show} onClose={close} />}
      {open === 'list' && <UploadDialog onSaved={show} onClose={close} />}
      {open === 'value' && <ValueDialog onClose={close} />}
      {open === 'age' && <AgeDialog onClose={close} />}
    </>
  );
}
