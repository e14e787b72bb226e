import Form from 'antd/es/form';
import Input from 'antd/es/input';
import type { Names, SavedBoard } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { keyFrom, KEY_PATTERN } from '../../components/selectors';
import { useText } from '../../text';

interface Draft {
  zh: string;
  en: string;
  key: string;
}

interface Props {
  /** The board to rename; a new one when absent. */
  board?: SavedBoard;
  onSave: (names: Names, key: string) => Promise<unknown>;
  onClose: () => void;
}

/** A board's name in both languages, and the key of a new one. */
export default function BoardForm({ board, onSave, onClose }: Props) {
  const text = useText('board').boardForm;
  const required = [{ required: true, whitespace: true, message: text.nameMissing }];
  return (
    <FormDialog<Draft>
      title={board ? text.renameTitle : text.createTitle}
      submit={board ? text.rename : text.create}
      initial={board ? { zh: board.names.zh, en: board.names.en } : {}}
      onClose={onClose}
      onSubmit={({ zh, en, key }) => onSave({ zh, en }, key)}
    >
      <Form.Item name="zh" label={text.nameZh} rules={required}>
        <Input maxLength={200} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="en" label={text.nameEn} rules={required}>
        <Input maxLength={200} lang="en" />
      </Form.Item>
      {!board && (
        <Form.Item noStyle dependencies={['en']}>
          {({ getFieldValue, isFieldTouched, setFieldValue }) => {
            if (!isFieldTouched('key')) {
              const key = keyFrom((getFieldValue('en') as string | undefined) ?? '');
              if (key !== getFieldValue('key')) setFieldValue('key', key);
            }
            return (
              <Form.Item
                name="key"
                label={text.key}
                extra={text.keyHelp}
                rules={[{ required: true, pattern: KEY_PATTERN, message: text.keyWrong }]}
              >
                <Input maxLength={63} autoComplete="off" spellCheck={false} />
              </Form.Item>
            );
          }}
        </Form.Item>
      )}
    </FormDialog>
  );
}
