import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Modal from 'antd/es/modal';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { api } from '../../api/client';
import type { Spend, SpendImport } from '../../api/types';
import { useSession } from '../../app/session';
import { FormDialog } from '../../components/FormDialog';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { moneyOf } from '../../components/money';
import { useLanguage, useText } from '../../text';
import { useSpendChanged } from './spend';

interface Draft {
  channel: string;
  item: string;
  days: [Dayjs, Dayjs];
  amount: number;
  currency: string;
}

/** Enters a line, or changes one. */
export function SpendForm({ line, onClose }: { line?: Spend; onClose: () => void }) {
  const { project, today } = useSession();
  const { locale } = useLanguage();
  const text = useText('settings').spend;
  const { message } = AntdApp.useApp();
  const changed = useSpendChanged();
  const currency = line?.currency ?? project.currency;
  const save = async (draft: Draft) => {
    const body = {
      channel: draft.channel,
      item: draft.item || null,
      from: draft.days[0].format('YYYY-MM-DD'),
      to: draft.days[1].format('YYYY-MM-DD'),
      amountMinor: moneyOf(locale, draft.currency).minor(draft.amount),
      currency: draft.currency,
    };
    if (line) {
      await api.put('/api/projects/{project}/spend/{id}', {
        path: { project: project.key, id: String(line.id) },
        ifMatch: line.version,
        body,
      });
    } else await api.post('/api/projects/{project}/spend', { path: { project: project.key }, body });
    void message.success(text.saved);
    await changed();
  };
  return (
    <FormDialog<Draft>
      title={line ? text.editOf(line.channel) : text.add}
      submit={text.save}
      initial={{
        channel: line?.channel,
        item: line?.item ?? '',
        days: [dayjs(line?.from ?? today), dayjs(line?.to ?? today)],
        amount: line && moneyOf(locale, currency).major(line.amountMinor),
        currency,
      }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="channel"
        label={text.channel}
        extra={text.channelHelp}
        rules={[{ required: true, whitespace: true, message: text.channelMissing }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="item" label={text.item} extra={text.itemHelp}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="days" label={text.days} rules={[{ required: true, message: text.daysMissing }]}>
        <DatePicker.RangePicker allowClear={false} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name="amount"
          label={text.amount}
          rules={[{ required: true, type: 'number', min: 0, message: text.amountMissing }]}
        >
          <InputNumber min={0} precision={moneyOf(locale, currency).digits} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="currency" label={text.currency}>
          <Input maxLength={3} autoComplete="off" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

/** Asks before a line goes. */
export function SpendRemoval({ line, onClose }: { line: Spend; onClose: () => void }) {
  const { project } = useSession();
  const { locale } = useLanguage();
  const text = useText('settings').spend;
  const { message } = AntdApp.useApp();
  const format = useFormat(project.zone);
  const changed = useSpendChanged();
  const money = moneyOf(locale, line.currency);
  return (
    <FormDialog
      title={text.removeOf(`${line.channel} ${money.exact(money.major(line.amountMinor))}`)}
      submit={text.remove}
      cancel={text.keep}
      onClose={onClose}
      onSubmit={async () => {
        await api.delete('/api/projects/{project}/spend/{id}', {
          path: { project: project.key, id: String(line.id) },
          ifMatch: line.version,
        });
        void message.success(text.removed);
        await changed();
      }}
    >
      <p>
        {format.day(line.from)} – {format.day(line.to)}
      </p>
      <p>{text.removeLead}</p>
    </FormDialog>
  );
}

function Outcome({ done }: { done: SpendImport }) {
  const { project } = useSession();
  const { locale } = useLanguage();
  const text = useText('settings').spend;
  const format = useFormat(project.zone);
  return (
    <div role="status">
      <p>
        {text.done(
          format.exact(done.added),
          format.exact(done.replaced),
          format.exact(done.unchanged),
          format.exact(done.rejected.length),
        )}
      </p>
      {done.rejected.length > 0 && (
        <div className="data-table-scroll" style={{ maxHeight: 260 }} tabIndex={0}>
          <table>
            <caption className="hidden">{text.rejected}</caption>
            <thead>
              <tr>
                <th scope="col" className="num">
                  {text.line}
                </th>
                <th scope="col">{text.reason}</th>
                <th scope="col">{text.code}</th>
              </tr>
            </thead>
            <tbody>
              {done.rejected.map((one) => (
                <tr key={one.line}>
                  <td className="num">{one.line}</td>
                  <td>{locale === 'zh-CN' ? one.zh : one.en}</td>
                  <td>
                    <code>{one.code}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** Imports a file; what became of it stays in view, rejected lines with their reasons. */
export function SpendImportDialog({ onClose }: { onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').spend;
  const changed = useSpendChanged();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<SpendImport>();
  const start = async () => {
    if (!file) return;
    setBusy(true);
    setError(undefined);
    try {
      setDone(
        await api.post<SpendImport>('/api/projects/{project}/spend/import', {
          path: { project: project.key },
          body: file,
        }),
      );
      await changed();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={text.importTitle}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {text.close}
        </Button>,
        <Button key="start" type="primary" loading={busy} disabled={!file} onClick={() => void start()}>
          {text.start}
        </Button>,
      ]}
    >
      <p>{text.importLead}</p>
      <div className="import-file">
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          className="hidden"
          tabIndex={-1}
          aria-label={text.file}
          onChange={(event) => {
            setFile(event.target.files?.[0]);
            setDone(undefined);
            setError(undefined);
          }}
        />
        <Button onClick={() => input.current?.click()}>{text.chooseFile}</Button>
        <span className="break">{file?.name}</span>
      </div>
      <FormError error={error} />
      {done && <Outcome done={done} />}
    </Modal>
  );
}
