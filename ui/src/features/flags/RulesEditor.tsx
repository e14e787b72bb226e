import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Down from '@ant-design/icons/es/icons/DownOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Up from '@ant-design/icons/es/icons/UpOutlined';
import Button from 'antd/es/button';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { Flag, FlagRule } from '../../api/types';
import { useText } from '../../text';
import { ConditionEditor } from './ConditionEditor';

const blank = { on: 'person' as const, group: null, property: '', op: 'eq' as const, value: [] };

interface RuleProps {
  flag: Flag;
  rule: FlagRule;
  number: number;
  last: boolean;
  onChange: (rule: FlagRule) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function Rule({ flag, rule, number, last, onChange, onMove, onRemove }: RuleProps) {
  const text = useText('flags').rules;
  const several = flag.type !== 'boolean';
  return (
    <li>
      <div className="flag-rule" role="group" aria-label={text.rule(number)}>
        <div className="flag-rule-head">
          <strong>{text.rule(number)}</strong>
          {rule.conditions.length === 0 && <span className="weak">{text.everybody}</span>}
          <span className="grow" />
          <Button
            type="text"
            size="small"
            icon={<Up />}
            disabled={number === 1}
            aria-label={text.up(number)}
            onClick={() => onMove(-1)}
          />
          <Button
            type="text"
            size="small"
            icon={<Down />}
            disabled={last}
            aria-label={text.down(number)}
            onClick={() => onMove(1)}
          />
          <Button
            type="text"
            size="small"
            icon={<Close />}
            aria-label={text.remove(number)}
            onClick={onRemove}
          />
        </div>
        {rule.conditions.map((condition, i) => (
          <div key={i} className="flag-condition-line">
            <span className="weak">{i === 0 ? text.if : text.and}</span>
            <ConditionEditor
              condition={condition}
              onChange={(changed) =>
                onChange({ ...rule, conditions: rule.conditions.map((c, j) => (j === i ? changed : c)) })
              }
              onRemove={() => onChange({ ...rule, conditions: rule.conditions.filter((_, j) => j !== i) })}
            />
          </div>
        ))}
        <Button
          type="link"
          size="small"
          icon={<Plus />}
          onClick={() => onChange({ ...rule, conditions: [...rule.conditions, blank] })}
        >
          {text.addCondition}
        </Button>
        <div className="flag-gives">
          <InputNumber
            aria-label={text.share}
            min={0}
            max={100}
            step={1}
            precision={4}
            formatter={(value) => (value === undefined ? '' : String(Number(value)))}
            value={rule.rollout}
            onChange={(rollout) => onChange({ ...rule, rollout: Number(rollout ?? 0) })}
          />
          <span>{several ? text.ofThemVariant : text.ofThem}</span>
          {several && (
            <Select
              aria-label={text.variant}
              popupMatchSelectWidth={false}
              value={rule.variant ?? ''}
              options={[
                { value: '', label: text.bySplit },
                ...flag.variants.map(({ key }) => ({ value: key, label: key })),
              ]}
              onChange={(variant: string) => onChange({ ...rule, variant: variant || null })}
            />
          )}
        </div>
      </div>
    </li>
  );
}

/** Rules in the order they are read: the first that holds decides. */
export function RulesEditor(props: { flag: Flag; rules: FlagRule[]; onChange: (rules: FlagRule[]) => void }) {
  const { flag, rules, onChange } = props;
  const text = useText('flags').rules;
  const move = (i: number, by: 1 | -1) => {
    const next = [...rules];
    [next[i], next[i + by]] = [next[i + by]!, next[i]!];
    onChange(next);
  };
  return (
    <>
      {rules.length === 0 && <p className="weak">{text.none}</p>}
      <ol className="flag-rules">
        {rules.map((rule, i) => (
          <Rule
            key={i}
            {...{ flag, rule }}
            number={i + 1}
            last={i === rules.length - 1}
            onChange={(changed) => onChange(rules.map((r, j) => (j === i ? changed : r)))}
            onMove={(by) => move(i, by)}
            onRemove={() => onChange(rules.filter((_, j) => j !== i))}
          />
        ))}
      </ol>
      <Button
        icon={<Plus />}
        onClick={() => onChange([...rules, { conditions: [], rollout: 100, variant: null, id: null }])}
      >
        {text.add}
      </Button>
    </>
  );
}
