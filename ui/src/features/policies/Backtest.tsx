import { useEffect, useState } from 'react';
import type { Backtest, BacktestDay, PolicyDraft } from '../../api/types';
import { useSession } from '../../app/session';
import { addDays, localDate } from '../../components/dates';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { problemsOf, requestOf, type RuleDraft } from './draft';
import { outcomeOf, runsOfDays } from './judged';
import { useBacktest } from './queries';
import { useInPercent } from './units';

const DAYS = 60;

function Strip({ days, label }: { days: BacktestDay[]; label: string }) {
  const text = useText('policies');
  const name = useName();
  const format = useFormat(useSession().project.zone);
  return (
    <div className="strip-row">
      <span className="strip-label">{label}</span>
      <ol className="strip" aria-label={label}>
        {days.map((day) => {
          const words = `${format.axisDay(day.bucket)} ${text.state[day.state]}: ${name(day.sentence)}`;
          return (
            <li
              key={day.bucket}
              className={`strip-day policy-${day.state}${day.fired ? ' fired' : ''}`}
              title={words}
              aria-label={words}
            >
              {day.fired ? '▲' : day.state === 'pending' ? day.breaches : ''}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The days on which it would have fired, waited and recovered, in words. */
function Outcomes({ days, fired }: { days: BacktestDay[]; fired: string[] }) {
  const text = useText('policies').backtest;
  const and = useText('parts').and;
  const format = useFormat(useSession().project.zone);
  const outcome = outcomeOf(days, fired);
  const listed = (of: string[]) =>
    runsOfDays(of)
      .map(([from, to]) =>
        from === to ? format.axisDay(from) : text.run(format.axisDay(from), format.axisDay(to)),
      )
      .join(and);
  return (
    <>
      <p className="strip-sentence">
        {fired.length === 0 ? text.never : text.fired(fired.length, fired.map(format.axisDay).join(and))}
      </p>
      {outcome.pending.length > 0 && (
        <p>
          <span aria-hidden>◔</span> {text.pending(listed(outcome.pending))}
        </p>
      )}
      {outcome.cleared.length > 0 && (
        <p>
          <span aria-hidden>✓</span> {text.cleared(listed(outcome.cleared))}
        </p>
      )}
    </>
  );
}

function Result({ result }: { result: Backtest }) {
  const text = useText('policies').backtest;
  const format = useFormat(useSession().project.zone);
  const name = useName();
  const first = result.days[0];
  const last = result.days.at(-1);
  return (
    <>
      <p className="rule-sentence">{name(result.sentence)}</p>
      <Outcomes days={result.days} fired={result.fired} />
      <Strip days={result.days} label={text.draft} />
      {result.live && <Strip days={result.live.days} label={text.live} />}
      {first && last && (
        <p className="strip-ends weak">
          <span>{format.axisDay(first.bucket)}</span>
          <span>{format.axisDay(last.bucket)}</span>
        </p>
      )}
    </>
  );
}

/** What a rule would have done over the last days; nothing is done. */
export function BacktestOf({ policy, policyKey }: { policy: PolicyDraft | undefined; policyKey?: string }) {
  const { project, now } = useSession();
  const text = useText('policies').backtest;
  const today = localDate(new Date(now()), project.zone);
  const test = useBacktest(policy, policyKey, addDays(today, -DAYS), addDays(today, -1));
  return (
    <section className="backtest" aria-label={text.title}>
      <h2 className="rule-part">{text.title}</h2>
      <p className="weak">{text.lead(DAYS)}</p>
      {!policy && <p className="weak">{text.unfinished}</p>}
      {policy && test.error && <FormError error={test.error} />}
      {policy && test.data && !test.error && (
        <div className={test.isPlaceholderData ? 'dimmed' : ''}>
          <Result result={test.data} />
        </div>
      )}
    </section>
  );
}

/** What a rule would have done, half a second after the last key. */
export function DraftBacktest({ draft, policy }: { draft: RuleDraft; policy?: string }) {
  const inPercent = useInPercent();
  const whole = Object.keys(problemsOf({ ...draft, en: 'x', actions: [] })).length === 0;
  const request = whole ? requestOf({ ...draft, en: draft.en || 'x' }, inPercent) : undefined;
  const text = JSON.stringify(request);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 500);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <BacktestOf policy={settled ? (JSON.parse(settled) as PolicyDraft) : undefined} policyKey={policy} />
  );
}
