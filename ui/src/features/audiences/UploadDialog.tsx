import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useRef } from 'react';
import { api } from '../../api/client';
import type { Segment, SegmentListing } from '../../api/types';
import { useSession } from '../../app/session';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { bothNames } from '../../components/names';
import { NamingFields } from '../../components/NamingFields';
import { useText } from '../../text';
import { idsOf } from './rules';

const MOST = 50_000;

interface Values {
  zh: string;
  en: string;
  key: string;
  mode: 'add' | 'remove' | 'replace';
  ids: string;
}

function IdsInput({ value, onChange }: { value?: string; onChange?: (text: string) => void }) {
  const text = useText('audiences').uploadForm;
  const { project } = useSession();
  const format = useFormat(project.zone);
  const file = useRef<HTMLInputElement>(null);
  const count = idsOf(value ?? '').length;
  return (
    <>
      <Input.TextArea
        aria-label={text.ids}
        rows={8}
        spellCheck={false}
        value={value}
        onChange={(e) => onChange?.(e.target.value)}
      />
      <p className="rule-inline">
        <Button size="small" onClick={() => file.current?.click()}>
          {text.file}
        </Button>
        <span className="weak">{text.count(format.exact(count))}</span>
      </p>
      <input
        ref={file}
        className="hidden" // forms show file fields that are only marked hidden
        tabIndex={-1}
        type="file"
        aria-label={text.file}
        accept=".csv,.txt,text/csv,text/plain"
        onChange={(e) => {
          const chosen = e.target.files?.[0];
          if (chosen) void chosen.text().then((read) => onChange?.(read));
        }}
      />
    </>
  );
}

function NewNames() {
  const text = useText('audiences').form;
  const form = Form.useFormInstance<Values>();
  return <NamingFields form={form} isNew words={text} />;
}

interface Props {
  /** The list to change; a new one when absent. */
  segment?: Segment;
  onSaved: (saved: Segment) => void;
  onClose: () => void;
}

/** Makes a list of ids, or changes one. */
export function UploadDialog({ segment, onSaved, onClose }: Props) {
  const { project } = useSession();
  const text = useText('audiences');
  const words = text.uploadForm;
  const format = useFormat(project.zone);
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();

  const save = async (values: Values) => {
    const ids = idsOf(values.ids);
    let saved: Segment;
    let unknown: number;
    if (segment) {
      const listing = await api.post<SegmentListing>('/api/projects/{project}/segments/{key}/ids', {
        path: { project: project.key, key: segment.key },
        ifMatch: segment.version,
        body: { ids, mode: values.mode },
      });
      saved = listing.segment;
      unknown = listing.unknown;
      void message.success(words.done(format.exact(listing.known)));
    } else {
      saved = await api.post<Segment>('/api/projects/{project}/segments', {
        path: { project: project.key },
        body: { key: values.key, names: bothNames(values), ids },
      });
      unknown = saved.unknown;
    }
    if (unknown > 0) void message.warning(words.unknown(format.exact(unknown)), 6);
    void queries.invalidateQueries({ queryKey: [project.key, 'segments'] });
    void queries.invalidateQueries({ queryKey: [project.key, 'segment', saved.key] });
    onSaved(saved);
  };

  return (
    <FormDialog<Values>
      title={segment ? words.change : words.title}
      submit={segment ? words.change : words.create}
      initial={{ mode: 'add', ids: '' }}
      onSubmit={save}
      onClose={onClose}
    >
      {segment ? (
        <Form.Item name="mode" label={words.mode}>
          <Select
            options={(['add', 'remove', 'replace'] as const).map((mode) => ({
              value: mode,
              label: words[mode],
            }))}
          />
        </Form.Item>
      ) : (
        <NewNames />
      )}
      <Form.Item
        name="ids"
        label={words.ids}
        extra={words.idsHelp}
        rules={[
          {
            validator: (_, value: string) => {
              const count = idsOf(value ?? '').length;
              if (count === 0) return Promise.reject(new Error(words.none));
              if (count > MOST) return Promise.reject(new Error(words.tooMany(format.exact(MOST))));
              return Promise.resolve();
            },
          },
        ]}
      >
        <IdsInput />
      </Form.Item>
    </FormDialog>
  );
}
