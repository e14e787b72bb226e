import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import type { Flag, FlagRevision } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { ChangeDialog, useWholeFlag } from './Approval';
import { Differences } from './parts';
import { useDifferences, useFlagCommands, useRevisions } from './queries';

/** What going back changes, before it is done. */
function RevertDialog({ flag, to, onClose }: { flag: Flag; to: number; onClose: () => void }) {
  const all = useText('flags');
  const text = all.history;
  const commands = useFlagCommands();
  const { message } = AntdApp.useApp();
  const differences = useDifferences(flag, to);
  const [note, setNote] = useState('');
  const environment = useWholeFlag(flag);
  const said = note.trim();
  return (
    <ChangeDialog
      {...{ flag, environment, onClose }}
      width={760}
      title={text.revertTitle(to)}
      submit={text.revert(to)}
      cancel={text.keep}
      disabled={!differences.data || differences.data.length === 0}
      body={{ revert: { revision: to, ...(said && { note: said }) } }}
      onSubmit={async () => {
        await commands.revert(flag, to, said);
        void message.success(text.reverted(to));
      }}
    >
      <p>{text.revertLead}</p>
      {differences.error && (
        <ErrorTile error={differences.error} onRetry={() => void differences.refetch()} />
      )}
      {!differences.data && !differences.error && <Skeleton height={28} lines={3} />}
      {differences.data?.length === 0 && <p className="weak">{text.nothing}</p>}
      {differences.data && differences.data.length > 0 && <Differences of={differences.data} />}
      <label className="flag-note">
        {all.note}
        <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
    </ChangeDialog>
  );
}

function Revision(props: { flag: Flag; revision: FlagRevision; onRevert: () => void }) {
  const { flag, revision, onRevert } = props;
  const { project } = useSession();
  const text = useText('flags').history;
  const format = useFormat(project.zone);
  const actor = useActor();
  const current = revision.revision === flag.revision;
  return (
    <li>
      <p className="action-head">
        <strong>{text.revision(revision.revision)}</strong>
        {current && <span className="state-tag running">{text.current}</span>}
        <span>{actor(revision.changedBy)}</span>
        <span className="weak">{format.time(revision.changedAt)}</span>
        {revision.note && <span>“{revision.note}”</span>}
        <span className="grow" />
        {!current && !flag.archived && (
          <AllowedButton needs="edit_flags" size="small" onClick={onRevert}>
            {text.revert(revision.revision)}
          </AllowedButton>
        )}
      </p>
      {revision.differences.length > 0 ? (
        <Differences of={revision.differences} />
      ) : (
        <p className="weak">{revision.revision === 1 ? text.first : text.nothing}</p>
      )}
    </li>
  );
}

/** Every revision with what it changed, and the way back. */
export function HistoryTab({ flag }: { flag: Flag }) {
  const text = useText('flags').history;
  const revisions = useRevisions(flag);
  const [to, setTo] = useState<number>();
  if (revisions.error) {
    return <ErrorTile error={revisions.error} onRetry={() => void revisions.refetch()} />;
  }
  if (!revisions.data) return <Skeleton height={72} lines={4} />;
  return (
    <section className="card">
      <ol className="flag-history">
        {revisions.data.pages
          .flatMap((page) => page.items)
          .map((revision) => (
            <Revision
              key={revision.revision}
              {...{ flag, revision }}
              onRevert={() => setTo(revision.revision)}
            />
          ))}
      </ol>
      {revisions.hasNextPage && (
        <Button loading={revisions.isFetchingNextPage} onClick={() => void revisions.fetchNextPage()}>
          {text.more}
        </Button>
      )}
      {to !== undefined && <RevertDialog flag={flag} to={to} onClose={() => setTo(undefined)} />}
    </section>
  );
}
