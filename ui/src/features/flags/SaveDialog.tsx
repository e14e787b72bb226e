import Input from 'antd/es/input';
import { useState } from 'react';
import type { Flag, FlagBehaviour } from '../../api/types';
import { useSession } from '../../app/session';
import { ChangeDialog } from './Approval';
import { differencesOf, reachOf, rest } from './model';
import { Differences, useEnvironmentName, useTelling } from './parts';
import { MovesWords } from './Preview';
import { useEffects } from './queries';
import { useOpenRelease } from './releases';
import { stopsRelease } from './steps';
import { exposureWords } from './words';

interface Props {
  flag: Flag;
  environment: string;
  base: FlagBehaviour;
  draft: FlagBehaviour;
  onSave: (note: string) => Promise<void>;
  /** It waits for a second person's word. */
  onAsked: () => void;
  onClose: () => void;
}

/** What changes and whom it reaches, before it is saved; or asked for, where it takes a second person's word. */
export function SaveDialog({ flag, environment, base, draft, onSave, onAsked, onClose }: Props) {
  const { can } = useSession();
  const effects = useEffects(flag, environment, draft, can('view_people'));
  const telling = useTelling();
  const { text } = telling;
  const nameOf = useEnvironmentName();
  const [note, setNote] = useState('');
  const release = useOpenRelease(flag.key, environment);
  const stops = release !== undefined && stopsRelease(release, base, draft);
  const reach = (behaviour: FlagBehaviour) => exposureWords(reachOf(behaviour.rules), telling);
  const said = note.trim();
  return (
    <ChangeDialog
      {...{ flag, environment, onAsked, onClose }}
      width={760}
      title={text.saving(nameOf(environment))}
      submit={text.save}
      body={{ change: { ...rest(draft), ...(said && { note: said }) } }}
      onSubmit={() => onSave(note)}
    >
      <Differences of={differencesOf(rest(base), rest(draft))} />
      <p className="flag-reach">
        {text.reached(reach(base), reach(draft))}
        {effects.data && effects.data.length > 0 && base.enabled && (
          <>
            <br />
            <MovesWords effects={effects.data.map((s) => s.effect)} dirty />
          </>
        )}
      </p>
      {stops && (
        <p className="note warn">
          {release.state === 'scheduled' ? text.release.stopsScheduled : text.release.stops}
        </p>
      )}
      <label className="flag-note">
        {text.note}
        <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        <span className="weak">{text.noteHelp}</span>
      </label>
    </ChangeDialog>
  );
}
