import { useQuery } from '@tanstack/react-query';
import Input from 'antd/es/input';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Flag, FlagBehaviour, FlagEffect } from '../../api/types';
import { useSession } from '../../app/session';
import { ErrorTile } from '../../components/ErrorTile';
import { FormError } from '../../components/FormError';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { moves, movesOf } from './model';
import { behaviourOf, Gets, useTelling, useWhy } from './parts';
import { evaluate, useEffects, type Somebody } from './queries';

const SETTLE = 300;
/** So many of those asked about are listed. */
const SHOWN = 10;

/** Anybody, by the id an app would ask for. */
function SomebodyElse({ flag, environment }: { flag: Flag; environment: string }) {
  const { project } = useSession();
  const text = useText('flags').preview;
  const why = useWhy();
  const [id, setId] = useState('');
  const found = useQuery({
    queryKey: [project.key, 'flag', flag.key, 'one', environment, flag.version, id],
    enabled: id !== '',
    queryFn: ({ signal }) => evaluate(project.key, flag.key, environment, id, signal),
  });
  return (
    <div className="flag-other">
      <Input.Search
        allowClear
        aria-label={text.other}
        placeholder={text.placeholder}
        maxLength={200}
        spellCheck={false}
        onSearch={(value) => setId(value.trim())}
      />
      <FormError error={found.error} />
      {id && found.data && (
        <p aria-live="polite">
          <code>{id}</code> <Gets outcome={found.data} /> <span className="weak">{why(found.data)}</span>
        </p>
      )}
    </div>
  );
}

/** The value once it has not changed for a while. */
function useSettled<T>(value: T): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE);
    return () => clearTimeout(timer);
  }, [text]);
  return useMemo(() => JSON.parse(settled) as T, [settled]);
}

/** What a change does to the newest people, in numbers. */
export function MovesWords({ effects, dirty }: { effects: FlagEffect[]; dirty: boolean }) {
  const { text, format } = useTelling();
  const { of, before, after, moved } = movesOf(effects);
  const [all, now, then, other] = [of, before, after, moved].map(format.exact) as [
    ...[string, string, string, string],
  ];
  return <>{dirty ? text.preview.moved(all, now, then, other) : text.preview.reached(all, then)}</>;
}

function Row({ somebody, on }: { somebody: Somebody; on: boolean }) {
  const { project } = useSession();
  const text = useText('flags').preview;
  const why = useWhy();
  const { person, effect } = somebody;
  return (
    <>
      <dt>
        <Link to={`/p/${project.key}/people/${person.person}`}>{person.name ?? person.distinctId}</Link>
      </dt>
      <dd>
        {on && moves(effect) && (
          <>
            <Gets outcome={effect.before} /> <span aria-hidden>→</span>{' '}
            <span className="hidden">{text.becomes}</span>
          </>
        )}
        <Gets outcome={effect.after} /> <span className="weak">{why(effect.after)}</span>
      </dd>
    </>
  );
}

interface Props {
  flag: Flag;
  environment: string;
  /** What is being written, or what is saved. */
  said: FlagBehaviour;
  dirty: boolean;
  /** False while it cannot be said yet. */
  complete: boolean;
}

/** Real people: what each gets, would get, and why. */
export function Preview({ flag, environment, said, dirty, complete }: Props) {
  const { can } = useSession();
  const text = useText('flags').preview;
  const sees = can('view_people');
  const { enabled } = behaviourOf(flag, environment);
  const asked = useSettled(said);
  const effects = useEffects(flag, environment, asked, sees && !flag.archived && complete);
  const list = () => {
    if (!sees) return <p className="weak">{text.hidden}</p>;
    if (!complete) return <p className="weak">{text.unfinished}</p>;
    if (effects.error) return <ErrorTile error={effects.error} onRetry={() => void effects.refetch()} />;
    if (!effects.data) return <Skeleton height={28} lines={5} />;
    if (effects.data.length === 0) return <p className="weak">{text.none}</p>;
    return (
      <div className={effects.isPlaceholderData ? 'dimmed' : undefined}>
        <p data-testid="moves">
          <MovesWords effects={effects.data.map((s) => s.effect)} dirty={dirty && enabled} />
        </p>
        <dl className="flag-people">
          {effects.data.slice(0, SHOWN).map((somebody) => (
            <Row key={somebody.person.person} somebody={somebody} on={enabled} />
          ))}
        </dl>
      </div>
    );
  };
  return (
    <section className="card flag-preview" aria-label={text.title}>
      <h2>{text.title}</h2>
      {sees && !flag.archived && (
        <p className="weak">{!enabled ? text.leadOff : dirty ? text.leadDirty : text.lead}</p>
      )}
      {!flag.archived && list()}
      {sees && !flag.archived && <SomebodyElse flag={flag} environment={environment} />}
    </section>
  );
}
