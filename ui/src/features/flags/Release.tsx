import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import type { Flag, GrayRelease } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { ErrorTile } from '../../components/ErrorTile';
import { FormDialog } from '../../components/FormDialog';
import { PolicyLink, useAllPolicies } from '../../components/PolicyLink';
import { StandingTag } from '../../components/PolicyStateTag';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { retreat } from './Approval';
import { behaviourOf, useTelling } from './parts';
import { isOpen, useRelease, useReleaseCommands } from './releases';
import { StartRelease } from './StartRelease';
import { momentWords, placeOf, stepAt } from './steps';
import { ruleWords, share } from './words';

type Words = ReturnType<typeof useTelling>['text']['release'];
type Move = 'paused' | 'running' | 'stopped' | 'rolled_back';

/** What a move is called: of one that has not begun, other things are meant. */
function moveWords({ act, actScheduled }: Words, { state }: GrayRelease, to: Move) {
  return state === 'scheduled' && (to === 'running' || to === 'stopped') ? actScheduled[to] : act[to];
}

/** What becomes of a release that somebody takes in hand, said before it is done. */
function MoveDialog({ release, to, onClose }: { release: GrayRelease; to: Move; onClose: () => void }) {
  const { text, format } = useTelling();
  const words = moveWords(text.release, release, to);
  const commands = useReleaseCommands();
  const { message } = AntdApp.useApp();
  const percent = to === 'rolled_back' ? release.before : release.steps[release.step]!.percent;
  return (
    <FormDialog<{ reason?: string }>
      title={words.title}
      submit={words.button}
      cancel={words.keep}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        await commands.move(release, to, reason?.trim() ?? '');
        void message.success(words.done);
      }}
    >
      <p>{words.lead(share(percent, format))}</p>
      <Form.Item name="reason" label={text.note} extra={text.noteHelp}>
        <Input maxLength={500} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

