import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState, type ReactNode } from 'react';
import { useText } from '../text';
import { FormError } from './FormError';

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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const act = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={[
        <Button key="keep" onClick={onClose}>
          {keep}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          danger
          disabled={typed.trim() !== name}
          loading={busy}
          onClick={() => void act()}
        >
          {confirm}
        </Button>,
      ]}
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
      <FormError error={error} />
    </Modal>
  );
}
