import Table from 'antd/es/table';
import type { WorkItem } from '../../api/types';
import { useName } from '../../components/Name';
import { SubjectLink } from '../../components/SubjectLink';
import { useText } from '../../text';
import { byUrgency, useOwner } from './work';
import { Due, Origin, WorkStateTag } from './WorkParts';

interface Props {
  items: WorkItem[];
  onOpen: (item: WorkItem) => void;
}

/** Work items as a table, what is due first on top. */
export function WorkTable({ items, onOpen }: Props) {
  const text = useText('growth').work;
  const name = useName();
  const owner = useOwner();
  const columns = [
    {
      title: text.stateLabel,
      key: 'state',
      render: (_: unknown, i: WorkItem) => <WorkStateTag state={i.state} />,
    },
    {
      title: text.what,
      key: 'title',
      render: (_: unknown, i: WorkItem) => (
        <>
          <button className="link-button" onClick={() => onOpen(i)}>
            {name(i.title)}
          </button>
          <span className="key-under">
            {text.no(i.no)} · {text.kind[i.kind]}
          </span>
        </>
      ),
    },
    {
      title: text.owner,
      key: 'owner',
      render: (_: unknown, i: WorkItem) =>
        i.owner ? owner(i.owner) : <span className="weak">{text.noOwner}</span>,
    },
    {
      title: text.due,
      key: 'due',
      className: 'no-wrap',
      render: (_: unknown, i: WorkItem) => <Due item={i} />,
    },
    {
      title: text.subject,
      key: 'subject',
      render: (_: unknown, i: WorkItem) =>
        i.subject ? <SubjectLink subject={i.subject} /> : <span className="weak">{text.noSubject}</span>,
    },
    { title: text.origin, key: 'origin', render: (_: unknown, i: WorkItem) => <Origin item={i} /> },
  ];
  return (
    <Table
      size="middle"
      rowKey="no"
      columns={columns}
      dataSource={[...items].sort(byUrgency)}
      pagination={false}
    />
  );
}
