import Input from 'antd/es/input';
import { useState, type ReactNode } from 'react';
import { useText } from '../text';
import { SendDialog } from './Dialog';

interface Props {
  title: string;
  lead: ReactNode;
  /** What has to be typed. */
  name: string;
  /** Both outcomes by name, e.g. "Archive feature" and "Keep feature". */
  confirm: string;
  keep: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the object's name before something that cannot be taken back. */
export function ConfirmName({ title, lead, name, confirm, keep, onConfirm, onClose }: Props) {
  const text = useText('parts').confirmName;
  const [typed, setTyped] = useState('');
  return (
    <SendDialog
      {...{ title, onClose }}
      submit={confirm}
      cancel={keep}
      danger
      disabled={typed.trim() !== name}
      onSubmit={onConfirm}
    >
      <p>{lead}</p>
      <p>
        <label htmlFor="confirm-name">{text.lead(name)}</label>
      </p>
      <Input
        id="confirm-name"
        aria-label={text.label}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
    </SendDialog>
  );
}
