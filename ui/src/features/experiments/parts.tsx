import { useMemo } from 'react';
import type { Experiment, ExperimentDefinition, ExperimentResults } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat, type Format } from '../../components/format';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { teams } from './model';

const shapes: Record<Experiment['state'], string> = {
  draft: '○',
  review: '◔',
  running: '●',
  decided: '✓',
  archived: '▣',
};

/** Where an experiment stands, by shape and word. */
export function StateTag({ state }: { state: Experiment['state'] }) {
  const text = useText('experiments').states;
  return (
    <span className={`state-tag exp-${state}`}>
      <span aria-hidden>{shapes[state]}</span> {text[state]}
    </span>
  );
}

type Outcome = ExperimentResults['findings']['verdict']['outcome'];

const outcomeShapes: Record<Outcome, string> = {
  won: '✓',
  mixed: '±',
  lost: '✕',
  harmed: '▲',
  flat: '=',
  unclear: '◔',
  too_few: '◌',
  blocked: '▲',
};

/** What an analysis comes to, by shape and word. */
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const text = useText('experiments').outcomes;
  return (
    <span className={`state-tag outcome-${outcome}`}>
      <span aria-hidden>{outcomeShapes[outcome]}</span> {text[outcome]}
    </span>
  );
}

type Reading = ExperimentResults['findings']['metrics'][number]['comparisons'][number]['reading'];

/** Better or worse by the metric's direction, in a word and a colour; a guardrail without harm holds. */
export function ReadingTag({ reading, guardrail = false }: { reading: Reading; guardrail?: boolean }) {
  const text = useText('experiments').readings;
  const word = guardrail && reading === 'flat' ? text.held : text[reading];
  return <span className={`reading ${reading}`}>{word}</span>;
}

/** Who signed and who still has to. */
export function Signed({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments').sign;
  return (
    <span className="exp-signed">
      {teams.map((team) => {
        const done = experiment.approvals.some((a) => a.team === team);
        return (
          <span key={team} className={done ? 'ok' : 'waits'}>
            <span aria-hidden>{done ? '✓' : '◔'}</span> {done ? text.done(team) : text.waits(team)}
          </span>
        );
      })}
    </span>
  );
}

export interface Told {
  /** +1.3%, −0.4%: relative changes. */
  lift: (value: number) => string;
  /** A value of a metric: a share in percent, else a number. */
  value: (value: number, kind: string) => string;
  /** A difference in the metric's unit: percentage points of a share, else a number. */
  difference: (value: number, kind: string) => string;
  p: (p: number) => string;
  format: Format;
}

function told(format: Format): Told {
  const signed = (value: number, say: (v: number) => string) => {
    if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
    const sign = value > 0 ? '+' : value < 0 ? '−' : '';
    return sign + say(Math.abs(value));
  };
  return {
    lift: (value) => signed(value, format.percent),
    value: (value, kind) => (kind === 'proportion' ? format.percent(value) : format.exact(value)),
    difference: (value, kind) => (kind === 'proportion' ? format.points(value) : signed(value, format.exact)),
    p: (p) => (p < 0.0001 ? 'p < 0.0001' : `p = ${Number(p.toPrecision(2))}`),
    format,
  };
}

/** How figures of experiments read in the language in use. */
export function useTold(): Told {
  const { project } = useSession();
  const format = useFormat(project.zone);
  return useMemo(() => told(format), [format]);
}

/** Names of a definition's variants, factors and metrics by their key. */
export function useNamesOf(definition: ExperimentDefinition) {
  const name = useName();
  const of = (items: readonly { key: string; names: { zh: string; en: string } }[]) => (key: string) => {
    const item = items.find((i) => i.key === key);
    return name(item?.names, key);
  };
  return {
    variant: of(definition.variants),
    factor: of(definition.factors),
    metric: of(definition.metrics),
  };
}
