import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import { useState, type ReactNode } from 'react';
import { FormError } from './FormError';
import { useText } from '../text';

interface Props<V> {
  title: string;
  /** Verb and object. */
  submit: string;
  /** What leaving is called; "Cancel" unless both outcomes have names. */
  cancel?: string;
  initial?: Partial<V>;
  /** Closes by itself once this succeeds, unless told to stay. */
  onSubmit: (values: V) => Promise<unknown>;
  stay?: boolean;
  /** Pixels, for rows that need more room. */
  width?: number;
  onClose: () => void;
  children: ReactNode;
}

/** A short form in a dialog: validates, shows the server's refusal, closes when it succeeded. */
export function FormDialog<V extends object>(props: Props<V>) {
  const { title, submit, cancel, initial, onSubmit, stay, width, onClose, children } = props;
  const leave = useText('parts').cancel;
  const [form] = Form.useForm<V>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (values: V) => {
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit(values);
      if (!stay) onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={width}
      title={title}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {cancel ?? leave}
        </Button>,
        <Button key="submit" type="primary" loading={busy} onClick={() => form.submit()}>
          {submit}
        </Button>,
      ]}
    >
      <FormError error={error} />
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => void send(values)}
      >
        {children}
      </Form>
    </Modal>
  );
}
