import Form from 'antd/es/form';
import Input from 'antd/es/input';

interface Props {
  /** Of the form's field. */
  name?: string;
  label: string;
  help?: string;
  /** What is said when nothing is written. */
  missing: string;
  autoFocus?: boolean;
}

/** Why, or what was seen: a few sentences that have to be there. */
export function ReasonField({ name = 'reason', label, help, missing, autoFocus = true }: Props) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={help}
      rules={[{ required: true, whitespace: true, message: missing }]}
    >
      <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus={autoFocus} />
    </Form.Item>
  );
}
