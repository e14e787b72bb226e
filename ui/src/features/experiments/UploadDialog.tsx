import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import { useRef, useState } from 'react';
import type { Experiment } from '../../api/types';
import { SendDialog } from '../../components/Dialog';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { Group } from './fields';
import { columnsOf, headerOf } from './model';
import { useExperimentCommands } from './queries';

/** So many bytes are read to learn a table's columns. */
const HEAD = 65_536;

interface Table {
  file: File;
  /** What its first line names; empty where it is packed and only the server can read it. */
  header: string[];
}

async function read(file: File): Promise<Table> {
  if (file.name.endsWith('.gz')) return { file, header: [] };
  return { file, header: headerOf(await file.slice(0, HEAD).text()) };
}

interface ColumnProps {
  label: string;
  header: string[];
  value: string;
  onChange: (value: string) => void;
}

/** One of the table's columns, or its name where the table cannot be looked into. */
function ColumnChoice({ label, header, value, onChange }: ColumnProps) {
  return (
    <label className="exp-field">
      <span>{label}</span>
      {header.length > 0 ? (
        <Select
          aria-label={label}
          value={value || undefined}
          options={header.map((column) => ({ value: column, label: column }))}
          onChange={onChange}
        />
      ) : (
        <Input aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </label>
  );
}

/** The column that is most likely meant, by its name. */
const guess = (header: string[], names: string[]) =>
  header.find((column) => names.includes(column.toLowerCase())) ?? (header.length > 0 ? '' : names[0]!);

/** Analyses a test that ran elsewhere: a line for each person, or sums for each variant and metric. */
export function UploadDialog({ experiment, onClose }: { experiment: Experiment; onClose: () => void }) {
  const text = useText('experiments').upload;
  const commands = useExperimentCommands();
  const { set } = useAddress();
  const { message } = AntdApp.useApp();
  const [kind, setKind] = useState<'people' | 'sums'>('people');
  const [table, setTable] = useState<Table>();
  const [unit, setUnit] = useState('');
  const [variant, setVariant] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const people = kind === 'people';
  const header = table?.header ?? [];
  const missing = people && header.length > 0 ? columnsOf(experiment).filter((c) => !header.includes(c)) : [];
  const ready = table !== undefined && (!people || (unit !== '' && variant !== '' && missing.length === 0));

  const choose = async (file: File) => {
    const chosen = await read(file);
    setTable(chosen);
    setUnit(guess(chosen.header, ['unit', 'userid', 'user_id', 'person', 'id', 'distinct_id']));
    setVariant(guess(chosen.header, ['variant', 'version', 'group', 'arm']));
  };
  const send = async () => {
    if (!table) return;
    if (people) await commands.uploadPeople(experiment.key, table.file, unit, variant);
    else await commands.uploadSums(experiment.key, table.file);
    void message.success(text.done);
    set({ upload: undefined, analysis: undefined });
  };
  return (
    <SendDialog
      width={640}
      title={text.title}
      submit={text.submit}
      disabled={!ready}
      stay
      onSubmit={send}
      onClose={onClose}
    >
      <Radio.Group
        aria-label={text.kind}
        value={kind}
        options={[
          { value: 'people', label: text.people },
          { value: 'sums', label: text.sums },
        ]}
        onChange={(event) => setKind(event.target.value as 'people' | 'sums')}
      />
      <p className="weak">{people ? text.peopleLead : text.sumsLead}</p>
      <Group label={text.file}>
        <div className="exp-file">
          <Button onClick={() => picker.current?.click()}>{text.choose}</Button>
          <span className={table ? undefined : 'weak'}>{table?.file.name ?? text.noFile}</span>
        </div>
        <input
          ref={picker}
          hidden
          type="file"
          aria-label={text.file}
          accept=".csv,.gz,text/csv"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void choose(file);
          }}
        />
      </Group>
      {people && table && (
        <div className="form-pair">
          <ColumnChoice label={text.unit} value={unit} onChange={setUnit} {...{ header }} />
          <ColumnChoice label={text.variant} value={variant} onChange={setVariant} {...{ header }} />
        </div>
      )}
      {people && <p>{text.needs(columnsOf(experiment).join(', '))}</p>}
      <p className="weak">{text.variants(experiment.definition.variants.map((v) => v.key).join(', '))}</p>
      {missing.length > 0 && (
        <p className="form-error" role="alert">
          {text.missing(missing.join(', '))}
        </p>
      )}
    </SendDialog>
  );
}
