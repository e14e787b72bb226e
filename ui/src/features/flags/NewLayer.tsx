import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import type { LayerDraft } from '../../api/types';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { NamingFields } from '../../components/NamingFields';
import { useText } from '../../text';
import { DealingFields } from './DealingFields';
import { useBoundCommands } from './layers';

interface Draft {
  zh?: string;
  en?: string;
  key: string;
  by: NonNullable<LayerDraft['by']>;
  byName?: string;
}

/** A new layer: names, and by what people stay in their slot. */
export function NewLayer({ onClose }: { onClose: () => void }) {
  const text = useText('flags').bounds;
  const cancel = useText('parts').cancel;
  const name = useName();
  const { message } = AntdApp.useApp();
  const commands = useBoundCommands();
  const [form] = Form.useForm<Draft>();
  const by = Form.useWatch('by', form);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = async (draft: Draft) => {
    const zh = draft.zh?.trim() ?? '';
    const en = draft.en?.trim() ?? '';
    if (!zh && !en) return form.setFields([{ name: 'en', errors: [text.names.namesMissing] }]);
    setBusy(true);
    setError(undefined);
    try {
      const made = await commands.makeLayer({
        key: draft.key,
        names: { zh: zh || en, en: en || zh },
        by: draft.by,
        byName: draft.byName?.trim() || null,
      });
      void message.success(text.layers.created(name(made.names, made.key)));
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={640}
      title={text.layers.create}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {cancel}
        </Button>,
        <Button key="create" type="primary" loading={busy} onClick={() => form.submit()}>
          {text.layers.create}
        </Button>,
      ]}
    >
      <FormError error={error} />
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ by: 'id' }}
        onFinish={(draft) => void submit(draft)}
      >
        <NamingFields form={form} isNew words={text.names} />
        <DealingFields by={by} />
      </Form>
    </Modal>
  );
}
