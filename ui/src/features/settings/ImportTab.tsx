import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Progress from 'antd/es/progress';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { useLanguage, useText } from '../../text';
import { bytesIn } from './bytes';
import { ImportHistory } from './ImportHistory';
import { mappings, type MappingExample } from './mappings';
import { useImport, type Phase } from './useImport';

interface Wanted {
  file: File;
  mapping: string;
}

const examples: MappingExample[] = ['exampleCsv', 'exampleJson', 'exampleMany'];
const LINES = 5;

/** The first lines of a file, so that its columns can be named without opening it elsewhere. */
function FirstLines({ file }: { file: File }) {
  const text = useText('settings').import;
  const [lines, setLines] = useState<string>();
  const packed = file.name.endsWith('.gz');
  useEffect(() => {
    let gone = false;
    if (!packed) {
      void file
        .slice(0, 16_384)
        .text()
        .then((read) => {
          if (!gone) setLines(read.split(/\r?\n/).slice(0, LINES).join('\n'));
        });
    }
    return () => {
      gone = true;
    };
  }, [file, packed]);
  if (packed) return <p className="weak">{text.compressed}</p>;
  return (
    <>
      <p className="weak">{text.firstLines}</p>
      <pre className="snippet" tabIndex={0} style={{ marginTop: 4 }}>
        {lines}
      </pre>
    </>
  );
}

function FileChoice({ id, value, onChange }: { id?: string; value?: File; onChange?: (file: File) => void }) {
  const text = useText('settings').import;
  const { locale } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="import-file">
        <input
          ref={input}
          type="file"
          className="hidden"
          tabIndex={-1}
          aria-label={text.file}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onChange?.(file);
          }}
        />
        <Button id={id} onClick={() => input.current?.click()}>
          {value ? text.chooseOther : text.chooseFile}
        </Button>
        {value ? (
          <span className="break">
            {value.name} · {bytesIn(locale, value.size)}
          </span>
        ) : (
          <span className="weak">{text.fileHelp}</span>
        )}
      </div>
      {value && <FirstLines file={value} />}
    </>
  );
}

function PhaseText({ phase }: { phase: Phase }) {
  const { project } = useSession();
  const text = useText('settings').import;
  const { locale } = useLanguage();
  const format = useFormat(project.zone);
  if (phase.at === 'stopped') return <p role="status">{text.stopped}</p>;
  if (phase.at === 'already') return <p role="status">✓ {text.already}</p>;
  if (phase.at !== 'hashing' && phase.at !== 'uploading') return null;
  const share = phase.size === 0 ? 1 : phase.done / phase.size;
  const words =
    phase.at === 'hashing'
      ? text.hashing(format.percent(share))
      : text.uploading(bytesIn(locale, phase.done), bytesIn(locale, phase.size));
  return (
    <div role="status">
      <p>{words}</p>
      <Progress percent={Math.floor(share * 100)} showInfo={false} aria-label={words} />
    </div>
  );
}

function NewImport() {
  const text = useText('settings').import;
  const [form] = Form.useForm<Wanted>();
  const { phase, error, start, stop } = useImport();
  const busy = phase.at === 'hashing' || phase.at === 'uploading';
  return (
    <section className="card">
      <h2>{text.new}</h2>
      <Form<Wanted>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ file, mapping }) => void start(file, mapping)}
      >
        <Form.Item name="file" label={text.file} rules={[{ required: true, message: text.fileMissing }]}>
          <FileChoice />
        </Form.Item>
        <div className="list-filters" style={{ marginBottom: 8 }}>
          <span className="weak">{text.examples}</span>
          {examples.map((example) => (
            <Button
              key={example}
              size="small"
              onClick={() => form.setFieldValue('mapping', mappings[example])}
            >
              {text[example]}
            </Button>
          ))}
        </div>
        <Form.Item
          name="mapping"
          label={text.mapping}
          extra={text.mappingHelp}
          rules={[{ required: true, whitespace: true, message: text.mappingMissing }]}
        >
          <Input.TextArea className="mono" spellCheck={false} autoSize={{ minRows: 8, maxRows: 28 }} />
        </Form.Item>
        <FormError error={error} />
        <PhaseText phase={phase} />
        <div className="note-actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {phase.at === 'stopped' ? text.resume : text.start}
          </Button>
          {busy && <Button onClick={stop}>{text.cancel}</Button>}
        </div>
      </Form>
    </section>
  );
}

/** Brings files of old events in: choose, map, send, watch. */
export default function ImportTab() {
  const text = useText('settings').import;
  return (
    <>
      <div className="tab-lead">
        <p>{text.lead}</p>
      </div>
      <div className="stack">
        <NewImport />
        <ImportHistory />
      </div>
    </>
  );
}
