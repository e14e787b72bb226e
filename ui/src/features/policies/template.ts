import type { PolicyDraft, PolicySubject, PolicyTemplate } from '../../api/types';
import { scaled } from './draft';

export type TemplateAsk = PolicyTemplate['asks'][number];

/** What somebody filled in, by the name the template asks for; fractions in percent. */
export type Filling = Record<string, unknown> & { channels?: string[] };

const SUBJECT = 'subject';

/** What the fields of a template begin with. */
export function blankFilling(template: PolicyTemplate): Filling {
  return Object.fromEntries(
    template.asks
      .filter((ask) => ask.preset !== null && ask.preset !== undefined)
      .map((ask) => [
        ask.name,
        ask.kind === 'fraction' ? scaled(ask.preset as unknown as number, 2) : ask.preset,
      ]),
  );
}

function given(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** The feature or campaign that was chosen. */
export function subjectOfFilling(template: PolicyTemplate, filling: Filling): PolicySubject | null {
  const ask = template.asks.find((one) => one.name === SUBJECT);
  const key = filling[SUBJECT];
  return ask && given(key) ? { kind: ask.kind, key: String(key) } : null;
}

/** Everything else, as the server takes it. */
export function parametersOfFilling(template: PolicyTemplate, filling: Filling): Record<string, unknown> {
  const fraction = new Set(template.asks.filter((ask) => ask.kind === 'fraction').map((ask) => ask.name));
  return Object.fromEntries(
    Object.entries(filling)
      .filter(([name, value]) => name !== SUBJECT && given(value))
      .map(([name, value]) => [name, fraction.has(name) ? scaled(value as number, -2) : value]),
  );
}

/** True once everything is there without which the rule cannot be judged. */
export function judgeable(template: PolicyTemplate, filling: Filling): boolean {
  const ask = template.asks.find((one) => one.name === SUBJECT);
  return !ask?.required || given(filling[SUBJECT]);
}

/** The rule the template becomes, for a backtest before it is installed: its numbers filled in. */
export function previewOf(template: PolicyTemplate, filling: Filling): PolicyDraft {
  const { policy } = template;
  const subject = subjectOfFilling(template, filling);
  const parameters = parametersOfFilling(template, filling);
  const number = (name: string, otherwise: number | null) =>
    typeof parameters[name] === 'number' ? (parameters[name] as number) : otherwise;
  return {
    ...policy,
    subject,
    condition: {
      ...policy.condition,
      launchedWithinDays: number('launchedWithinDays', policy.condition.launchedWithinDays),
      predicates: policy.condition.predicates.map((predicate) => ({
        ...predicate,
        metric: subject && predicate.metric === 'active_people' ? 'feature_people' : predicate.metric,
        bound: number('bound', predicate.bound) ?? predicate.bound,
        warnFrom: number('warnFrom', predicate.warnFrom),
        minSample: number('minSample', predicate.minSample) ?? predicate.minSample,
      })),
    },
  };
}
