import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import dayjs from 'dayjs';
import { useSession } from '../../app/session';
import { addDays } from '../../components/dates';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { Choice, Field, NumberField } from './fields';
import { useNamesOf, useTold } from './parts';

const corrections = ['holm', 'benjamini_hochberg', 'none'] as const;
const DAYS_UNTIL_REVIEW = 28;

/** What both teams agree to give up for a while: which guardrail, what for, and when they look at it again. */
export function TradeOffFields({ draft, change }: StepProps) {
  const { today } = useSession();
  const text = useText('experiments').events;
  const { definition } = draft;
  const { tradeOff } = definition;
  const names = useNamesOf(definition);
  const guardrails = definition.metrics.filter((m) => m.role === 'guardrail');
  const set = (next: typeof tradeOff) => change({ ...draft, definition: { ...definition, tradeOff: next } });
  if (guardrails.length === 0 && !tradeOff) return null;
  if (!tradeOff) {
    const guardrail = guardrails[0]!.key;
    const reviewOn = addDays(today, DAYS_UNTIL_REVIEW);
    return <Button onClick={() => set({ guardrail, longTerm: '', reviewOn })}>{text.addTradeOff}</Button>;
  }
  return (
    <div className="exp-metric-fields">
      <h2>{text.tradeOff}</h2>
      <p className="weak">{text.tradeOffLead}</p>
      <div className="exp-row">
        <Field label={text.guardrail}>
          <Select
            aria-label={text.guardrail}
            value={guardrails.some((m) => m.key === tradeOff.guardrail) ? tradeOff.guardrail : undefined}
            options={guardrails.map((m) => ({ value: m.key, label: names.metric(m.key) }))}
            onChange={(guardrail: string) => set({ ...tradeOff, guardrail })}
          />
        </Field>
        <Field label={text.reviewOn}>
          <DatePicker
            aria-label={text.reviewOn}
            allowClear={false}
            minDate={dayjs(today)}
            value={dayjs(tradeOff.reviewOn)}
            onChange={(day) => day && set({ ...tradeOff, reviewOn: day.format('YYYY-MM-DD') })}
          />
        </Field>
      </div>
      <Field label={text.longTerm}>
        <Input.TextArea
          aria-label={text.longTerm}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={tradeOff.longTerm}
          onChange={(event) => set({ ...tradeOff, longTerm: event.target.value })}
        />
      </Field>
      <Button onClick={() => set(null)}>{text.removeTradeOff}</Button>
    </div>
  );
}

/**
 * Levels and corrections, folded: what is usual is right for most. Where the sequence is tightest is asked only while no
 * size is calculated, which says it.
 */
export function JudgingFields({ draft, change, tuned }: StepProps & { tuned: boolean }) {
  const all = useText('experiments');
  const text = all.events;
  const { format } = useTold();
  const { definition } = draft;
  const { judging } = definition;
  const set = (more: Partial<typeof judging>) =>
    change({ ...draft, definition: { ...definition, judging: { ...judging, ...more } } });
  const says = text.judgedBy(
    format.percent(judging.alpha),
    format.percent(judging.power),
    all.corrections[judging.correction],
  );
  return (
    <details className="exp-judging">
      <summary>
        {text.details} <span className="weak">{says}</span>
      </summary>
      <div className="exp-row">
        <NumberField
          label={text.alpha}
          percent
          value={judging.alpha}
          extra={text.alphaHelp}
          onChange={(alpha) => alpha && set({ alpha })}
        />
        <NumberField
          label={text.power}
          percent
          value={judging.power}
          extra={text.powerHelp}
          onChange={(power) => power && set({ power })}
        />
        <Choice
          label={text.correction}
          value={judging.correction}
          options={corrections}
          words={all.corrections}
          onChange={(correction) => set({ correction })}
        />
        <NumberField
          label={text.sampleRatio}
          percent
          value={judging.sampleRatioAlpha}
          extra={text.sampleRatioHelp}
          onChange={(sampleRatioAlpha) => sampleRatioAlpha && set({ sampleRatioAlpha })}
        />
        {!tuned && (
          <NumberField
            label={text.tunedAt}
            value={judging.tunedAt}
            extra={text.tunedAtHelp}
            onChange={(tunedAt) => tunedAt && set({ tunedAt })}
          />
        )}
      </div>
    </details>
  );
}
