import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import type { Flag, FlagBehaviour } from '../../api/types';
import { useSession } from '../../app/session';
import { useHint } from '../../components/AllowedButton';
import { useActor } from '../../components/actors';
import { PRODUCTION, useEnvironments } from '../../components/environments';
import { useFormat } from '../../components/format';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { FlagRequests } from './Approval';
import { BoundsCard } from './BoundsCard';
import { KillSwitch } from './KillSwitch';
import { differencesOf, isComplete, rest, same, sumOf } from './model';
import { PrerequisiteEditor, SplitEditor } from './MoreEditors';
import { behaviourOf, Differences, useTelling } from './parts';
import { Preview } from './Preview';
import { useFlagCommands } from './queries';
import { Release } from './Release';
import { RulesEditor } from './RulesEditor';
import { SaveDialog } from './SaveDialog';
import { TestersEditor } from './TestersEditor';
import { outcomeWords, ruleWords, testersWords } from './words';

/** The rules as sentences, for those who may not change them. */
function RulesRead({ flag, behaviour }: { flag: Flag; behaviour: FlagBehaviour }) {
  const telling = useTelling();
  const { text } = telling;
  const hint = useHint('edit_flags');
  return (
    <>
      {behaviour.rules.length === 0 && <p className="weak">{text.rules.none}</p>}
      <ol className="flag-sentences">
        {behaviour.rules.map((rule, i) => (
          <li key={i}>{ruleWords(rule, telling, flag.type !== 'boolean')}</li>
        ))}
      </ol>
      {behaviour.split.length > 0 && (
        <p>
          {text.split.title}: {behaviour.split.map((s) => `${s.variant} ${s.percent}%`).join(' · ')}
        </p>
      )}
      {behaviour.prerequisites.map((p) => (
        <p key={p.flag}>
          {text.prerequisites.title}: <code>{p.flag}</code> {text.prerequisites.is} {outcomeWords(p.is, text)}
        </p>
      ))}
      {behaviour.testers.map((group, i) => (
        <p key={i}>
          {text.bounds.testers.title}: {testersWords(group, telling)}
        </p>
      ))}
      <p className="weak">{hint}</p>
    </>
  );
}

/** What keeps a draft from being saved, in words. */
function problemOf(
  draft: FlagBehaviour,
  text: ReturnType<typeof useText<'flags'>>,
  format: (n: number) => string,
) {
  const unfinished = draft.rules.findIndex((rule) => !rule.conditions.every(isComplete));
  if (unfinished >= 0) return text.rules.unfinished(unfinished + 1);
  if (draft.prerequisites.some((p) => !p.flag)) return text.prerequisites.unfinished;
  if (draft.testers.some((t) => t.ids.length + t.segments.length === 0))
    return text.bounds.testers.unfinished;
  const sum = sumOf(draft.split);
  if (draft.split.length > 0 && sum !== 100) return text.split.wrong(format(sum / 100));
  return undefined;
}

interface NewerProps {
  flag: Flag;
  base: FlagBehaviour;
  now: FlagBehaviour;
  onLoad: () => void;
  onKeep: () => void;
}

/** Somebody saved other rules meanwhile: what they changed, and both ways on. */
function Newer({ flag, base, now, onLoad, onKeep }: NewerProps) {
  const { project } = useSession();
  const text = useText('parts').conflict;
  const format = useFormat(project.zone);
  const actor = useActor();
  return (
    <div className="note warn" role="alert" data-testid="conflict">
      <strong>{text.title(actor(flag.changedBy), format.time(flag.changedAt))}</strong>
      <p>{text.lead}</p>
      <Differences of={differencesOf(rest(base), rest(now))} />
      <div className="note-actions">
        <Button onClick={onLoad}>{text.load}</Button>
        <Button onClick={onKeep}>{text.overwrite}</Button>
      </div>
    </div>
  );
}

