import DatePicker from 'antd/es/date-picker';
import Form, { type FormInstance } from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { useSession } from '../../app/session';
import { useFeatures } from '../../components/catalog';
import { useName } from '../../components/Name';
import { NamingFields } from '../../components/NamingFields';
import { OptionalSelector } from '../../components/OptionalSelector';
import { SegmentInput } from '../../components/SegmentSelect';
import { SelectorInput } from '../../components/SelectorInput';
import { useText } from '../../text';
import type { CampaignDraft } from './draft';

interface Props {
  form: FormInstance<CampaignDraft>;
  isNew: boolean;
}

type Days = [Dayjs | null, Dayjs | null] | null;

/** Every field of a campaign. */
export function CampaignFields({ form, isNew }: Props) {
  const { project } = useSession();
  const text = useText('campaigns').form;
  const name = useName();
  const features = useFeatures();
  const completion = Form.useWatch('completion', form);
  return (
    <>
      <NamingFields form={form} isNew={isNew} words={text} />
      <Form.Item
        name="period"
        label={text.period}
        extra={text.periodHelp(project.zone)}
        getValueProps={(value: [string, string] | null) => ({
          value: value?.map((day) => dayjs(day)) ?? null,
        })}
        normalize={(value: Days) => value && value.map((day) => day?.format('YYYY-MM-DD') ?? '')}
      >
        <DatePicker.RangePicker aria-label={text.period} />
      </Form.Item>
      <Form.Item name="features" label={text.features}>
        <Select
          mode="multiple"
          placeholder={text.featuresNone}
          loading={features.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={(features.data?.items ?? []).map((f) => ({ value: f.key, label: name(f.names, f.key) }))}
        />
      </Form.Item>
      <Form.Item name="segment" label={text.segment} extra={text.segmentHelp}>
        <SegmentInput />
      </Form.Item>
      <Form.Item name="participation" label={text.participation}>
        <SelectorInput label={text.participation} />
      </Form.Item>
      <Form.Item name="reach" label={text.reach} extra={text.reachHelp}>
        <OptionalSelector label={text.reach} />
      </Form.Item>
      <Form.Item name="completion" label={text.completion} extra={text.completionHelp}>
        <OptionalSelector label={text.completion} />
      </Form.Item>
      {completion && (
        <Form.Item name="windowDays" label={text.windowDays} extra={text.windowDaysHelp}>
          <InputNumber min={1} max={90} precision={0} aria-label={text.windowDays} />
        </Form.Item>
      )}
    </>
  );
}
