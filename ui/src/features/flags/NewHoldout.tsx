import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useCampaigns } from '../../components/catalog';
import { useFlags } from '../../components/flags';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { NamingFields } from '../../components/NamingFields';
import { useText } from '../../text';
import { useBoundCommands } from './layers';

interface Draft {
  zh?: string;
  en?: string;
  key: string;
  share: number | null;
  campaign?: string;
  flags: string[];
  until?: Dayjs | null;
}

const LARGEST = 50;

/** A new holdout: how many, from what, and until when. */
export function NewHoldout({ onClose }: { onClose: () => void }) {
  const text = useText('flags').bounds;
  const words = text.holdouts;
  const cancel = useText('parts').cancel;
  const name = useName();
  const { message } = AntdApp.useApp();
  const commands = useBoundCommands();
  const flags = useFlags().data ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const [form] = Form.useForm<Draft>();
  const campaign = Form.useWatch('campaign', form);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = async (draft: Draft) => {
    const zh = draft.zh?.trim() ?? '';
    const en = draft.en?.trim() ?? '';
    if (!zh && !en) return form.setFields([{ name: 'en', errors: [text.names.namesMissing] }]);
    if (draft.campaign && draft.flags.length === 0)
      return form.setFields([{ name: 'flags', errors: [words.flagsMissing] }]);
    setBusy(true);
    setError(undefined);
    try {
      const made = await commands.makeHoldout({
        key: draft.key,
        names: { zh: zh || en, en: en || zh },
        share: draft.share ?? 0,
        campaign: draft.campaign ?? null,
        flags: draft.flags,
        until: draft.until?.toISOString() ?? null,
      });
      void message.success(words.created(name(made.names, made.key)));
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={680}
      title={words.create}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {cancel}
        </Button>,
        <Button key="create" type="primary" loading={busy} onClick={() => form.submit()}>
          {words.create}
        </Button>,
      ]}
    >
      <FormError error={error} />
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ share: 5, flags: [] }}
        onFinish={(draft) => void submit(draft)}
      >
        <NamingFields form={form} isNew words={text.names} />
        <div className="form-pair">
          <Form.Item
            name="share"
            label={words.shareOf}
            extra={words.shareHelp}
            rules={[
              {
                validator: (_, value: number | null) =>
                  value !== null && value > 0 && value <= LARGEST
                    ? Promise.resolve()
                    : Promise.reject(new Error(words.shareMissing)),
              },
            ]}
          >
            <InputNumber style={{ width: '100%' }} min={0} max={LARGEST} suffix="%" />
          </Form.Item>
          <Form.Item name="until" label={words.until} extra={words.untilHelp}>
            <DatePicker showTime={{ format: 'HH:mm' }} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="campaign" label={words.campaign} extra={campaign && words.campaignHelp}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.noCampaign}
            options={campaigns.map((c) => ({ value: c.key, label: name(c.names, c.key) }))}
          />
        </Form.Item>
        <Form.Item name="flags" label={words.flags} extra={campaign ? undefined : words.flagsHelp}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={campaign ? undefined : words.all}
            options={flags.map((f) => ({ value: f.key, label: name(f.names, f.key) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
