import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import { rolesWith } from '../../api/permissions';
import type { Role } from '../../api/types';
import { useText } from '../../text';

/** The form item in which roles are chosen, each with what it may do. */
export function RoleChoice({ label, missing }: { label: string; missing: string }) {
  const roles = useText('common').role;
  const help = useText('settings').members.rolesHelp;
  return (
    <Form.Item
      name="roles"
      label={label}
      rules={[
        {
          validator: (_, roles?: Role[]) =>
            roles?.length ? Promise.resolve() : Promise.reject(new Error(missing)),
        },
      ]}
    >
      <Checkbox.Group className="role-choice">
        {rolesWith.view.map((role) => (
          <Checkbox key={role} value={role}>
            {roles[role]} <span className="weak">{help[role]}</span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}
