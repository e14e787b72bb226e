import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Campaign } from '../../api/types';
import { useSession } from '../../app/session';
import { useCatalogChanged } from '../../components/catalog';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import type { Step } from './draft';

interface Props {
  campaign: Campaign;
  step: Step;
  onClose: () => void;
}

/** Brings a campaign into another state and asks why; both outcomes are named on the buttons. */
export function TransitionDialog({ campaign, step, onClose }: Props) {
  const { project } = useSession();
  const text = useText('campaigns');
  const stateNames = useText('parts').campaignState;
  const name = useName();
  const format = useFormat(project.zone);
  const { message } = AntdApp.useApp();
  const changed = useCatalogChanged();
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const title = name(campaign.names, campaign.key);

  const act = async ({ reason }: { reason: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      await api.post('/api/projects/{project}/campaigns/{key}/transitions', {
        path: { project: project.key, key: campaign.key },
        body: { to: step.to, reason: reason.trim() },
        ifMatch: campaign.version,
      });
      void message.success(text.changed(title, stateNames[step.to]));
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      void changed();
    }
  };

  return (
    <Modal
      open
      title={`${text.transition[step.transition]} · ${title}`}
      onCancel={onClose}
      footer={[
        <Button key="keep" onClick={onClose}>
          {text.keepState[campaign.state]}
        </Button>,
        <Button
          key="act"
          type="primary"
          danger={step.to === 'ended'}
          loading={busy}
          onClick={() => form.submit()}
        >
          {text.transition[step.transition]}
        </Button>,
      ]}
    >
      <p>
        {step.transition === 'schedule'
          ? text.transitionLead.schedule(format.day(campaign.from))
          : text.transitionLead[step.transition]}
      </p>
      <FormError error={error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void act(values)}>
        <Form.Item
          name="reason"
          label={text.reason}
          extra={text.reasonHelp}
          rules={[{ required: true, whitespace: true, message: text.reasonMissing }]}
        >
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
