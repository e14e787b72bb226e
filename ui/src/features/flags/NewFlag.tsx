import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { FlagDraft } from '../../api/types';
import { useSession } from '../../app/session';
import { useFeatures } from '../../components/catalog';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { NamingFields } from '../../components/NamingFields';
import { useText } from '../../text';
import { DealingFields } from './DealingFields';
import { useFlagCommands } from './queries';
import { blankVariants, variantsOf, type FlagType, type VariantDraft } from './values';
import { VariantEditor } from './VariantEditor';

interface Draft {
  zh?: string;
  en?: string;
  key: string;
  type: FlagType;
  feature?: string;
  by: NonNullable<FlagDraft['by']>;
  byName?: string;
  variants: VariantDraft[];
}

const types: FlagType[] = ['boolean', 'string', 'number', 'object'];

/** A new flag: names, type, what it can give, by what it deals people out. It is off until it has rules and is switched on. */
export function NewFlag({ onClose }: { onClose: () => void }) {
  const { project } = useSession();
  const all = useText('flags');
  const text = all.values;
  const cancel = useText('parts').cancel;
  const name = useName();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const commands = useFlagCommands();
  const features = useFeatures().data?.items ?? [];
  const [form] = Form.useForm<Draft>();
  const type = Form.useWatch('type', form) ?? 'boolean';
  const by = Form.useWatch('by', form);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = async (draft: Draft) => {
    const zh = draft.zh?.trim() ?? '';
    const en = draft.en?.trim() ?? '';
    const variants = variantsOf(draft.type, draft.variants ?? []);
    if (!zh && !en) return form.setFields([{ name: 'en', errors: [text.namesMissing] }]);
    if (!variants) return form.setFields([{ name: 'variants', errors: [text.variantsWrong] }]);
    setBusy(true);
    setError(undefined);
    try {
      const made = await commands.create({
        key: draft.key,
        names: { zh: zh || en, en: en || zh },
        type: draft.type,
        feature: draft.feature ?? null,
        by: draft.by,
        byName: draft.byName?.trim() || null,
        variants,
      });
      void message.success(all.created(name(made.names, made.key)));
      void navigate(`/p/${project.key}/flags/${made.key}`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={680}
      title={all.create}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {cancel}
        </Button>,
        <Button key="create" type="primary" loading={busy} onClick={() => form.submit()}>
          {all.create}
        </Button>,
      ]}
    >
      <FormError error={error} />
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ type: 'boolean', by: 'id', variants: [] }}
        onValuesChange={(changed: Partial<Draft>) =>
          changed.type && form.setFieldValue('variants', blankVariants(changed.type))
        }
        onFinish={(draft) => void submit(draft)}
      >
        <NamingFields form={form} isNew words={text} />
        <div className="form-pair">
          <Form.Item name="type" label={text.type}>
            <Select options={types.map((value) => ({ value, label: all.type[value] }))} />
          </Form.Item>
          <Form.Item name="feature" label={text.feature}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={text.noFeature}
              options={features.map((f) => ({ value: f.key, label: name(f.names, f.key) }))}
            />
          </Form.Item>
        </div>
        {type !== 'boolean' && (
          <Form.Item name="variants" label={text.variants}>
            <VariantEditor type={type} />
          </Form.Item>
        )}
        <DealingFields by={by} />
      </Form>
    </Modal>
  );
}
