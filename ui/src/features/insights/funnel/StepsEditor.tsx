import Down from '@ant-design/icons/es/icons/DownOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Up from '@ant-design/icons/es/icons/UpOutlined';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../../../text';
import { StepEditor } from '../frame/StepEditor';
import { emptyStep, MOST_STEPS, moved, type Step } from './draft';

interface Props {
  steps: Step[];
  onChange: (steps: Step[]) => void;
  /** Whether steps may be left out by people. */
  optional: boolean;
}

/** The steps in order; buttons and Alt with the arrow keys move one, and the focus goes with it. */
export function StepsEditor({ steps, onChange, optional }: Props) {
  const text = useText('insights');
  const words = text.funnel;
  const box = useRef<HTMLDivElement>(null);
  const [follow, setFollow] = useState<{ step: number; by: -1 | 1 }>();

  useEffect(() => {
    if (!follow) return;
    const row = box.current?.children[follow.step];
    const buttons = [...(row?.querySelectorAll<HTMLButtonElement>('.series-actions button') ?? [])];
    const wanted = buttons[follow.by < 0 ? 0 : 1];
    (wanted && !wanted.disabled ? wanted : buttons.find((b) => !b.disabled))?.focus();
  }, [follow]);

  const move = (from: number, by: -1 | 1) => {
    if (!steps[from + by]) return;
    onChange(moved(steps, from, by));
    setFollow({ step: from + by, by });
  };
  const onKeyDown = (event: KeyboardEvent, i: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(i, event.key === 'ArrowUp' ? -1 : 1);
  };

  return (
    <>
      <div className="query-section" ref={box}>
        {steps.map((step, i) => {
          const name = words.step(i + 1);
          return (
            <div key={i} className="wide" onKeyDown={(event) => onKeyDown(event, i)}>
              <StepEditor
                any
                legend={name}
                value={step}
                onChange={(changed) => onChange(steps.map((s, j) => (j === i ? { ...step, ...changed } : s)))}
                remove={steps.length > 2 ? text.remove(name) : undefined}
                onRemove={() => onChange(steps.filter((_, j) => j !== i))}
                actions={
                  <>
                    <Button
                      type="text"
                      size="small"
                      icon={<Up />}
                      aria-label={text.moveUp(name)}
                      disabled={i === 0}
                      onClick={() => move(i, -1)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<Down />}
                      aria-label={text.moveDown(name)}
                      disabled={i === steps.length - 1}
                      onClick={() => move(i, 1)}
                    />
                  </>
                }
                below={
                  optional &&
                  i > 0 &&
                  i < steps.length - 1 && (
                    <Checkbox
                      checked={step.optional}
                      onChange={(event) =>
                        onChange(
                          steps.map((s, j) => (j === i ? { ...s, optional: event.target.checked } : s)),
                        )
                      }
                    >
                      {words.optional}
                    </Checkbox>
                  )
                }
              />
            </div>
          );
        })}
      </div>
      {steps.length < MOST_STEPS && (
        <Button icon={<Plus />} onClick={() => onChange([...steps, emptyStep])}>
          {words.addStep}
        </Button>
      )}
    </>
  );
}
