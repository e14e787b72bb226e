import Form, { type FormInstance } from 'antd/es/form';
import type { ReactNode } from 'react';
import { Dialog, useSending, type DialogProps } from './Dialog';

interface Props<V> extends DialogProps {
  /** Where the fields have to know of each other. */
  form?: FormInstance<V>;
  initial?: Partial<V>;
  onChange?: (changed: Partial<V>) => void;
  /** Closes by itself once this succeeds, unless told to stay. */
  onSubmit: (values: V) => Promise<unknown>;
  stay?: boolean;
  /** Takes the place of the button that sends. */
  instead?: ReactNode;
}

/** A short form in a dialog: validates, shows the server's refusal, closes when it succeeded. */
export function FormDialog<V extends object>(props: Props<V>) {
  const { form: given, initial, onChange, onSubmit, stay, children, ...frame } = props;
  const [form] = Form.useForm<V>(given);
  const { busy, error, send } = useSending();
  const submit = async (values: V) => {
    if ((await send(() => onSubmit(values))) && !stay) frame.onClose();
  };
  return (
    <Dialog {...frame} {...{ busy, error }} onSubmit={() => form.submit()}>
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={onChange}
        onFinish={(values) => void submit(values)}
      >
        {children}
      </Form>
    </Dialog>
  );
}
