import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Select from 'antd/es/select';
import { useSession } from '../../../app/session';
import { DateRange } from '../../../components/DateRange';
import { addDays } from '../../../components/dates';
import { PropertySelect } from '../../../components/FilterEditor';
import { resolve } from '../../../components/range';
import { SelectorList } from '../../../components/SelectorList';
import { useLanguage } from '../../../text';
import { ScopeFields } from '../figures/ScopeFields';
import { SubjectSelect } from '../figures/SubjectsSelect';
import type { PanelProps } from '../frame/kind';
import { comparisons, rates, type Comparison, type Draft, type Rate } from './draft';

type Props = PanelProps<Draft>;

function RateFields({ draft, onChange }: Props) {
  const { insights, common } = useLanguage().text;
  const text = insights.moved;
  const kind = rates[draft.rate];
  return (
    <>
      <h2>{text.rate}</h2>
      <Select
        aria-label={text.rate}
        className="wide"
        value={draft.rate}
        options={(Object.keys(rates) as Rate[]).map((rate) => ({
          value: rate,
          label: rate === 'own' ? text.ownRate : common.metric[rate],
        }))}
        onChange={(rate: Rate) =>
          onChange({ ...draft, rate, subject: rates[rate] === kind ? draft.subject : '' })
        }
      />
      {kind && (
        <SubjectSelect
          kind={kind}
          label={text.subject[kind]}
          value={draft.subject}
          onChange={(subject) => onChange({ ...draft, subject })}
        />
      )}
      {draft.rate === 'own' && (
        <>
          <h2>{text.numerator}</h2>
          <SelectorList
            label={text.numerator}
            value={draft.numerator}
            onChange={(numerator) => onChange({ ...draft, numerator })}
          />
          <h2>{text.denominator}</h2>
          <SelectorList
            label={text.denominator}
            value={draft.denominator}
            onChange={(denominator) => onChange({ ...draft, denominator })}
          />
          <p className="weak hint">{text.denominatorHint}</p>
        </>
      )}
    </>
  );
}

function CompareFields({ draft, onChange }: Props) {
  const { today } = useSession();
  const text = useLanguage().text.insights.moved;
  const { from, to } = resolve(draft.range, today);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const before = { from: addDays(from, -days), to: addDays(from, -1) };
  return (
    <>
      <h2>{text.compare}</h2>
      <Select
        aria-label={text.compare}
        className="wide"
        value={draft.compare}
        options={comparisons.map((c) => ({ value: c, label: text.comparisons[c] }))}
        onChange={(compare: Comparison) =>
          onChange({
            ...draft,
            compare,
            compared: compare === 'custom' ? (draft.compared ?? before) : undefined,
          })
        }
      />
      {draft.compare === 'custom' && (
        <DateRange
          value={draft.compared ?? before}
          onChange={(compared) => onChange({ ...draft, compared: resolve(compared, today) })}
        />
      )}
      <Checkbox
        checked={draft.withoutHolidays}
        onChange={(event) => onChange({ ...draft, withoutHolidays: event.target.checked })}
      >
        {text.withoutHolidays}
      </Checkbox>
    </>
  );
}

function DimensionFields({ draft, onChange }: Props) {
  const text = useLanguage().text.insights.moved;
  const set = (dimensions: string[]) => onChange({ ...draft, dimensions });
  return (
    <>
      <h2>{text.dimensions}</h2>
      {draft.dimensions.map((property, i) => (
        <div key={i} className="breakdown">
          <PropertySelect
            event={undefined}
            label={text.dimensions}
            value={property}
            onChange={(chosen) => set(draft.dimensions.map((d, j) => (j === i ? chosen : d)))}
          />
          {draft.dimensions.length > 1 && (
            <Button
              type="text"
              icon={<Close />}
              aria-label={text.removeDimension(property)}
              onClick={() => set(draft.dimensions.filter((_, j) => j !== i))}
            />
          )}
        </div>
      ))}
      {draft.dimensions.length < 8 && (
        <Button type="link" size="small" icon={<Plus />} onClick={() => set([...draft.dimensions, ''])}>
          {text.addDimension}
        </Button>
      )}
    </>
  );
}

/** Which rate, against which period, split by what. */
export function MovedPanel(props: Props) {
  const insights = useLanguage().text.insights;
  return (
    <section className="card query" aria-label={insights.query}>
      <RateFields {...props} />
      <CompareFields {...props} />
      <DimensionFields {...props} />
      <ScopeFields {...props} />
    </section>
  );
}
