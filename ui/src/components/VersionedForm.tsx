import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Form, { type FormInstance } from 'antd/es/form';
import { useState, type ReactNode } from 'react';
import { useSession } from '../app/session';
import { useText } from '../text';
import { changesOf } from './changes';
import { ConflictNote, DraftNote } from './ConflictNote';
import { dropDraft, keepDraft, readDraft } from './drafts';
import { FormError } from './FormError';
import { useVersionedSave } from './useVersionedSave';

interface Props<T extends { version: number }, D extends object, V> {
  title: string;
  submitLabel: string;
  /** Names the draft in this browser. */
  draftKey: string;
  /** The object to change; a new one when absent. */
  object?: T;
  /** What a new one begins as. */
  blank: D;
  draftOf: (object: T) => D;
  /** A sentence for each field that keeps the draft from being sent. */
  problemsOf: (draft: D) => Partial<Record<keyof D & string, string>>;
  requestOf: (draft: D) => V;
  /** The object's key in the audit trail. */
  subject: string;
  save: (request: V, version: number | undefined) => Promise<T>;
  load: () => Promise<T>;
  /** What can be done instead where saving was refused so. */
  instead?: { when: (failure: unknown) => boolean; label: string; act: (request: V) => void };
  onSaved: (saved: T) => void;
  onClose: () => void;
  children: (form: FormInstance<D>) => ReactNode;
}

/** A form beside the page: keeps itself as a draft, and never loses it to somebody else's newer version. */
export function VersionedForm<T extends { version: number }, D extends object, V>(props: Props<T, D, V>) {
  const { draftKey, object, blank, draftOf, problemsOf, requestOf } = props;
  const key = `${useSession().project.key}.${draftKey}`;
  const parts = useText('parts');
  const [found, setFound] = useState(() => readDraft<D>(key));
  const [base, setBase] = useState(object);
  // A restored draft is saved under the version it was begun on, so that newer changes are noticed.
  const [version, setVersion] = useState(found?.version ?? object?.version);
  const [form] = Form.useForm<D>();
  const saving = useVersionedSave<T, V>({
    subject: props.subject,
    save: props.save,
    load: props.load,
    onSaved: (saved) => {
      dropDraft(key);
      props.onSaved(saved);
    },
  });

  const values = () => form.getFieldsValue(true) as D;
  const setErrors = (errors: [string, string[]][]) =>
    form.setFields(
      errors.map(([name, of]) => ({ name, errors: of })) as unknown as Parameters<typeof form.setFields>[0],
    );

  const submit = async (send: (request: V) => unknown) => {
    setErrors(Object.keys(blank).map((name) => [name, []]));
    const own = await form.validateFields().then(
      () => true,
      () => false,
    );
    const problems = Object.entries(problemsOf(values())) as [string, string][];
    setErrors(problems.map(([name, sentence]) => [name, [sentence]]));
    if (problems[0]) form.scrollToField(problems[0][0]);
    else if (own) await send(requestOf(values()));
  };

  const startOver = (from: T | undefined) => {
    dropDraft(key);
    setFound(undefined);
    setBase(from);
    setVersion(from?.version);
    saving.settle();
    form.setFieldsValue((from ? draftOf(from) : blank) as Parameters<typeof form.setFieldsValue>[0]);
  };

  const { conflict } = saving;
  const instead = props.instead?.when(saving.error) ? props.instead : undefined;
  return (
    <Drawer
      open
      size={720}
      title={props.title}
      onClose={props.onClose}
      footer={
        <div className="drawer-actions">
          <Button onClick={props.onClose}>{parts.cancel}</Button>
          <Button
            type="primary"
            loading={saving.busy}
            onClick={() => void submit(instead?.act ?? ((request) => saving.submit(request, version)))}
          >
            {instead?.label ?? props.submitLabel}
          </Button>
        </div>
      }
    >
      {found && <DraftNote at={found.at} onDiscard={() => startOver(object)} />}
      {conflict && (
        <ConflictNote
          {...conflict}
          changes={changesOf(base, conflict.latest)}
          busy={saving.busy}
          onLoad={() => startOver(conflict.latest)}
          onOverwrite={() => void saving.submit(requestOf(values()), conflict.latest.version)}
        />
      )}
      <FormError error={saving.error} />
      <Form<D>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={found?.value ?? (object ? draftOf(object) : blank)}
        onValuesChange={() => {
          saving.forget();
          keepDraft(key, { at: new Date().toISOString(), version: version ?? null, value: values() });
        }}
      >
        {props.children(form)}
      </Form>
    </Drawer>
  );
}
