import Button from 'antd/es/button';
import { useSession } from '../app/session';
import { useText } from '../text';
import { Changes } from './AuditList';
import type { Change } from './changes';
import { useFormat } from './format';
import './parts.css';

interface Props {
  who?: string;
  at?: string;
  /** What the newer version changed against the one that was opened. */
  changes: Change[];
  busy: boolean;
  onLoad: () => void;
  onOverwrite: () => void;
}

/** Somebody saved first: who, when and what; the draft stays until one of both ways is chosen. */
export function ConflictNote({ who, at, changes, busy, onLoad, onOverwrite }: Props) {
  const { project } = useSession();
  const text = useText('parts').conflict;
  const format = useFormat(project.zone);
  return (
    <div className="note warn" role="alert" data-testid="conflict">
      <strong>{who && at ? text.title(who, format.time(at)) : text.titleSomebody}</strong>
      <p>{text.lead}</p>
      {changes.length > 0 && (
        <>
          <p className="weak">{text.changed}</p>
          <Changes changes={changes} />
        </>
      )}
      <div className="note-actions">
        <Button onClick={onLoad}>{text.load}</Button>
        <Button loading={busy} onClick={onOverwrite}>
          {text.overwrite}
        </Button>
      </div>
    </div>
  );
}

/** Says that what is on the form comes from an earlier, unsaved session. */
export function DraftNote({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  const { project } = useSession();
  const text = useText('parts').draft;
  const format = useFormat(project.zone);
  return (
    <div className="note" role="status">
      {text.restored(format.time(at))}
      <div className="note-actions">
        <Button size="small" onClick={onDiscard}>
          {text.discard}
        </Button>
      </div>
    </div>
  );
}
