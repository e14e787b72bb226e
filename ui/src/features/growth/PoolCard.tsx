import More from '@ant-design/icons/es/icons/MoreOutlined';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { Link } from 'react-router';
import type { Allocation, Pool, PoolShift } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { useFormat } from '../../components/format';
import { Name, useName } from '../../components/Name';
import { useText } from '../../text';
import type { PoolTask } from './PoolsTab';
import { useAllocationName, useAmount } from './pools';

interface Props {
  pool: Pool;
  onTask: (task: PoolTask) => void;
}

/** Capacity as one bar: allocations in tier order, then what is free. */
function CapacityBar({ pool }: { pool: Pool }) {
  const text = useText('growth').pools;
  const { tier } = useText('parts');
  const name = useName();
  const called = useAllocationName();
  const amount = useAmount(pool.unit);
  const whole = Math.max(1, pool.capacity);
  return (
    <div
      className="capacity"
      role="img"
      aria-label={`${text.barLabel(name(pool.names, pool.key))}: ${pool.allocations
        .map((a) => text.bar(called(a.name), amount(a.amount), tier[a.tier]))
        .join('; ')}; ${text.free} ${amount(pool.free)}`}
    >
      {pool.allocations.map((a) => (
        <span
          key={a.id}
          className={`tier-${a.tier}`}
          style={{ width: `${(a.amount / whole) * 100}%` }}
          title={text.bar(called(a.name), amount(a.amount), tier[a.tier])}
        >
          {a.amount / whole >= 0.12 && called(a.name)}
        </span>
      ))}
    </div>
  );
}

function AllocationRow({ pool, allocation, onTask }: Props & { allocation: Allocation }) {
  const { project, can } = useSession();
  const text = useText('growth');
  const words = text.pools;
  const { tier } = useText('parts');
  const format = useFormat(project.zone);
  const amount = useAmount(pool.unit);
  const name = useAllocationName()(allocation.name);
  const { before, amount: now, until, work } = allocation;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{tier[allocation.tier]}</td>
      <td className="num">{before === now ? amount(now) : words.change(amount(before), amount(now))}</td>
      <td>{until ? words.untilTime(format.time(until)) : <span className="weak">—</span>}</td>
      <td>
        {work === null ? (
          <span className="weak">—</span>
        ) : (
          <Link to={`/p/${project.key}/growth/work?item=${work}`}>{text.work.no(work)}</Link>
        )}
      </td>
      <td className="row-actions">
        <AllowedButton
          needs="edit_growth"
          size="small"
          request={{
            type: 'reallocate',
            subject: null,
            parameters: { pool: pool.key, allocation: allocation.name },
            numbers: [
              { name: 'to', label: words.shiftTo, initial: now },
              { name: 'days', label: words.days, initial: 7 },
            ],
          }}
          onClick={() => onTask({ pool, task: 'shift', allocation })}
        >
          {words.shift}
        </AllowedButton>
        {can('edit_growth') && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'change', label: words.changeAllocation },
                { key: 'remove', label: words.removeAllocation },
              ],
              onClick: ({ key }) => onTask({ pool, task: key as 'change' | 'remove', allocation }),
            }}
          >
            <Button type="text" size="small" icon={<More />} aria-label={`${words.more}: ${name}`} />
          </Dropdown>
        )}
      </td>
    </tr>
  );
}

function Shift({ pool, shift, onTask }: Props & { shift: PoolShift }) {
  const { project } = useSession();
  const text = useText('growth').pools;
  const format = useFormat(project.zone);
  const actor = useActor();
  const amount = useAmount(pool.unit);
  const called = useAllocationName();
  const taken = shift.lines.filter((line) => line.delta < 0);
  const gain = shift.after - shift.before;
  const fromFree = gain + taken.reduce((sum, line) => sum + line.delta, 0);
  return (
    <li>
      <p>
        <strong>{called(shift.allocation)}</strong> {text.change(amount(shift.before), amount(shift.after))} ·{' '}
        {shift.endedAt ? (
          <span className="weak">{text.ended(format.time(shift.endedAt))}</span>
        ) : (
          text.untilTime(format.time(shift.until))
        )}{' '}
        {!shift.endedAt && (
          <AllowedButton
            needs="edit_growth"
            size="small"
            onClick={() => onTask({ pool, task: 'give-back', shift })}
          >
            {text.giveBack}
          </AllowedButton>
        )}
      </p>
      {gain > 0 && (
        <p>
          {[
            ...(fromFree > 0 ? [text.takenFree(amount(fromFree))] : []),
            ...taken.map((line) => text.taken(called(line.allocation), amount(-line.delta))),
          ].join(' · ')}
        </p>
      )}
      <p className="weak">
        {text.by(actor(shift.by), format.time(shift.madeAt))} · {shift.reason}
      </p>
    </li>
  );
}

/** One pool: its capacity as a bar, each allocation before → after, and the shifts with reason and end. */
export function PoolCard({ pool, onTask }: Props) {
  const text = useText('growth').pools;
  const name = useName();
  const amount = useAmount(pool.unit);
  const title = name(pool.names, pool.key);
  const allocated = pool.capacity - pool.free;
  return (
    <section className="card pool" aria-label={title}>
      <div className="section-head">
        <div>
          <h2>
            <Name names={pool.names} fallback={pool.key} />
          </h2>
          <p>
            {text.allocated} {text.of(amount(allocated), amount(pool.capacity))} ·{' '}
            <strong>
              {text.free} {amount(pool.free)}
            </strong>
          </p>
        </div>
        <AllowedButton needs="edit_growth" onClick={() => onTask({ pool, task: 'edit' })}>
          {text.edit}
        </AllowedButton>
        <AllowedButton needs="edit_growth" onClick={() => onTask({ pool, task: 'allocate' })}>
          {text.allocate}
        </AllowedButton>
      </div>
      <CapacityBar pool={pool} />
      {pool.allocations.length === 0 ? (
        <p className="weak">{text.noAllocations}</p>
      ) : (
        <div
          className="data-table-scroll"
          tabIndex={0}
          role="region"
          aria-label={`${title}: ${text.allocations}`}
        >
          <table>
            <caption className="hidden">{text.allocations}</caption>
            <thead>
              <tr>
                <th scope="col">{text.name}</th>
                <th scope="col">{text.tier}</th>
                <th scope="col" className="num">
                  {text.amount}
                </th>
                <th scope="col">{text.until}</th>
                <th scope="col">{text.work}</th>
                <th scope="col">
                  <span className="hidden">{text.more}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pool.allocations.map((allocation) => (
                <AllocationRow key={allocation.id} {...{ pool, onTask, allocation }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pool.shifts.length > 0 && (
        <>
          <h3>{text.shifts}</h3>
          <ul className="audit-list">
            {pool.shifts.map((shift) => (
              <Shift key={shift.id} {...{ pool, onTask, shift }} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
