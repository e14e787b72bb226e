import type { EventSelector } from '../api/types';
import { useText } from '../text';
import './parts.css';

/** An event and its conditions as a reader would say them. */
export function SelectorText({ selector }: { selector: EventSelector }) {
  const text = useText('parts');
  const operators = useText('common').selector.operators;
  return (
    <span className="selector-text">
      {selector.event === '*' ? text.anyEvent : <code>{selector.event}</code>}
      {selector.where.map((filter, i) => (
        <span key={i}>
          {' '}
          <span className="op">{i === 0 ? text.where : text.also}</span> <code>{filter.property}</code>{' '}
          <span className="op">{operators[filter.op]}</span> {filter.value.join(` ${text.orAnother} `)}
        </span>
      ))}
    </span>
  );
}

/** Several, any of which counts. */
export function SelectorTexts({ selectors, none }: { selectors: EventSelector[]; none: string }) {
  if (selectors.length === 0) return <span className="weak">{none}</span>;
  return (
    <ul className="selector-texts">
      {selectors.map((selector, i) => (
        <li key={i}>
          <SelectorText selector={selector} />
        </li>
      ))}
    </ul>
  );
}
