import { useMemo } from 'react';
import type { Flag, FlagBehaviour, FlagDifference, FlagOutcome } from '../../api/types';
import { useSession } from '../../app/session';
import { useEnvironments } from '../../components/environments';
import { useFormat } from '../../components/format';
import { useText } from '../../text';
import { exposureOf, offWithoutRules } from './model';
import { useOpenRelease } from './releases';
import { exposureWords, pathWords, share, valueWords, type Telling } from './words';

/** What flags are told in, in the language in use. */
export function useTelling(): Telling {
  const { project } = useSession();
  const text = useText('flags');
  const format = useFormat(project.zone);
  return useMemo(() => ({ text, format }), [text, format]);
}

/** What a flag does in an environment. */
export function behaviourOf(flag: Flag, environment: string): FlagBehaviour {
  return flag.environments[environment] ?? offWithoutRules;
}

/** The name of an environment by its key. */
export function useEnvironmentName(): (key: string) => string {
  const all = useEnvironments().data ?? [];
  return (key) => all.find((e) => e.key === key)?.name ?? key;
}

/** On or off, by shape and word. */
export function StateTag({ on, of }: { on: boolean; of?: string }) {
  const text = useText('flags').state;
  return (
    <span className={`state-tag ${on ? 'running' : 'ended'}`}>
      <span aria-hidden>{on ? '●' : '○'}</span> {of ?? text[on ? 'on' : 'off']}
    </span>
  );
}

export function StaleTag({ flag }: { flag: Flag }) {
  const text = useText('flags').stale;
  if (!flag.stale) return null;
  return (
    <span className="state-tag paused" title={text.advice[flag.stale]}>
      <span aria-hidden>◔</span> {text[flag.stale]}
    </span>
  );
}

/** Whom it reaches: a bar of everybody, and in words. */
export function ExposureBar({ behaviour }: { behaviour: FlagBehaviour }) {
  const exposure = exposureOf(behaviour);
  const telling = useTelling();
  return (
    <div className="exposure">
      <span className={exposure.targeted > 0 ? 'exposure-bar some' : 'exposure-bar'} aria-hidden>
        <span style={{ width: `${exposure.share * 100}%` }} />
      </span>
      {exposureWords(exposure, telling)}
    </div>
  );
}

/** How far an open gray release is; nothing where there is none. */
export function RampTag({ flag, environment }: { flag: string; environment: string }) {
  const { text, format } = useTelling();
  const open = useOpenRelease(flag, environment);
  if (!open) return null;
  const { state, percent, startsAt } = open;
  const tag = text.release.tag;
  return (
    <div className="ramp">
      {startsAt ? (
        <span className="state-tag scheduled">
          <span aria-hidden>◷</span> {tag.scheduled(format.time(startsAt))}
        </span>
      ) : (
        <span className={`state-tag ${state === 'running' ? 'scheduled' : 'paused'}`}>
          <span aria-hidden>{state === 'running' ? '↗' : '◔'}</span>{' '}
          {tag[state === 'running' ? 'running' : 'paused'](share(percent, format))}
        </span>
      )}
    </div>
  );
}

/** What somebody gets: on, a variant, or off. */
export function Gets({ outcome }: { outcome: FlagOutcome }) {
  const text = useText('flags').state;
  if (!outcome.on) return <StateTag on={false} />;
  return <StateTag on of={outcome.variant ?? text.on} />;
}

/** Why, in words. */
export function useWhy(): (outcome: FlagOutcome) => string {
  const text = useText('flags').preview.reason;
  return ({ reason, rule }) => (reason === 'rule' ? text.rule(rule + 1) : text[reason]);
}

/** Where two revisions differ, one line each: before and after. */
export function Differences({ of }: { of: readonly FlagDifference[] }) {
  const telling = useTelling();
  const words = telling.text.history;
  return (
    <table className="changes flag-changes">
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((difference) => (
          <tr key={difference.path}>
            <th scope="row">{pathWords(difference.path, telling.text)}</th>
            <td>{valueWords(difference, difference.before, telling)}</td>
            <td>{valueWords(difference, difference.after, telling)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
