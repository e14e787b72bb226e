import Segmented from 'antd/es/segmented';
import { Link } from 'react-router';
import type { Spend } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { moneyOf, useMoney } from '../../components/money';
import { Skeleton } from '../../components/Skeleton';
import { useActor } from '../../components/actors';
import { useAddress } from '../../components/useAddress';
import { useLanguage, useText } from '../../text';
import { byMonth, shown, useSpend, type Shown } from './spend';
import { SpendForm, SpendImportDialog, SpendRemoval } from './SpendDialogs';

/** What each channel cost in each month, in one currency. */
function Months({ lines, currency }: { lines: Spend[]; currency: string }) {
  const { project } = useSession();
  const text = useText('settings').spend;
  const format = useFormat(project.zone);
  const money = useMoney(currency);
  const { months, channels, of } = byMonth(lines.filter((line) => line.currency === currency));
  const sum = (month: string) => channels.reduce((all, channel) => all + of(month, channel), 0);
  const shownAs = (minor: number) => (minor === 0 ? '—' : money.exact(money.major(minor)));
  const exact = (minor: number) => money.major(Math.round(minor));
  return (
    <section className="card">
      <h2>
        {text.byMonth} ({currency})
      </h2>
      <p className="weak">{text.byMonthHint}</p>
      <DataTable
        caption={text.byMonth}
        csvName={`spend-by-month-${currency}`}
        columns={[
          { title: text.month },
          ...channels.map((channel) => ({ title: channel, number: true })),
          { title: text.total, number: true },
        ]}
        rows={months.map((month) => ({
          key: month,
          cells: [
            format.month(month),
            ...channels.map((channel) => shownAs(of(month, channel))),
            <b key="total">{shownAs(sum(month))}</b>,
          ],
          values: [
            month.slice(0, 7),
            ...channels.map((channel) => exact(of(month, channel))),
            exact(sum(month)),
          ],
        }))}
      />
    </section>
  );
}

/** All lines; the CSV can be imported as it is. */
function Lines({ lines, onAct }: { lines: Spend[]; onAct: (what: 'edit' | 'remove', id: number) => void }) {
  const { project } = useSession();
  const { locale } = useLanguage();
  const text = useText('settings').spend;
  const format = useFormat(project.zone);
  const actor = useActor();
  return (
    <section className="card">
      <h2>{text.lines}</h2>
      <DataTable
        caption={text.lines}
        csvName="spend"
        maxHeight={600}
        columns={[
          { title: text.channel },
          { title: text.item },
          { title: text.from },
          { title: text.to },
          { title: text.amount, number: true },
          { title: text.currency },
          { title: text.by },
          { title: text.actions, number: true },
        ]}
        rows={lines.map((line) => {
          const money = moneyOf(locale, line.currency);
          const called = `${line.channel} ${line.item} ${format.day(line.from)}`;
          return {
            key: String(line.id),
            cells: [
              line.channel,
              line.item || '—',
              format.day(line.from),
              format.day(line.to),
              money.exact(money.major(line.amountMinor)),
              line.currency,
              text.byAt(actor(line.changedBy), format.time(line.changedAt)),
              <span key="actions" className="row-actions">
                <AllowedButton
                  needs="edit_spend"
                  size="small"
                  aria-label={text.editOf(called)}
                  onClick={() => onAct('edit', line.id)}
                >
                  {text.edit}
                </AllowedButton>
                <AllowedButton
                  needs="edit_spend"
                  size="small"
                  aria-label={text.removeOf(called)}
                  onClick={() => onAct('remove', line.id)}
                >
                  {text.remove}
                </AllowedButton>
              </span>,
            ],
            values: [
              line.channel,
              line.item,
              line.from,
              line.to,
              money.major(line.amountMinor),
              line.currency,
              line.changedBy,
              null,
            ],
          };
        })}
      />
    </section>
  );
}

/** Spend on winning people: by month and channel, line by line, entered or imported. */
export default function SpendTab() {
  const { project } = useSession();
  const text = useText('settings').spend;
  const { search, set } = useAddress();
  const show = shown.find((one) => one === search.get('show')) ?? '12m';
  const spend = useSpend(show);
  const lines = spend.data ?? [];
  const currencies = [...new Set(lines.map((line) => line.currency))].sort();
  const act = search.get('open');
  const chosen = lines.find((line) => String(line.id) === search.get('line'));
  const close = () => set({ open: undefined, line: undefined });
  const buttons = (
    <>
      <AllowedButton needs="edit_spend" onClick={() => set({ open: 'import' })}>
        {text.import}
      </AllowedButton>
      <AllowedButton needs="edit_spend" type="primary" onClick={() => set({ open: 'new' })}>
        {text.add}
      </AllowedButton>
    </>
  );
  return (
    <div className="stack">
      <div className="tab-lead">
        <p>
          {text.lead} <Link to={`/p/${project.key}/insights/acquisition`}>{text.open}</Link>
        </p>
        <div className="row-actions">
          <Segmented
            aria-label={text.show}
            value={show}
            options={shown.map((one) => ({ value: one, label: text.ranges[one] }))}
            onChange={(one: Shown) => set({ show: one === '12m' ? undefined : one })}
          />
          {lines.length > 0 && buttons}
        </div>
      </div>
      {spend.error && <ErrorTile error={spend.error} onRetry={() => void spend.refetch()} />}
      {!spend.data && !spend.error && <Skeleton height={56} lines={3} />}
      {spend.data && lines.length === 0 && (
        <section className="card">
          <EmptyState
            title={text.empty.title}
            lead={text.empty.lead}
            action={<div className="row-actions">{buttons}</div>}
          />
        </section>
      )}
      {currencies.map((currency) => (
        <Months key={currency} lines={lines} currency={currency} />
      ))}
      {lines.length > 0 && (
        <Lines lines={lines} onAct={(what, id) => set({ open: what, line: String(id) })} />
      )}
      {act === 'import' && <SpendImportDialog onClose={close} />}
      {act === 'new' && <SpendForm onClose={close} />}
      {act === 'edit' && chosen && <SpendForm line={chosen} onClose={close} />}
      {act === 'remove' && chosen && <SpendRemoval line={chosen} onClose={close} />}
    </div>
  );
}