function Editor({ flag, environment }: { flag: Flag; environment: string }) {
  const { text, format } = useTelling();
  const commands = useFlagCommands();
  const { message } = AntdApp.useApp();
  const { can } = useSession();
  const now = behaviourOf(flag, environment);
  const [base, setBase] = useState(now);
  const [draft, setDraft] = useState(now);
  const [saving, setSaving] = useState(false);
  const dirty = !same(base, draft);
  const moved = !same(base, now);
  const take = () => {
    setBase(now);
    setDraft(now);
  };
  if (moved && !dirty) take();
  const set = (part: Partial<FlagBehaviour>) => setDraft({ ...draft, ...part });
  const problem = problemOf(draft, text, format.percent);

  const save = async (note: string) => {
    try {
      const saved = await commands.behave(flag, environment, {
        ...rest(draft),
        ...(note.trim() ? { note: note.trim() } : {}),
      });
      const after = behaviourOf(saved, environment);
      setBase(after);
      setDraft(after);
      setSaving(false);
      void message.success(text.saved(saved.revision));
    } catch (failure) {
      // somebody was faster: their version is read, and shown beside the draft where it says something else
      if (failure instanceof ApiError && failure.status === 412) {
        await commands.reload(flag.key);
        setSaving(false);
      } else throw failure;
    }
  };

  if (!can('edit_flags') || flag.archived) {
    return (
      <div className="flag-editor">
        <section className="card">
          <h2>{text.rules.title}</h2>
          <RulesRead flag={flag} behaviour={now} />
        </section>
        <Preview flag={flag} environment={environment} said={now} dirty={false} complete />
      </div>
    );
  }
  return (
    <div className="flag-editor">
      <section className="card">
        {moved && dirty && (
          <Newer flag={flag} base={base} now={now} onLoad={take} onKeep={() => setBase(now)} />
        )}
        <h2>{text.rules.title}</h2>
        <p className="weak">{text.rules.lead}</p>
        <RulesEditor flag={flag} rules={draft.rules} onChange={(rules) => set({ rules })} />
        {flag.type !== 'boolean' && (
          <SplitEditor flag={flag} split={draft.split} onChange={(split) => set({ split })} />
        )}
        <PrerequisiteEditor
          flag={flag}
          prerequisites={draft.prerequisites}
          onChange={(prerequisites) => set({ prerequisites })}
        />
        <TestersEditor flag={flag} testers={draft.testers} onChange={(testers) => set({ testers })} />
        <div className={dirty ? 'flag-save dirty' : 'flag-save'} aria-live="polite">
          <span className="weak">{dirty ? (problem ?? text.unsaved) : text.nothingChanged}</span>
          <span className="grow" />
          {dirty && <Button onClick={take}>{text.discard}</Button>}
          <Button
            type="primary"
            disabled={!dirty || problem !== undefined || moved}
            onClick={() => setSaving(true)}
          >
            {text.save}
          </Button>
        </div>
      </section>
      <Preview {...{ flag, environment, dirty }} said={draft} complete={problem === undefined} />
      {saving && (
        <SaveDialog
          {...{ flag, environment, base, draft }}
          onSave={save}
          onAsked={() => {
            setSaving(false);
            take();
          }}
          onClose={() => setSaving(false)}
        />
      )}
    </div>
  );
}

/** Whom a flag gives what, environment by environment. */
export function RulesTab({ flag }: { flag: Flag }) {
  const text = useText('flags');
  const { search, set } = useAddress();
  const environments = useEnvironments().data ?? [];
  const environment = search.get('env') ?? PRODUCTION;
  return (
    <div className="stack">
      {environments.length > 1 && (
        <Segmented
          className="flag-environment"
          aria-label={text.environment}
          value={environment}
          options={environments.map((e) => ({
            value: e.key,
            label: `${behaviourOf(flag, e.key).enabled ? '●' : '○'} ${e.name}`,
          }))}
          onChange={(env) => set({ env: env === PRODUCTION ? undefined : env })}
        />
      )}
      <FlagRequests flag={flag.key} environment={environment} />
      <KillSwitch flag={flag} environment={environment} />
      <Release key={`release ${environment}`} flag={flag} environment={environment} />
      <BoundsCard flag={flag} environment={environment} />
      <Editor key={environment} flag={flag} environment={environment} />
    </div>
  );
}
