import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState, type ReactNode } from 'react';
import { useText } from '../text';
import { FormError } from './FormError';

/** Sends something: busy meanwhile, then done or with what it was refused with. */
export function useSending() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  /** Answers whether it succeeded. */
  const send = async (what: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      await what();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}

export interface DialogProps {
  title: string;
  /** Verb and object. */
  submit: string;
  /** What leaving is called; "Cancel" unless both outcomes have names. */
  cancel?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Pixels, for rows that need more room. */
  width?: number;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

interface Props extends DialogProps {
  busy: boolean;
  /** What it was refused with. */
  error: unknown;
  onSubmit: () => void;
  /** What else can be done, before both buttons. */
  other?: ReactNode;
  /** Takes the place of the button that sends. */
  instead?: ReactNode;
}

/** A dialog that sends something: leave or send, why it was refused beside the buttons. */
export function Dialog(props: Props) {
  const { title, submit, cancel, danger, disabled, width, className, onClose, children } = props;
  const { busy, error, onSubmit, other, instead } = props;
  const leave = useText('parts').cancel;
  return (
    <Modal
      open
      {...{ width, className, title }}
      onCancel={onClose}
      footer={
        <>
          {other}
          <Button onClick={onClose}>{cancel ?? leave}</Button>
          {instead || (
            <Button type="primary" {...{ danger, disabled }} loading={busy} onClick={onSubmit}>
              {submit}
            </Button>
          )}
        </>
      }
    >
      {children}
      <FormError error={error} />
    </Modal>
  );
}

interface SendProps extends DialogProps {
  /** Closes by itself once this succeeds, unless told to stay. */
  onSubmit: () => Promise<unknown>;
  stay?: boolean;
}

/** The same for what needs no form. */
export function SendDialog({ onSubmit, stay, ...rest }: SendProps) {
  const { busy, error, send } = useSending();
  const submit = async () => {
    if ((await send(onSubmit)) && !stay) rest.onClose();
  };
  return <Dialog {...rest} {...{ busy, error }} onSubmit={() => void submit()} />;
}
