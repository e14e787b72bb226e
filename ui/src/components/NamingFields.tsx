import Form, { type FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import type { ChangeEvent } from 'react';
import { keyFrom, KEY_PATTERN } from './selectors';

interface Words {
  nameZh: string;
  nameEn: string;
  key: string;
  keyHelp: string;
  keyWrong: string;
}

interface Props {
  form: Pick<FormInstance, 'isFieldTouched' | 'setFieldValue'>;
  isNew: boolean;
  words: Words;
}

/** Names in both languages (fields zh and en) and, of something new, its key, which follows the English name until typed. */
export function NamingFields({ form, isNew, words }: Props) {
  const follow = (event: ChangeEvent<HTMLInputElement>) => {
    if (isNew && !form.isFieldTouched('key')) form.setFieldValue('key', keyFrom(event.target.value));
  };
  return (
    <>
      <div className="form-pair">
        <Form.Item name="zh" label={words.nameZh}>
          <Input maxLength={200} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="en" label={words.nameEn}>
          <Input maxLength={200} lang="en" onChange={follow} />
        </Form.Item>
      </div>
      {isNew && (
        <Form.Item
          name="key"
          label={words.key}
          extra={words.keyHelp}
          rules={[{ required: true, pattern: KEY_PATTERN, message: words.keyWrong }]}
        >
          <Input maxLength={63} autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
    </>
  );
}
