import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import type { ExperimentDefinition, Flag } from '../../api/types';
import { AllowedButton } from '../../components/AllowedButton';
import { useFlags } from '../../components/flags';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { Field, TextField } from './fields';
import { useTold } from './parts';
import { useMakeFlag } from './queries';
import { fitOf, flagFor, fromEvents, goesBeyond, reachOf, variantsOf, withFlag } from './sources';

/** Which flag turns a factor on; none where the test runs elsewhere. */
export function FlagSelect(props: {
  label: string;
  value: string | null;
  onChange: (flag: string | null) => void;
}) {
  const { label, value, onChange } = props;
  const text = useText('experiments').events;
  const name = useName();
  const flags = useFlags().data ?? [];
  const options = flags.map((flag) => ({
    value: flag.key,
    label: `${name(flag.names, flag.key)} · ${flag.key}`,
  }));
  if (value && !flags.some((flag) => flag.key === value)) options.push({ value, label: value });
  return (
    <Field label={label}>
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={text.noFlag}
        value={value ?? undefined}
        options={options}
        onChange={(chosen?: string) => onChange(chosen ?? null)}
      />
    </Field>
  );
}

/** Says that a flag's rules and layer reach more people than the experiment agrees on: it would not start. */
function Beyond({ flag, definition }: { flag: Flag; definition: ExperimentDefinition }) {
  const text = useText('experiments').traffic;
  const { format } = useTold();
  if (!goesBeyond(flag, definition)) return null;
  return (
    <p className="note warn" role="note">
      {text.wouldReach(flag.key, format.percent(reachOf(flag) / 100), format.percent(definition.traffic))}
    </p>
  );
}

/** Says whether a flag deals people out as the experiment does, and offers to take over what it says. */
function Fit(props: {
  flag: Flag;
  definition: ExperimentDefinition;
  take: (variants: ExperimentDefinition['variants']) => void;
}) {
  const { flag, definition, take } = props;
  const text = useText('experiments').events;
  const { format } = useTold();
  const fit = fitOf(flag, definition);
  const taken = variantsOf(flag, definition);
  if (fit.fits) {
    return (
      <>
        <p className="srm ok">
          <span aria-hidden>✓</span> {text.fits(flag.key)}
        </p>
        <Beyond {...{ flag, definition }} />
      </>
    );
  }
  const why =
    fit.why === 'variants'
      ? text.lacks(flag.key, fit.lacks.join(text.and))
      : text.deals(flag.key, fit.variant, format.percent(fit.gives), format.percent(fit.wanted));
  return (
    <div className="note warn" role="note">
      <p>{why}</p>
      {taken && <Button onClick={() => take(taken)}>{text.take}</Button>}
      {!taken && <p className="weak">{text.takesFour}</p>}
    </div>
  );
}

/** Makes a flag with the experiment's variants and shares; it stays off until somebody switches it on. */
function MakeFlag({ draft, change }: StepProps) {
  const text = useText('experiments').events;
  const { definition } = draft;
  const make = useMakeFlag();
  const [named, setNamed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = named ?? (draft.key || definition.factors[0]!.key);
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const made = await make(flagFor(key, definition.names, definition));
      const factors = definition.factors.map((factor) => ({ ...factor, flag: made.key }));
      change({ ...draft, definition: withFlag({ ...definition, factors }, 0, made.key) });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <FormError error={error} />
      <div className="exp-row">
        <TextField label={text.newFlag} extra={text.newFlagHelp} value={key} onChange={setNamed} />
        <AllowedButton needs="edit_flags" loading={busy} onClick={() => void submit()}>
          {text.make}
        </AllowedButton>
      </div>
    </>
  );
}

/** The flags that deal people out: whether they do as the experiment says, or a new one that does. */
export function FlagFit({ draft, change }: StepProps) {
  const flags = useFlags();
  const { definition } = draft;
  const keys = [...new Set(definition.factors.flatMap((factor) => factor.flag ?? []))];
  if (keys.length === 0) return <MakeFlag {...{ draft, change }} />;
  const set = (next: ExperimentDefinition) => change({ ...draft, definition: next });
  return keys.map((key) => {
    const flag = flags.data?.find((one) => one.key === key);
    if (!flag) return null;
    const take = (variants: ExperimentDefinition['variants']) => {
      const next = { ...definition, variants };
      set(definition.exposure ? fromEvents(next) : next);
    };
    return <Fit key={key} {...{ flag, definition, take }} />;
  });
}
