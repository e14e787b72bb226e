import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { useText } from '../../text';
import './audiences.css';
import { LeafEditor } from './LeafEditor';
import {
  blankLeaf,
  blankRule,
  DEEPEST,
  grouped,
  kindOf,
  leafKinds,
  type Group,
  type Leaf,
  type LeafKind,
  type Rule,
} from './rules';

interface PartProps {
  rule: Rule;
  depth: number;
  own: string | undefined;
  onChange: (rule: Rule) => void;
  onRemove: (() => void) | undefined;
}

/** A condition or group, which may stand turned around. */
function Part({ rule, onChange, ...rest }: PartProps) {
  const text = useText('audiences').editor;
  const turned = rule.type === 'not';
  const inner = turned ? rule.rule : rule;
  const change = (next: Rule) => onChange(turned ? { type: 'not', rule: next } : next);
  const isGroup = inner.type === 'all' || inner.type === 'any';
  const not = (
    <label className="rule-not" title={text.notHint}>
      <Switch
        size="small"
        aria-label={text.notHint}
        checked={turned}
        onChange={(on) => onChange(on ? { type: 'not', rule: inner } : inner)}
      />
      {text.not}
    </label>
  );
  return isGroup ? (
    <GroupEditor {...rest} group={inner} not={not} onChange={change} />
  ) : (
    <div className={turned ? 'rule-leaf turned' : 'rule-leaf'}>
      <div className="rule-head">
        {not}
        <Select
          aria-label={text.kind}
          popupMatchSelectWidth={false}
          value={kindOf(inner as Leaf)}
          options={leafKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
          onChange={(kind: LeafKind) => change(carried(inner as Leaf, kind))}
        />
      </div>
      <div className="rule-body">
        <LeafEditor leaf={inner as Leaf} own={rest.own} onChange={change} />
      </div>
      {rest.onRemove && (
        <Button type="text" icon={<Close />} aria-label={text.remove} onClick={rest.onRemove} />
      )}
    </div>
  );
}

/** Another kind of condition keeps the event that was chosen. */
function carried(leaf: Leaf, kind: LeafKind): Leaf {
  const blank = blankLeaf(kind);
  return 'event' in blank && 'event' in leaf ? { ...blank, event: leaf.event, where: leaf.where } : blank;
}

interface GroupProps extends Omit<PartProps, 'rule'> {
  group: Group;
  not: React.ReactNode;
}

function GroupEditor({ group, depth, own, not, onChange, onRemove }: GroupProps) {
  const text = useText('audiences').editor;
  const add = (rule: Rule) => onChange({ ...group, rules: [...group.rules, rule] });
  return (
    <fieldset className="rule-group">
      <legend className="hidden">{text.group}</legend>
      <div className="rule-head">
        {not}
        <Select
          aria-label={text.group}
          popupMatchSelectWidth={false}
          value={group.type}
          options={[
            { value: 'all', label: text.all },
            { value: 'any', label: text.any },
          ]}
          onChange={(type: Group['type']) => onChange({ ...group, type })}
        />
        {onRemove && (
          <Button
            className="rule-remove"
            type="text"
            icon={<Close />}
            aria-label={text.removeGroup}
            onClick={onRemove}
          />
        )}
      </div>
      {group.rules.map((rule, i) => (
        <Part
          key={i}
          rule={rule}
          depth={depth + 1}
          own={own}
          onChange={(next) => onChange({ ...group, rules: group.rules.map((r, j) => (j === i ? next : r)) })}
          onRemove={
            depth > 1 || group.rules.length > 1
              ? () => onChange({ ...group, rules: group.rules.filter((_, j) => j !== i) })
              : undefined
          }
        />
      ))}
      <div className="rule-add">
        <Button
          size="small"
          icon={<Plus />}
          disabled={group.rules.length >= 20}
          onClick={() => add(blankLeaf('did'))}
        >
          {text.addCondition}
        </Button>
        {depth < DEEPEST && (
          <Button
            size="small"
            icon={<Plus />}
            disabled={group.rules.length >= 20}
            onClick={() => add({ type: group.type === 'all' ? 'any' : 'all', rules: blankRule.rules })}
          >
            {text.addGroup}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface Props {
  value?: Rule;
  onChange?: (rule: Rule) => void;
  own?: string;
}

/** Nested sentences; fits an antd form item. */
export function RuleEditor({ value = blankRule, onChange, own }: Props) {
  return (
    <GroupEditor
      group={grouped(value)}
      depth={1}
      own={own}
      not={null}
      onChange={(rule) => onChange?.(rule)}
      onRemove={undefined}
    />
  );
}
