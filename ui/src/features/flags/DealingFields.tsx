import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { FlagDraft } from '../../api/types';
import { useText } from '../../text';

type By = NonNullable<FlagDraft['by']>;

const dealings: By[] = ['id', 'device', 'property', 'group'];

/** By what people stay together: fields by and byName. */
export function DealingFields({ by }: { by: By | undefined }) {
  const text = useText('flags').values;
  return (
    <>
      <Form.Item name="by" label={text.dealing} extra={text.dealingNote}>
        <Select options={dealings.map((value) => ({ value, label: text.by[value] }))} />
      </Form.Item>
      {(by === 'property' || by === 'group') && (
        <Form.Item
          name="byName"
          label={text.byName}
          rules={[{ required: true, whitespace: true, message: text.byNameMissing }]}
        >
          <Input maxLength={200} spellCheck={false} />
        </Form.Item>
      )}
    </>
  );
}
