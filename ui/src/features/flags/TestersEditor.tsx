import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import type { Flag, FlagTesters } from '../../api/types';
import { useName } from '../../components/Name';
import { useSegments } from '../../components/segments';
import { useText } from '../../text';
import { outcomeWords } from './words';

interface Props {
  flag: Flag;
  testers: FlagTesters[];
  onChange: (testers: FlagTesters[]) => void;
}

/** Who gets something whatever the rules say. */
export function TestersEditor({ flag, testers, onChange }: Props) {
  const all = useText('flags');
  const text = all.bounds.testers;
  const name = useName();
  const segments = useSegments().data?.items ?? [];
  const gives = flag.type === 'boolean' ? ['on'] : flag.variants.map((variant) => variant.key);
  const outcomes = [...gives, 'off'];
  const set = (i: number, part: Partial<FlagTesters>) =>
    onChange(testers.map((group, j) => (j === i ? { ...group, ...part } : group)));
  return (
    <div role="group" aria-label={text.title}>
      <h3>{text.title}</h3>
      <p className="weak">{text.lead}</p>
      {testers.map((group, i) => (
        <div key={i} className="flag-condition">
          <Select
            aria-label={text.ids}
            className="grows"
            mode="tags"
            open={false}
            suffixIcon={null}
            placeholder={text.ids}
            tokenSeparators={['\n', ',']}
            value={group.ids}
            onChange={(ids: string[]) => set(i, { ids: ids.map((id) => id.trim()).filter(Boolean) })}
          />
          <Select
            aria-label={text.segments}
            className="grows"
            mode="multiple"
            placeholder={text.segments}
            showSearch={{ optionFilterProp: 'label' }}
            value={group.segments}
            options={segments.map(({ segment }) => ({
              value: segment.key,
              label: name(segment.names, segment.key),
            }))}
            onChange={(chosen: string[]) => set(i, { segments: chosen })}
          />
          <span className="weak">{text.gets}</span>
          <Select
            aria-label={text.gets}
            className="narrow"
            value={group.gets}
            options={outcomes.map((value) => ({ value, label: outcomeWords(value, all) }))}
            onChange={(gets: string) => set(i, { gets })}
          />
          <Button
            type="text"
            icon={<Close />}
            aria-label={text.remove(i + 1)}
            onClick={() => onChange(testers.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        icon={<Plus />}
        onClick={() => onChange([...testers, { gets: outcomes[0]!, ids: [], segments: [] }])}
      >
        {text.add}
      </Button>
    </div>
  );
}
