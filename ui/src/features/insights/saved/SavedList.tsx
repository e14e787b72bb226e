import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Input from 'antd/es/input';
import Switch from 'antd/es/switch';
import { useState } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../../../api/client';
import type { SavedInsight } from '../../../api/types';
import { useSession } from '../../../app/session';
import { useActor } from '../../../components/actors';
import { AllowedButton } from '../../../components/AllowedButton';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorTile } from '../../../components/ErrorTile';
import { useFormat } from '../../../components/format';
import { useName } from '../../../components/Name';
import { boardPath, useBoards } from '../../../components/savedBoards';
import { Skeleton } from '../../../components/Skeleton';
import { useText } from '../../../text';
import type { KindName } from '../kinds';
import { insightPath, useInsightCommands, useSavedInsights } from '../../../components/savedInsights';
import SaveForm from './SaveForm';
import './saved.css';

function Row({ insight, onRename }: { insight: SavedInsight; onRename: () => void }) {
  const { project } = useSession();
  const insights = useText('insights');
  const text = insights.saved;
  const common = useText('common');
  const name = useName();
  const format = useFormat(project.zone);
  const commands = useInsightCommands();
  const { message } = AntdApp.useApp();
  const actor = useActor();
  const boards = (useBoards().data ?? []).filter(({ tiles }) => tiles.some((t) => t.insight === insight.key));
  const [busy, setBusy] = useState(false);
  const act = async (run: (one: SavedInsight) => Promise<unknown>) => {
    setBusy(true);
    try {
      await run(insight);
    } catch (failure) {
      void message.error(failure instanceof ApiError ? failure.detail : common.errors.unreachable, 8);
    } finally {
      setBusy(false);
    }
  };
  const kind = insights.kinds[insight.kind as KindName] ?? insight.kind;
  return (
    <li className="saved-row">
      <div>
        <Link to={insightPath(project.key, insight)}>{name(insight.names, insight.key)}</Link>
        {insight.archived && <span className="weak"> · {text.archived}</span>}
        <p className="weak">
          {kind} · {actor(insight.owner)} · {format.time(insight.changedAt)}
        </p>
        {boards.length > 0 && (
          <p className="weak saved-boards">
            {text.onBoard.on}
            {boards.map(({ key, names }) => (
              <Link key={key} to={boardPath(project.key, key)}>
                {name(names, key)}
              </Link>
            ))}
          </p>
        )}
      </div>
      {!insight.archived && (
        <AllowedButton needs="edit_boards" size="small" onClick={onRename}>
          {text.rename}
        </AllowedButton>
      )}
      <AllowedButton
        needs="edit_boards"
        size="small"
        loading={busy}
        onClick={() => void act(insight.archived ? commands.restore : commands.archive)}
      >
        {insight.archived ? text.restore : text.archive}
      </AllowedButton>
    </li>
  );
}

/** The saved insights of the project: open, rename, archive, bring back. */
export default function SavedList({ onClose }: { onClose: () => void }) {
  const text = useText('insights').saved;
  const [archived, setArchived] = useState(false);
  const [renaming, setRenaming] = useState<SavedInsight>();
  const [wanted, setWanted] = useState('');
  const list = useSavedInsights(archived);
  const commands = useInsightCommands();
  const content = () => {
    if (list.error) return <ErrorTile error={list.error} onRetry={() => void list.refetch()} />;
    if (!list.data) return <Skeleton height={160} lines={4} />;
    if (list.data.length === 0) return <EmptyState title={text.none.title} lead={text.none.lead} />;
    const term = wanted.trim().toLowerCase();
    const found = list.data.filter(({ key, names }) =>
      [key, names.zh, names.en].some((one) => one?.toLowerCase().includes(term)),
    );
    if (found.length === 0) return <p className="weak">{text.noMatch}</p>;
    return (
      <ul className="saved-list">
        {found.map((insight) => (
          <Row key={insight.key} insight={insight} onRename={() => setRenaming(insight)} />
        ))}
      </ul>
    );
  };
  return (
    <Drawer open size={560} title={text.list} onClose={onClose} closable={{ 'aria-label': text.close }}>
      <Input
        allowClear
        aria-label={text.find}
        placeholder={text.find}
        className="saved-find"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <label className="saved-switch">
        <Switch size="small" checked={archived} onChange={setArchived} /> {text.withArchived}
      </label>
      {content()}
      <div className="saved-foot">
        <Button onClick={onClose}>{text.close}</Button>
      </div>
      {renaming && (
        <SaveForm
          names={renaming.names}
          onSave={(names) =>
            commands.change(renaming, names, {
              question: renaming.question,
              query: renaming.query,
              range: renaming.range,
            })
          }
          onClose={() => setRenaming(undefined)}
        />
      )}
    </Drawer>
  );
}
