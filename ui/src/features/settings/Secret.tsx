import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { copied } from '../../components/copied';
import { useText } from '../../text';

/** Copies a text; where the browser denies it the text stays selectable. */
export function CopyButton({ value, label, primary }: { value: string; label: string; primary?: boolean }) {
  const common = useText('common');
  const [done, setDone] = useState(false);
  const copy = async () => setDone(await copied(value));
  return (
    <Button type={primary ? 'primary' : 'default'} onClick={() => void copy()}>
      {done ? common.copied : label}
    </Button>
  );
}

interface Props {
  title: string;
  lead: string;
  value: string;
  copy: string;
  done: string;
  onClose: () => void;
}

/** Shows something that is shown once; closes only on purpose, not by a click beside it. */
export function Secret({ title, lead, value, copy, done, onClose }: Props) {
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={<Button onClick={onClose}>{done}</Button>}
    >
      <p>{lead}</p>
      <div className="secret">
        <code data-testid="secret">{value}</code>
        <CopyButton value={value} label={copy} primary />
      </div>
    </Modal>
  );
}
