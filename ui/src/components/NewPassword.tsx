import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useText } from '../text';

/** The shortest password the server takes. */
const SHORTEST = 10;

/** The form item for a password to be. */
export function NewPassword({ name, label }: { name: string; label: string }) {
  const { rule } = useText('app').password;
  return (
    <Form.Item
      name={name}
      label={label}
      extra={rule}
      rules={[{ required: true, min: SHORTEST, message: rule }]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  );
}
