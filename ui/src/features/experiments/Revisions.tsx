import type { Experiment, ExperimentDefinition } from '../../api/types';
import { useActor } from '../../components/actors';
import { useText } from '../../text';
import { useNamesOf, useTold } from './parts';
import { useRevisions } from './queries';
import { changesBetween, type Change } from './revisions';

/** What a revision says otherwise than the one before it, in a line. */
function Changed({ before, after }: { before: ExperimentDefinition; after: ExperimentDefinition }) {
  const text = useText('experiments').design;
  const { format } = useTold();
  const [then, now] = [useNamesOf(before), useNamesOf(after)];
  const kinds = { factors: 'factor', variants: 'variant', metrics: 'metric' } as const;
  const named = (part: keyof typeof kinds, key: string) => {
    const gone = !after[part].some((item) => item.key === key);
    return (gone ? then : now)[kinds[part]](key);
  };
  const say = ({ part, keys }: Change) => {
    if (part === 'traffic') {
      return text.fromTo(text.parts.traffic, format.percent(before.traffic), format.percent(after.traffic));
    }
    if (part === 'factors' || part === 'variants' || part === 'metrics') {
      return text.part(text.parts[part], keys.map((key) => named(part, key)).join(text.and));
    }
    return text.parts[part];
  };
  const changes = changesBetween(before, after);
  if (changes.length === 0) return null;
  return <span className="key-under">{text.changed(changes.map(say).join(text.and))}</span>;
}

/** Who signed, and what each revision changed and by whom. */
export function Revisions({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const { format } = useTold();
  const actor = useActor();
  const revisions = useRevisions(experiment).data ?? [];
  return (
    <section className="card">
      <h2>{text.design.history}</h2>
      <ul>
        {experiment.approvals.map((a) => (
          <li key={a.team}>
            {text.sign.by(text.sign.done(a.team), actor(a.by))}{' '}
            <span className="weak">{format.time(a.at)}</span>
          </li>
        ))}
        {revisions.map((r, i) => {
          const before = revisions[i + 1];
          return (
            <li key={r.revision}>
              {text.sign.by(`r${r.revision}`, actor(r.by))} <span className="weak">{format.time(r.at)}</span>
              {before && <Changed before={before.definition} after={r.definition} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
