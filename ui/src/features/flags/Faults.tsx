import type { Flag } from '../../api/types';
import { useText } from '../../text';
import { behaviourOf, useEnvironmentName, useTelling } from './parts';
import { conditionWords } from './words';

/** Marks a flag of which something cannot be read any more. */
export function FaultTag({ flag }: { flag: Flag }) {
  const text = useText('flags').broken;
  if (flag.faults.length === 0) return null;
  return (
    <span className="state-tag firing">
      <span aria-hidden>▲</span> {text.tag}
    </span>
  );
}

/** What of a flag cannot be read any more, what that means for apps, and what to do about it. */
export function Faults({ flag }: { flag: Flag }) {
  const telling = useTelling();
  const nameOf = useEnvironmentName();
  const text = telling.text.broken;
  if (flag.faults.length === 0) return null;
  const places = [...new Set(flag.faults.map((fault) => nameOf(fault.environment)))];
  return (
    <section className="note warn" role="alert" aria-label={text.tag}>
      <p>
        <strong>{text.lead(places.join(telling.text.condition.or))}</strong>
      </p>
      <ul>
        {flag.faults.map(({ environment, rule, condition }) => {
          const said = behaviourOf(flag, environment).rules[rule]?.conditions[condition];
          return (
            <li key={`${environment} ${rule} ${condition}`}>
              {text.line(nameOf(environment), rule + 1)}{' '}
              {said && <code>{conditionWords(said, telling)}</code>}
            </li>
          );
        })}
      </ul>
      <p>{text.advice}</p>
    </section>
  );
}
