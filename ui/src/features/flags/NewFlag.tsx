import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { useNavigate } from 'react-router';
import type { FlagDraft } from '../../api/types';
import { useSession } from '../../app/session';
import { useFeatures } from '../../components/catalog';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { bothNames } from '../../components/names';
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
  const name = useName();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const commands = useFlagCommands();
  const features = useFeatures().data?.items ?? [];
  const [form] = Form.useForm<Draft>();
  const type = Form.useWatch('type', form) ?? 'boolean';
  const by = Form.useWatch('by', form);

  const submit = async (draft: Draft) => {
    const made = await commands.create({
      key: draft.key,
      names: bothNames(draft),
      type: draft.type,
      feature: draft.feature ?? null,
      by: draft.by,
      byName: draft.byName?.trim() || null,
      variants: variantsOf(draft.type, draft.variants ?? []) ?? [],
    });
    void message.success(all.created(name(made.names, made.key)));
    void navigate(`/p/${project.key}/flags/${made.key}`);
  };

  return (
    <FormDialog<Draft>
      form={form}
      width={680}
      title={all.create}
      submit={all.create}
      initial={{ type: 'boolean', by: 'id', variants: [] }}
      onChange={(changed) => changed.type && form.setFieldValue('variants', blankVariants(changed.type))}
      onSubmit={submit}
      stay
      onClose={onClose}
    >
      <NamingFields form={form} isNew words={text} missing={text.namesMissing} />
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
        <Form.Item
          name="variants"
          label={text.variants}
          rules={[
            {
              validator: (_, variants: VariantDraft[]) =>
                variantsOf(type, variants)
                  ? Promise.resolve()
                  : Promise.reject(new Error(text.variantsWrong)),
            },
          ]}
        >
          <VariantEditor type={type} />
        </Form.Item>
      )}
      <DealingFields by={by} />
    </FormDialog>
  );
}
