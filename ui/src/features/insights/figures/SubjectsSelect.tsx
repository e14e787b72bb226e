import Select from 'antd/es/select';
import { useCampaigns, useFeatures } from '../../../components/catalog';
import { useName } from '../../../components/Name';

interface Props {
  kind: 'feature' | 'campaign';
  label: string;
  /** What no choice means. */
  all: string;
  value: string[];
  onChange: (keys: string[]) => void;
}

/** Chooses some features or campaigns by name; none means all. */
export function SubjectsSelect({ kind, label, all, value, onChange }: Props) {
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const options = (kind === 'feature' ? features : campaigns).map((o) => ({
    value: o.key,
    label: name(o.names, o.key),
  }));
  return (
    <Select
      mode="multiple"
      aria-label={label}
      className="wide"
      placeholder={all}
      maxCount={25}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}

/** Chooses one of them; the empty word is none. */
export function SubjectSelect({
  kind,
  label,
  none,
  value,
  onChange,
}: {
  kind: 'feature' | 'campaign';
  label: string;
  /** What no choice means; without it there has to be one. */
  none?: string;
  value: string;
  onChange: (key: string) => void;
}) {
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const options = (kind === 'feature' ? features : campaigns).map((o) => ({
    value: o.key,
    label: name(o.names, o.key),
  }));
  if (value && !options.some((o) => o.value === value)) options.push({ value, label: value });
  return (
    <Select
      aria-label={label}
      className="wide"
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={value || (none === undefined ? undefined : '')}
      options={none === undefined ? options : [{ value: '', label: none }, ...options]}
      onChange={onChange}
    />
  );
}