/** The steps in a line: which are over, which is in force, which come. */
function Steps({ release }: { release: GrayRelease }) {
  const { text, format } = useTelling();
  return (
    <ol className="release-steps" aria-label={text.release.steps}>
      {release.steps.map(({ percent, hours }, i) => {
        const over = i < release.step || release.state === 'done';
        const now = i === release.step && isOpen(release) && release.state !== 'scheduled';
        const at = stepAt(release, i);
        return (
          <li
            key={percent}
            className={over ? 'over' : now ? 'now' : undefined}
            aria-current={now ? 'step' : undefined}
          >
            <span aria-hidden className="release-mark">
              {over ? '✓' : now ? '●' : '○'}
            </span>
            <strong>{share(percent, format)}</strong>
            <span className="weak">
              {hours > 0
                ? text.release.stays(format.duration(hours * 3600))
                : i === release.steps.length - 1 && text.release.last}
            </span>
            {at && (
              <span className="weak">
                {at.planned ? text.release.fromAbout(format.time(at.time)) : format.time(at.time)}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Guardrail({ policy }: { policy: string }) {
  const found = useAllPolicies().data?.items.find((p) => p.key === policy);
  return (
    <li>
      <PolicyLink policy={policy} />{' '}
      {found && found.state === 'active' && (
        <StandingTag
          state={found.status.state}
          breaches={found.status.breaches}
          k={found.status.k}
          shadow={found.mode === 'shadow'}
        />
      )}
    </li>
  );
}

function waitWords(words: Words, waits: NonNullable<GrayRelease['waits']>, scheduled: boolean) {
  if (scheduled && waits === 'not_yet') return words.waitsToBegin;
  if (scheduled && waits === 'guardrail_firing') return words.firingToBegin;
  return words.waits[waits];
}

/** Where an open release is, what comes next and why it waits. */
function Progress({ release }: { release: GrayRelease }) {
  const { text, format } = useTelling();
  const words = text.release;
  const next = release.steps[release.step + 1];
  const percent = share(release.steps[release.step]!.percent, format);
  const scheduled = release.state === 'scheduled';
  return (
    <>
      <p>
        {scheduled
          ? words.beginsAt(percent, format.time(release.since))
          : words.at(percent, format.time(release.since))}{' '}
        {release.nextAt &&
          !scheduled &&
          (next
            ? words.next(share(next.percent, format), format.time(release.nextAt))
            : words.doneAt(format.time(release.nextAt)))}
      </p>
      {release.waits && (
        <p data-testid="release-waits">
          {waitWords(words, release.waits, scheduled)}{' '}
          {release.policy && <PolicyLink policy={release.policy} />}
        </p>
      )}
      {release.guardrails.length > 0 ? (
        <div className="release-guardrails">
          <span>{words.guardrails}</span>
          <ul>
            {release.guardrails.map((policy) => (
              <Guardrail key={policy} policy={policy} />
            ))}
          </ul>
        </div>
      ) : (
        <p className="weak">{words.noGuardrails}</p>
      )}
      <p className="weak">{scheduled ? words.byHandBefore : words.byHand(release.rule + 1)}</p>
    </>
  );
}

function Moments({ release }: { release: GrayRelease }) {
  const telling = useTelling();
  const actor = useActor();
  return (
    <details className="release-history">
      <summary>{telling.text.release.history}</summary>
      <ol>
        {release.history.map((moment, i) => (
          <li key={`${moment.at}${i}`}>
            <span className="weak">{telling.format.time(moment.at)}</span> {actor(moment.by)}:{' '}
            {momentWords(moment, release.history[i + 1], telling)}{' '}
            {moment.policy && <PolicyLink policy={moment.policy} />}
            {moment.reason && <> “{moment.reason}”</>}
          </li>
        ))}
      </ol>
    </details>
  );
}

const shapes: Record<GrayRelease['state'], { shape: string; tag: string }> = {
  scheduled: { shape: '◷', tag: 'scheduled' },
  running: { shape: '↗', tag: 'scheduled' },
  paused: { shape: '◔', tag: 'paused' },
  done: { shape: '✓', tag: 'running' },
  rolled_back: { shape: '↩', tag: 'ended' },
  stopped: { shape: '■', tag: 'ended' },
};

/** Moves by hand, the gentlest first. */
const moves: Partial<Record<GrayRelease['state'], Move[]>> = {
  scheduled: ['running', 'stopped'],
  running: ['paused', 'stopped', 'rolled_back'],
  paused: ['running', 'stopped', 'rolled_back'],
};

/** The rule it gives out, as a sentence. */
function OfRule({ flag, release }: { flag: Flag; release: GrayRelease }) {
  const telling = useTelling();
  const words = telling.text.release;
  const { rules } = behaviourOf(flag, release.environment);
  const at = placeOf(rules, release);
  const rule = rules[at];
  const said = rule
    ? words.ofRule(at + 1, ruleWords(rule, telling, flag.type !== 'boolean'))
    : words.ofFormer(release.rule + 1);
  return <span className="weak">{said}</span>;
}

function Known({ flag, release }: { flag: Flag; release: GrayRelease }) {
  const { text } = useTelling();
  const words = text.release;
  const { shape, tag } = shapes[release.state];
  const [to, setTo] = useState<Move>();
  const possible = moves[release.state] ?? [];
  return (
    <>
      <div className="release-head">
        <span className={`state-tag ${tag}`}>
          <span aria-hidden>{shape}</span> {words.state[release.state]}
        </span>
        <OfRule {...{ flag, release }} />
        <span className="grow" />
        {possible.map((move) => (
          <AllowedButton
            key={move}
            needs="edit_flags"
            request={move === 'rolled_back' ? retreat(release.flag, release.environment) : undefined}
            onClick={() => setTo(move)}
          >
            {moveWords(words, release, move).button}
          </AllowedButton>
        ))}
      </div>
      <Steps release={release} />
      {isOpen(release) && <Progress release={release} />}
      <Moments release={release} />
      {to && <MoveDialog release={release} to={to} onClose={() => setTo(undefined)} />}
    </>
  );
}

/** The gray release of a flag in an environment: the one under way, or the last one, and how to start one. */
export function Release({ flag, environment }: { flag: Flag; environment: string }) {
  const { can } = useSession();
  const { text } = useTelling();
  const words = text.release;
  const { search, set } = useAddress();
  const { release, error, retry } = useRelease(flag.key, environment);
  if (error) return <ErrorTile error={error} onRetry={retry} />;
  if (release === undefined) return <Skeleton height={48} lines={1} />;
  if (release === null && flag.archived) return null;
  const may = !flag.archived && !(release && isOpen(release));
  const rules = behaviourOf(flag, environment).rules.length;
  return (
    <section className="card release" aria-label={words.title}>
      <div className="release-head">
        <h2>{words.title}</h2>
        <span className="grow" />
        {may && rules === 0 && <span className="weak">{words.needsRule}</span>}
        {may && (
          <AllowedButton needs="edit_flags" disabled={rules === 0} onClick={() => set({ release: 'new' })}>
            {words.start}
          </AllowedButton>
        )}
      </div>
      {release ? <Known {...{ flag, release }} /> : <p className="weak">{words.lead}</p>}
      {may && rules > 0 && can('edit_flags') && search.get('release') === 'new' && (
        <StartRelease {...{ flag, environment }} onClose={() => set({ release: undefined })} />
      )}
    </section>
  );
}
