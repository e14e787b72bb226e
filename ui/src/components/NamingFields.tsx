import Form, { type FormInstance, type RuleRender } from 'antd/es/form';
import Input from 'antd/es/input';
import type { ChangeEvent } from 'react';
import { bothNames } from './names';
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
  /** What to say while there is no name at all, where the form itself is to see to it. */
  missing?: string;
}

/** A name in one language is enough. */
const someName =
  (missing: string): RuleRender =>
  ({ getFieldsValue }) => ({
    validator: () =>
      bothNames(getFieldsValue(['zh', 'en']) as { zh?: string; en?: string }).en
        ? Promise.resolve()
        : Promise.reject(new Error(missing)),
  });

/** Names in both languages (fields zh and en) and, of something new, its key, which follows the English name until typed. */
export function NamingFields({ form, isNew, words, missing }: Props) {
  const follow = (event: ChangeEvent<HTMLInputElement>) => {
    if (isNew && !form.isFieldTouched('key')) form.setFieldValue('key', keyFrom(event.target.value));
  };
  return (
    <>
      <div className="form-pair">
        <Form.Item name="zh" label={words.nameZh}>
          <Input maxLength={200} lang="zh-CN" />
        </Form.Item>
        <Form.Item
          name="en"
          label={words.nameEn}
          {...(missing && { dependencies: ['zh'], rules: [someName(missing)] })}
        >
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
