import Input from 'antd/es/input';
import { useState } from 'react';
import { keyFrom } from '../../components/selectors';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { Field, NamesFields, TextField } from './fields';

const nothing = ['', '', ''];

/** A new hypothesis is asked for in its three parts, because, so, expected; a written one is edited as it stands. */
function Hypothesis({ value, onChange }: { value: string; onChange: (hypothesis: string) => void }) {
  const text = useText('experiments').wizard;
  const [parts, setParts] = useState(nothing);
  const [whole] = useState(value !== '');
  if (whole) {
    return (
      <Field label={text.hypothesis}>
        <Input.TextArea
          aria-label={text.hypothesis}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    );
  }
  const labels = [text.because, text.so, text.expect];
  return (
    <>
      {labels.map((label, i) => (
        <TextField
          key={label}
          label={label}
          value={parts[i]!}
          onChange={(said) => {
            const next = parts.map((part, j) => (j === i ? said : part));
            setParts(next);
            const [because, so, expect] = next.map((part) => part.trim());
            onChange(because && so && expect ? text.sentence(because, so, expect) : '');
          }}
        />
      ))}
    </>
  );
}

/** What is believed, and what the experiment is called. */
export function HypothesisStep({ draft, change, isNew }: StepProps & { isNew: boolean }) {
  const text = useText('experiments').wizard;
  const { definition } = draft;
  const [ownKey, setOwnKey] = useState(draft.key !== '' && draft.key !== keyFrom(definition.names.en));
  return (
    <fieldset>
      <legend>{text.steps.hypothesis}</legend>
      <div className="form-pair">
        <NamesFields
          of={text.experiment}
          value={definition.names}
          onChange={(names) =>
            change({
              ...draft,
              key: isNew && !ownKey ? keyFrom(names.en) : draft.key,
              definition: { ...definition, names },
            })
          }
        />
      </div>
      {isNew && (
        <TextField
          label={text.key}
          extra={text.keyHelp}
          value={draft.key}
          onChange={(key) => {
            setOwnKey(true);
            change({ ...draft, key });
          }}
        />
      )}
      <Hypothesis
        value={definition.hypothesis}
        onChange={(hypothesis) => change({ ...draft, definition: { ...definition, hypothesis } })}
      />
    </fieldset>
  );
}
