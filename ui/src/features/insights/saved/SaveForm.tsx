import Form from 'antd/es/form';
import type { Names } from '../../../api/types';
import { FormDialog } from '../../../components/FormDialog';
import { NamingFields } from '../../../components/NamingFields';
import { useText } from '../../../text';

interface Draft {
  zh: string;
  en: string;
  key: string;
}

interface Props {
  /** The names to change; those of a new one when absent. */
  names?: Names;
  onSave: (names: Names, key: string) => Promise<unknown>;
  onClose: () => void;
}

/** An insight's name in both languages, and the key of a new one. */
export default function SaveForm({ names, onSave, onClose }: Props) {
  const text = useText('insights').saved.form;
  return (
    <FormDialog<Draft>
      title={names ? text.renameTitle : text.saveTitle}
      submit={names ? text.rename : text.save}
      initial={names ? { zh: names.zh, en: names.en } : {}}
      onClose={onClose}
      stay={!names} // a new one opens by itself
      onSubmit={({ zh, en, key }) => onSave({ zh, en }, key)}
    >
      <Form.Item noStyle shouldUpdate={() => false}>
        {(form) => <NamingFields form={form} isNew={!names} words={text} />}
      </Form.Item>
    </FormDialog>
  );
}
