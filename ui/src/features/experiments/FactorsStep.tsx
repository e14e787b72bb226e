import Button from 'antd/es/button';
import type { ExperimentFactor, ExperimentVariant } from '../../api/types';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { Square } from './DesignTab';
import { blankFactor, noNames, variantsFor } from './draft';
import { FlagFit, FlagSelect } from './FlagFields';
import { Choice, NamesFields, NumberField, TextField } from './fields';
import { teams } from './model';
import { withFlag } from './sources';

function FactorFields(props: {
  factor: ExperimentFactor;
  nth: number;
  onChange: (f: ExperimentFactor) => void;
  onFlag: (flag: string | null) => void;
}) {
  const { factor, nth, onChange, onFlag } = props;
  const text = useText('experiments').wizard;
  const roles = useText('common').role;
  return (
    <div className="exp-row">
      <NamesFields
        of={text.factor(nth)}
        value={factor.names}
        onChange={(names) => onChange({ ...factor, names })}
      />
      <TextField
        label={text.keyOf(text.factor(nth))}
        value={factor.key}
        onChange={(key) => onChange({ ...factor, key })}
      />
      <Choice
        label={text.team(nth)}
        value={factor.team}
        options={teams}
        words={roles}
        onChange={(team) => onChange({ ...factor, team })}
      />
      <FlagSelect label={text.flag(nth)} value={factor.flag} onChange={onFlag} />
    </div>
  );
}

interface VariantProps {
  variant: ExperimentVariant;
  nth: number;
  onChange: (variant: ExperimentVariant) => void;
  onRemove?: () => void;
}

function VariantFields({ variant, nth, onChange, onRemove }: VariantProps) {
  const text = useText('experiments').wizard;
  const of = nth === 0 ? text.controlOf : text.variant(nth);
  return (
    <div className="exp-row four">
      <NamesFields of={of} value={variant.names} onChange={(names) => onChange({ ...variant, names })} />
      <TextField
        label={text.keyOf(of)}
        value={variant.key}
        onChange={(key) => onChange({ ...variant, key })}
      />
      <NumberField
        label={text.weight(of)}
        value={variant.allocation}
        onChange={(allocation) => onChange({ ...variant, allocation: allocation ?? 0 })}
      />
      {onRemove && <Button onClick={onRemove}>{text.remove(of)}</Button>}
    </div>
  );
}

/** What is tried: one factor, or a product and an operations factor drawn as a square; who gets what share. */
export function FactorsStep({ draft, change }: StepProps) {
  const text = useText('experiments').wizard;
  const { definition } = draft;
  const { factors, variants } = definition;
  const set = (more: Partial<typeof definition>) =>
    change({ ...draft, definition: { ...definition, ...more } });
  const setFactor = (i: number, factor: ExperimentFactor) => {
    const old = factors[i]!.key;
    set({
      factors: factors.map((f, j) => (j === i ? factor : f)),
      variants: variants.map((v) => ({ ...v, with: v.with.map((key) => (key === old ? factor.key : key)) })),
    });
  };
  const deal = (next: ExperimentFactor[]) => set({ factors: next, variants: variantsFor(next, variants) });
  const setVariant = (i: number, variant: ExperimentVariant) =>
    set({ variants: variants.map((v, j) => (j === i ? variant : v)) });
  const two = factors.length === 2;
  const addVariant = () => {
    const key = `variant_${variants.length}`;
    set({ variants: [...variants, { key, names: noNames, allocation: 1, with: [factors[0]!.key] }] });
  };
  return (
    <fieldset>
      <legend>{text.steps.factors}</legend>
      {factors.map((factor, i) => (
        <FactorFields
          key={i}
          nth={i + 1}
          factor={factor}
          onChange={(f) => setFactor(i, f)}
          onFlag={(flag) => change({ ...draft, definition: withFlag(definition, i, flag) })}
        />
      ))}
      {two ? (
        <Button onClick={() => deal(factors.slice(0, 1))}>{text.oneFactor}</Button>
      ) : (
        <Button onClick={() => deal([factors[0]!, blankFactor(2)])}>{text.twoFactors}</Button>
      )}
      {two && <Square definition={definition} />}
      <h2>{text.people}</h2>
      <p className="weak">{text.peopleLead}</p>
      {variants.map((variant, i) => (
        <VariantFields
          key={i}
          nth={i}
          variant={variant}
          onChange={(v) => setVariant(i, v)}
          onRemove={!two && i > 1 ? () => set({ variants: variants.filter((_, j) => j !== i) }) : undefined}
        />
      ))}
      {!two && variants.length < 10 && <Button onClick={addVariant}>{text.addVariant}</Button>}
      <div className="exp-row apart">
        <NumberField
          label={text.traffic}
          extra={text.trafficHelp}
          percent
          value={definition.traffic}
          onChange={(traffic) => set({ traffic: Math.round(10_000 * (traffic ?? 0)) / 10_000 })}
        />
      </div>
      <h2>{text.dealing}</h2>
      <FlagFit {...{ draft, change }} />
    </fieldset>
  );
}
