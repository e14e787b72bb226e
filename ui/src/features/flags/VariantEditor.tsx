import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useText } from '../../text';
import { valueOf, type FlagType, type VariantDraft } from './values';

interface Props {
  id?: string;
  type: FlagType;
  value?: VariantDraft[];
  onChange?: (variants: VariantDraft[]) => void;
}

/** What a flag can give: a key for each, and a value of the flag's type. */
export function VariantEditor({ type, value = [], onChange }: Props) {
  const text = useText('flags').values;
  const set = (i: number, part: Partial<VariantDraft>) =>
    onChange?.(value.map((v, j) => (j === i ? { ...v, ...part } : v)));
  return (
    <div className="variant-editor">
      {value.map((variant, i) => (
        <div key={i} className="variant-row">
          <Input
            aria-label={text.variantKey(i + 1)}
            value={variant.key}
            maxLength={128}
            spellCheck={false}
            onChange={(event) => set(i, { key: event.target.value })}
          />
          <Input.TextArea
            aria-label={text.variantValue(i + 1)}
            autoSize={{ minRows: 1, maxRows: 8 }}
            spellCheck={false}
            placeholder={type === 'string' ? variant.key : undefined}
            status={valueOf(type, variant.value) === undefined ? 'error' : undefined}
            value={variant.value}
            onChange={(event) => set(i, { value: event.target.value })}
          />
          <Button
            type="text"
            icon={<Close />}
            disabled={value.length === 1}
            aria-label={text.removeVariant(variant.key)}
            onClick={() => onChange?.(value.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        icon={<Plus />}
        onClick={() => onChange?.([...value, { key: '', value: type === 'object' ? '{}' : '' }])}
      >
        {text.addVariant}
      </Button>
    </div>
  );
}
