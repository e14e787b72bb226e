import DatePicker from 'antd/es/date-picker';
import Form, { type FormInstance } from 'antd/es/form';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import dayjs from 'dayjs';
import { useMembers } from '../../components/catalog';
import { PropertySelect } from '../../components/FilterEditor';
import { NamingFields } from '../../components/NamingFields';
import { OptionalSelector } from '../../components/OptionalSelector';
import { SelectorList } from '../../components/SelectorList';
import { useText } from '../../text';
import type { FeatureDraft } from './draft';

interface Props {
  form: FormInstance<FeatureDraft>;
  isNew: boolean;
}

function RatingProperty({
  event,
  value,
  onChange,
}: {
  event: string | undefined;
  value?: string | null;
  onChange?: (property: string) => void;
}) {
  const text = useText('features').form;
  return (
    <PropertySelect
      event={event}
      value={value ?? undefined}
      label={text.ratingProperty}
      numeric
      onChange={(property) => onChange?.(property)}
    />
  );
}

function Owners() {
  const text = useText('features').form;
  const members = useMembers();
  const options = (members.data ?? []).map((m) => ({ value: m.email, label: `${m.name} · ${m.email}` }));
  const item = (name: 'productOwner' | 'operationsOwner') => (
    <Form.Item name={name} label={text[name]}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={text.ownerNone}
        loading={members.isPending}
        options={options}
      />
    </Form.Item>
  );
  return (
    <div className="form-pair">
      {item('productOwner')}
      {item('operationsOwner')}
    </div>
  );
}

/** Every field of a feature. */
export function FeatureFields({ form, isNew }: Props) {
  const text = useText('features').form;
  const tiers = useText('parts').tier;
  const rating = Form.useWatch('rating', form);
  return (
    <>
      <NamingFields form={form} isNew={isNew} words={text} />
      <Form.Item name="tier" label={text.tier} extra={text.tierHelp}>
        <Radio.Group
          options={(['core', 'standard', 'exploratory'] as const).map((tier) => ({
            value: tier,
            label: tiers[tier],
          }))}
        />
      </Form.Item>
      <Owners />
      <Form.Item name="keyEvents" label={text.keyEvents} extra={text.keyEventsHelp}>
        <SelectorList label={text.keyEvents} />
      </Form.Item>
      <Form.Item name="exposure" label={text.exposure} extra={text.exposureHelp}>
        <OptionalSelector label={text.exposure} />
      </Form.Item>
      <Form.Item name="rating" label={text.rating}>
        <OptionalSelector label={text.rating} />
      </Form.Item>
      {rating?.event && (
        <Form.Item name="ratingProperty" label={text.ratingProperty}>
          <RatingProperty event={rating.event} />
        </Form.Item>
      )}
      <Form.Item name="complaints" label={text.complaints}>
        <SelectorList label={text.complaints} />
      </Form.Item>
      <Form.Item
        name="launchDate"
        label={text.launchDate}
        getValueProps={(value: string | null) => ({ value: value ? dayjs(value) : null })}
        normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD') ?? null}
      >
        <DatePicker />
      </Form.Item>
    </>
  );
}
