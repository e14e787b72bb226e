import Form from 'antd/es/form';
import type { Names, SavedBoard } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { NamingFields } from '../../components/NamingFields';
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
  return (
    <FormDialog<Draft>
      title={board ? text.renameTitle : text.createTitle}
      submit={board ? text.rename : text.create}
      initial={board ? { zh: board.names.zh, en: board.names.en } : {}}
      onClose={onClose}
      stay={!board} // a new board opens by itself, with a form of its own
      onSubmit={({ zh, en, key }) => onSave({ zh, en }, key)}
    >
      <Form.Item noStyle shouldUpdate={() => false}>
        {(form) => <NamingFields form={form} isNew={!board} words={text} />}
      </Form.Item>
    </FormDialog>
  );
}
