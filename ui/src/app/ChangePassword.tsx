import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { api } from '../api/client';
import { FormDialog } from '../components/FormDialog';
import { NewPassword } from '../components/NewPassword';
import { useText } from '../text';

interface Values {
  current: string;
  new: string;
}

/** Changes one's own password; the other browsers one is signed in with are signed out. */
export default function ChangePassword({ onClose }: { onClose: () => void }) {
  const text = useText('app').password;
  const { message } = AntdApp.useApp();
  return (
    <FormDialog<Values>
      title={text.change}
      submit={text.change}
      onClose={onClose}
      onSubmit={async (body) => {
        await api.put('/api/me/password', { body });
        void message.success(text.changed);
      }}
    >
      <p className="weak">{text.lead}</p>
      <Form.Item
        name="current"
        label={text.current}
        rules={[{ required: true, message: text.currentMissing }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <NewPassword name="new" label={text.next} />
    </FormDialog>
  );
}
